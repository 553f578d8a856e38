//! Brings in the table of stations (*nhập danh mục trạm*): a new code registers a station, a known one amends
//! its set-up from today on. Facilities named in the table are registered with it.

use std::sync::Arc;

use fields::Record;
use identity::{Act, Authority, Right};
use kernel::{Actor, Day, DayRange, Moment, Outcome, PublicId, Random};
use parties::facility::ensure;
use platform::journal::{self, Entry};
use platform::keys::Vault;
use platform::table_import::{Appear, Context, Kind, Limits, Report, Run, Upload, bring_in};
use store::{Db, Tx};

use crate::datastream::{self, Averaging};
use crate::law::{Current, Law};
use crate::station::{self, STATION, Setup};

mod draft;
mod table;

use draft::{Draft, draft};
pub use table::TABLE;

/// The table, as the import pipeline knows it.
pub const STATIONS: Kind = Kind {
    name: "stations",
    schema: || &TABLE,
    key: "code",
    check_row: |tx, context, row| {
        let import: &Import = context.given()?;
        within_reach(tx, import, row, context.now.day()).map(|_| ())
    },
    apply_row: apply,
    appear: Appear::AtCommit,
    limits: Limits::rows(platform::table_import::MOST_AT_COMMIT),
};

/// Who brings a table in, and what its rows are read against.
#[derive(Clone)]
pub struct Import {
    /// Who.
    pub by: Authority,
    /// The law that names media, parameters and limits.
    pub law: Law,
    /// The keys of personal data: the tax code of a household business is its owner's identity number.
    pub vault: Arc<Vault>,
}

/// Brings a table of stations in; the report says what is wrong with which row, or that it was applied.
pub fn run(db: &Db, import: Import, now: Moment, random: &Random, upload: Upload) -> Outcome<Report> {
    import.by.require(Right::StationsEdit)?;
    let mut run = Run { kind: &STATIONS, now, random, progress: &mut |_| {}, with: Arc::new(import) };
    bring_in(db, &mut run, upload)
}

/// A checked row of somebody's own places. A station that stands elsewhere cannot be taken over by writing
/// another commune beside its code.
fn within_reach(tx: &mut Tx, import: &Import, row: &Record, today: Day) -> Outcome<Draft> {
    let draft = draft(tx, &import.law.current(), row, today)?;
    let may = |area, facility, column: &'static str| {
        import.by.require_at(Right::StationsEdit, area, facility).map_err(|refusal| refusal.at(column))
    };
    if let Some(id) = station::store::id_of_code(tx, &draft.setup.code.folded())?
        && let Some(known) = station::store::by_id(tx, id)?
    {
        may(known.area_id, known.facility_id, "code")?;
    }
    let facility = match &draft.facility {
        Some(named) => parties::facility::id_of(tx, &named.code)?,
        None => None,
    };
    may(draft.setup.area_id, facility, "commune_code")?;
    Ok(draft)
}

/// Makes a row take effect.
fn apply(tx: &mut Tx, context: &Context, row: &Record) -> Outcome<()> {
    let import: &Import = context.given()?;
    let (law, today) = (import.law.current(), context.now.day());
    let Draft { mut setup, facility } = within_reach(tx, import, row, today)?;
    let act = Act::new(&import.by, context.now);
    if let Some(facility) = facility {
        setup.facility_id = Some(ensure(tx, &import.vault, &context.random, act, facility)?.id());
    }
    let folded = setup.code.folded();
    let (id, verb) = match station::store::id_of_code(tx, &folded)? {
        None => (station::store::insert(tx, &PublicId::random(&context.random), &setup)?, "station.registered"),
        Some(id) => {
            let known = STATION.as_of(tx, id, today, context.now)?.and_then(|v| v.body);
            if known == Some(serde_json::to_value(&setup)?) {
                return Ok(());
            }
            station::store::update(tx, id, &setup)?;
            (id, "station.amended")
        }
    };
    series(tx, context, &law, id, &setup)?;
    let written = STATION.amend(tx, id, context.now, today, &serde_json::to_value(&setup)?)?;
    let entry = Entry::new(verb).about("station", id).in_area(setup.area_id).version(written);
    act.journal(tx, entry)?;
    Ok(())
}

/// Brings the series of a station in line with its parameters: new ones get a slot, those no longer
/// measured are retired, those measured again come back.
fn series(tx: &mut Tx, context: &Context, law: &Current, station: i64, setup: &Setup) -> Outcome<()> {
    let today = context.now.day();
    let known = datastream::store::of_station(tx, station)?;
    let mut next = known.iter().map(|d| d.slot + 1).max().unwrap_or(0);
    for symbol in &setup.parameters {
        if known.iter().any(|d| d.symbol == *symbol) {
            datastream::store::restore(tx, station, symbol)?;
            continue;
        }
        let measured = law.measured(&setup.medium, symbol, today).map_err(|e| e.refusal(symbol, &setup.medium))?;
        for averaging in Averaging::ALL {
            let public_id = PublicId::random(&context.random);
            datastream::store::insert(tx, &public_id, station, next, symbol, averaging, &measured.kept.unit)?;
        }
        next += 1;
    }
    for stream in known.iter().filter(|d| d.averaging == Averaging::Raw && !setup.parameters.contains(&d.symbol)) {
        datastream::store::retire(tx, station, &stream.symbol, today)?;
    }
    Ok(())
}

/// Records that every station's present set-up has held since an earlier day (*đính chính thời điểm hiệu
/// lực*): for networks whose history is brought in with them.
pub fn valid_since(tx: &mut Tx, actor: &Actor, now: Moment, from: Day) -> Outcome<()> {
    for station in station::store::all(tx)? {
        let Some(body) = STATION.as_of(tx, station.id, now.day(), now)?.and_then(|v| v.body) else { continue };
        let written = STATION.correct(tx, station.id, now, DayRange { from, to: Some(now.day()) }, &body)?;
        let entry =
            Entry::new("station.corrected").about("station", station.id).in_area(station.area_id).version(written);
        journal::write(tx, actor, None, now, None, entry)?;
    }
    Ok(())
}
