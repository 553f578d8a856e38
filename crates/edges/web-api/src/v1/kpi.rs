//! Key figures: which there are with their newest values, and every revision of one.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use definitions::Pinned;
use definitions::kinds::Kpi;
use kernel::{Day, Outcome};
use monitoring::kpi::{Span, Value, store};
use serde::Serialize;
use utoipa::ToSchema;
use web_kit::{Fault, Visitor};

use super::index::{Words, words};
use super::json;
use super::parameters::Parameters;
use crate::{Api, refused};

/// Days that the newest values are looked for in.
const RECENT: i64 = 40;
/// Values that a history gives at most.
const MOST: i64 = 1000;

/// Key figures of public stations.
#[derive(Serialize, ToSchema)]
pub struct KpiList {
    kpis: Vec<KpiRow>,
}

/// A key figure.
#[derive(Serialize, ToSchema)]
pub struct KpiRow {
    /// Its code.
    #[schema(example = "data-received")]
    code: String,
    /// What it is called.
    title: Words,
    /// What the numerator counts.
    numerator: Words,
    /// What the denominator counts.
    denominator: Words,
    /// Always `%`.
    unit: String,
    /// `more` or `less`: which direction is the good one.
    better: String,
    /// What should be reached, in per cent.
    target: Option<f64>,
    /// The document.
    document: String,
    /// The place in it.
    article: String,
    /// Not prescribed by a document, or not yet checked against it.
    provisional: bool,
    /// The newest day that is over.
    day: Option<KpiValue>,
    /// The month that goes on.
    month: Option<KpiValue>,
}

/// What a figure was known to be at a moment.
#[derive(Serialize, ToSchema)]
pub struct KpiValue {
    /// `day` or `month`.
    period: String,
    /// First day of the period.
    from: String,
    /// Last day of the period.
    to: String,
    /// Numerator over denominator, in per cent; none where there was nothing to count.
    value: Option<f64>,
    /// The numerator.
    numerator: i64,
    /// The denominator.
    denominator: i64,
    /// Whether the target is reached; none without a target or a value.
    reached: Option<bool>,
    /// Whether the period was over.
    closed: bool,
    /// The moment whose knowledge it rests on.
    cut_off: String,
    /// Counts how often the period was known otherwise, from 1.
    revision: i64,
    /// Version of the definition by which it was counted.
    definition_version: i64,
    /// Hash of that definition.
    definition_hash: String,
}

/// Every revision of a figure.
#[derive(Serialize, ToSchema)]
pub struct KpiHistory {
    /// Its code.
    code: String,
    /// The newest period first, of each the newest revision first; at most 1000.
    values: Vec<KpiValue>,
}

/// Key figures of public stations, each with the newest day that is over and the month that goes on.
#[utoipa::path(get, path = "/api/v1/kpi", tag = "kpi", operation_id = "listKpis",
    responses((status = 200, body = KpiList)))]
pub async fn list(State(api): State<Api>, visitor: Visitor) -> Result<Response, Fault> {
    Parameters::of(&visitor, &[]).map_err(refused::question)?;
    let (law, today) = (api.law.current(), visitor.now().day());
    let month = Span::Month.first(today);
    let read = api.db.read(move |tx| -> Outcome<(Vec<Value>, Vec<Value>)> {
        let days = store::between(tx, Span::Day, today.plus(-RECENT), today)?;
        Ok((days, store::between(tx, Span::Month, month, month.plus(1))?))
    });
    let (days, months) = read.await?;
    let row = |rule: &Arc<Pinned<Kpi>>| {
        let newest = |values: &[Value]| {
            let own = values.iter().filter(|v| v.code == rule.code);
            own.max_by_key(|v| v.first).map(|v| value(&rule.body, v))
        };
        KpiRow {
            code: rule.code.clone(),
            title: words(&rule.body.title),
            numerator: words(&rule.body.numerator),
            denominator: words(&rule.body.denominator),
            unit: "%".to_owned(),
            better: rule.body.better.code().to_owned(),
            target: rule.body.target,
            document: rule.citation.document.clone(),
            article: rule.citation.article.clone(),
            provisional: rule.provisional,
            day: newest(&days),
            month: newest(&months),
        }
    };
    Ok(json(&KpiList { kpis: law.kpis(today).iter().map(row).collect() }))
}

/// Every revision of a key figure, by day or month.
#[utoipa::path(get, path = "/api/v1/kpi/{code}", tag = "kpi", operation_id = "getKpi",
    params(
        ("code" = String, Path, description = "Code of the figure"),
        ("period" = Option<String>, Query, description = "`day` (when not given) or `month`"),
        ("from" = Option<String>, Query, description = "Periods that begin on this day (yyyy-mm-dd) or later"),
        ("to" = Option<String>, Query, description = "Periods that begin on this day or earlier"),
    ),
    responses((status = 200, body = KpiHistory), (status = 400, description = "A parameter that cannot be read", body = super::openapi::Problem), (status = 404, description = "No such figure", body = super::openapi::Problem)))]
pub async fn show(State(api): State<Api>, visitor: Visitor, Path(code): Path<String>) -> Result<Response, Fault> {
    let given = Parameters::of(&visitor, &["period", "from", "to"]).map_err(refused::question)?;
    let span = given.code("period", Span::from_code).map_err(refused::question)?.unwrap_or(Span::Day);
    let day = |name| given.code(name, |text| text.parse::<Day>().ok());
    let today = visitor.now().day();
    let from = day("from").map_err(refused::question)?.unwrap_or(today.plus(-366));
    let before = day("to").map_err(refused::question)?.unwrap_or(today).plus(1);
    let rule = api.law.current().kpis(today).into_iter().find(|rule| rule.code == code).ok_or_else(Fault::not_found)?;
    let values = api.db.read(move |tx| Ok(store::history(tx, &code, span, from, before, MOST)?)).await?;
    Ok(json(&KpiHistory { code: rule.code.clone(), values: values.iter().map(|v| value(&rule.body, v)).collect() }))
}

fn value(rule: &Kpi, v: &Value) -> KpiValue {
    let percent = v.share.percent();
    KpiValue {
        period: v.span.code().to_owned(),
        from: v.first.to_string(),
        to: v.span.after(v.first).plus(-1).to_string(),
        value: percent,
        numerator: v.share.numerator,
        denominator: v.share.denominator,
        reached: rule.target.zip(percent).map(|(target, value)| rule.better.reaches(value, target)),
        closed: v.closed,
        cut_off: v.cut_off.rfc3339_local(),
        revision: v.revision,
        definition_version: v.rule_version,
        definition_hash: v.rule_hash.clone(),
    }
}
