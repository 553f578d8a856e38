//! What was done and by whom (*nhật ký*): the journal, newest first, and the security log beside it.

use axum::extract::State;
use identity::Right;
use kernel::Outcome;
use maud::Markup;
use platform::journal::{self, Row};
use platform::security_log::{self, Event};
use web_kit::{Fault, Officer};

use crate::Desk;

mod page;

/// Entries of a page.
const PAGE: i64 = 50;

/// The journal.
pub async fn journal(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (by, before) = (officer.authority().clone(), before(&officer));
    let rows = desk
        .db
        .read(move |tx| -> Outcome<Vec<Row>> {
            // The journal is of the whole province, so it is for those who see all of it.
            by.require_at(Right::AuditRead, None, None)?;
            let last = before.map_or(journal::head(tx)?.seq, |seq| seq.saturating_sub(1));
            // Numbers have no gaps, so a page is a stretch of them.
            let mut rows = journal::after(tx, last.saturating_sub(PAGE).max(0), last.clamp(0, PAGE))?;
            rows.reverse();
            Ok(rows)
        })
        .await?;
    Ok(page::journal(&officer, &rows))
}

/// The security log.
pub async fn security(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (by, before) = (officer.authority().clone(), before(&officer));
    let mut rows = desk
        .db
        .read(move |tx| -> Outcome<Vec<Event>> {
            by.require_at(Right::AuditRead, None, None)?;
            security_log::recent(tx, before, PAGE + 1)
        })
        .await?;
    let more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    Ok(page::security(&officer, &rows, more))
}

fn before(officer: &Officer) -> Option<i64> {
    officer.asked("before").and_then(|text| text.parse().ok()).filter(|seq| *seq > 0)
}
