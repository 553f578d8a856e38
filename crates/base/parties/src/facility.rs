//! A facility (*cơ sở*): a factory, a zone, a farm; what stations, permits and fees belong to.

mod store;

use ::store::Tx;
use kernel::{Actor, Moment, Outcome, PublicId, Random, Refusal, text};
use platform::journal::{self, Entry};
use serde::Serialize;
use serde_json::json;

platform::recorded!(
    /// The versions of facilities.
    pub FACILITY,
    "facility"
);

/// The longest name.
const NAME: usize = 300;
/// The longest code.
const CODE: usize = 40;

/// A facility as it is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    code: String,
    name: Option<String>,
    tax_code: Option<String>,
    area_id: Option<i64>,
}

impl New {
    /// From what a table or form says. A facility that is known already may be named by its code alone.
    pub fn of(code: &str, name: &str, tax_code: &str, area_id: Option<i64>) -> Result<New, Refusal> {
        let fits = |text: &str, most: usize| text.chars().count() <= most && !text.chars().any(char::is_control);
        if code.is_empty() || !fits(code, CODE) {
            return Err(Refusal::new("refused-facility-code").at("facility_code").with("most", CODE));
        }
        if !fits(name, NAME) {
            return Err(Refusal::new("refused-facility-name").at("facility_name").with("most", NAME));
        }
        if !tax_code.is_empty() && !is_tax_code(tax_code) {
            return Err(Refusal::new("refused-tax-code").at("tax_code").with("text", tax_code));
        }
        let filled = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        Ok(New { code: code.to_owned(), name: filled(name), tax_code: filled(tax_code), area_id })
    }
}

/// Ten digits, or ten and a branch of three: Circular 105/2020/TT-BTC, Article 5.
fn is_tax_code(text: &str) -> bool {
    let digits = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('-') {
        Some((own, branch)) => digits(own, 10) && digits(branch, 3),
        None => digits(text, 10) || digits(text, 12),
    }
}

/// A facility as anybody may see it (*thông tin công khai*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facility {
    /// Internal id.
    pub id: i64,
    /// Public id.
    pub public_id: PublicId,
    /// Code in the department's register.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its tax code (*mã số thuế*).
    pub tax_code: Option<String>,
    /// The commune it lies in.
    pub area_id: Option<i64>,
    /// Its newest version.
    pub version: i64,
}

/// Registers a facility, or corrects the one with this code where it now reads otherwise; what is not
/// said stays as it was. Gives its id.
pub fn register(tx: &mut Tx, actor: &Actor, random: &Random, now: Moment, new: New) -> Outcome<i64> {
    let known = store::by_code(tx, &new.code)?;
    let (id, name, tax_code, area_id) = match &known {
        Some(known) => {
            let name = new.name.unwrap_or_else(|| known.name.clone());
            let tax_code = new.tax_code.or_else(|| known.tax_code.clone());
            let area_id = new.area_id.or(known.area_id);
            if (&name, &tax_code, area_id) == (&known.name, &known.tax_code, known.area_id) {
                return Ok(known.id);
            }
            (known.id, name, tax_code, area_id)
        }
        None => {
            let name = new.name.ok_or_else(|| {
                Refusal::new("refused-facility-unknown").at("facility_name").with("code", new.code.as_str())
            })?;
            let id = store::insert(tx, &PublicId::random(random), &new.code, &name)?;
            (id, name, new.tax_code, new.area_id)
        }
    };
    let body = json!({ "code": new.code, "name": name, "tax_code": tax_code, "area_id": area_id });
    let written = FACILITY.write(tx, id, now, &body)?;
    store::update(tx, id, &name, &text::sort_key(&name), tax_code.as_deref(), area_id, written.version)?;
    let verb = if known.is_some() { "facility.corrected" } else { "facility.registered" };
    let entry = Entry::new(verb).about("facility", id).in_area(area_id).version(written);
    journal::write(tx, actor, None, now, None, entry)?;
    Ok(id)
}

/// A facility by its id.
pub fn by_id(tx: &mut Tx, id: i64) -> Outcome<Option<Facility>> {
    Ok(store::by_id(tx, id)?)
}

/// A facility by its code.
pub fn by_code(tx: &mut Tx, code: &str) -> Outcome<Option<Facility>> {
    Ok(store::by_code(tx, code)?)
}

/// The name of a facility, which is public.
pub fn public_name(tx: &mut Tx, id: i64) -> Outcome<Option<String>> {
    Ok(store::by_id(tx, id)?.map(|f| f.name))
}
