//! What officers work through (*danh sách trong phạm vi được giao*): stations, receipts, exceedances,
//! outages and suspicious averages that somebody's scope reaches, filtered, sorted, a page at a time; and one of each, or nothing.
//!
//! The scope stands inside every question to the database. What lies outside of it is not there: a list
//! does not count it, and asking for it by its number finds nothing. It knows no page.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::Tx;
use identity::{Authority, Right, Scope, list};
use kernel::text::fold;
use kernel::{Counted, Moment, Outcome, PublicId};
use query::{Comparison, Condition, Expr, Order, OrderBy, PageMark, Path, Registry};

use crate::datastream;
use crate::exceedance::{self, Exceedance, State};
use crate::law::Current;
use crate::network::{Network, Profile};
use crate::outage::{self, Outage};
use crate::overview::{Glance, glances};
use crate::receipt::{self, Receipt};
use crate::rules::condition::Condition as Standing;
use crate::station::{self, Station};

mod store;
mod suspicious;

pub use suspicious::{DOUBTS, ListedAverage, Suspicious, suspicious};

/// Rows of a page.
pub const PAGE: usize = 50;
/// Rows are counted so far: receipts are millions, and nobody reads how many exactly.
const COUNTED: u64 = 10_000;
/// More stations than any province has.
const ALL: usize = 100_000;

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Listed<T> {
    /// Its rows.
    pub rows: Vec<T>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    /// Rows on all pages.
    pub total: Counted,
}

impl<T> Listed<T> {
    /// A list of nothing.
    pub fn none() -> Listed<T> {
        Listed { rows: Vec::new(), next: None, total: Counted::Exactly(0) }
    }
}

/// Which stations, in which order.
#[derive(Debug, Clone, Default)]
pub struct Stations {
    /// Part of name or code, with or without marks.
    pub text: Option<String>,
    /// Code of the medium.
    pub medium: Option<String>,
    /// How they stand.
    pub condition: Option<Standing>,
    /// `name`, `code`, `medium` or `newest`.
    pub sort: &'static str,
    /// From the largest down.
    pub falling: bool,
    /// Where the page begins.
    pub after: Option<String>,
}

/// The stations in reach, a page of them.
pub fn stations(
    tx: &mut Tx,
    by: &Authority,
    network: &Network,
    law: &Current,
    asked: &Stations,
    now: Moment,
) -> Outcome<Listed<Glance>> {
    by.require(Right::StationsRead)?;
    let mut conditions: Vec<Expr> = asked.medium.iter().map(|m| Expr::eq("medium", m.as_str())).collect();
    if asked.text.is_some() || asked.condition.is_some() {
        let words = asked.text.as_deref().map(fold).unwrap_or_default();
        let found: Vec<i64> = within(tx, by, network, law, now)?
            .into_iter()
            .filter(|g| asked.condition.is_none_or(|c| c == g.condition))
            .map(|g| g.profile.station.clone())
            .filter(|s| fold(&s.name).contains(&words) || fold(&s.code).contains(&words))
            .map(|s| s.id)
            .collect();
        if found.is_empty() {
            return Ok(Listed::none());
        }
        conditions.push(Expr::one_of("id", found));
    }
    let order = order(&store::STATION, asked.sort, asked.falling)?;
    let page = page(tx, by.scope(), &store::STATION, conditions, order, asked.after.as_deref(), now)?;
    let stations = stations_of(tx, &page.rows)?;
    Ok(Listed { rows: glances(tx, network, law, stations, now)?, next: page.next, total: page.total })
}

/// Every station in reach at a glance, by name.
pub fn within(tx: &mut Tx, by: &Authority, network: &Network, law: &Current, now: Moment) -> Outcome<Vec<Glance>> {
    let stations = all(tx, by)?;
    glances(tx, network, law, stations, now)
}

/// Every station in reach, by name.
pub fn all(tx: &mut Tx, by: &Authority) -> Outcome<Vec<Station>> {
    by.require(Right::StationsRead)?;
    let order = order(&store::STATION, "name", false)?;
    let select = list::select(&store::STATION, by.scope())?.columns(&["id"]).order(order);
    let rows = list::page(tx, &select, ALL)?.rows;
    stations_of(tx, &rows.iter().filter_map(|r| r.integer(0)).collect::<Vec<_>>())
}

/// A station in reach, by its code however capitalised.
pub fn station(tx: &mut Tx, by: &Authority, code: &str) -> Outcome<Option<Station>> {
    by.require(Right::StationsRead)?;
    let Some(id) = station::id_of_code(tx, code)? else { return Ok(None) };
    let found = station::store::by_id(tx, id)?;
    Ok(found.filter(|s| by.scope().covers(s.area_id, s.facility_id)))
}

/// The id of the station that a filter names. It tells no more than that: whoever filters by it gets only
/// what is in his reach.
pub fn station_id(tx: &mut Tx, code: &str) -> Outcome<Option<i64>> {
    station::id_of_code(tx, code)
}

/// Which receipts.
#[derive(Debug, Clone, Default)]
pub struct Receipts {
    /// Of this station only.
    pub station: Option<i64>,
    /// Only those with lines that could not be read.
    pub faulty: bool,
    /// Only those that arrived since.
    pub since: Option<Moment>,
    /// Where the page begins.
    pub after: Option<String>,
}

/// A receipt and the station it was delivered for.
#[derive(Debug, Clone)]
pub struct ListedReceipt {
    /// The receipt.
    pub receipt: Receipt,
    /// Its station.
    pub profile: Arc<Profile>,
}

/// The receipts in reach, newest first.
pub fn receipts(
    tx: &mut Tx,
    by: &Authority,
    network: &Network,
    asked: &Receipts,
    now: Moment,
) -> Outcome<Listed<ListedReceipt>> {
    by.require(Right::ReceiptsRead)?;
    let entity = asked.entity();
    let order = order(entity, asked.sort(), true)?;
    let page = page(tx, by.scope(), entity, asked.conditions(), order, asked.after.as_deref(), now)?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for id in page.rows {
        let Some(receipt) = receipt::store::by_id(tx, id)? else { continue };
        let Some(profile) = network.profile(tx, receipt.station_id)? else { continue };
        rows.push(ListedReceipt { receipt, profile });
    }
    Ok(Listed { rows, next: page.next, total: page.total })
}

/// How many receipts in reach.
pub fn count_receipts(tx: &mut Tx, by: &Authority, asked: &Receipts, now: Moment) -> Outcome<Counted> {
    by.require(Right::ReceiptsRead)?;
    let select = select(by.scope(), asked.entity(), asked.conditions(), now)?;
    list::count_up_to(tx, &select, COUNTED)
}

impl Receipts {
    /// All, or the few faulty ones, which have an index of their own.
    fn entity(&self) -> &'static Registry {
        if self.faulty { &store::FAULTY_RECEIPT } else { &store::RECEIPT }
    }

    /// The order of the index by which they are found; numbers are given as files arrive.
    fn sort(&self) -> &'static str {
        if self.faulty { "arrived" } else { "id" }
    }

    fn conditions(&self) -> Vec<Expr> {
        let station = self.station.map(|id| Expr::eq("station", id));
        let since = self.since.map(|at| Expr::compare("arrived", Comparison::Ge, at));
        [station, since].into_iter().flatten().collect()
    }
}

/// A receipt in reach.
pub fn receipt(tx: &mut Tx, by: &Authority, network: &Network, id: i64) -> Outcome<Option<ListedReceipt>> {
    by.require(Right::ReceiptsRead)?;
    let Some(receipt) = receipt::store::by_id(tx, id)? else { return Ok(None) };
    let Some(profile) = network.profile(tx, receipt.station_id)? else { return Ok(None) };
    let seen = by.scope().covers(profile.station.area_id, profile.station.facility_id);
    Ok(seen.then_some(ListedReceipt { receipt, profile }))
}

/// Which exceedances.
#[derive(Debug, Clone, Default)]
pub struct Exceedances {
    /// Of this station only.
    pub station: Option<i64>,
    /// Only those that stand so.
    pub state: Option<State>,
    /// Only those whose window ended since.
    pub since: Option<Moment>,
    /// Where the page begins.
    pub after: Option<String>,
}

/// An exceedance, where it happened and of what.
#[derive(Debug, Clone)]
pub struct ListedExceedance {
    /// The exceedance.
    pub exceedance: Exceedance,
    /// Its station.
    pub profile: Arc<Profile>,
    /// Canonical symbol of the parameter.
    pub symbol: String,
}

/// The exceedances in reach, the newest window first.
pub fn exceedances(
    tx: &mut Tx,
    by: &Authority,
    network: &Network,
    asked: &Exceedances,
    now: Moment,
) -> Outcome<Listed<ListedExceedance>> {
    by.require(Right::ExceedancesRead)?;
    let order = order(&store::EXCEEDANCE, "ended", true)?;
    let page = page(tx, by.scope(), &store::EXCEEDANCE, asked.conditions(), order, asked.after.as_deref(), now)?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for id in page.rows {
        let Some(exceedance) = exceedance::store::by_id(tx, id)? else { continue };
        rows.extend(of_exceedance(tx, network, exceedance)?);
    }
    Ok(Listed { rows, next: page.next, total: page.total })
}

impl Exceedances {
    fn conditions(&self) -> Vec<Expr> {
        let station = self.station.map(|id| Expr::eq("station", id));
        let state = self.state.map(|s| Expr::eq("state", s.code()));
        let since = self.since.map(|at| Expr::compare("ended", Comparison::Gt, at));
        [station, state, since].into_iter().flatten().collect()
    }
}

/// An exceedance in reach, by its public id.
pub fn exceedance(tx: &mut Tx, by: &Authority, network: &Network, id: &PublicId) -> Outcome<Option<ListedExceedance>> {
    by.require(Right::ExceedancesRead)?;
    let found = exceedance::store::by_public_id(tx, id)?;
    match found.filter(|e| by.scope().covers(e.area_id, e.facility_id)) {
        Some(exceedance) => of_exceedance(tx, network, exceedance),
        None => Ok(None),
    }
}

fn of_exceedance(tx: &mut Tx, network: &Network, exceedance: Exceedance) -> Outcome<Option<ListedExceedance>> {
    let Some(profile) = network.profile(tx, exceedance.station_id)? else { return Ok(None) };
    let Some(stream) = datastream::store::by_id(tx, exceedance.datastream_id)? else { return Ok(None) };
    Ok(Some(ListedExceedance { exceedance, profile, symbol: stream.symbol }))
}

/// Which outages.
#[derive(Debug, Clone, Default)]
pub struct Outages {
    /// Of this station only.
    pub station: Option<i64>,
    /// Only those that go on.
    pub going_on: bool,
    /// Where the page begins.
    pub after: Option<String>,
}

/// An outage and where it is.
#[derive(Debug, Clone)]
pub struct ListedOutage {
    /// The outage.
    pub outage: Outage,
    /// Its station.
    pub profile: Arc<Profile>,
}

/// The outages in reach, the newest first.
pub fn outages(
    tx: &mut Tx,
    by: &Authority,
    network: &Network,
    asked: &Outages,
    now: Moment,
) -> Outcome<Listed<ListedOutage>> {
    by.require(Right::StationsRead)?;
    let order = order(&store::OUTAGE, "since", true)?;
    let page = page(tx, by.scope(), &store::OUTAGE, asked.conditions(), order, asked.after.as_deref(), now)?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for id in page.rows {
        let Some(outage) = outage::store::by_id(tx, id)? else { continue };
        let Some(profile) = network.profile(tx, outage.station_id)? else { continue };
        rows.push(ListedOutage { outage, profile });
    }
    Ok(Listed { rows, next: page.next, total: page.total })
}

impl Outages {
    fn conditions(&self) -> Vec<Expr> {
        let station = self.station.map(|id| Expr::eq("station", id));
        let going_on = self.going_on.then(|| Expr::eq("going_on", true));
        [station, going_on].into_iter().flatten().collect()
    }
}

/// An outage in reach, by its public id.
pub fn outage(tx: &mut Tx, by: &Authority, network: &Network, id: &PublicId) -> Outcome<Option<ListedOutage>> {
    by.require(Right::StationsRead)?;
    let found = outage::store::by_public_id(tx, id)?;
    let Some(outage) = found.filter(|o| by.scope().covers(o.area_id, o.facility_id)) else { return Ok(None) };
    let profile = network.profile(tx, outage.station_id)?;
    Ok(profile.map(|profile| ListedOutage { outage, profile }))
}

/// The stations of these numbers, in their order: one question for all.
fn stations_of(tx: &mut Tx, ids: &[i64]) -> Outcome<Vec<Station>> {
    let mut all: HashMap<i64, Station> = station::store::all(tx)?.into_iter().map(|s| (s.id, s)).collect();
    Ok(ids.iter().filter_map(|id| all.remove(id)).collect())
}

fn order(entity: &Registry, path: &str, descending: bool) -> Outcome<Order> {
    Ok(Order::new(&[OrderBy { path: Path::from(path), descending }], entity)?)
}

fn page(
    tx: &mut Tx,
    scope: &Scope,
    entity: &Registry,
    conditions: Vec<Expr>,
    order: Order,
    after: Option<&str>,
    now: Moment,
) -> Outcome<Listed<i64>> {
    let mark = after.map(|text| PageMark::parse(text, &order)).transpose()?;
    let select = select(scope, entity, conditions, now)?;
    let total = list::count_up_to(tx, &select, COUNTED)?;
    let page = list::page(tx, &select.order(order).after(mark), PAGE)?;
    let rows = page.rows.iter().filter_map(|row| row.integer(0)).collect();
    Ok(Listed { rows, next: page.next.map(|mark| mark.to_string()), total })
}

fn select(scope: &Scope, entity: &Registry, conditions: Vec<Expr>, now: Moment) -> Outcome<query::Select> {
    let mut select = list::select(entity, scope)?.columns(&["id"]);
    for condition in conditions {
        select = select.filter(Condition::of_program(condition, entity, now)?);
    }
    Ok(select)
}

#[cfg(test)]
mod tests {
    use super::store;

    #[test]
    fn the_lists_are_described_without_faults() {
        for entity in [
            &store::STATION,
            &store::RECEIPT,
            &store::FAULTY_RECEIPT,
            &store::EXCEEDANCE,
            &store::OUTAGE,
            &store::SUSPICIOUS,
        ] {
            assert_eq!(entity.faults(), Vec::<String>::new());
        }
    }
}
