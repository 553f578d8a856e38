//! Stations: all in sight, and one by its code.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Lang, Outcome};
use monitoring::law::Current;
use monitoring::network::Profile;
use monitoring::overview::{Glance, glances};
use monitoring::sensorthings::Sight;
use monitoring::station::Station;
use monitoring::{overview, station, station_view};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use web_kit::{Fault, Visitor, path_value};

use super::json;
use super::parameters::Parameters;
use crate::{Api, refused, sight};

/// Stations.
#[derive(Serialize, ToSchema)]
pub struct StationList {
    stations: Vec<StationSummary>,
}

/// A station at a glance.
#[derive(Serialize, ToSchema)]
pub struct StationSummary {
    /// Code, as the department issued it.
    #[schema(example = "NUO001")]
    code: String,
    /// Its name.
    name: String,
    /// What it watches: `ambient_air`, `stack_emission`, `wastewater`, `surface_water`, `groundwater`,
    /// `sea_water`, `weather`.
    medium: String,
    /// The facility it belongs to; none for stations of the state.
    facility: Option<String>,
    /// The commune it stands in.
    commune: Option<String>,
    /// WGS 84 latitude in degrees.
    latitude: Option<f64>,
    /// WGS 84 longitude in degrees.
    longitude: Option<f64>,
    /// Minutes between two readings.
    interval_minutes: i64,
    /// Whether everybody sees it.
    public: bool,
    /// How it stands: `exceeding`, `normal`, `unlimited` (nothing binds it), `silent`, `never`
    /// (it has not reported yet).
    condition: String,
    /// The newest measuring time of any of its parameters.
    measured_at: Option<String>,
    /// Symbols of parameters over their limit in a window that ended within the last day.
    exceeding: Vec<String>,
    /// What it measures.
    parameters: Vec<Measured>,
    /// Its page for people.
    page: String,
}

/// A parameter of a station.
#[derive(Serialize, ToSchema)]
pub struct Measured {
    /// Canonical symbol.
    #[schema(example = "PM2.5")]
    symbol: String,
    /// Its name.
    name: String,
    /// Code of the unit that values are kept in.
    #[schema(example = "µg/Nm3")]
    unit: String,
}

/// What a list of stations takes from elsewhere.
struct Names<'a> {
    law: &'a Current,
    lang: Lang,
    now: kernel::Moment,
}

/// All stations in sight, in Vietnamese order of their names.
///
/// Public stations for everybody; with a session that may read stations also those of its scope.
#[utoipa::path(get, path = "/api/v1/stations", tag = "stations", operation_id = "listStations",
    params(("medium" = Option<String>, Query, description = "Only stations of this medium")),
    responses((status = 200, body = StationList), (status = 400, description = "An unknown parameter", body = super::openapi::Problem)))]
pub async fn list(State(api): State<Api>, visitor: Visitor) -> Result<Response, Fault> {
    let given = Parameters::of(&visitor, &["medium"]).map_err(refused::question)?;
    let medium = given.text("medium").map(str::to_owned);
    let (sight, lang, now) = (sight::of(&visitor), visitor.lang(), visitor.now());
    let (network, law) = (api.network.clone(), api.law.current());
    let stations = api
        .db
        .read(move |tx| -> Outcome<Vec<StationSummary>> {
            let mut stations = in_sight(tx, &sight)?;
            stations.retain(|s| medium.as_ref().is_none_or(|m| *m == s.medium));
            let names = Names { law: &law, lang, now };
            glances(tx, &network, &law, stations, now)?.into_iter().map(|g| summary(tx, &names, g)).collect()
        })
        .await?;
    Ok(json(&StationList { stations }))
}

/// One station by its code, however capitalised.
#[utoipa::path(get, path = "/api/v1/stations/{code}", tag = "stations", operation_id = "getStation",
    params(("code" = String, Path, description = "Code of the station")),
    responses((status = 200, body = StationSummary), (status = 404, description = "No such station in sight", body = super::openapi::Problem)))]
pub async fn one(State(api): State<Api>, visitor: Visitor, Path(code): Path<String>) -> Result<Response, Fault> {
    Parameters::of(&visitor, &[]).map_err(refused::question)?;
    let (sight, lang, now) = (sight::of(&visitor), visitor.lang(), visitor.now());
    let (network, law) = (api.network.clone(), api.law.current());
    let found = api
        .db
        .read(move |tx| -> Outcome<Option<StationSummary>> {
            let Some(station) = by_code(tx, &sight, &code)? else { return Ok(None) };
            let names = Names { law: &law, lang, now };
            match overview::glances(tx, &network, &law, vec![station], now)?.pop() {
                Some(glance) => summary(tx, &names, glance).map(Some),
                None => Ok(None),
            }
        })
        .await?;
    found.map(|s| json(&s)).ok_or_else(Fault::not_found)
}

/// The station of a code, if it is in sight.
pub fn by_code(tx: &mut Tx, sight: &Sight, code: &str) -> Outcome<Option<Station>> {
    Ok(station_view::station_of_code(tx, code)?.filter(|s| sight::holds(sight, s)))
}

/// The stations in sight, by name.
pub fn in_sight(tx: &mut Tx, sight: &Sight) -> Outcome<Vec<Station>> {
    if *sight == Sight::Public {
        return Ok(station::store::public(tx)?);
    }
    let mut all = station::store::all(tx)?;
    all.retain(|s| sight::holds(sight, s));
    all.sort_by_cached_key(|s| (kernel::text::sort_key(&s.name), s.id));
    Ok(all)
}

fn summary(tx: &mut Tx, names: &Names<'_>, glance: Glance) -> Outcome<StationSummary> {
    let station = &glance.profile.station;
    let facility = match station.facility_id {
        Some(id) => parties::facility::public_name(tx, id)?,
        None => None,
    };
    let area = match station.area_id {
        Some(id) => platform::area::by_id(tx, id)?,
        None => None,
    };
    Ok(StationSummary {
        code: station.code.clone(),
        name: station.name.clone(),
        medium: station.medium.clone(),
        facility,
        commune: area.map(|a| a.name.get(names.lang).to_owned()),
        latitude: station.latitude,
        longitude: station.longitude,
        interval_minutes: station.interval_minutes,
        public: station.public,
        condition: glance.condition.code().to_owned(),
        measured_at: glance.latest.as_ref().map(|l| l.time.rfc3339_local()),
        exceeding: glance.exceeding.clone(),
        parameters: measured(names, &glance.profile),
        page: format!("/stations/{}", path_value(&station.code)),
    })
}

fn measured(names: &Names<'_>, profile: &Profile) -> Vec<Measured> {
    let name = |symbol: &str| {
        let known = names.law.parameter(symbol, names.now.day());
        known.map_or(symbol, |p| p.name.get(names.lang)).to_owned()
    };
    let one = |slot: &monitoring::network::Slot| Measured {
        symbol: slot.symbol.clone(),
        name: name(&slot.symbol),
        unit: slot.unit.clone(),
    };
    profile.slots.iter().map(one).collect()
}
