//! One station as its keeper sees it (*hồ sơ trạm*): its set-up with every version, the account of its
//! logger, what it delivered, what it exceeded.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::{IntoResponse, Redirect, Response};
use identity::device::{self, Standing};
use identity::{Act, Right};
use kernel::{DayRange, Moment, Outcome, Subject};
use maud::Markup;
use monitoring::exceedance::Exceedance;
use monitoring::lists::{self, Exceedances, ListedReceipt, Receipts};
use monitoring::overview::{Glance, glances};
use monitoring::station::{STATION, Setup, Station};
use platform::commands;
use web_kit::{Fault, Filled, Officer, Sent};

use crate::ask::{answered, once};
use crate::written::Written;
use crate::{Desk, refused, sign_in, signed};

mod page;

/// Receipts and exceedances that the page lists.
const LINES: usize = 10;

/// What becomes of the FTP server's address on the page.
pub struct FtpDoor {
    /// Host to connect to: the one by which the reader found this page.
    pub host: String,
    /// Port.
    pub port: u16,
}

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
    /// How its logger's account stands, if it was ever given a secret.
    pub device: Option<Standing>,
    /// Where loggers deliver, if anywhere.
    pub ftp: Option<FtpDoor>,
    /// Who wrote the versions of its set-up.
    pub written: Written,
    /// Its newest receipts, for those who may see them.
    pub receipts: Option<Vec<ListedReceipt>>,
    /// Its newest exceedances, for those who may see them.
    pub exceedances: Option<Vec<Exceedance>>,
}

/// The page.
pub async fn show(
    State(desk): State<Desk>,
    officer: Officer,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Markup, Fault> {
    let mut shown = read(&desk, &officer, code).await?;
    shown.ftp = desk.ftp_port.map(|port| FtpDoor { host: host(&headers), port });
    Ok(page::station(&officer, &desk.law.current(), &shown))
}

/// The name by which the reader reaches this server: loggers reach it by the same, on another port.
fn host(headers: &HeaderMap) -> String {
    let named = headers.get(HOST).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let bare = match named.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => named,
    };
    bare.to_owned()
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
            Ok(Redirect::to(&sign_in::again_at(&address(&code))).into_response())
        }
        Err(refusals) => Err(kernel::Failure::Refused(refusals).into()),
    }
}

/// Asks before the logger is shut out.
pub async fn ask_disable(
    State(desk): State<Desk>,
    officer: Officer,
    Path(code): Path<String>,
) -> Result<Markup, Fault> {
    let station = found(&desk, &officer, code).await?;
    Ok(page::disable(&officer, &station, &Filled::empty()))
}

/// Shuts the logger out until it is given a new secret.
pub async fn disable(
    State(desk): State<Desk>,
    officer: Officer,
    Path(code): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let station = found(&desk, &officer, code).await?;
    let set = device::Set { code: station.code.clone(), area: station.area_id, facility: station.facility_id };
    let id = station.id;
    let done = once(&desk, &officer, &sent, Ok(()), move |tx, act, ()| device::disable(tx, act, &set).map(|()| id));
    let next = address(&station.code);
    Ok(answered(done.await?, sent, |_| next, |filled| page::disable(&officer, &station, filled)))
}

/// Where a station's page is.
fn address(code: &str) -> String {
    format!("/desk/stations/{}", web_kit::path_value(code))
}

async fn found(desk: &Desk, officer: &Officer, code: String) -> Result<Station, Fault> {
    let by = officer.authority().clone();
    desk.db.read(move |tx| lists::station(tx, &by, &code)).await?.ok_or_else(Fault::not_found)
}

async fn read(desk: &Desk, officer: &Officer, code: String) -> Result<Shown, Fault> {
    let (by, now, law, network) =
        (officer.authority().clone(), officer.now(), desk.law.current(), desk.network.clone());
    let shown = desk
        .db
        .read(move |tx| -> Outcome<Option<Shown>> {
            let Some(station) = lists::station(tx, &by, &code)? else { return Ok(None) };
            let (id, facility, area) = (station.id, station.facility_id, station.area_id);
            let device = device::standing(tx, &station.code)?;
            let written = Written::of(tx, &by, &Subject::new("station", id), now)?;
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
            Ok(Some(Shown { glance, setups, facility, commune, device, ftp: None, written, receipts, exceedances }))
        })
        .await?;
    shown.ok_or_else(Fault::not_found)
}
