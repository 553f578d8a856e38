//! The law as data: every definition, what it says, and where that stands written.

use axum::extract::State;
use axum::response::Response;
use definitions::kinds::Kind;
use kernel::Day;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use web_kit::{Fault, Visitor};

use super::json;
use super::parameters::Parameters;
use crate::{Api, refused};

/// Definitions, by kind and code.
#[derive(Serialize, ToSchema)]
pub struct DefinitionList {
    definitions: Vec<DefinitionRow>,
}

/// A definition.
#[derive(Serialize, ToSchema)]
pub struct DefinitionRow {
    /// `limit-set`, `parameter`, `unit`, `medium`, …
    kind: String,
    /// Its code among those of its kind.
    #[schema(example = "QCVN 40:2011/BTNMT")]
    code: String,
    /// Counted for each kind and code.
    version: i64,
    /// Hash of its content: equal hash, equal law.
    hash: String,
    /// Who says so: `built-in`, `province`, `local`.
    layer: String,
    /// First day on which it holds.
    valid_from: String,
    /// First day on which it no longer holds.
    valid_to: Option<String>,
    /// Not yet checked against the official text.
    provisional: bool,
    /// The document.
    document: String,
    /// The place in it.
    article: String,
    /// What it says; the form depends on the kind.
    body: Value,
}

/// Definitions in force: limits, parameters, units and rules, each with its source.
#[utoipa::path(get, path = "/api/v1/definitions", tag = "definitions", operation_id = "listDefinitions",
    params(
        ("kind" = Option<String>, Query, description = "Only those of this kind"),
        ("code" = Option<String>, Query, description = "Only those with this code"),
        ("day" = Option<String>, Query, description = "Only those in force on this day (yyyy-mm-dd); today when not given"),
    ),
    responses((status = 200, body = DefinitionList), (status = 400, description = "A parameter that cannot be read", body = super::openapi::Problem)))]
pub async fn list(State(api): State<Api>, visitor: Visitor) -> Result<Response, Fault> {
    let given = Parameters::of(&visitor, &["kind", "code", "day"]).map_err(refused::question)?;
    let kind = given.code("kind", Kind::from_code).map_err(refused::question)?;
    let day = given.code("day", |text| text.parse::<Day>().ok()).map_err(refused::question)?;
    let day = day.unwrap_or_else(|| visitor.now().day());
    let law = api.law.current();
    let asked = law.catalogue().listed().iter().filter(|line| {
        !line.hidden
            && line.definition.holds_on(day)
            && kind.is_none_or(|k| k == line.kind)
            && given.text("code").is_none_or(|code| code == line.definition.code)
    });
    let rows = asked.map(|line| {
        let d = &line.definition;
        DefinitionRow {
            kind: line.kind.code().to_owned(),
            code: d.code.clone(),
            version: d.version,
            hash: d.hash.clone(),
            layer: d.layer.code().to_owned(),
            valid_from: d.valid.from.to_string(),
            valid_to: d.valid.to.map(|day| day.to_string()),
            provisional: d.provisional,
            document: d.citation.document.clone(),
            article: d.citation.article.clone(),
            body: d.body.to_json(),
        }
    });
    Ok(json(&DefinitionList { definitions: rows.collect() }))
}
