//! One exceedance on the desk (*xử lý vượt quy chuẩn*): the finding, how it came to be what it is, and
//! closing it with a note.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::Act;
use kernel::{Moment, Outcome, PublicId, Subject};
use maud::Markup;
use monitoring::close_exceedance::{self, CloseExceedance, LONGEST_NOTE};
use monitoring::exceedance::{self, Evidence};
use monitoring::lists::{self, ListedExceedance};
use web_kit::{Fault, Filled, Officer, Sent};

use crate::written::Written;
use crate::{Desk, refused};

mod page;

/// An exceedance with all that its page shows.
pub struct Shown {
    /// The exceedance.
    pub listed: ListedExceedance,
    /// Its evidence, newest version first, each with its number and when it was recorded.
    pub versions: Vec<(i64, Moment, Evidence)>,
    /// Who wrote them.
    pub written: Written,
}

/// The page.
pub async fn show(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let shown = read(&desk, &officer, &id).await?;
    Ok(page::exceedance(&officer, &desk.law.current(), &shown, &Filled::empty()))
}

/// Closes it.
pub async fn close(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    // Reading first: what is out of reach is not found, whatever the form says.
    let shown = read(&desk, &officer, &id).await?;
    let command = sent.command_id()?;
    let read = sent.read(|form| {
        let seen = form.integer("seen", 1..=i64::MAX);
        (seen, form.paragraphs("note", LONGEST_NOTE))
    });
    let outcome = match read {
        Err(refusals) => Err(refusals),
        Ok((seen, note)) => {
            let close = CloseExceedance { exceedance: shown.listed.exceedance.public_id.clone(), seen, note, command };
            let (by, now) = (officer.authority().clone(), officer.now());
            refused::of_form(desk.db.write(move |tx| close_exceedance::run(tx, Act::new(&by, now), &close)).await)?
        }
    };
    match outcome {
        Ok(_) => Ok(Redirect::to(&address(&shown.listed.exceedance.public_id)).into_response()),
        Err(refusals) => {
            let filled = Filled::refused(sent, refusals);
            Ok((refused::AGAIN, page::exceedance(&officer, &desk.law.current(), &shown, &filled)).into_response())
        }
    }
}

fn address(id: &PublicId) -> String {
    format!("/desk/exceedances/{id}")
}

async fn read(desk: &Desk, officer: &Officer, id: &str) -> Result<Shown, Fault> {
    let id: PublicId = id.parse().map_err(|_| Fault::not_found())?;
    let (by, network, now) = (officer.authority().clone(), desk.network.clone(), officer.now());
    let shown = desk
        .db
        .read(move |tx| -> Outcome<Option<Shown>> {
            let Some(listed) = lists::exceedance(tx, &by, &network, &id)? else { return Ok(None) };
            let versions = exceedance::versions(tx, listed.exceedance.id)?;
            let thing = Subject::new("exceedance", listed.exceedance.id);
            let written = Written::of(tx, &by, &thing, now)?;
            Ok(Some(Shown { listed, versions, written }))
        })
        .await?;
    shown.ok_or_else(Fault::not_found)
}
