//! Observations: readings out of packed frames, averages out of their table, as one set.
//!
//! The way of a question: [`source`] finds the series it is about, [`walk`] goes through their time
//! window by window, [`scan`] sifts, orders and pages, [`count`] counts. Nobody's question keeps a
//! transaction open for long: a walk can be left and taken up between two windows.

use kernel::Outcome;
use query::{Options, Plan};
use serde_json::{Map, Value};

use super::entity::Entity;
use super::limits;
use super::out::Out;
use super::reader::{Reader, Set, Whose, page_size};

mod count;
mod found;
mod scan;
mod source;
mod walk;
mod windows;

use count::Count;
pub use found::Found;
use scan::Scan;
pub use source::Source;
pub use windows::Windows;

/// How many rows a list of observations may read.
#[derive(Debug, Clone, Copy)]
pub struct Allowed {
    /// For a page.
    pub page: usize,
    /// For a count.
    pub count: usize,
}

/// A page of observations being read.
pub struct Listing {
    scan: Scan,
    count: Option<Count>,
}

impl Listing {
    /// Finds the series that are asked about, all in sight or those of `whose`.
    pub fn begin(reader: &mut Reader<'_>, whose: Option<&Whose>, plan: &Plan, allowed: Allowed) -> Outcome<Listing> {
        let source = Source::load(reader, whose, plan)?;
        let edges = source.edges(reader.tx())?;
        let count =
            if plan.count { Some(Count::begin(reader.tx(), &source, edges, plan, allowed.count)?) } else { None };
        let scan = Scan::new(source, edges, plan, page_size(plan), allowed.page)?;
        Ok(Listing { scan, count })
    }

    /// Reads on, for one short transaction.
    pub fn go_on(&mut self, windows: &mut Windows<'_>) -> Outcome<()> {
        let start = windows.rows();
        while !self.is_done() && windows.rows() - start < limits::ROWS_AT_ONCE {
            match &mut self.count {
                Some(count) if !count.is_done() => count.step(windows)?,
                _ => self.scan.step(windows)?,
            }
        }
        Ok(())
    }

    /// Whether everything is read.
    pub fn is_done(&self) -> bool {
        self.scan.is_done() && self.count.as_ref().is_none_or(Count::is_done)
    }

    /// The page, written.
    pub fn finish(self, reader: &mut Reader<'_>, plan: &Plan, options: &Options) -> Outcome<Set> {
        let count = self.count.map(|c| c.total());
        let (source, found, next) = self.scan.finish();
        reader.spent.pay(found.len())?;
        let mut value = Vec::with_capacity(found.len());
        for one in &found {
            value.push(Value::Object(write(reader, &source, one, plan, options)?));
        }
        Ok(Set { value, count, next })
    }
}

/// Observations expanded inside another entity.
pub fn inline(reader: &mut Reader<'_>, whose: Option<&Whose>, plan: &Plan, options: &Options) -> Outcome<Set> {
    let allowed = Allowed { page: limits::ROWS_INLINE, count: limits::ROWS_AN_INLINE_COUNT };
    reader.spent.pay(1)?;
    let mut listing = Listing::begin(reader, whose, plan, allowed)?;
    while !listing.is_done() {
        listing.go_on(&mut reader.windows)?;
    }
    listing.finish(reader, plan, options)
}

/// One observation, if it is in sight.
pub fn one(reader: &mut Reader<'_>, id: i64, plan: &Plan, options: &Options) -> Outcome<Option<Map<String, Value>>> {
    reader.spent.pay(1)?;
    let Some((source, found)) = find(reader, None, id)? else { return Ok(None) };
    write(reader, &source, &found, plan, options).map(Some)
}

/// The observation of an id, with the series it belongs to, if that is in sight and among `whose`.
pub fn find(reader: &mut Reader<'_>, whose: Option<&Whose>, id: i64) -> Outcome<Option<(Source, Found)>> {
    let Some(place) = found::place(reader, id)? else { return Ok(None) };
    let source = Source::of_series(reader, whose, place.series)?;
    Ok(place.found(&source).map(|found| (source, found)))
}

fn write(
    reader: &mut Reader<'_>,
    source: &Source,
    found: &Found,
    plan: &Plan,
    options: &Options,
) -> Outcome<Map<String, Value>> {
    let mut out = Out::new(plan);
    let series = source.series(found);
    found.write(&mut out);
    let (id, station) = (series.id, series.station);
    reader.relations(Entity::Observation, found.id, plan, options, &mut out, &|to| match to {
        Entity::Datastream => Some(id),
        Entity::FeatureOfInterest => Some(station),
        _ => None,
    })?;
    Ok(out.finish())
}
