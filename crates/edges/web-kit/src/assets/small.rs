//! The small files that browsers look for by themselves.

use axum::Json;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::assets::{self, Asset, FILES};
use crate::session::Visitor;

/// A day: these names have no hash.
const A_DAY: &str = "public, max-age=86400";

/// Land and water: an ochre field over a teal one, on paper. Drawn here so that it is there
/// without a built web client too.
const MARK: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#faf8f4"/><path d="M4 17 12 7l6 7 4-4 6 7z" fill="#8a5a1f"/><path d="M4 20q4-3 8 0t8 0 8 0v5q-4 3-8 0t-8 0-8 0z" fill="#0b6e75"/></svg>"##;

/// `GET /favicon.ico`: the built one, or the mark as SVG, which browsers take under this name too.
pub async fn favicon(asked: HeaderMap) -> Response {
    match assets::manifest::file(Asset::Mark).and_then(|name| FILES.get(name)) {
        Some(file) => assets::answer(file, &asked, A_DAY),
        None => kept(HeaderValue::from_static("image/svg+xml"), MARK),
    }
}

/// `GET /manifest.webmanifest`: makes the portal installable on a phone.
pub async fn web_manifest(visitor: Visitor) -> Response {
    let office = visitor.site().office.get(visitor.lang());
    let document = json!({
        "name": if office.is_empty() { "Đất Nước" } else { office },
        "short_name": "Đất Nước",
        "lang": visitor.lang().code(),
        "start_url": "/",
        "display": "standalone",
        "background_color": "#faf8f4",
        "theme_color": "#0b6e75",
        "icons": [{ "src": "/favicon.ico", "sizes": "any" }],
    });
    let mut response = Json(document).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"));
    response
}

/// `GET /robots.txt`: the portal is for everybody, the desk is not worth a visit.
pub async fn robots() -> Response {
    kept(HeaderValue::from_static("text/plain; charset=utf-8"), "User-agent: *\nDisallow: /desk\nDisallow: /live\n")
}

fn kept(kind: HeaderValue, body: &'static str) -> Response {
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, HeaderValue::from_static(A_DAY))], body).into_response()
}
