//! What a station measures now: the newest reading of each parameter, its newest averages, and the
//! limits that bind these.

use axum::extract::{Path, State};
use axum::response::Response;
use definitions::kinds::Bound;
use definitions::rules::limit::Limit;
use kernel::{Moment, Outcome};
use monitoring::latest::Newest;
use monitoring::station_view::{self, MeanView, ParameterView, StationView};
use serde::Serialize;
use series::flags;
use utoipa::ToSchema;
use web_kit::{Fault, Visitor};

use super::parameters::Parameters;
use super::{json, stations};
use crate::{Api, refused, sight};

/// What a station measures now.
#[derive(Serialize, ToSchema)]
pub struct Latest {
    /// Code of the station.
    station: String,
    /// Its name.
    name: String,
    /// How it stands, as in the list of stations.
    condition: String,
    /// The newest measuring time of any parameter.
    measured_at: Option<String>,
    /// When the newest file arrived.
    received_at: Option<String>,
    /// One entry for each parameter that ever reported.
    readings: Vec<Reading>,
}

/// The newest reading of a parameter.
#[derive(Serialize, ToSchema)]
pub struct Reading {
    /// Canonical symbol.
    symbol: String,
    /// When it was measured.
    measured_at: String,
    /// The value; none for a reading that is no measurement (calibration, fault, `---`).
    value: Option<f64>,
    /// The value as the logger wrote it.
    text: String,
    /// Code of the unit.
    unit: String,
    /// Status code of the logger: `00` measuring, `01` calibrating, `02` fault; empty where the file had none.
    status: String,
    /// Whether it is a measurement and enters averages.
    valid: bool,
    /// What quality control says of it.
    flags: Vec<String>,
    /// The newest average of each period.
    averages: Vec<Mean>,
}

/// The newest average of a period.
#[derive(Serialize, ToSchema)]
pub struct Mean {
    /// Length of the window: `PT1H`, `PT8H`, `P1D` or `P1Y`.
    averaging: String,
    /// Start of the window, exclusive.
    from: Option<String>,
    /// End of the window, inclusive.
    to: Option<String>,
    /// The mean; none where no window of late has enough readings.
    value: Option<f64>,
    /// Readings that counted.
    valid_count: Option<i64>,
    /// Readings that the interval of the station makes.
    expected_count: Option<i64>,
    /// The mean at the reference oxygen of its limit, where the law compares that.
    at_reference_oxygen: Option<f64>,
    /// The limit that it was compared with; where it was not compared, the one that binds it now.
    limit: Option<LimitOfMean>,
    /// Whether the mean, at reference oxygen where the law compares that, is over the limit of its window; none where
    /// nothing binds it, or oxygen was not measured well enough to correct it.
    exceeded: Option<bool>,
}

/// A limit.
#[derive(Serialize, ToSchema)]
pub struct LimitOfMean {
    /// Code of the limit set.
    #[schema(example = "QCVN 40:2011/BTNMT")]
    set: String,
    /// Version of that definition here.
    version: i64,
    /// Column of its table.
    column: Option<String>,
    /// Lower bound.
    low: Option<f64>,
    /// Upper bound; neither bound for "not detectable".
    high: Option<f64>,
    /// Code of the unit.
    unit: String,
    /// Reference oxygen content in %, to which values are corrected before they are compared.
    oxygen_reference: Option<f64>,
    /// The document.
    document: String,
    /// The place in it.
    article: String,
    /// Not yet checked against the official text.
    provisional: bool,
}

/// The newest readings and averages of a station.
#[utoipa::path(get, path = "/api/v1/stations/{code}/latest", tag = "stations", operation_id = "getLatest",
    params(("code" = String, Path, description = "Code of the station")),
    responses((status = 200, body = Latest), (status = 404, description = "No such station in sight", body = super::openapi::Problem)))]
pub async fn show(State(api): State<Api>, visitor: Visitor, Path(code): Path<String>) -> Result<Response, Fault> {
    Parameters::of(&visitor, &[]).map_err(refused::question)?;
    let (sight, now) = (sight::of(&visitor), visitor.now());
    let (network, law) = (api.network.clone(), api.law.current());
    let view = api
        .db
        .read(move |tx| -> Outcome<Option<StationView>> {
            match stations::by_code(tx, &sight, &code)? {
                Some(station) => station_view::by_code(tx, &network, &law, &station.code, now),
                None => Ok(None),
            }
        })
        .await?;
    view.map(|v| json(&written(&v))).ok_or_else(Fault::not_found)
}

fn written(view: &StationView) -> Latest {
    let station = &view.glance.profile.station;
    let latest = view.glance.latest.as_ref();
    Latest {
        station: station.code.clone(),
        name: station.name.clone(),
        condition: view.glance.condition.code().to_owned(),
        measured_at: latest.map(|l| l.time.rfc3339_local()),
        received_at: latest.map(|l| l.arrived_at.rfc3339_local()),
        readings: view.parameters.iter().filter_map(|p| Some(reading(p, p.newest.as_ref()?))).collect(),
    }
}

fn reading(parameter: &ParameterView, newest: &Newest) -> Reading {
    let value = newest.counted();
    Reading {
        symbol: parameter.slot.symbol.clone(),
        measured_at: Moment(newest.time).rfc3339_local(),
        value,
        text: newest.value.clone(),
        unit: parameter.slot.unit.clone(),
        status: newest.status.clone(),
        valid: value.is_some(),
        flags: flags::names(newest.flags).map(str::to_owned).collect(),
        averages: parameter.means.iter().map(mean).collect(),
    }
}

fn mean(mean: &MeanView) -> Mean {
    let average = mean.average.as_ref();
    Mean {
        averaging: mean.period.code().to_owned(),
        from: average.map(|a| a.starts_at.rfc3339_local()),
        to: average.map(|a| a.ends_at.rfc3339_local()),
        value: average.and_then(|a| a.value),
        valid_count: average.map(|a| a.valid_count),
        expected_count: average.map(|a| a.expected_count),
        at_reference_oxygen: mean.corrected,
        limit: mean.limit.as_ref().map(limit),
        exceeded: mean.judgement.as_ref().map(|j| j.exceeded),
    }
}

fn limit(limit: &Limit) -> LimitOfMean {
    let (low, high) = match limit.bound {
        Bound::Max(high) => (None, Some(high)),
        Bound::Min(low) => (Some(low), None),
        Bound::Range { low, high } => (Some(low), Some(high)),
        Bound::NotDetectable => (None, None),
    };
    LimitOfMean {
        set: limit.set.code.clone(),
        version: limit.set.version,
        column: limit.formula.column.clone(),
        low,
        high,
        unit: limit.unit.clone(),
        oxygen_reference: limit.oxygen_reference,
        document: limit.citation.document.clone(),
        article: limit.citation.article.clone(),
        provisional: limit.provisional,
    }
}
