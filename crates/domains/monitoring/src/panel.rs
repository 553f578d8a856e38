//! A LED panel in a public place (*bảng điện tử*): how large it is, which stations it shows and how, and whether it
//! is still there.
//!
//! It must not know how a face looks: it gives the figures ([`face`]), pages draw them. What a panel reports of itself
//! ([`watch`]) is no change of the panel and stands in no version.

use ::store::Tx;
use identity::{Authority, Right};
use kernel::{Outcome, Problem, Refusal};

mod change;
pub mod face;
mod setup;
mod store;
pub mod watch;

pub use change::{amend, register, retire};
pub use setup::{Layout, MOST_STATIONS, Night, Setup};

platform::recorded!(
    /// Panels with every version of their set-up.
    pub PANEL, "panel"
);

/// A panel as it is now.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Internal id.
    pub id: i64,
    /// Its code, part of its address.
    pub code: String,
    /// Taken down for good.
    pub retired: bool,
    /// The number of its newest version.
    pub version: i64,
    /// What it shows and how.
    pub setup: Setup,
}

/// A panel by its code, however capitalised. What can be no code (it may come from anybody's address bar) is no
/// panel's.
pub fn by_code(tx: &mut Tx, code: &str) -> Outcome<Option<Panel>> {
    let Ok(code) = checked_code(code) else { return Ok(None) };
    match store::by_code(tx, &code.to_ascii_lowercase())? {
        Some(row) => of_row(tx, row).map(Some),
        None => Ok(None),
    }
}

/// A panel by its id.
pub fn by_id(tx: &mut Tx, id: i64) -> Outcome<Option<Panel>> {
    match store::by_id(tx, id)? {
        Some(row) => of_row(tx, row).map(Some),
        None => Ok(None),
    }
}

/// All panels, those in use first, in the order of their names.
pub fn all(tx: &mut Tx) -> Outcome<Vec<Panel>> {
    store::all(tx)?.into_iter().map(|row| of_row(tx, row)).collect()
}

fn of_row(tx: &mut Tx, row: store::Row) -> Outcome<Panel> {
    let version = PANEL.table.version(tx, row.id, row.version)?;
    let body = version.and_then(|v| v.body).ok_or_else(|| Problem::new(format!("panel {} says nothing", row.id)))?;
    Ok(Panel {
        id: row.id,
        code: row.code,
        retired: row.retired,
        version: row.version,
        setup: serde_json::from_value(body)?,
    })
}

/// Who keeps panels keeps all of them: they show the whole province's stations and stand in no area.
pub fn allowed(by: &Authority) -> Result<(), Refusal> {
    by.require_at(Right::PanelsManage, None, None)
}

/// A code of 2 to 24 letters without marks, digits, `-` or `_`.
fn checked_code(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    let fine = (2..=24).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
    if fine { Ok(text) } else { Err(Refusal::new("refused-panel-code").at("code")) }
}
