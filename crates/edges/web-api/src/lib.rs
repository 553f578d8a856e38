//! What programs read, and what stations send: SensorThings 1.1 under `/sta/v1.1`, our own JSON under `/api/v1`, and the
//! document that describes the latter.
//!
//! It writes answers and reads addresses. It holds no SQL and takes no decision about data: who sees
//! what is in [`sight`], what may be asked is described by the domain's registries.

use intake::Intake;
use monitoring::law::Law;
use monitoring::network::Network;
use store::Db;

use web_kit::{Need, Routes, Rule, Verb};

mod body;
mod refused;
mod sight;
pub mod sta;
pub mod v1;

/// What the interfaces read from.
#[derive(Clone)]
pub struct Api {
    /// The database.
    pub db: Db,
    /// Stations and their parameters.
    pub network: Network,
    /// The law in force.
    pub law: Law,
    /// Where files of stations go.
    pub intake: Intake,
}

/// The routes of the interfaces.
pub fn routes() -> Routes<Api> {
    sta::routes().and(v1::routes())
}

/// What each of them needs. What is not public is left out of public answers by [`sight`].
pub const RULES: [Rule; 22] = [
    Rule::get("/sta/v1.1", Need::Public),
    Rule::get("/sta/v1.1/", Need::Public),
    Rule::get(sta::BELOW, Need::Public),
    Rule::post(sta::BELOW, Need::StationToken),
    // Nothing is changed or removed; whoever tries is told so.
    Rule::new(Verb::Put, sta::BELOW, Need::Public),
    Rule::new(Verb::Patch, sta::BELOW, Need::Public),
    Rule::new(Verb::Delete, sta::BELOW, Need::Public),
    Rule::get("/api/openapi.json", Need::Public),
    Rule::get("/api/v1/stations", Need::Public),
    Rule::get("/api/v1/stations.geojson", Need::Public),
    Rule::get("/api/v1/stations/{code}", Need::Public),
    Rule::get("/api/v1/stations/{code}/latest", Need::Public),
    Rule::get("/api/v1/stations/{code}/index", Need::Public),
    Rule::get("/api/v1/base.geojson", Need::Public),
    Rule::get("/api/v1/exceedances", Need::Public),
    Rule::get("/api/v1/kpi", Need::Public),
    Rule::get("/api/v1/kpi/{code}", Need::Public),
    Rule::get("/api/v1/programmes", Need::Public),
    Rule::get("/api/v1/programmes/{code}", Need::Public),
    Rule::get("/api/v1/intake/receipts", Need::PublicOrStation),
    Rule::post(v1::FILES, Need::StationToken),
    Rule::get("/api/v1/definitions", Need::Public),
];
