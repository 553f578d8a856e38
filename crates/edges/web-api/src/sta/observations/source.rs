//! The series that a question about observations is about: those of its path, narrowed by what its
//! filter says of `Datastream`, and with what it asks of them.

use std::collections::{BTreeSet, HashMap};

use identity::list;
use kernel::{MICROS_PER_DAY, MICROS_PER_SECOND, Moment, Outcome, Refusal};
use monitoring::datastream::Averaging;
use monitoring::rules::window::Period;
use monitoring::sensorthings::DATASTREAM;
use monitoring::sensorthings::window::{self, Ids};
use query::{Condition, Expr, Path, Plan, Scalar, Select, may_hold};
use store::Tx;

use super::Found;
use crate::sta::entity::Entity;
use crate::sta::reader::{Reader, Whose};

/// Series read at once.
const AT_ONCE: usize = 5000;
const MICROS_PER_MINUTE: i64 = 60 * kernel::MICROS_PER_SECOND;

/// A series.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its id.
    pub id: i64,
    /// Its station.
    pub station: i64,
    /// Microseconds from one value to the next, as the station is set up.
    pub step: i64,
    averaging: Averaging,
    slot: i64,
    /// What the question asks of it, in the order of the source's paths.
    values: Vec<Scalar>,
}

impl Series {
    /// Whether it has readings as they came.
    pub fn is_raw(&self) -> bool {
        self.averaging == Averaging::Raw
    }
}

/// Series, found by what readings and averages carry.
#[derive(Debug, Clone)]
pub struct Source {
    all: Vec<Series>,
    by_id: HashMap<i64, usize>,
    raw: HashMap<(i64, u16), usize>,
    asked: Vec<Path>,
    /// The only slot that readings are asked of; none where there are several, or others will ask the same
    /// frames for theirs.
    pub slot: Option<u16>,
    /// Stations whose readings are among them.
    pub stations: Ids,
    /// Series of averages by the length of their windows.
    pub averages: Vec<(Period, Ids)>,
}

/// What no year exceeds.
const LEAP_YEAR: i64 = 366 * MICROS_PER_DAY;

/// From one observation of a series to the next, nearly.
fn step(period: Period) -> i64 {
    period.step() * MICROS_PER_SECOND
}

impl Source {
    /// The series that the observations of `whose`, or all in sight, belong to.
    pub fn load(reader: &mut Reader<'_>, whose: Option<&Whose>, plan: &Plan) -> Outcome<Source> {
        let filter = plan.filter.as_ref();
        if filter.is_some_and(|f| f.expr().contains(&|e| matches!(e, Expr::Any { .. }))) {
            return Err(Refusal::new("refused-api-filter-through-many").at("$filter").into());
        }
        let mut asked = BTreeSet::new();
        if let Some(filter) = filter {
            fields(filter.expr(), &mut asked);
        }
        asked.extend(plan.order.keys().iter().map(|k| k.path.clone()));
        let asked: Vec<Path> = asked.into_iter().filter(|path| column(path).is_some()).collect();
        let mut select = among(reader, whose)?;
        if let Some(condition) = filter.and_then(|f| f.through("Datastream")) {
            select = select.filter(condition);
        }
        let source = Source::read(reader, select, asked)?;
        Ok(match filter {
            Some(filter) => source.that_may(filter.expr()),
            None => source,
        })
    }

    /// Without the series none of whose observations can fulfil the filter, whatever was measured.
    fn that_may(self, filter: &Expr) -> Source {
        let Source { mut all, asked, .. } = self;
        all.retain(|series| {
            may_hold(filter, &|path| asked.iter().position(|p| p == path).and_then(|at| series.values.get(at).cloned()))
        });
        Source::of(all, asked)
    }

    /// One series, if it is in sight and its observations are among those of `whose`.
    pub fn of_series(reader: &mut Reader<'_>, whose: Option<&Whose>, id: i64) -> Outcome<Source> {
        let select = among(reader, whose)?.filter(series_with("id", id)?);
        Source::read(reader, select, Vec::new())
    }

    fn read(reader: &mut Reader<'_>, select: Select, asked: Vec<Path>) -> Outcome<Source> {
        let further: Vec<String> = asked.iter().filter_map(column).collect();
        let mut columns = vec!["id", "#station", "#slot", "properties/averaging", "#interval"];
        columns.extend(further.iter().map(String::as_str));
        let mut select = select.columns(&columns);
        let mut all = Vec::new();
        loop {
            reader.spent.pay(1)?;
            let page = list::page(reader.tx(), &select, AT_ONCE)?;
            all.extend(page.rows.iter().filter_map(|row| {
                let averaging = row.text(3).and_then(Averaging::from_code)?;
                let minutes = row.integer(4).unwrap_or(1).clamp(1, 60 * 24);
                let step = match averaging {
                    Averaging::Raw => minutes * MICROS_PER_MINUTE,
                    Averaging::Mean(period) => step(period),
                };
                let values = row.values().iter().skip(5).cloned().collect();
                Some(Series {
                    id: row.integer(0)?,
                    station: row.integer(1)?,
                    slot: row.integer(2)?,
                    averaging,
                    step,
                    values,
                })
            }));
            match page.next {
                Some(next) => select = select.after(Some(next)),
                None => return Ok(Source::of(all, asked)),
            }
        }
    }

    fn of(all: Vec<Series>, asked: Vec<Path>) -> Source {
        let places = || all.iter().enumerate();
        let raw = |s: &Series| u16::try_from(s.slot).ok().filter(|_| s.averaging == Averaging::Raw);
        let stations: BTreeSet<i64> = all.iter().filter(|s| raw(s).is_some()).map(|s| s.station).collect();
        let of_period = |p: Period| Ids::of(all.iter().filter(|s| s.averaging == Averaging::Mean(p)).map(|s| s.id));
        Source {
            by_id: places().map(|(n, s)| (s.id, n)).collect(),
            raw: places().filter_map(|(n, s)| raw(s).map(|slot| ((s.station, slot), n))).collect(),
            stations: Ids::of(stations),
            averages: Period::ALL.into_iter().map(|p| (p, of_period(p))).filter(|(_, ids)| !ids.is_empty()).collect(),
            slot: None,
            all,
            asked,
        }
    }

    /// The same for a question that nobody shares frames with.
    pub fn alone(mut self) -> Source {
        self.slot = match self.raw.len() {
            1 => self.raw.keys().next().map(|(_, slot)| *slot),
            _ => None,
        };
        self
    }

    /// The same without its averages.
    pub fn raw_only(&self) -> Source {
        let raw = self.all.iter().filter(|s| s.averaging == Averaging::Raw).cloned().collect();
        Source { slot: self.slot, ..Source::of(raw, self.asked.clone()) }
    }

    /// All series.
    pub fn all(&self) -> &[Series] {
        &self.all
    }

    /// The series of an observation.
    pub fn series(&self, found: &Found) -> &Series {
        &self.all[found.series]
    }

    /// The place of a series by its id.
    pub fn place_of(&self, id: i64) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    /// The place of the raw series of a station's slot.
    pub fn place_of_slot(&self, station: i64, slot: u16) -> Option<usize> {
        self.raw.get(&(station, slot)).copied()
    }

    /// The longest window that is averaged over, years aside; nothing for readings alone.
    pub fn longest(&self) -> i64 {
        let others = self.averages.iter().filter(|(period, _)| *period != Period::Year);
        others.map(|(period, _)| period.seconds() * MICROS_PER_SECOND).max().unwrap_or(0)
    }

    /// What a window of a year has more than those, where there are years.
    pub fn longer_years(&self) -> i64 {
        let has_years = self.averages.iter().any(|(period, _)| *period == Period::Year);
        if has_years { LEAP_YEAR - self.longest() } else { 0 }
    }

    /// The value of a field of an observation or of what it is related to.
    pub fn field(&self, found: &Found, path: &Path) -> Scalar {
        match self.asked.iter().position(|p| p == path) {
            Some(at) => self.series(found).values.get(at).cloned().unwrap_or(Scalar::Null),
            None => found.field(path),
        }
    }

    /// The first and the last moment at which any of its stations measured.
    pub fn edges(&self, tx: &mut Tx) -> Outcome<Option<(Moment, Moment)>> {
        let stations: BTreeSet<i64> = self.all.iter().map(|s| s.station).collect();
        if stations.is_empty() {
            return Ok(None);
        }
        window::edges(tx, &Ids::of(stations))
    }
}

/// The series in sight whose observations are those of `whose`.
fn among(reader: &Reader<'_>, whose: Option<&Whose>) -> Outcome<Select> {
    let select = reader.select(Entity::Datastream, None)?;
    Ok(match whose {
        Some(w) if w.entity == Entity::Datastream => select.filter(series_with("id", w.id)?),
        Some(w) => select.filter(series_with("#station", w.id)?),
        None => select,
    })
}

fn series_with(field: &str, id: i64) -> Outcome<Condition> {
    Ok(Condition::of_program(Expr::eq(field, id), &DATASTREAM, Moment(0))?)
}

/// The column of a series that a path of an observation means, if it leads away from the observation.
fn column(path: &Path) -> Option<String> {
    let text = path.as_str().strip_prefix("$it/").unwrap_or(path.as_str());
    let path = Path::from(text);
    let feature = || path.after("FeatureOfInterest").map(|rest| format!("#FeatureOfInterest/{rest}"));
    path.after("Datastream").map(str::to_owned).or_else(feature)
}

fn fields(expr: &Expr, into: &mut BTreeSet<Path>) {
    if let Expr::Field(path) = expr {
        into.insert(path.clone());
    }
    expr.children().into_iter().for_each(|child| fields(child, into));
}
