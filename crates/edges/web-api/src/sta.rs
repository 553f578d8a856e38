//! SensorThings 1.1: `/sta/v1.1`. Everything is read; stations [`create`] their observations.
//!
//! The way of a request: [`address`] reads the path, the `query` crate the options, [`resolve`] finds
//! what the path means, [`reader`] reads and writes it with everything expanded in it. What is
//! written where for each entity is in [`entities`]; observations have their own way, because they
//! stand in frames and not in rows.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Outcome, Refusal};
use monitoring::sensorthings::{Sight, in_sight};
use query::{Options, OrderBy, Plan, Registry, ResultFormat};
use serde_json::Value;
use store::Tx;
use web_kit::{Fault, Routes, Visitor};

use crate::{Api, refused, sight};

mod address;
mod answer;
mod columns;
mod conformance;
mod create;
mod entities;
mod entity;
pub mod limits;
mod links;
mod map;
mod observations;
mod out;
mod reader;
mod resolve;
mod table;
mod text;
mod turns;

use address::{Address, End};
use answer::{Answer, Begun};
use entity::Entity;
use observations::Windows;
use reader::{Answering, Reader};

/// Everything below the root.
pub const BELOW: &str = "/sta/v1.1/{*path}";

/// The routes of SensorThings.
pub fn routes() -> Routes<Api> {
    Routes::new()
        .get("/sta/v1.1", root)
        .get("/sta/v1.1/", root)
        .get(BELOW, show)
        .post(BELOW, create::create)
        .put(BELOW, create::change)
        .patch(BELOW, create::change)
        .delete(BELOW, create::change)
}

/// The root document.
pub async fn root(visitor: Visitor) -> Response {
    json(&conformance::document(&links::root(&visitor)))
}

/// Everything below it.
pub async fn show(State(api): State<Api>, visitor: Visitor, Path(path): Path<String>) -> Result<Response, Fault> {
    let asked = Arc::new(Asked::of(&api, &visitor, &path).map_err(refused::question)?);
    let _turn = turns::take()?;
    let answer = read(&api, asked).await.map_err(refused::failed)?;
    Ok(match answer {
        Answer::Document(document) => json(&document),
        Answer::Written(body) => json_text(body),
        Answer::Text(text) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response(),
        Answer::Nothing => StatusCode::NO_CONTENT.into_response(),
        Answer::Shaped { kind, body, next } => shaped(kind, body, next.as_deref()),
    })
}

/// A table has no place for the address of its next page; it stands in a header (RFC 8288).
fn shaped(kind: &'static str, body: Vec<u8>, next: Option<&str>) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind)], body).into_response();
    if let Some(Ok(link)) = next.map(|next| HeaderValue::try_from(format!("<{next}>; rel=\"next\""))) {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

/// A request, read and checked.
pub struct Asked {
    /// What every part of the answer shares.
    answering: Answering,
    /// What is asked for.
    address: Address,
    /// How, as it was written.
    options: Options,
    /// How, checked against the entity.
    plan: Plan,
    /// The address as it was asked, for the link to the next page.
    own: String,
    raw_query: String,
}

impl Asked {
    fn of(api: &Api, visitor: &Visitor, path: &str) -> Result<Asked, Refusal> {
        let address = Address::parse(path)?;
        let mut options = Options::parse(visitor.query())?;
        in_form(&options, &address)?;
        if options.result_format == Some(ResultFormat::GeoJson) {
            map::with_shape(address.entity(), &mut options);
        }
        let registry = address.entity().registry();
        in_order(&mut options, registry);
        if !address.is_set() {
            only_of_one(&options)?;
        }
        let sight = sight::of(visitor);
        let mut plan = Plan::new(options.clone(), registry, visitor.now())?;
        narrow(&mut plan, &sight)?;
        let root = links::root(visitor);
        let path = visitor.path().strip_prefix("/sta/v1.1").unwrap_or_default();
        Ok(Asked {
            own: format!("{root}{}", path.trim_end_matches('/')),
            answering: Answering {
                network: api.network.clone(),
                law: api.law.current(),
                sight,
                lang: visitor.lang(),
                now: visitor.now(),
                root,
            },
            address,
            options,
            plan,
            raw_query: visitor.query().to_owned(),
        })
    }
}

/// Whether the answer can be had in the form that is asked: arrays are for observations (OGC 18-088, 9.3), maps for
/// what has a place, tables for all sets; only tables have room for what is expanded, where it is one.
fn in_form(options: &Options, address: &Address) -> Result<(), Refusal> {
    let (is_list, entity) = (address.is_set() && address.end == End::Entities, address.entity());
    let alone = is_list && options.expand.is_empty();
    let fits = match options.result_format {
        None => true,
        Some(ResultFormat::DataArray) => alone && entity == Entity::Observation,
        Some(ResultFormat::GeoJson) => alone && map::is_drawn(entity),
        Some(ResultFormat::Csv) => is_list && leads_to_one(options, entity.registry()),
    };
    if fits { Ok(()) } else { Err(Refusal::new("refused-api-result-format").at("$resultFormat")) }
}

/// Whether everything expanded is one entity; what does not exist is refused by the plan, with its place.
fn leads_to_one(options: &Options, registry: &Registry) -> bool {
    options.expand.iter().all(|item| {
        registry.relation(&item.relation).is_none_or(|to| !to.many && leads_to_one(&item.options, to.target))
    })
}

/// Observations that nobody ordered come newest first, here and inside expansions: what most want to
/// see first, and what is cheap to find.
fn in_order(options: &mut Options, registry: &Registry) {
    if *registry == *Entity::Observation.registry() && options.order_by.is_empty() {
        options.order_by = vec![OrderBy { path: "phenomenonTime".into(), descending: true }];
    }
    for item in &mut options.expand {
        // A relation that does not exist is refused by the plan, with its place.
        if let Some(relation) = registry.relation(&item.relation) {
            in_order(&mut item.options, relation.target);
        }
    }
}

/// Whatever the filters ask of related entities, they ask of those in sight.
fn narrow(plan: &mut Plan, sight: &Sight) -> Result<(), Refusal> {
    if let Some(filter) = &plan.filter {
        plan.filter = Some(in_sight(filter, sight)?);
    }
    plan.expand.iter_mut().try_for_each(|expanded| narrow(&mut expanded.plan, sight))
}

/// One entity can be shown in part or with more around it, but not sifted, ordered or counted.
fn only_of_one(options: &Options) -> Result<(), Refusal> {
    let given = [
        ("$filter", options.filter.is_some()),
        ("$top", options.top.is_some()),
        ("$skip", options.skip.is_some()),
        ("$skiptoken", options.skip_token.is_some()),
        ("$count", options.count.is_some()),
    ];
    match given.into_iter().find(|(_, is)| *is) {
        Some((name, _)) => Err(Refusal::new("refused-api-option-of-sets").at(name).with("option", name)),
        None => Ok(()),
    }
}

/// Reads the answer. A list of observations takes several short transactions, everything else one.
async fn read(api: &Api, asked: Arc<Asked>) -> Outcome<Answer> {
    let first = asked.clone();
    let mut listing = match one_read(api, move |tx| answer::begin(tx, &first)).await? {
        Begun::Answer(answer) => return Ok(answer),
        Begun::Observations(listing) => listing,
    };
    while !listing.is_done() {
        listing = one_read(api, move |tx| {
            listing.go_on(&mut Windows::new(tx))?;
            Ok(listing)
        })
        .await?;
    }
    one_read(api, move |tx| answer::finish(&mut Reader::new(tx, &asked.answering), &asked, *listing)).await
}

/// One transaction of an answer, when its turn has come.
async fn one_read<T: Send + 'static>(
    api: &Api,
    read: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static,
) -> Outcome<T> {
    let turn = turns::reading().await?;
    let done = api.db.read(move |tx| {
        let _turn = turn;
        read(tx)
    });
    done.await
}

fn json(document: &Value) -> Response {
    json_text(document.to_string().into_bytes())
}

fn json_text(body: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "application/json; charset=utf-8")], body).into_response()
}
