//! What was done and by whom (*nhật ký*): the journal, newest first, and the security log beside it.

use axum::extract::State;
use identity::Right;
use identity::names::{self, Names};
use kernel::Outcome;
use maud::Markup;
use platform::journal::{self, Row};
use platform::security_log::{self, Event};
use web_kit::{Fault, Officer};

use crate::{Desk, people};

mod page;

pub use page::verb;

/// Entries of a page.
const PAGE: i64 = 50;

/// The journal.
pub async fn journal(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (by, before, now) = (officer.authority().clone(), before(&officer), officer.now());
    let (rows, names) = desk
        .db
        .read(move |tx| -> Outcome<(Vec<Row>, Names)> {
            // The journal is of the whole province, so it is for those who see all of it.
            by.require_at(Right::AuditRead, None, None)?;
            let last = before.map_or(journal::head(tx)?.seq, |seq| seq.saturating_sub(1));
            // Numbers have no gaps, so a page is a stretch of them.
            let mut rows = journal::after(tx, last.saturating_sub(PAGE).max(0), last.clamp(0, PAGE))?;
            rows.reverse();
            let about = rows.iter().flat_map(|r| &r.subjects).filter(|s| s.kind == "account").map(|s| s.id);
            let by_whom = rows.iter().filter_map(|r| people::account(&r.actor));
            let names = names::of(tx, &by, about.chain(by_whom), now)?;
            Ok((rows, names))
        })
        .await?;
    Ok(page::journal(&officer, &rows, &names))
}

/// The security log.
pub async fn security(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (by, before, now) = (officer.authority().clone(), before(&officer), officer.now());
    let (mut rows, names) = desk
        .db
        .read(move |tx| -> Outcome<(Vec<Event>, Names)> {
            by.require_at(Right::AuditRead, None, None)?;
            let rows = security_log::recent(tx, before, PAGE + 1)?;
            let who = rows.iter().filter_map(|e| people::account(&e.actor.as_deref()?.parse().ok()?));
            let names = names::of(tx, &by, who, now)?;
            Ok((rows, names))
        })
        .await?;
    let more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    Ok(page::security(&officer, &rows, &names, more))
}

fn before(officer: &Officer) -> Option<i64> {
    officer.asked("before").and_then(|text| text.parse().ok()).filter(|seq| *seq > 0)
}
