//! Which limit counts for a parameter of a source on a day, and why.
//!
//! This is the one place where a limit is put together: row, column, coefficients, validity. It
//! knows nothing of stations; the caller brings what they have been assigned.

use std::collections::BTreeMap;

use kernel::{Basis, Bilingual, Day};

use super::coefficient::lawful_values;
use super::decimal::{plus, times};
use super::formula::{Added, Formula};
use super::no_limit::NoLimit;
use super::{Facts, Held, hold};
use crate::definition::{Citation, Pin, Pinned};
use crate::kinds::{Bound, ColumnRule, LimitRow, LimitSet, Window};

/// Coefficients by symbol, as assigned to a source: `Kq = 0.9`.
pub type Coefficients = BTreeMap<String, f64>;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Code of the parameter.
    pub parameter: &'a str,
    /// The column assigned, where the set has columns.
    pub column: Option<&'a str>,
    /// The coefficients assigned.
    pub coefficients: &'a Coefficients,
    /// What is known about the source, for sets that ask.
    pub facts: &'a Facts,
    /// The average to be compared.
    pub averaging: Window,
    /// The day on which it was measured.
    pub day: Day,
}

/// A limit, with all that is needed to print why (*giới hạn áp dụng*).
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// The definition that it comes from.
    pub set: Pin,
    /// Code of the parameter.
    pub parameter: String,
    /// What may not be passed.
    pub bound: Bound,
    /// Code of the unit.
    pub unit: String,
    /// Expressed as which substance.
    pub basis: Option<String>,
    /// The average that it is for.
    pub averaging: Window,
    /// How it was calculated.
    pub formula: Formula,
    /// Reference oxygen content in %, to which values are corrected first.
    pub oxygen_reference: Option<f64>,
    /// Where it stands written.
    pub citation: Citation,
    /// Where it stands written which average is compared, if elsewhere.
    pub judged_by: Option<Citation>,
    /// Some part of it has not been checked against the official text.
    pub provisional: bool,
    /// What the reader should know.
    pub notes: Vec<Bilingual>,
}

/// The limit that counts.
pub fn limit_for(set: &Pinned<LimitSet>, question: &Question<'_>) -> Result<Limit, NoLimit> {
    if !set.holds_on(question.day) {
        return Err(NoLimit::SetNotInForce { day: question.day });
    }
    let body = &set.body;
    let row = row_for(set, question)?;
    if row.doubtful {
        return Err(NoLimit::Doubtful);
    }
    let rule = column_rule(body, question.facts);
    let (column, written) = written_value(body, row, rule, question.column)?;
    let as_written = row.as_written || rule.is_some_and(|r| r.as_written);
    let mut factors = Vec::new();
    let mut result = written;
    if let (Bound::Max(c), false) = (written, as_written) {
        let mut product = c;
        for symbol in &body.multiplied_by {
            let value = lawful_coefficient(body, symbol, question.coefficients)?;
            product = times(product, value);
            factors.push((symbol.clone(), value));
        }
        result = Bound::Max(product);
    }
    let addition = body.additions.iter().find(|a| matches!(hold(&a.when, question.facts), Held::Yes));
    let added = addition.map(|a| Added { case: a.title.clone(), value: a.value });
    if let (Bound::Max(limit), Some(added)) = (result, &added) {
        result = Bound::Max(plus(limit, added.value));
    }
    let judged = body.judged.as_ref().filter(|_| row.averaging.is_none());
    let mut notes: Vec<Bilingual> = Vec::new();
    notes.extend(row.note.clone());
    notes.extend(judged.and_then(|j| j.note.clone()));
    Ok(Limit {
        set: set.pin(),
        parameter: row.parameter.clone(),
        bound: result,
        unit: row.unit.clone(),
        basis: row.basis.clone(),
        averaging: question.averaging,
        formula: Formula { column, column_rule: rule.map(|r| r.title.clone()), written, factors, added, result },
        oxygen_reference: row.oxygen_reference,
        citation: cited(&set.citation, row),
        judged_by: judged.map(|j| j.citation.clone()),
        provisional: set.provisional || row.provisional || judged.is_some_and(|j| j.provisional),
        notes,
    })
}

impl Limit {
    /// The rule behind it, short.
    pub fn legal_basis(&self) -> Basis {
        self.citation.basis()
    }
}

/// The document's citation, with the row's own place in it where it has one.
fn cited(citation: &Citation, row: &LimitRow) -> Citation {
    let mut citation = citation.clone();
    if let Some(place) = &row.article {
        citation.article.clone_from(place);
    }
    citation
}

/// Narrows the rows step by step, so that the reason says at which step none was left.
fn row_for<'a>(set: &'a Pinned<LimitSet>, question: &Question<'_>) -> Result<&'a LimitRow, NoLimit> {
    let rows: Vec<&LimitRow> = set.body.limits.iter().filter(|row| row.parameter == question.parameter).collect();
    if rows.is_empty() {
        return Err(NoLimit::NotLimited);
    }
    let valid: Vec<&LimitRow> = rows.into_iter().filter(|row| row.valid(set.valid).contains(question.day)).collect();
    if valid.is_empty() {
        return Err(NoLimit::ValueNotInForce { day: question.day });
    }
    let (fitting, others): (Vec<&LimitRow>, Vec<&LimitRow>) =
        valid.into_iter().partition(|row| set.body.window(row) == Some(question.averaging));
    if fitting.is_empty() {
        let mut limited: Vec<Window> = others.iter().filter_map(|row| set.body.window(row)).collect();
        limited.sort();
        limited.dedup();
        return Err(NoLimit::OtherAveraging { limited });
    }
    let mut missing = None;
    for row in fitting {
        match hold(&row.when, question.facts) {
            Held::Yes => return Ok(row),
            Held::No => {}
            Held::Unknown(fact) => missing = missing.or(Some(fact.to_owned())),
        }
    }
    Err(missing.map_or(NoLimit::OtherSource, |fact| NoLimit::FactMissing { fact }))
}

fn column_rule<'a>(set: &'a LimitSet, facts: &Facts) -> Option<&'a ColumnRule> {
    set.column_rules.iter().find(|rule| matches!(hold(&rule.when, facts), Held::Yes))
}

fn written_value(
    set: &LimitSet,
    row: &LimitRow,
    rule: Option<&ColumnRule>,
    assigned: Option<&str>,
) -> Result<(Option<String>, Bound), NoLimit> {
    if let Some(value) = row.value {
        return Ok((None, value));
    }
    let column = known_column(set, rule.map(|r| r.column.as_str()).or(assigned))?;
    match row.values.get(column) {
        Some(value) => Ok((Some(column.to_owned()), *value)),
        None => Err(NoLimit::ColumnEmpty { column: column.to_owned() }),
    }
}

fn known_column<'a>(set: &LimitSet, column: Option<&'a str>) -> Result<&'a str, NoLimit> {
    let columns = || set.columns.iter().map(|c| c.code.clone()).collect();
    match column {
        None => Err(NoLimit::ColumnMissing { columns: columns() }),
        Some(column) if set.columns.iter().any(|c| c.code == column) => Ok(column),
        Some(column) => Err(NoLimit::ColumnUnknown { column: column.to_owned(), columns: columns() }),
    }
}

fn lawful_coefficient(set: &LimitSet, symbol: &str, assigned: &Coefficients) -> Result<f64, NoLimit> {
    let value = *assigned.get(symbol).ok_or_else(|| NoLimit::CoefficientMissing { symbol: symbol.to_owned() })?;
    let lawful = set.coefficient(symbol).map(lawful_values).unwrap_or_default();
    if lawful.contains(&value) {
        Ok(value)
    } else {
        Err(NoLimit::CoefficientUnlawful { symbol: symbol.to_owned(), value, lawful })
    }
}

/// What is wrong with assigning a column and coefficients to a station (*gán quy chuẩn cho trạm*),
/// before any value comes; empty if all is well.
pub fn assignment_faults(set: &LimitSet, column: Option<&str>, coefficients: &Coefficients) -> Vec<NoLimit> {
    let mut faults = Vec::new();
    if set.columns.is_empty() {
        if let Some(column) = column {
            faults.push(NoLimit::ColumnUnknown { column: column.to_owned(), columns: Vec::new() });
        }
    } else if let Err(fault) = known_column(set, column) {
        faults.push(fault);
    }
    for symbol in &set.multiplied_by {
        faults.extend(lawful_coefficient(set, symbol, coefficients).err());
    }
    for symbol in coefficients.keys().filter(|s| !set.multiplied_by.contains(s)) {
        faults.push(NoLimit::CoefficientUnknown { symbol: symbol.clone() });
    }
    faults
}
