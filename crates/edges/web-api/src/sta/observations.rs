//! Observations: readings out of packed frames, averages out of their table, as one set.
//!
//! The way of a question: [`source`] finds the series it is about, [`walk`] goes through their time
//! window by window, [`scan`] sifts, orders and pages, [`count`] counts. Nobody's question keeps a
//! transaction open for long: a walk can be left and taken up between two windows.

use kernel::Outcome;
use query::{Options, PageMark, Plan};
use serde_json::{Map, Value};

use super::entity::Entity;
use super::out::Out;
use super::reader::{Reader, Set, Whose, page_size};
use super::text::{self, Object};
use super::{limits, links};

mod count;
mod form;
mod found;
mod scan;
mod source;
mod walk;
mod windows;

use count::Count;
pub use form::Form;
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
    /// Whether the list is all that is asked, so that no other series will want the same frames.
    pub alone: bool,
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
        let source = if allowed.alone { source.alone() } else { source };
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

    /// What was found.
    pub fn finish(self, reader: &mut Reader<'_>) -> Outcome<Page> {
        let count = self.count.map(|c| c.total());
        let (source, found, next) = self.scan.finish();
        reader.spent.pay(found.len())?;
        Ok(Page { source, found, count, next })
    }
}

/// A page of observations.
pub struct Page {
    /// The series that they belong to.
    pub source: Source,
    /// The observations, in order.
    pub found: Vec<Found>,
    /// How many there are on all pages, if it was asked.
    pub count: Option<u64>,
    /// Where the page ends, if there is more.
    pub next: Option<PageMark>,
}

impl Page {
    /// The page as entities among others, with everything that is expanded in them.
    pub fn entities(&self, reader: &mut Reader<'_>, plan: &Plan, options: &Options) -> Outcome<Set> {
        let form = Form::of(plan, &reader.answering.root);
        let mut value = Vec::with_capacity(self.found.len());
        for one in &self.found {
            value.push(Value::Object(write(reader, &form, &self.source, one, plan, options)?));
        }
        Ok(Set { value, count: self.count, next: self.next.clone() })
    }

    /// The page as the text of a list.
    pub fn list(&self, form: &Form, out: &mut Vec<u8>) {
        text::list(out, &self.found, |out, one| form.write(one, out));
    }

    /// The page as arrays, those of a series together (`$resultFormat=dataArray`, OGC 18-088, 9.3).
    pub fn arrays(&self, form: &Form, root: &str, out: &mut Vec<u8>) {
        let mut series: Vec<(usize, Vec<&Found>)> = Vec::new();
        for one in &self.found {
            match series.iter_mut().find(|(place, _)| *place == one.series) {
                Some((_, found)) => found.push(one),
                None => series.push((one.series, vec![one])),
            }
        }
        text::list(out, series, |out, (place, found)| {
            let mut object = Object::begin(out);
            let id = self.source.all()[place].id;
            object.put("Datastream@iot.navigationLink", links::entity(root, Entity::Datastream, id));
            object.put("components", &form.components);
            object.put("dataArray@iot.count", found.len());
            text::list(object.name("dataArray"), found, |out, one| form.write(one, out));
            object.end();
        });
    }
}

/// Observations expanded inside another entity.
pub fn inline(reader: &mut Reader<'_>, whose: Option<&Whose>, plan: &Plan, options: &Options) -> Outcome<Set> {
    let allowed = Allowed { page: limits::ROWS_INLINE, count: limits::ROWS_AN_INLINE_COUNT, alone: false };
    reader.spent.pay(1)?;
    let mut listing = Listing::begin(reader, whose, plan, allowed)?;
    while !listing.is_done() {
        listing.go_on(&mut reader.windows)?;
    }
    listing.finish(reader)?.entities(reader, plan, options)
}

/// One observation, if it is in sight.
pub fn one(reader: &mut Reader<'_>, id: i64, plan: &Plan, options: &Options) -> Outcome<Option<Map<String, Value>>> {
    reader.spent.pay(1)?;
    let Some((source, found)) = find(reader, None, id)? else { return Ok(None) };
    let form = Form::of(plan, &reader.answering.root);
    write(reader, &form, &source, &found, plan, options).map(Some)
}

/// The observation of an id, with the series it belongs to, if that is in sight and among `whose`.
pub fn find(reader: &mut Reader<'_>, whose: Option<&Whose>, id: i64) -> Outcome<Option<(Source, Found)>> {
    let Some(place) = found::place(reader, id)? else { return Ok(None) };
    let source = Source::of_series(reader, whose, place.series)?;
    Ok(place.found(&source).map(|found| (source, found)))
}

fn write(
    reader: &mut Reader<'_>,
    form: &Form,
    source: &Source,
    found: &Found,
    plan: &Plan,
    options: &Options,
) -> Outcome<Map<String, Value>> {
    let mut text = Vec::new();
    form.write(found, &mut text);
    let mut map: Map<String, Value> = serde_json::from_slice(&text)?;
    let series = source.series(found);
    let (id, station) = (series.id, series.station);
    let mut out = Out::new(plan);
    reader.expanded(Entity::Observation, found.id, plan, options, &mut out, &|to| match to {
        Entity::Datastream => Some(id),
        Entity::FeatureOfInterest => Some(station),
        _ => None,
    })?;
    map.extend(out.finish());
    Ok(map)
}
