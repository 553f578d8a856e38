//! Exceedances with what each verdict rests on.

use axum::extract::State;
use axum::response::Response;
use identity::Right;
use kernel::{Failure, Outcome, Refusal};
use monitoring::exceedance::State as Standing;
use monitoring::published::{self, Asked, Published};
use serde::Serialize;
use utoipa::ToSchema;
use web_kit::{Fault, Visitor};

use super::parameters::{Parameters, next};
use super::{json, stations};
use crate::{Api, refused, sight};

/// A page of exceedances, the newest window first.
#[derive(Serialize, ToSchema)]
pub struct ExceedanceList {
    exceedances: Vec<ExceedanceRow>,
    /// Address of the next page; none on the last.
    next: Option<String>,
}

/// An average of a station over the limit that bound it.
#[derive(Serialize, ToSchema)]
pub struct ExceedanceRow {
    /// Public id.
    id: String,
    /// Code of the station.
    station: String,
    /// Its name.
    station_name: String,
    /// Canonical symbol of the parameter.
    symbol: String,
    /// Length of the window: `PT1H`, `PT8H`, `P1D` or `P1Y`.
    averaging: String,
    /// Start of the window, exclusive.
    from: String,
    /// End of the window, inclusive.
    to: String,
    /// The value that was compared, corrected to reference oxygen where the law asks for it.
    value: f64,
    /// Code of the unit of value and limit.
    unit: String,
    /// Lower bound of the limit.
    low: Option<f64>,
    /// Upper bound of the limit.
    high: Option<f64>,
    /// Value over limit; none where the limit is a range or "not detectable".
    ratio: Option<f64>,
    /// Code of the severity tier; empty where there is no ratio.
    severity: String,
    /// `open`, `closed`, or `withdrawn` when corrected data no longer exceed.
    state: String,
    /// When it was found.
    opened_at: String,
    /// Readings that counted.
    valid_count: i64,
    /// Readings that the interval makes.
    expected_count: i64,
    /// Code of the limit set.
    limit_set: String,
    /// Version of that definition here.
    limit_set_version: i64,
    /// Column of its table.
    column: Option<String>,
    /// The document.
    document: String,
    /// The place in it.
    article: String,
    /// Whether some part of the limit is not yet checked against the official text.
    provisional: bool,
    /// The evidence page for people.
    page: String,
}

/// Exceedances of public stations, for everybody.
///
/// With a session that may read exceedances also those of its scope.
#[utoipa::path(get, path = "/api/v1/exceedances", tag = "exceedances", operation_id = "listExceedances",
    params(
        ("station" = Option<String>, Query, description = "Only those of the station with this code"),
        ("since" = Option<String>, Query, description = "Only windows that ended at this moment (ISO 8601) or day, or later"),
        ("state" = Option<String>, Query, description = "`open`, `closed` or `withdrawn`"),
        ("limit" = Option<usize>, Query, description = "Rows on a page, 1 to 500; 100 when not given"),
        ("after" = Option<String>, Query, description = "Where the page begins, from `next`"),
    ),
    responses((status = 200, body = ExceedanceList), (status = 400, description = "A parameter that cannot be read", body = super::openapi::Problem)))]
pub async fn list(State(api): State<Api>, visitor: Visitor) -> Result<Response, Fault> {
    let given =
        Parameters::of(&visitor, &["station", "since", "state", "limit", "after"]).map_err(refused::question)?;
    let station = given.text("station").map(str::to_owned);
    let mut asked = Asked {
        station: None,
        state: given.code("state", Standing::from_code).map_err(refused::question)?,
        since: given.moment("since").map_err(refused::question)?,
        after: given.text("after").map(str::to_owned),
        limit: given.limit().map_err(refused::question)?,
    };
    let (stations_seen, sight) = (sight::of(&visitor), sight::with(&visitor, Right::ExceedancesRead));
    let network = api.network.clone();
    let page = api
        .db
        .read(move |tx| -> Outcome<published::Page> {
            if let Some(code) = station {
                let found = stations::by_code(tx, &stations_seen, &code)?;
                asked.station = Some(found.ok_or_else(|| unknown(&code))?.id);
            }
            published::exceedances(tx, &sight, &network, &asked)
        })
        .await
        .map_err(refused::failed)?;
    let next = page.next.map(|mark| next(&visitor, "after", &mark));
    Ok(json(&ExceedanceList { exceedances: page.rows.iter().map(row).collect(), next }))
}

/// No station in sight has this code.
pub fn unknown(code: &str) -> Failure {
    let code: String = code.chars().take(60).collect();
    Refusal::new("refused-api-station-not-found").at("station").with("code", code).into()
}

fn row(published: &Published) -> ExceedanceRow {
    let (e, evidence) = (&published.exceedance, &published.evidence);
    let station = &published.profile.station;
    ExceedanceRow {
        id: e.public_id.to_string(),
        station: station.code.clone(),
        station_name: station.name.clone(),
        symbol: published.series.symbol.clone(),
        averaging: published.series.averaging.code().to_owned(),
        from: e.starts_at.rfc3339_local(),
        to: e.ends_at.rfc3339_local(),
        value: evidence.value,
        unit: evidence.unit.clone(),
        low: evidence.low,
        high: evidence.high,
        ratio: e.ratio,
        severity: e.severity.clone(),
        state: e.state.code().to_owned(),
        opened_at: e.opened_at.rfc3339_local(),
        valid_count: evidence.valid_count,
        expected_count: evidence.expected_count,
        limit_set: evidence.law.code.clone(),
        limit_set_version: evidence.law.version,
        column: evidence.column.clone(),
        document: evidence.citation.document.clone(),
        article: evidence.citation.article.clone(),
        provisional: evidence.provisional,
        page: format!("/exceedances/{}", e.public_id),
    }
}
