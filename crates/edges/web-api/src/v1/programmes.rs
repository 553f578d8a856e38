//! Monitoring programmes: which are public, and one by its code.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Bilingual, Lang, Moment};
use monitoring::programme::delivery::{self, Observed, Shown};
use monitoring::programme::{Kind, Standing};
use serde::Serialize;
use utoipa::ToSchema;
use web_kit::{Fault, Visitor, path_value};

use super::index::{Words, words};
use super::json;
use super::parameters::Parameters;
use crate::{Api, refused};

/// Monitoring programmes.
#[derive(Serialize, ToSchema)]
pub struct ProgrammeList {
    programmes: Vec<ProgrammeRow>,
}

/// A monitoring programme.
#[derive(Serialize, ToSchema)]
pub struct ProgrammeRow {
    /// Its code.
    #[schema(example = "KK-TD-2026")]
    code: String,
    /// What it is called; twice the same where it has no English name.
    name: Words,
    /// `automatic` (stations measure all the time), `periodic` (samples are taken in rounds) or `ad-hoc`.
    kind: String,
    /// What for.
    purpose: String,
    /// What is observed: a medium, as of stations.
    medium: String,
    /// Its public stations.
    stations: Vec<ProgrammeStation>,
    /// Canonical symbols of what is observed.
    parameters: Vec<String>,
    /// Rounds in a year, where there are rounds.
    rounds_per_year: Option<i64>,
    /// How often, in words.
    frequency: Option<String>,
    /// Who ordered it.
    ordered_by: String,
    /// By which document.
    document: String,
    /// The place in it.
    article: Option<String>,
    /// Who carries it out.
    carried_out_by: String,
    /// Its first day.
    first_day: String,
    /// Its last day; none where it goes on until somebody ends it.
    last_day: Option<String>,
    /// `running`, `planned` or `over`.
    state: String,
    /// Why it was ended, where somebody did.
    ended_because: Option<String>,
    /// What its stations deliver, of a running automatic programme.
    delivery: Option<ProgrammeDelivery>,
    /// How often it was changed, from 1.
    version: i64,
    /// Its page for people.
    page: String,
}

/// A station of a programme.
#[derive(Serialize, ToSchema)]
pub struct ProgrammeStation {
    /// Its code.
    #[schema(example = "KXQ001")]
    code: String,
    /// Its name.
    name: String,
    /// How it stands: `exceeding`, `normal`, `unlimited`, `silent`, `never`.
    condition: String,
    /// Its newest measuring time.
    measured_at: Option<String>,
}

/// What the stations of a programme delivered.
#[derive(Serialize, ToSchema)]
pub struct ProgrammeDelivery {
    /// Its public stations.
    stations: usize,
    /// Those of them that have measured within the last 24 hours.
    delivering: usize,
    /// The newest measuring time of any of them.
    measured_at: Option<String>,
}

/// The public monitoring programmes: those that run, then those to come, then those that are over.
#[utoipa::path(get, path = "/api/v1/programmes", tag = "programmes", operation_id = "listProgrammes",
    params(
        ("medium" = Option<String>, Query, description = "Only programmes of this medium"),
        ("kind" = Option<String>, Query, description = "Only `automatic`, `periodic` or `ad-hoc` ones"),
        ("state" = Option<String>, Query, description = "Only those that are `running`, `planned` or `over`"),
    ),
    responses((status = 200, body = ProgrammeList), (status = 400, description = "A parameter that cannot be read", body = super::openapi::Problem)))]
pub async fn list(State(api): State<Api>, visitor: Visitor) -> Result<Response, Fault> {
    let given = Parameters::of(&visitor, &["medium", "kind", "state"]).map_err(refused::question)?;
    let kind = given.code("kind", Kind::from_code).map_err(refused::question)?;
    let state = given.code("state", Standing::from_code).map_err(refused::question)?;
    let medium = given.text("medium");
    let (network, law, now) = (api.network.clone(), api.law.current(), visitor.now());
    let mut found = api.db.read(move |tx| delivery::public(tx, &network, &law, now)).await?;
    found.retain(|shown| {
        let setup = &shown.programme.setup;
        kind.is_none_or(|k| k == setup.kind)
            && medium.is_none_or(|m| m == setup.medium)
            && state.is_none_or(|s| s == shown.programme.standing(now.day()))
    });
    Ok(json(&ProgrammeList { programmes: found.iter().map(|shown| row(&visitor, shown)).collect() }))
}

/// One public programme by its code, however capitalised.
#[utoipa::path(get, path = "/api/v1/programmes/{code}", tag = "programmes", operation_id = "getProgramme",
    params(("code" = String, Path, description = "Code of the programme")),
    responses((status = 200, body = ProgrammeRow), (status = 404, description = "No such public programme", body = super::openapi::Problem)))]
pub async fn one(State(api): State<Api>, visitor: Visitor, Path(code): Path<String>) -> Result<Response, Fault> {
    Parameters::of(&visitor, &[]).map_err(refused::question)?;
    let (network, law, now) = (api.network.clone(), api.law.current(), visitor.now());
    let found = api.db.read(move |tx| delivery::public_one(tx, &network, &law, &code, now)).await?;
    found.map(|shown| json(&row(&visitor, &shown))).ok_or_else(Fault::not_found)
}

fn row(visitor: &Visitor, shown: &Shown) -> ProgrammeRow {
    let (programme, setup) = (&shown.programme, &shown.programme.setup);
    let said = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    ProgrammeRow {
        code: programme.code.clone(),
        name: words(&Bilingual::new(setup.name.get(Lang::Vi), setup.name.get(Lang::En))),
        kind: setup.kind.code().to_owned(),
        purpose: setup.purpose.clone(),
        medium: setup.medium.clone(),
        stations: shown.stations.iter().map(station).collect(),
        parameters: setup.parameters.clone(),
        rounds_per_year: setup.rounds_per_year,
        frequency: said(&setup.frequency),
        ordered_by: setup.ordered_by.clone(),
        document: setup.basis.document.clone(),
        article: said(&setup.basis.article),
        carried_out_by: setup.carried_out_by.clone(),
        first_day: setup.first.to_string(),
        last_day: programme.last().map(|day| day.to_string()),
        state: programme.standing(visitor.now().day()).code().to_owned(),
        ended_because: programme.ended.as_ref().map(|ended| ended.reason.clone()),
        delivery: shown.delivery.map(|delivery| ProgrammeDelivery {
            stations: delivery.stations,
            delivering: delivery.delivering,
            measured_at: delivery.newest.map(Moment::rfc3339_local),
        }),
        version: programme.version,
        page: format!("/programmes/{}", path_value(&programme.code)),
    }
}

fn station(observed: &Observed) -> ProgrammeStation {
    let station = &observed.profile.station;
    ProgrammeStation {
        code: station.code.clone(),
        name: station.name.clone(),
        condition: observed.condition.code().to_owned(),
        measured_at: observed.newest.map(Moment::rfc3339_local),
    }
}
