//! A row of the table as a set-up, or everything that is wrong with it.

use std::str::FromStr;

use definitions::rules::limit::{Coefficients, assignment_faults};
use definitions::rules::no_limit::NoLimit;
use kernel::{Day, Failure, Outcome, Refusal};
use parties::TaxCode;
use parties::facility::{Ensure, FacilityCode};
use platform::area;
use platform::table_import::Row;
use store::Tx;

use crate::law::Current;
use crate::station::{self, Binding, Setup, StationCode};

/// Minutes between readings where the table says nothing: what Circular 10/2021 makes the rule.
const USUAL_INTERVAL: i64 = 5;
/// The parameter that stack values are corrected by.
const OXYGEN: &str = "O2";
/// The longest name.
const NAME: usize = 200;

/// A checked row.
pub struct Draft {
    /// The set-up; its facility is filled in when that is registered.
    pub setup: Setup,
    /// The facility that the row names.
    pub facility: Option<Ensure>,
}

/// Reads a row; refuses with all of its faults at once.
pub fn draft(tx: &mut Tx, law: &Current, row: &Row, today: Day) -> Outcome<Draft> {
    let mut faults = Vec::new();
    let code = keep(&mut faults, row.get("code").parse::<StationCode>());
    let name = keep(&mut faults, name(row.get("name")));
    let medium = row.get("medium").to_owned();
    if law.medium(&medium, today).is_none() {
        let unknown = Refusal::new("refused-medium-unknown").at("medium").with("medium", medium.as_str());
        faults.push(unknown.with("known", law.media(today).join(", ")));
    }
    let latitude = keep(&mut faults, number(row, "latitude", -90.0, 90.0)).flatten();
    let longitude = keep(&mut faults, number(row, "longitude", -180.0, 180.0)).flatten();
    if latitude.is_some() != longitude.is_some() {
        faults.push(Refusal::new("refused-position-half").at("longitude"));
    }
    let interval = keep(&mut faults, number(row, "interval_minutes", 1.0, 1440.0)).flatten();
    let area_id = keep(&mut faults, commune(tx, row.get("commune_code"), today)?).flatten();
    if let Some(code) = &code {
        same_medium(tx, &mut faults, code, &medium)?;
    }
    let parameters = parameters(&mut faults, law, &medium, row.get("parameters"), today);
    let binding = binding(&mut faults, law, row, today);
    if let Some(binding) = &binding {
        oxygen(&mut faults, law, &medium, &parameters, binding, today);
    }
    let public = keep(&mut faults, yes_no(row.get("public")));
    let facility = facility(&mut faults, row, area_id);
    let (Some(code), Some(name), Some(public), true) = (code, name, public, faults.is_empty()) else {
        return Err(Failure::Refused(faults));
    };
    let setup = Setup {
        code,
        name,
        medium,
        facility_id: None,
        area_id,
        latitude,
        longitude,
        interval_minutes: interval.map_or(USUAL_INTERVAL, |v| v as i64),
        parameters,
        binding,
        public,
    };
    Ok(Draft { setup, facility })
}

fn keep<T>(faults: &mut Vec<Refusal>, read: Result<T, Refusal>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

fn name(text: &str) -> Result<String, Refusal> {
    let fine = !text.is_empty() && text.chars().count() <= NAME && !text.chars().any(char::is_control);
    if fine { Ok(text.to_owned()) } else { Err(Refusal::new("refused-station-name").at("name").with("most", NAME)) }
}

/// A number with decimal point or comma; nothing where the cell is empty.
fn number(row: &Row, column: &str, low: f64, high: f64) -> Result<Option<f64>, Refusal> {
    let text = row.get(column);
    if text.is_empty() {
        return Ok(None);
    }
    let refused = || {
        Refusal::new("refused-station-number")
            .at(column.to_owned())
            .with("text", text)
            .with("low", low)
            .with("high", high)
    };
    let value = f64::from_str(&text.replace(',', ".")).map_err(|_| refused())?;
    if value.is_finite() && (low..=high).contains(&value) { Ok(Some(value)) } else { Err(refused()) }
}

fn yes_no(text: &str) -> Result<bool, Refusal> {
    match kernel::text::fold(text).as_str() {
        "" | "true" | "yes" | "1" | "x" | "co" => Ok(true),
        "false" | "no" | "0" | "khong" => Ok(false),
        _ => Err(Refusal::new("refused-yes-no").at("public").with("text", text)),
    }
}

/// The commune of a code; an office that has not brought in its communes yet may leave it empty.
fn commune(tx: &mut Tx, code: &str, today: Day) -> Outcome<Result<Option<i64>, Refusal>> {
    if code.is_empty() {
        return Ok(Ok(None));
    }
    let found = area::by_code(tx, code, today)?;
    let unknown = || Refusal::new("refused-commune-unknown").at("commune_code").with("code", code);
    Ok(found.map(|a| Some(a.id)).ok_or_else(unknown))
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty())
}

fn parameters(faults: &mut Vec<Refusal>, law: &Current, medium: &str, text: &str, today: Day) -> Vec<String> {
    let mut symbols: Vec<String> = Vec::new();
    for part in list(text) {
        match law.measured(medium, part, today) {
            Ok(measured) if symbols.contains(&measured.parameter.code) => {
                faults.push(Refusal::new("refused-parameter-twice").at("parameters").with("symbol", part));
            }
            Ok(measured) => symbols.push(measured.parameter.code.clone()),
            Err(e) => faults.push(e.refusal(part, medium).at("parameters")),
        }
    }
    if symbols.is_empty() && faults.iter().all(|f| f.field.as_deref() != Some("parameters")) {
        faults.push(Refusal::new("refused-parameters-none").at("parameters"));
    }
    symbols
}

fn binding(faults: &mut Vec<Refusal>, law: &Current, row: &Row, today: Day) -> Option<Binding> {
    let limit_set = row.get("limit_set").to_owned();
    let column = row.get("limit_column").to_owned();
    let coefficients = coefficients(faults, row.get("coefficients"));
    let o2_reference = keep(faults, number(row, "o2_reference", 0.0, 20.9)).flatten();
    if limit_set.is_empty() {
        if !column.is_empty() || !coefficients.is_empty() || o2_reference.is_some() {
            faults.push(Refusal::new("refused-limit-set-missing").at("limit_set"));
        }
        return None;
    }
    let Some(set) = law.limit_set(&limit_set, today) else {
        faults.push(Refusal::new("refused-limit-set-unknown").at("limit_set").with("set", limit_set.as_str()));
        return None;
    };
    let medium = row.get("medium");
    if !set.body.media.iter().any(|m| m == medium) {
        let refusal = Refusal::new("refused-limit-set-medium").at("limit_set");
        faults.push(refusal.with("set", limit_set.as_str()).with("medium", medium));
    }
    let by_name: Coefficients = coefficients.iter().cloned().collect();
    let chosen = Some(column.as_str()).filter(|c| !c.is_empty());
    for fault in assignment_faults(&set.body, chosen, &by_name) {
        let field = if is_about_column(&fault) { "limit_column" } else { "coefficients" };
        faults.push(fault.refusal(&limit_set).at(field));
    }
    Some(Binding { limit_set, column, coefficients, o2_reference })
}

/// A reference oxygen is for media that are corrected to it, at stations that measure oxygen: nothing
/// would ever be judged elsewhere, and nobody would notice.
fn oxygen(
    faults: &mut Vec<Refusal>,
    law: &Current,
    medium: &str,
    parameters: &[String],
    binding: &Binding,
    today: Day,
) {
    if binding.o2_reference.is_none() {
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

/// `Kq=0.9;Kf=1.0`.
fn coefficients(faults: &mut Vec<Refusal>, text: &str) -> Vec<(String, f64)> {
    let mut found = Vec::new();
    for part in list(text) {
        let pair = part.split_once('=').and_then(|(name, value)| {
            let value = f64::from_str(&value.trim().replace(',', ".")).ok().filter(|v| v.is_finite())?;
            Some((name.trim().to_owned(), value))
        });
        match pair {
            Some(pair) => found.push(pair),
            None => faults.push(Refusal::new("refused-coefficient").at("coefficients").with("text", part)),
        }
    }
    found
}

fn facility(faults: &mut Vec<Refusal>, row: &Row, area_id: Option<i64>) -> Option<Ensure> {
    let (code, name, tax_code) = (row.get("facility_code"), row.get("facility_name"), row.get("tax_code"));
    if code.is_empty() {
        if !name.is_empty() || !tax_code.is_empty() {
            faults.push(Refusal::new("refused-facility-code-missing").at("facility_code"));
        }
        return None;
    }
    let filled = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
    let tax_code = filled(tax_code).map(|text| TaxCode::parse(&text)).transpose().map_err(|r| r.at("tax_code"));
    let code = keep(faults, FacilityCode::parse(code).map_err(|r| r.at("facility_code")))?;
    Some(Ensure { code, name: filled(name), tax_code: keep(faults, tax_code)?, area: area_id })
}

fn is_about_column(fault: &NoLimit) -> bool {
    matches!(fault, NoLimit::ColumnMissing { .. } | NoLimit::ColumnUnknown { .. } | NoLimit::ColumnEmpty { .. })
}
