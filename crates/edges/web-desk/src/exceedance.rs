//! One exceedance on the desk (*xử lý vượt quy chuẩn*): the finding, how it came to be what it is, and
//! what may be done about it: take it up, explain it, close it.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::Act;
use kernel::{Failure, Moment, Outcome, PublicId, Subject};
use monitoring::exceedance::{self, Evidence, Step};
use monitoring::handle_exceedance::{self, HandleExceedance, LONGEST_NOTE};
use monitoring::lists::{self, ListedExceedance};
use web_kit::{Fault, Filled, Officer, Sent};

use crate::words::evidence::{self, About};
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
    /// Name of the facility.
    pub facility: Option<String>,
}

/// The page, or with `.pdf` behind its id the sheet, of stations that are not public too.
pub async fn show(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Response, Fault> {
    let (id, as_sheet) = id.strip_suffix(".pdf").map_or((id.as_str(), false), |id| (id, true));
    let shown = read(&desk, &officer, id).await?;
    let law = desk.law.current();
    if !as_sheet {
        return Ok(page::exceedance(&officer, &law, &shown, None).into_response());
    }
    let exceedance = &shown.listed.exceedance;
    let path = if shown.listed.profile.station.public {
        format!("/exceedances/{}", exceedance.public_id)
    } else {
        address(&exceedance.public_id)
    };
    let about = About {
        exceedance,
        versions: shown.versions.iter().map(|(_, at, e)| (*at, e)).collect(),
        profile: &shown.listed.profile,
        facility: shown.facility.as_deref(),
    };
    let issued = evidence::issued(&officer, &path);
    let sheet = evidence::sheet(officer.lang(), &law, &about, issued).ok_or_else(Fault::not_found)?;
    web_kit::sheet(sheet, &exceedance.public_id.to_string()).await
}

/// An officer takes it up.
pub async fn acknowledge(desk: State<Desk>, officer: Officer, id: Path<String>, sent: Sent) -> Result<Response, Fault> {
    handle(desk, officer, id, sent, Step::Acknowledge).await
}

/// The facility explains it.
pub async fn explain(desk: State<Desk>, officer: Officer, id: Path<String>, sent: Sent) -> Result<Response, Fault> {
    handle(desk, officer, id, sent, Step::Explain).await
}

/// An officer closes it.
pub async fn close(desk: State<Desk>, officer: Officer, id: Path<String>, sent: Sent) -> Result<Response, Fault> {
    handle(desk, officer, id, sent, Step::Close).await
}

async fn handle(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
    step: Step,
) -> Result<Response, Fault> {
    // Reading first: what is out of reach is not found, whatever the form says.
    let shown = read(&desk, &officer, &id).await?;
    handle_exceedance::right(officer.authority(), step).map_err(Failure::from)?;
    let command = sent.command_id()?;
    let read = sent.read(|form| {
        let seen = form.integer("seen", 1..=i64::MAX);
        let note = if step.needs_words() { form.paragraphs("note", LONGEST_NOTE) } else { String::new() };
        (seen, note)
    });
    let outcome = match read {
        Err(refusals) => Err(refusals),
        Ok((seen, note)) => {
            let exceedance = shown.listed.exceedance.public_id.clone();
            let handle = HandleExceedance { exceedance, seen, step, note, command };
            let (by, now) = (officer.authority().clone(), officer.now());
            let done = desk.db.write(move |tx| handle_exceedance::run(tx, Act::new(&by, now), &handle)).await;
            refused::of_form(done)?
        }
    };
    match outcome {
        Ok(_) => Ok(Redirect::to(&address(&shown.listed.exceedance.public_id)).into_response()),
        Err(refusals) => {
            let filled = Filled::refused(sent, refusals);
            let page = page::exceedance(&officer, &desk.law.current(), &shown, Some((step, &filled)));
            Ok((refused::AGAIN, page).into_response())
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
            let facility = match listed.exceedance.facility_id {
                Some(id) => parties::facility::public_name(tx, id)?,
                None => None,
            };
            Ok(Some(Shown { listed, versions, written, facility }))
        })
        .await?;
    shown.ok_or_else(Fault::not_found)
}
