//! The document that describes version 1 to programs (OpenAPI 3.1). It is made from the handlers and
//! the types that they send; a test holds it against the routes.

use axum::response::Response;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi, ToSchema};

use super::{definitions, exceedances, files, geojson, index, json, kpi, latest, programmes, receipts, stations};

/// An RFC 9457 problem document: why a request is not answered as it was asked.
#[derive(serde::Serialize, ToSchema)]
pub struct Problem {
    /// Names the kind of problem; stable.
    r#type: String,
    /// In a few words.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What happened, for people.
    detail: String,
    /// Each reason, with its stable code and the parameter or field at fault; absent where there is none to tell.
    #[schema(required = false)]
    errors: Vec<Reason>,
}

/// One reason.
#[derive(serde::Serialize, ToSchema)]
pub struct Reason {
    /// Stable code.
    code: String,
    /// In words.
    detail: String,
    /// The parameter or field at fault.
    field: Option<String>,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "datnuoc",
        version = "1",
        description = "Open data of a Vietnamese province's environment department: stations, what they measure, \
            what exceeds its limit and under which rule. Time series are read by SensorThings 1.1 at `/sta/v1.1`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    paths(
        describe,
        stations::list,
        stations::one,
        latest::show,
        index::show,
        geojson::stations,
        geojson::base,
        exceedances::list,
        kpi::list,
        kpi::show,
        programmes::list,
        programmes::one,
        receipts::list,
        files::receive,
        definitions::list,
    ),
    components(schemas(Problem)),
    modifiers(&Accounts)
)]
struct Document;

/// How callers prove who they are.
struct Accounts;

impl Modify for Accounts {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_with(Default::default);
        let session = ApiKeyValue::with_description("session", "The cookie of a signed-in officer");
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(session)));
        components.add_security_scheme("station", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

/// The description of this interface.
#[utoipa::path(get, path = "/api/openapi.json", tag = "description",
    operation_id = "getDescription", responses((status = 200, description = "This document")))]
#[expect(dead_code, reason = "stands for `show`, whose answer would hold itself")]
fn describe() {}

/// Sends the document.
pub async fn show() -> Response {
    json(&document())
}

/// The document.
fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}
