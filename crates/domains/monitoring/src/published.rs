//! What is published (*công khai*): the newest values of public stations, and exceedances: those of public stations
//! for anybody, and those of his scope besides for an officer. The sight stands inside the question to the database.

use std::sync::Arc;

use ::store::Tx;
use identity::list;
use kernel::{Day, Moment, Outcome};
use query::{Comparison, Condition, Expr, Order, OrderBy, PageMark, Path, Scope, Select};

use crate::datastream::{self, Datastream};
use crate::exceedance::{self, Evidence, Exceedance, State};
use crate::latest::Newest;
use crate::law::Current;
use crate::network::{Network, Profile, Slot};
use crate::overview::{self, Glance};
use crate::sensorthings::{Sight, seen};

mod store;

/// Which exceedances.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Of this station only.
    pub station: Option<i64>,
    /// Only those that stand so.
    pub state: Option<State>,
    /// Only those whose window ended at this moment or later.
    pub since: Option<Moment>,
    /// Where the page begins.
    pub after: Option<String>,
    /// Exceedances on a page.
    pub limit: usize,
}

/// An exceedance with all that is published of it.
#[derive(Debug, Clone)]
pub struct Published {
    /// The exceedance.
    pub exceedance: Exceedance,
    /// What the newest verdict rests on.
    pub evidence: Evidence,
    /// Its station.
    pub profile: Arc<Profile>,
    /// The series that exceeded.
    pub series: Datastream,
}

/// A page of exceedances, the newest window first.
#[derive(Debug, Clone)]
pub struct Page {
    /// Those of this page.
    pub rows: Vec<Published>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

/// A public station as everybody may be told of it (*trạm công khai*).
#[derive(Debug, Clone)]
pub struct Open {
    /// How it stands.
    pub glance: Glance,
    /// The newest reading of each parameter that it measures today.
    pub readings: Vec<(Slot, Newest)>,
}

/// The public stations with their newest readings, for whoever is told without asking.
pub fn stations(tx: &mut Tx, network: &Network, law: &Current, now: Moment) -> Outcome<Vec<Open>> {
    let today = now.day();
    let glances = overview::public(tx, network, law, now)?;
    Ok(glances.into_iter().map(|glance| Open { readings: readings(&glance, today), glance }).collect())
}

fn readings(glance: &Glance, today: Day) -> Vec<(Slot, Newest)> {
    let Some(latest) = &glance.latest else { return Vec::new() };
    let measured = glance.profile.slots.iter().filter(|slot| slot.measured_on(today));
    measured.filter_map(|slot| Some((slot.clone(), latest.of_slot(slot.slot)?.clone()))).collect()
}

/// The exceedances in sight.
pub fn exceedances(tx: &mut Tx, sight: &Sight, network: &Network, asked: &Asked) -> Outcome<Page> {
    let entity = &store::EXCEEDANCE;
    let order = Order::new(&[OrderBy { path: Path::from("ended"), descending: true }], entity)?;
    let mark = asked.after.as_deref().map(|text| PageMark::parse(text, &order)).transpose()?;
    let mut select = Select::of(entity, &Scope::EVERYTHING)?.filter(seen(entity, sight)?);
    let station = asked.station.map(|id| Expr::eq("station", id));
    let state = asked.state.map(|s| Expr::eq("state", s.code()));
    let since = asked.since.map(|at| Expr::compare("ended", Comparison::Ge, at));
    for condition in [station, state, since].into_iter().flatten() {
        // Nothing of it depends on the present moment.
        select = select.filter(Condition::of_program(condition, entity, Moment(0))?);
    }
    let page = list::page(tx, &select.columns(&["id"]).order(order).after(mark), asked.limit)?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for id in page.rows.iter().filter_map(|row| row.integer(0)) {
        rows.extend(of_id(tx, network, id)?);
    }
    Ok(Page { rows, next: page.next.map(|mark| mark.to_string()) })
}

fn of_id(tx: &mut Tx, network: &Network, id: i64) -> Outcome<Option<Published>> {
    let Some(exceedance) = exceedance::store::by_id(tx, id)? else { return Ok(None) };
    let Some(evidence) = exceedance::newest_evidence(tx, id)? else { return Ok(None) };
    let Some(profile) = network.profile(tx, exceedance.station_id)? else { return Ok(None) };
    let Some(series) = datastream::store::by_id(tx, exceedance.datastream_id)? else { return Ok(None) };
    Ok(Some(Published { exceedance, evidence, profile, series }))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_described_without_faults() {
        assert_eq!(super::store::EXCEEDANCE.faults(), Vec::<String>::new());
    }
}
