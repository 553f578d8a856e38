//! A row of the table as a set-up, or all that the law and the register know to be wrong with it.

use definitions::rules::answers;
use definitions::rules::limit::{Coefficients, assignment_faults};
use definitions::rules::no_limit::NoLimit;
use fields::Record;
use kernel::{Day, Failure, Outcome, Refusal};
use parties::TaxCode;
use parties::facility::{Ensure, FacilityCode};
use store::Tx;

use super::{commune, unjudged};
use crate::law::Current;
use crate::station::{self, Binding, Setup, StationCode};

/// Minutes between readings where the table says nothing: what Circular 10/2021 makes the rule.
const USUAL_INTERVAL: i64 = 5;
/// The parameter that stack values are corrected by.
pub(super) const OXYGEN: &str = "O2";

/// A checked row.
pub struct Draft {
    /// The set-up; its facility is filled in when that is registered.
    pub setup: Setup,
    /// The facility that the row names.
    pub facility: Option<Ensure>,
}

/// Makes a set-up of a row; refuses with all of its faults at once. It is silent about fields that are
/// missing: the table's own description has refused them.
pub fn draft(tx: &mut Tx, law: &Current, row: &Record, today: Day) -> Outcome<Draft> {
    let mut faults = Vec::new();
    let code = row.text("code").and_then(|text| keep(&mut faults, text.parse::<StationCode>()));
    let area_id = match row.text("commune_code") {
        Some(code) => keep(&mut faults, commune::of_code(tx, law, code, today)?),
        None => None,
    };
    // Without a medium nothing can be said of parameters and limits.
    let Some(medium) = row.text("medium") else { return Err(Failure::Refused(faults)) };
    if law.medium(medium, today).is_none() {
        let unknown = Refusal::new("refused-medium-unknown").at("medium").with("medium", medium);
        faults.push(unknown.with("known", law.media(today).join(", ")));
    }
    if let Some(code) = &code {
        same_medium(tx, &mut faults, code, medium)?;
    }
    let parameters = parameters(&mut faults, law, medium, row, today);
    let binding = binding(&mut faults, law, medium, row, today);
    oxygen(&mut faults, law, medium, &parameters, row, today);
    if let (Some(binding), true) = (&binding, faults.is_empty()) {
        faults.extend(unjudged::faults(law, binding, &parameters, today));
    }
    let facility = facility(&mut faults, row, area_id);
    let (Some(code), Some(name), true) = (code, row.text("name"), faults.is_empty()) else {
        return Err(Failure::Refused(faults));
    };
    let setup = Setup {
        code,
        name: name.to_owned(),
        medium: medium.to_owned(),
        facility_id: None,
        area_id,
        latitude: row.number("latitude"),
        longitude: row.number("longitude"),
        interval_minutes: row.integer("interval_minutes").unwrap_or(USUAL_INTERVAL),
        parameters,
        binding,
        public: row.boolean("public").unwrap_or(true),
    };
    Ok(Draft { setup, facility })
}

fn keep<T>(faults: &mut Vec<Refusal>, read: Result<T, Refusal>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

/// The canonical symbols of what is measured; two names of one parameter are one too many.
fn parameters(faults: &mut Vec<Refusal>, law: &Current, medium: &str, row: &Record, today: Day) -> Vec<String> {
    let mut symbols: Vec<String> = Vec::new();
    for symbol in row.texts("parameters") {
        match law.measured(medium, symbol, today) {
            Ok(measured) if symbols.contains(&measured.parameter.code) => {
                faults.push(Refusal::new("refused-parameter-twice").at("parameters").with("symbol", symbol));
            }
            Ok(measured) => symbols.push(measured.parameter.code.clone()),
            Err(e) => faults.push(e.refusal(symbol, medium).at("parameters")),
        }
    }
    symbols
}

/// The limits that bind the station: of a set for its medium, with a column and coefficients of that set.
fn binding(faults: &mut Vec<Refusal>, law: &Current, medium: &str, row: &Record, today: Day) -> Option<Binding> {
    let limit_set = row.text("limit_set")?;
    let Some(set) = law.limit_set(limit_set, today) else {
        faults.push(Refusal::new("refused-limit-set-unknown").at("limit_set").with("set", limit_set));
        return None;
    };
    if !set.body.media.iter().any(|m| m == medium) {
        let refusal = Refusal::new("refused-limit-set-medium").at("limit_set");
        faults.push(refusal.with("set", limit_set).with("medium", medium));
    }
    let column = row.text("limit_column");
    let coefficients: Vec<(String, f64)> =
        row.assignments("coefficients").into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let by_name: Coefficients = coefficients.iter().cloned().collect();
    for fault in assignment_faults(&set.body, column, &by_name) {
        let field = if is_about_column(&fault) { "limit_column" } else { "coefficients" };
        faults.push(fault.refusal(limit_set).at(field));
    }
    let named = row.named_texts("source");
    let source: Vec<(String, String)> = named.into_iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let (_, wrong) = answers::read(&set.body, &source);
    faults.extend(wrong.iter().map(|fault| fault.refusal(limit_set).at("source")));
    Some(Binding {
        limit_set: limit_set.to_owned(),
        column: column.unwrap_or_default().to_owned(),
        coefficients,
        source,
        o2_reference: row.number("o2_reference"),
    })
}

/// A reference oxygen is for media that are corrected to it, at stations that measure oxygen: nothing
/// would ever be judged elsewhere, and nobody would notice.
fn oxygen(faults: &mut Vec<Refusal>, law: &Current, medium: &str, parameters: &[String], row: &Record, today: Day) {
    if !row.has("o2_reference") {
        return;
    }
    if law.oxygen(medium, today).is_none() {
        faults.push(Refusal::new("refused-oxygen-reference").at("o2_reference").with("medium", medium));
    } else if !parameters.iter().any(|symbol| symbol == OXYGEN) {
        faults.push(Refusal::new("refused-oxygen-unmeasured").at("parameters"));
    }
}

/// Units and slots of a station belong to its medium: what watches another one is another station.
fn same_medium(tx: &mut Tx, faults: &mut Vec<Refusal>, code: &StationCode, medium: &str) -> Outcome<()> {
    let Some(id) = station::store::id_of_code(tx, &code.folded())? else { return Ok(()) };
    let known = station::store::by_id(tx, id)?.map(|s| s.medium);
    if let Some(known) = known.filter(|known| known != medium) {
        faults.push(
            Refusal::new("refused-station-medium").at("medium").with("code", code.as_str()).with("medium", known),
        );
    }
    Ok(())
}

fn facility(faults: &mut Vec<Refusal>, row: &Record, area_id: Option<i64>) -> Option<Ensure> {
    let code = row.text("facility_code")?;
    let tax_code = row.text("tax_code").map(TaxCode::parse).transpose().map_err(|r| r.at("tax_code"));
    let code = keep(faults, FacilityCode::parse(code).map_err(|r| r.at("facility_code")))?;
    let name = row.text("facility_name").map(str::to_owned);
    Some(Ensure { code, name, tax_code: keep(faults, tax_code)?, area: area_id })
}

fn is_about_column(fault: &NoLimit) -> bool {
    matches!(fault, NoLimit::ColumnMissing { .. } | NoLimit::ColumnUnknown { .. } | NoLimit::ColumnEmpty { .. })
}
