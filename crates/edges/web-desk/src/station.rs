//! One station as its keeper sees it (*hồ sơ trạm*): its set-up with every version, the account of its
//! logger, what it delivered, what it exceeded.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::{Act, Right, device};
use kernel::{DayRange, Moment, Outcome};
use maud::Markup;
use monitoring::exceedance::Exceedance;
use monitoring::lists::{self, Exceedances, ListedReceipt, Receipts};
use monitoring::overview::{Glance, glances};
use monitoring::station::{STATION, Setup};
use platform::commands;
use web_kit::{Fault, Officer, Sent};

use crate::{Desk, refused, sign_in, signed};

mod page;

/// Receipts and exceedances that the page lists.
const LINES: usize = 10;

/// A station with all that its page shows.
pub struct Shown {
    /// At a glance.
    pub glance: Glance,
    /// Its set-up by the days it holds: version, days, when recorded, what it says.
    pub setups: Vec<(i64, DayRange, Moment, Setup)>,
    /// Name of its facility.
    pub facility: Option<String>,
    /// Name of its commune.
    pub commune: Option<kernel::Bilingual>,
    /// Whether its logger has a secret.
    pub has_secret: bool,
    /// Its newest receipts, for those who may see them.
    pub receipts: Option<Vec<ListedReceipt>>,
    /// Its newest exceedances, for those who may see them.
    pub exceedances: Option<Vec<Exceedance>>,
}

/// The page.
pub async fn show(State(desk): State<Desk>, officer: Officer, Path(code): Path<String>) -> Result<Markup, Fault> {
    let shown = read(&desk, &officer, code).await?;
    Ok(page::station(&officer, &desk.law.current(), &shown))
}

/// Gives the logger a new secret and shows it once.
pub async fn issue_secret(
    State(desk): State<Desk>,
    officer: Officer,
    Path(code): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let command = sent.command_id()?;
    let (by, now, token, random) =
        (officer.authority().clone(), officer.now(), signed::token(&officer), desk.gate.random.clone());
    let asked = code.clone();
    let done = desk
        .db
        .write(move |tx| -> Outcome<Option<Option<String>>> {
            let Some(station) = lists::station(tx, &by, &asked)? else { return Ok(None) };
            signed::of_token(tx, token.as_ref(), now)?.require_fresh(now)?;
            let act = Act { by: &by, now, command: Some(&command) };
            let set = device::Set { code: station.code, area: station.area_id, facility: station.facility_id };
            // Only the first time has a secret to show: it is kept nowhere.
            let mut secret = None;
            commands::once(tx, &command, by.actor(), now, |tx| {
                secret = Some(device::issue_secret(tx, &random, act, &set)?.as_str().to_owned());
                Ok(())
            })?;
            Ok(Some(secret))
        })
        .await;
    match refused::of_form(done)? {
        Ok(None) => Err(Fault::not_found()),
        Ok(Some(secret)) => Ok(page::secret(&officer, &code, secret.as_deref()).into_response()),
        Err(refusals) if refused::wants_password(&refusals) => {
            let back = format!("/desk/stations/{}", web_kit::path_value(&code));
            Ok(Redirect::to(&sign_in::again_at(&back)).into_response())
        }
        Err(refusals) => Err(kernel::Failure::Refused(refusals).into()),
    }
}

async fn read(desk: &Desk, officer: &Officer, code: String) -> Result<Shown, Fault> {
    let (by, now, law, network) =
        (officer.authority().clone(), officer.now(), desk.law.current(), desk.network.clone());
    let shown = desk
        .db
        .read(move |tx| -> Outcome<Option<Shown>> {
            let Some(station) = lists::station(tx, &by, &code)? else { return Ok(None) };
            let (id, facility, area) = (station.id, station.facility_id, station.area_id);
            let has_secret = device::exists(tx, &station.code)?;
            let Some(glance) = glances(tx, &network, &law, vec![station], now)?.pop() else { return Ok(None) };
            let mut setups = Vec::new();
            for segment in STATION.timeline(tx, id, now)? {
                if let Some(version) = STATION.table.version(tx, id, segment.version)?
                    && let Some(body) = version.body
                {
                    setups.push((segment.version, segment.valid, version.recorded_at, serde_json::from_value(body)?));
                }
            }
            let facility = match facility {
                Some(id) => parties::facility::public_name(tx, id)?,
                None => None,
            };
            let commune = match area {
                Some(id) => platform::area::by_id(tx, id)?.map(|a| a.name),
                None => None,
            };
            let receipts = if by.may(Right::ReceiptsRead) {
                let asked = Receipts { station: Some(id), ..Receipts::default() };
                let mut found = lists::receipts(tx, &by, &network, &asked, now)?.rows;
                found.truncate(LINES);
                Some(found)
            } else {
                None
            };
            let exceedances = if by.may(Right::ExceedancesRead) {
                // By the list, not by the station: it may have stood in another commune then.
                let asked = Exceedances { station: Some(id), ..Exceedances::default() };
                let found = lists::exceedances(tx, &by, &network, &asked, now)?.rows;
                Some(found.into_iter().take(LINES).map(|row| row.exceedance).collect())
            } else {
                None
            };
            Ok(Some(Shown { glance, setups, facility, commune, has_secret, receipts, exceedances }))
        })
        .await?;
    shown.ok_or_else(Fault::not_found)
}
