//! A programme is registered (*đăng ký*), amended (*điều chỉnh*), ended (*kết thúc*) with a reason. A code is never given
//! to another programme, for reports cite it.

use ::store::Tx;
use identity::{Act, Authority, Right};
use kernel::{Day, Outcome, Refusal};
use platform::journal::Entry;

use super::{Body, Ended, PROGRAMME, Programme, Setup, by_id, checked_code, setup, store};
use crate::law::Current;
use crate::station;

/// The longest reason.
const LONGEST_REASON: usize = 500;

/// Registers a programme; gives its id.
pub fn register(tx: &mut Tx, law: &Current, act: Act<'_>, code: &str, setup: Setup) -> Outcome<i64> {
    act.require(Right::StationsEdit)?;
    let code = checked_code(code)?;
    let setup = setup.checked(law, act.today())?;
    within_reach(tx, act.by, &setup.stations)?;
    if store::by_code(tx, &code.to_ascii_lowercase())?.is_some() {
        return Err(Refusal::new("refused-programme-code-taken").at("code").with("code", code).into());
    }
    let id = store::insert(tx, code, &setup.name.vi)?;
    save(tx, act, "programme.registered", id, Body { setup, ended: None })?;
    Ok(id)
}

/// Changes what a programme says. `seen` is the version of the form.
pub fn amend(tx: &mut Tx, law: &Current, act: Act<'_>, id: i64, seen: i64, setup: Setup) -> Outcome<()> {
    known(tx, act, id, seen)?;
    let setup = setup.checked(law, act.today())?;
    within_reach(tx, act.by, &setup.stations)?;
    save(tx, act, "programme.amended", id, Body { setup, ended: None })
}

/// Ends a programme on a day, for a reason that everybody may read.
pub fn end(tx: &mut Tx, act: Act<'_>, id: i64, seen: i64, last: Day, reason: &str) -> Outcome<()> {
    let programme = known(tx, act, id, seen)?;
    if last < programme.setup.first {
        return Err(Refusal::new("refused-valid-days-empty").at("last").into());
    }
    if let Some(refusal) = setup::text("reason", reason, 1..=LONGEST_REASON) {
        return Err(refusal.into());
    }
    let ended = Some(Ended { last, reason: reason.trim().to_owned() });
    save(tx, act, "programme.ended", id, Body { setup: programme.setup, ended })
}

/// Whoever keeps all of its stations keeps a programme; one without stations is the whole province's.
pub fn allowed(tx: &mut Tx, by: &Authority, stations: &[i64]) -> Outcome<()> {
    by.require(Right::StationsEdit)?;
    if stations.is_empty() {
        by.require_at(Right::StationsEdit, None, None)?;
    }
    for id in stations {
        if let Some(station) = station::store::by_id(tx, *id)? {
            by.require_at(Right::StationsEdit, station.area_id, station.facility_id)?;
        }
    }
    Ok(())
}

/// The same for what a form says: a station out of reach is told at its field, and as if it were not there.
fn within_reach(tx: &mut Tx, by: &Authority, stations: &[i64]) -> Outcome<()> {
    if stations.is_empty() && !by.scope().covers(None, None) {
        return Err(Refusal::new("refused-programme-stations-own").at("stations").into());
    }
    for id in stations {
        let Some(station) = station::store::by_id(tx, *id)? else {
            return Err(Refusal::new("refused-station-unknown").at("stations").into());
        };
        if !by.scope().covers(station.area_id, station.facility_id) {
            let refusal = Refusal::new("refused-programme-station").at("stations");
            return Err(refusal.with("code", station.code).into());
        }
    }
    Ok(())
}

fn known(tx: &mut Tx, act: Act<'_>, id: i64, seen: i64) -> Outcome<Programme> {
    act.require(Right::StationsEdit)?;
    let programme = by_id(tx, id)?.ok_or_else(|| Refusal::new("refused-programme-unknown"))?;
    allowed(tx, act.by, &programme.setup.stations)?;
    PROGRAMME.table.unchanged_since(tx, id, seen)?;
    if programme.ended.is_some() {
        return Err(Refusal::new("refused-programme-ended").into());
    }
    Ok(programme)
}

fn save(tx: &mut Tx, act: Act<'_>, verb: &'static str, id: i64, body: Body) -> Outcome<()> {
    let written = PROGRAMME.write(tx, id, act.now, &serde_json::to_value(&body)?)?;
    store::update(tx, id, &body.setup.name.vi, written.version)?;
    store::forget_stations(tx, id)?;
    for station in body.setup.stations {
        store::add_station(tx, id, station)?;
    }
    act.journal(tx, Entry::new(verb).version(written))?;
    Ok(())
}
