//! Which coefficient a source has, from its facts, with the row that says so.

use super::{FactValue, Facts, Held, hold};
use crate::kinds::{Coefficient, CoefficientTable, LimitSet};
use kernel::{Bilingual, Refusal};

/// A coefficient with its reason (*hệ số và lý do*).
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Its symbol.
    pub symbol: String,
    /// Its value.
    pub value: f64,
    /// The table that gives it.
    pub table: Bilingual,
    /// Whether it is the value for "no data".
    pub for_want_of_data: bool,
}

/// Why no coefficient can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFactor {
    /// The set has no such coefficient.
    Unknown {
        /// Its symbol.
        symbol: String,
    },
    /// This fact must be known first.
    FactMissing {
        /// Code of the fact.
        fact: String,
    },
    /// No table is for these facts.
    NoTable {
        /// Symbol of the coefficient.
        symbol: String,
    },
}

impl NoFactor {
    /// For people.
    pub fn refusal(&self) -> Refusal {
        match self {
            NoFactor::Unknown { symbol } => Refusal::new("refused-coefficient-unknown").with("symbol", symbol.as_str()),
            NoFactor::FactMissing { fact } => Refusal::new("refused-limit-fact-missing").with("fact", fact.as_str()),
            NoFactor::NoTable { symbol } => {
                Refusal::new("refused-coefficient-no-table").with("symbol", symbol.as_str())
            }
        }
    }
}

/// The coefficient `symbol` of a source with these facts.
pub fn coefficient(set: &LimitSet, symbol: &str, facts: &Facts) -> Result<Factor, NoFactor> {
    let coefficient = set.coefficient(symbol).ok_or_else(|| NoFactor::Unknown { symbol: symbol.to_owned() })?;
    for table in &coefficient.tables {
        match hold(&table.when, facts) {
            Held::Yes => return from_table(coefficient, table, facts),
            Held::No => {}
            Held::Unknown(fact) => return Err(NoFactor::FactMissing { fact: fact.to_owned() }),
        }
    }
    Err(NoFactor::NoTable { symbol: symbol.to_owned() })
}

fn from_table(coefficient: &Coefficient, table: &CoefficientTable, facts: &Facts) -> Result<Factor, NoFactor> {
    let factor = |value, for_want_of_data| Factor {
        symbol: coefficient.symbol.clone(),
        value,
        table: table.title.clone(),
        for_want_of_data,
    };
    if let Some(value) = table.value {
        return Ok(factor(value, false));
    }
    let by = table.by.as_deref().unwrap_or_default();
    let row = match facts.get(by) {
        Some(FactValue::Number(number)) => table.rows.iter().find(|row| row.span().contains(*number)),
        _ => None,
    };
    match (row, table.no_data) {
        (Some(row), _) => Ok(factor(row.value, false)),
        (None, Some(value)) => Ok(factor(value, true)),
        (None, None) => Err(NoFactor::FactMissing { fact: by.to_owned() }),
    }
}

/// All values that the tables of a coefficient can give, each once, rising: what a form offers
/// and what an import accepts.
pub fn lawful_values(coefficient: &Coefficient) -> Vec<f64> {
    let mut values: Vec<f64> = coefficient
        .tables
        .iter()
        .flat_map(|t| t.value.into_iter().chain(t.no_data).chain(t.rows.iter().map(|r| r.value)))
        .collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}
