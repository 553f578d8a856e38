//! Brings in the table of stations (*nhập danh mục trạm*): a new code registers a station, a known one amends
//! its set-up from today on.
//!
//! Rows are prepared as changes that nobody sees, and all of them appear at once. The facilities that rows name
//! are entries of a register of their own: they are known from when their row is prepared.

use std::sync::Arc;

use fields::Record;
use identity::{Act, Authority, Right};
use kernel::{Day, Moment, Outcome, PublicId, Random, Refusal};
use parties::facility::ensure;
use platform::journal::Entry;
use platform::keys::Vault;
use platform::table_import::{Context, Kind, Limits, Report, Run, Upload, bring_in};
use store::{Db, Tx};

use crate::law::Law;
use crate::station::{self, STATION};

mod change;
mod commune;
mod draft;
mod series;
mod table;
mod unjudged;

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
    prepare_row: prepare,
    flip,
    undo: |tx, context| Ok(change::forget(tx, context.import)?),
    limits: Limits::rows(MOST),
};

/// Rows of one table; no province has as many stations.
const MOST: usize = 1000;

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

/// Prepares what a row changes; nothing, if it says what is known.
fn prepare(tx: &mut Tx, context: &Context, row: &Record) -> Outcome<()> {
    let import: &Import = context.given()?;
    let today = context.now.day();
    let Draft { mut setup, facility } = within_reach(tx, import, row, today)?;
    if let Some(facility) = facility {
        let act = Act::new(&import.by, context.now);
        setup.facility_id = Some(ensure(tx, &import.vault, &context.random, act, facility)?.id());
    }
    let known = station::store::id_of_code(tx, &setup.code.folded())?;
    let revision = match known {
        None => None,
        Some(id) => {
            let now = STATION.as_of(tx, id, today, context.now)?.and_then(|v| v.body);
            if now == Some(serde_json::to_value(&setup)?) {
                return Ok(());
            }
            station::store::revision(tx, id)?
        }
    };
    let body = serde_json::to_string(&setup)?;
    Ok(change::prepare(tx, context.import, known.zip(revision), &PublicId::random(&context.random), &setup, &body)?)
}

/// Shows every change of the import, in a few statements over all of them.
fn flip(tx: &mut Tx, context: &Context) -> Outcome<()> {
    let import: &Import = context.given()?;
    if change::overtaken(tx, context.import)? {
        return Err(Refusal::new("refused-stations-overtaken").into());
    }
    change::register(tx, context.import)?;
    change::amend(tx, context.import)?;
    let changed = change::all(tx, context.import)?;
    let mut bodies = Vec::with_capacity(changed.len());
    let mut setups = Vec::with_capacity(changed.len());
    for change in &changed {
        bodies.push((change.station, serde_json::from_str(&change.setup)?));
        setups.push((change.station, serde_json::from_str(&change.setup)?));
    }
    let today = context.now.day();
    series::follow(tx, &import.law.current(), context, &setups)?;
    let written = STATION.amend_all(tx, context.now, today, &bodies)?;
    let entries: Vec<Entry> = changed
        .iter()
        .zip(written)
        .map(|(change, written)| {
            let verb = if change.is_new { "station.registered" } else { "station.amended" };
            Entry::new(verb).about("station", change.station).in_area(change.area).version(written)
        })
        .collect();
    change::forget(tx, context.import)?;
    Act::new(&import.by, context.now).journal_all(tx, &entries)
}
