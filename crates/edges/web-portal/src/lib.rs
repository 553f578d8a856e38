//! The portal (*cổng thông tin*): what anybody may see of land and water in the province.
//!
//! It knows how pages are laid out and which words they use. It holds no SQL and takes no decision:
//! domains hand it values that the public may see.

use monitoring::law::Law;
use monitoring::network::Network;
use store::Db;
use web_kit::Routes;
use web_words as words;

mod compare;
mod exceedance;
mod exceedances;
mod feeds;
mod home;
mod kpi;
mod law;
mod led;
mod map;
mod programmes;
mod station;
mod warnings;
mod widget;

/// What the portal's pages read from.
#[derive(Clone)]
pub struct Portal {
    /// The database.
    pub db: Db,
    /// Stations and their parameters.
    pub network: Network,
    /// The law in force.
    pub law: Law,
    /// The address by which people reach the pages, where the operator has said it: `https://…`.
    pub home: Option<String>,
}

/// Pages and parts of them that everybody sees alike and many ask for at once.
pub const SHARED: [&str; 10] = [
    "/",
    "/fragments/stations",
    "/stations/{code}",
    "/stations/{code}/fragments/now",
    "/widget/{code}",
    "/exceedances",
    "/kpi",
    kpi::FRAGMENT,
    programmes::ADDRESS,
    programmes::FRAGMENT,
];

/// The portal's routes.
pub fn routes() -> Routes<Portal> {
    Routes::new()
        .get("/", home::show)
        .get("/fragments/stations", home::fragment)
        .get(map::PLACES, home::places)
        .get("/stations/{code}", station::show)
        .get("/stations/{code}/fragments/now", station::fragment)
        .get("/stations/{code}/series.csv", station::csv)
        .get("/stations/{code}/series.xlsx", station::workbook)
        .get("/stations/{code}/days", station::days)
        .get("/widget/{code}", widget::show)
        .get("/compare", compare::show)
        .get("/exceedances", exceedances::show)
        .get("/exceedances.atom", exceedances::feed)
        .get("/exceedances/{id}", exceedance::show)
        .get("/warnings.atom", warnings::feed)
        .get("/warnings/{file}", warnings::show)
        .get("/kpi", kpi::show)
        .get(kpi::FRAGMENT, kpi::fragment)
        .get(programmes::ADDRESS, programmes::list)
        .get(programmes::FRAGMENT, programmes::list_now)
        .get("/programmes/{code}", programmes::show)
        .get("/programmes/{code}/fragments/now", programmes::now)
        .get("/led/{code}", led::show)
        .get("/led/{code}/face", led::renew)
        .get("/definitions", law::index)
        .get("/definitions/{kind}", law::kind)
        .get("/definitions/{kind}/{*code}", law::one)
}
