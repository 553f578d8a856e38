//! Maps as GeoJSON (RFC 7946): stations as points, and the outlines they are drawn on.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Moment, Outcome};
use monitoring::base_map;
use monitoring::overview::{Glance, glances};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use web_kit::{Fault, Visitor, path_value};

use super::body;
use super::parameters::Parameters;
use super::stations::in_sight;
use crate::{Api, refused, sight};

const GEOJSON: &str = "application/geo+json";

/// A GeoJSON feature collection.
#[derive(Serialize, ToSchema)]
pub struct FeatureCollection {
    /// `FeatureCollection`.
    r#type: &'static str,
    /// Its features.
    features: Vec<Value>,
}

/// Stations in sight that have a place, as points with code, name, medium, condition, page and, under `latest`, the
/// newest reading of each parameter: `symbol`, `value` (none where it is no measurement), `unit`, `measured_at`.
#[utoipa::path(get, path = "/api/v1/stations.geojson", tag = "maps", operation_id = "getStationsMap",
    responses((status = 200, body = FeatureCollection, content_type = "application/geo+json")))]
pub async fn stations(State(api): State<Api>, visitor: Visitor) -> Result<Response, Fault> {
    Parameters::of(&visitor, &[]).map_err(refused::question)?;
    let (sight, now) = (sight::of(&visitor), visitor.now());
    let (network, law) = (api.network.clone(), api.law.current());
    let glances = api
        .db
        .read(move |tx| -> Outcome<Vec<Glance>> {
            let stations = in_sight(tx, &sight)?;
            glances(tx, &network, &law, stations, now)
        })
        .await?;
    let features = glances.iter().filter_map(feature).collect();
    Ok(body(GEOJSON, &FeatureCollection { r#type: "FeatureCollection", features }))
}

fn feature(glance: &Glance) -> Option<Value> {
    let station = &glance.profile.station;
    let position = [station.longitude?, station.latitude?];
    Some(json!({
        "type": "Feature",
        "id": station.code,
        "geometry": { "type": "Point", "coordinates": position },
        "properties": {
            "code": station.code,
            "name": station.name,
            "medium": station.medium,
            "condition": glance.condition.code(),
            "measured_at": glance.latest.as_ref().map(|l| l.time.rfc3339_local()),
            "exceeding": glance.exceeding,
            "latest": latest(glance),
            "page": format!("/stations/{}", path_value(&station.code)),
        },
    }))
}

/// The newest reading of each parameter that still reports.
fn latest(glance: &Glance) -> Vec<Value> {
    let readings = glance.latest.iter().flat_map(|latest| &latest.readings);
    readings
        .filter_map(|newest| {
            let slot = glance.profile.by_slot(newest.slot)?;
            Some(json!({
                "symbol": slot.symbol,
                "value": newest.counted(),
                "unit": slot.unit,
                "measured_at": Moment(newest.time).rfc3339_local(),
            }))
        })
        .collect()
}

/// The outlines under the stations, as the office provided them; 404 until it has.
#[utoipa::path(get, path = "/api/v1/base.geojson", tag = "maps", operation_id = "getBaseMap",
    responses((status = 200, body = FeatureCollection, content_type = "application/geo+json"),
        (status = 404, description = "No base map is there yet", body = super::openapi::Problem)))]
pub async fn base(State(api): State<Api>, visitor: Visitor) -> Result<Response, Fault> {
    Parameters::of(&visitor, &[]).map_err(refused::question)?;
    let map = api.db.read(base_map::get).await?.ok_or_else(Fault::not_found)?;
    Ok(([(header::CONTENT_TYPE, GEOJSON)], map.geojson).into_response())
}
