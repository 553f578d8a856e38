//! Our own JSON, `/api/v1`: small, stable, described by [`openapi`].
//!
//! Names are snake_case, times ISO 8601 with their offset from UTC. A measured value stands as a number
//! and as the text of its logger, for the text says how finely it was measured.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use web_kit::{Fault, Routes};

use crate::Api;

mod definitions;
mod exceedances;
mod files;
mod geojson;
mod index;
mod kpi;
mod latest;
mod openapi;
mod parameters;
mod programmes;
mod receipts;
mod stations;

/// Where stations deliver files; slow lines may take their time there.
pub const FILES: &str = "/api/v1/intake/files";
/// Rows on a page when nobody says how many.
const PAGE: usize = 100;
/// Rows on a page at most.
const LARGEST_PAGE: usize = 500;

/// The routes of version 1.
pub fn routes() -> Routes<Api> {
    Routes::new()
        .get("/api/openapi.json", openapi::show)
        .get("/api/v1/stations", stations::list)
        .get("/api/v1/stations.geojson", geojson::stations)
        .get("/api/v1/stations/{code}", stations::one)
        .get("/api/v1/stations/{code}/latest", latest::show)
        .get("/api/v1/stations/{code}/index", index::show)
        .get("/api/v1/base.geojson", geojson::base)
        .get("/api/v1/exceedances", exceedances::list)
        .get("/api/v1/kpi", kpi::list)
        .get("/api/v1/kpi/{code}", kpi::show)
        .get("/api/v1/programmes", programmes::list)
        .get("/api/v1/programmes/{code}", programmes::one)
        .get("/api/v1/intake/receipts", receipts::list)
        .upload(FILES, files::MOST_BYTES, files::receive)
        .get("/api/v1/definitions", definitions::list)
}

/// A document as JSON.
fn json(document: &impl Serialize) -> Response {
    body("application/json; charset=utf-8", document)
}

fn body(kind: &'static str, document: &impl Serialize) -> Response {
    match serde_json::to_vec(document) {
        Ok(body) => ([(header::CONTENT_TYPE, kind)], body).into_response(),
        Err(error) => Fault::broken(error).into_response(),
    }
}
