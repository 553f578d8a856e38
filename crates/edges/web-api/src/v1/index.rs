//! The index of a station: VN_AQI of ambient air, VN_WQI of surface water, with everything that it rests on.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Bilingual, Outcome};
use monitoring::index::{self as indices, Lack, Part, Reading, StationIndex, Verdict};
use monitoring::network::Profile;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;
use web_kit::{Fault, Visitor};

use super::parameters::Parameters;
use super::{json, stations};
use crate::{Api, refused, sight};

/// The index of a station.
#[derive(Serialize, ToSchema)]
pub struct IndexOfStation {
    /// Code of the station.
    station: String,
    /// Its name.
    name: String,
    /// The index that the law has for the station's medium; none for media without one.
    index: Option<Method>,
    /// Its newest readings: of air the hour, then the day; of water the day.
    readings: Vec<IndexReading>,
}

/// How an index is computed.
#[derive(Serialize, ToSchema)]
pub struct Method {
    /// Its name.
    #[schema(example = "VN_AQI")]
    code: String,
    /// Its name in both languages.
    title: Words,
    /// How it is computed, for everybody.
    explanation: Words,
    /// The document.
    document: String,
    /// The place in it.
    article: String,
    /// The definition, as a verdict keeps it.
    definition: Defined,
    /// Code of the formula.
    #[schema(example = "nowcast-literal")]
    formula: String,
    /// The definition of the formula.
    formula_definition: Defined,
}

/// A definition with its version and hash.
#[derive(Serialize, ToSchema)]
pub struct Defined {
    /// Its kind.
    kind: String,
    /// Its code.
    code: String,
    /// Its version here.
    version: i64,
    /// SHA-256 of its content.
    hash: String,
    /// Not yet checked against the official text.
    provisional: bool,
}

/// A text in both languages.
#[derive(Serialize, ToSchema)]
pub struct Words {
    /// Vietnamese.
    vi: String,
    /// English.
    en: String,
}

/// An index over one window, or why there is none.
#[derive(Serialize, ToSchema)]
pub struct IndexReading {
    /// Length of the window: `PT1H` or `P1D`.
    averaging: String,
    /// Start of the window, exclusive.
    from: String,
    /// End of the window, inclusive.
    to: String,
    /// Whether it still speaks of now.
    fresh: bool,
    /// The index; none where too little was measured.
    value: Option<u32>,
    /// Its band.
    band: Option<IndexBand>,
    /// Canonical symbol of the parameter that leads: the highest of air, the lowest of water.
    leading: Option<String>,
    /// Every parameter's part.
    parts: Vec<IndexPart>,
    /// What the other formula in use says, where that is another band.
    other: Option<OtherFormula>,
    /// Why there is no index.
    missing: Option<Missing>,
}

/// A band of an index.
#[derive(Serialize, ToSchema)]
pub struct IndexBand {
    /// Short stable name.
    #[schema(example = "poor")]
    code: String,
    /// Its word.
    title: Words,
    /// Its official colour.
    #[schema(example = "#ff7e00")]
    colour: String,
    /// What it means.
    meaning: Words,
    /// What everybody is advised.
    advice_general: Option<Words>,
    /// What sensitive people are advised.
    advice_sensitive: Option<Words>,
}

/// One parameter's part in an index.
#[derive(Serialize, ToSchema)]
pub struct IndexPart {
    /// Canonical symbol.
    symbol: String,
    /// What of the measurements was looked up, of air.
    #[schema(example = "nowcast")]
    statistic: Option<String>,
    /// Group, of water.
    group: Option<String>,
    /// The value that was looked up.
    value: f64,
    /// Code of its unit.
    unit: String,
    /// Share of oxygen saturation in %, of dissolved oxygen.
    saturation: Option<f64>,
    /// The sub-index as published.
    sub_index: u32,
    /// Before rounding.
    exact: f64,
}

/// What the other formula says.
#[derive(Serialize, ToSchema)]
pub struct OtherFormula {
    /// Code of the formula.
    formula: String,
    /// The index by it.
    value: u32,
    /// Code of its band.
    band: String,
}

/// What an index would take.
#[derive(Serialize, ToSchema)]
pub struct Missing {
    /// One of these parameters must be measured.
    needs_one_of: Vec<String>,
    /// So many groups are needed…
    least_groups: Option<usize>,
    /// …and these are there.
    groups: Vec<String>,
    /// Groups with too few parameters.
    lacking: Vec<LackingGroup>,
}

/// A group with too few parameters.
#[derive(Serialize, ToSchema)]
pub struct LackingGroup {
    /// The group.
    group: String,
    /// Whether there is no index without it.
    required: bool,
    /// How many parameters it takes.
    least: usize,
    /// Those that it has.
    has: Vec<String>,
    /// Those that are not there.
    missing: Vec<String>,
}

/// The index of a station, with its parts, its method and its advice.
#[utoipa::path(get, path = "/api/v1/stations/{code}/index", tag = "stations", operation_id = "getIndex",
    params(("code" = String, Path, description = "Code of the station")),
    responses((status = 200, body = IndexOfStation), (status = 404, description = "No such station in sight", body = super::openapi::Problem)))]
pub async fn show(State(api): State<Api>, visitor: Visitor, Path(code): Path<String>) -> Result<Response, Fault> {
    Parameters::of(&visitor, &[]).map_err(refused::question)?;
    let (sight, now) = (sight::of(&visitor), visitor.now());
    let (network, law) = (api.network.clone(), api.law.current());
    let found = api
        .db
        .read(move |tx| -> Outcome<Option<(Arc<Profile>, Option<StationIndex>)>> {
            let Some(station) = stations::by_code(tx, &sight, &code)? else { return Ok(None) };
            let Some(profile) = network.profile(tx, station.id)? else { return Ok(None) };
            let index = indices::of_station(tx, &law, &profile, now)?;
            Ok(Some((profile, index)))
        })
        .await?;
    let (profile, index) = found.ok_or_else(Fault::not_found)?;
    let readings = index.iter().flat_map(|i| &i.readings).map(|r| reading(r, r.is_fresh(now))).collect();
    Ok(json(&IndexOfStation {
        station: profile.station.code.clone(),
        name: profile.station.name.clone(),
        index: index.as_ref().map(method),
        readings,
    }))
}

/// A text in both languages.
pub fn words(text: &Bilingual) -> Words {
    Words { vi: text.vi.clone(), en: text.en.clone() }
}

fn method(index: &StationIndex) -> Method {
    let (rule, formula) = (&index.rule, &index.formula);
    let defined = |pin: definitions::Pin, provisional: bool| Defined {
        kind: pin.kind,
        code: pin.code,
        version: pin.version,
        hash: pin.hash,
        provisional,
    };
    Method {
        code: rule.code().to_owned(),
        title: words(rule.title()),
        explanation: words(rule.method()),
        document: rule.citation().document.clone(),
        article: rule.citation().article.clone(),
        definition: defined(rule.pin(), rule.provisional()),
        formula: formula.body.formula.code().to_owned(),
        formula_definition: defined(formula.pin(), formula.provisional),
    }
}

fn reading(reading: &Reading, fresh: bool) -> IndexReading {
    let verdict = reading.outcome.as_ref().ok();
    IndexReading {
        averaging: reading.period.code().to_owned(),
        from: reading.from.rfc3339_local(),
        to: reading.until.rfc3339_local(),
        fresh,
        value: verdict.map(|v| v.value),
        band: verdict.map(band),
        leading: verdict.and_then(Verdict::leading).map(|p| p.symbol.clone()),
        parts: verdict.map(|v| v.parts.iter().map(part).collect()).unwrap_or_default(),
        other: verdict.and_then(|v| v.other.as_ref()).map(|o| OtherFormula {
            formula: o.formula.code().to_owned(),
            value: o.value,
            band: o.band.code.clone(),
        }),
        missing: reading.outcome.as_ref().err().map(missing),
    }
}

fn band(verdict: &Verdict) -> IndexBand {
    let band = &verdict.band;
    IndexBand {
        code: band.code.clone(),
        title: words(&band.title),
        colour: web_kit::ui::hex(band.rgb),
        meaning: words(&band.meaning),
        advice_general: band.advice.as_ref().map(|a| words(&a.general)),
        advice_sensitive: band.advice.as_ref().map(|a| words(&a.sensitive)),
    }
}

fn part(part: &Part) -> IndexPart {
    IndexPart {
        symbol: part.symbol.clone(),
        statistic: part.statistic.map(|s| s.code().to_owned()),
        group: part.group.clone(),
        value: part.concentration,
        unit: part.unit.clone(),
        saturation: part.saturation,
        sub_index: part.rounded(),
        exact: part.value,
    }
}

fn missing(lack: &Lack) -> Missing {
    match lack {
        Lack::Dust(dust) => Missing {
            needs_one_of: dust.needs_one_of.clone(),
            least_groups: None,
            groups: Vec::new(),
            lacking: Vec::new(),
        },
        Lack::Parameters(few) => Missing {
            needs_one_of: few.temperature.iter().cloned().collect(),
            least_groups: Some(few.least_groups),
            groups: few.groups.clone(),
            lacking: few
                .lacking
                .iter()
                .map(|l| LackingGroup {
                    group: l.group.clone(),
                    required: l.required,
                    least: l.least,
                    has: l.has.clone(),
                    missing: l.missing.clone(),
                })
                .collect(),
        },
    }
}
