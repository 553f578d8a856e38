//! One outage on the desk (*gián đoạn số liệu*): how long a station sent nothing, under which rule, and what its
//! facility says about it.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::Act;
use kernel::{Failure, Moment, Outcome, PublicId, Subject};
use maud::Markup;
use monitoring::lists::{self, ListedOutage};
use monitoring::outage::{self, Finding};
use monitoring::report_outage::{self, LONGEST_REPORT, ReportOutage};
use web_kit::{Fault, Filled, Officer, Sent};

use crate::written::Written;
use crate::{Desk, refused};

mod page;

/// An outage with all that its page shows.
pub struct Shown {
    /// The outage.
    pub listed: ListedOutage,
    /// What is known of it, newest version first, each with its number and when it was recorded.
    pub versions: Vec<(i64, Moment, Finding)>,
    /// Who wrote them.
    pub written: Written,
}

/// The page.
pub async fn show(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let shown = read(&desk, &officer, &id).await?;
    Ok(page::outage(&officer, &shown, &Filled::empty()))
}

/// Says why, and what is done.
pub async fn report(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    // Reading first: what is out of reach is not found, whatever the form says.
    let shown = read(&desk, &officer, &id).await?;
    report_outage::right(officer.authority()).map_err(Failure::from)?;
    let command = sent.command_id()?;
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), form.paragraphs("report", LONGEST_REPORT)));
    let outcome = match read {
        Err(refusals) => Err(refusals),
        Ok((seen, words)) => {
            let outage = shown.listed.outage.public_id.clone();
            let report = ReportOutage { outage, seen, report: words, command };
            let (by, now) = (officer.authority().clone(), officer.now());
            refused::of_form(desk.db.write(move |tx| report_outage::run(tx, Act::new(&by, now), &report)).await)?
        }
    };
    match outcome {
        Ok(_) => Ok(Redirect::to(&address(&shown.listed.outage.public_id)).into_response()),
        Err(refusals) => {
            let filled = Filled::refused(sent, refusals);
            Ok((refused::AGAIN, page::outage(&officer, &shown, &filled)).into_response())
        }
    }
}

fn address(id: &PublicId) -> String {
    format!("/desk/outages/{id}")
}

async fn read(desk: &Desk, officer: &Officer, id: &str) -> Result<Shown, Fault> {
    let id: PublicId = id.parse().map_err(|_| Fault::not_found())?;
    let (by, network, now) = (officer.authority().clone(), desk.network.clone(), officer.now());
    let shown = desk
        .db
        .read(move |tx| -> Outcome<Option<Shown>> {
            let Some(listed) = lists::outage(tx, &by, &network, &id)? else { return Ok(None) };
            let versions = outage::versions(tx, listed.outage.id)?;
            let thing = Subject::new("outage", listed.outage.id);
            let written = Written::of(tx, &by, &thing, now)?;
            Ok(Some(Shown { listed, versions, written }))
        })
        .await?;
    shown.ok_or_else(Fault::not_found)
}
