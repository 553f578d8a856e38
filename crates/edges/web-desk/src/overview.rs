//! The first page of the desk (*toàn cảnh*): how the network in one's reach stands, and what needs somebody.

use axum::extract::State;
use identity::Right;
use kernel::{Counted, Moment, Outcome};
use maud::Markup;
use monitoring::exceedance::State as Standing;
use monitoring::lists::{self, Exceedances, ListedExceedance, Receipts};
use monitoring::overview::Glance;
use store::Tx;
use web_kit::{Fault, Officer};

use crate::Desk;

mod page;

/// What the page shows; each part only to those who may see it.
pub struct Shown {
    /// Stations in reach.
    pub stations: Option<Vec<Glance>>,
    /// Open exceedances: how many, and the newest.
    pub open: Option<(Counted, Vec<ListedExceedance>)>,
    /// Receipts of today with lines that could not be read.
    pub faulty: Option<Counted>,
}

/// The page.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let shown = read(&desk, &officer).await?;
    Ok(page::overview(&officer, &desk.law.current(), &shown))
}

/// The part of it that renews itself.
pub async fn fragment(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let shown = read(&desk, &officer).await?;
    Ok(page::now(&officer, &desk.law.current(), &shown))
}

async fn read(desk: &Desk, officer: &Officer) -> Result<Shown, Fault> {
    let (desk, by, now) = (desk.clone(), officer.authority().clone(), officer.now());
    Ok(desk.db.clone().read(move |tx| shown(tx, &desk, &by, now)).await?)
}

fn shown(tx: &mut Tx, desk: &Desk, by: &identity::Authority, now: Moment) -> Outcome<Shown> {
    let mut shown = Shown { stations: None, open: None, faulty: None };
    if by.may(Right::StationsRead) {
        shown.stations = Some(lists::within(tx, by, &desk.network, &desk.law.current(), now)?);
    }
    if by.may(Right::ExceedancesRead) {
        let asked = Exceedances { state: Some(Standing::Open), ..Exceedances::default() };
        let found = lists::exceedances(tx, by, &desk.network, &asked, now)?;
        shown.open = Some((found.total, found.rows));
    }
    if by.may(Right::ReceiptsRead) {
        let asked = Receipts { faulty: true, since: Some(now.day().start()), ..Receipts::default() };
        shown.faulty = Some(lists::count_receipts(tx, by, &asked, now)?);
    }
    Ok(shown)
}
