//! The layers around the routes, in their order: the way of every request.
//!
//! From outside in: security headers → log line → shared pages → compression → visitor → fault pages → place
//! and time → panic → session → guard → handler.

use std::any::Any;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::errors::{Fault, render};
use crate::kit::Kit;
use crate::limits::{Gate, hold};
use crate::policy::{Need, Policy, Rule, guard, missing};
use crate::routes::Routes;
use crate::shared::{Kept, share};
use crate::{assets, live, security, session};

/// What this crate answers by itself.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assets/{*file}", assets::serve)
        .get("/favicon.ico", assets::favicon)
        .get("/manifest.webmanifest", assets::web_manifest)
        .get("/robots.txt", assets::robots)
        .get("/live", live::follow)
        .get("/live/poll", live::poll)
}

/// What these need.
pub const RULES: [Rule; 6] = [
    Rule::get("/assets/{*file}", Need::Public),
    Rule::get("/favicon.ico", Need::Public),
    Rule::get("/manifest.webmanifest", Need::Public),
    Rule::get("/robots.txt", Need::Public),
    Rule::get("/live", Need::Public),
    Rule::get("/live/poll", Need::Public),
];

/// All routes behind all layers. Where routes and policy differ, the log says so at start and the
/// guard answers nothing there.
pub fn serve(kit: &Kit, routes: Routes, policy: Policy) -> Router {
    for difference in missing(&routes, &policy) {
        tracing::error!(%difference, "policy.difference");
    }
    let inner = ServiceBuilder::new()
        .layer(from_fn_with_state(kit.clone(), security::headers))
        .layer(from_fn(log))
        .layer(from_fn_with_state((kit.clone(), Kept::default()), share))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(kit.clone(), session::visit))
        .layer(from_fn(render))
        .layer(from_fn_with_state(Gate::new(&kit.limits), hold))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(session::sign))
        .layer(DefaultBodyLimit::max(kit.limits.body));
    routes
        .into_router()
        .route_layer(from_fn_with_state(Arc::new(policy), guard))
        .fallback(async || Fault::not_found())
        .layer(inner)
}

/// One line for every request, without address of the person, query or names.
async fn log(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("", MatchedPath::as_str);
    let taken = started.elapsed();
    let milliseconds = taken.as_millis() as u64;
    count(route, response.status(), taken);
    tracing::info!(%method, route, status = response.status().as_u16(), milliseconds, "http.request");
    response
}

/// Tells whoever watches the server. Routes, not addresses: their number is known.
fn count(route: &str, status: StatusCode, taken: Duration) {
    let (route, class) = (route.to_owned(), status.as_u16() / 100);
    metrics::counter!("datnuoc_http_requests_total", "route" => route.clone(), "class" => format!("{class}xx"))
        .increment(1);
    metrics::histogram!("datnuoc_http_seconds", "route" => route).record(taken.as_secs_f64());
}

/// A panic is a fault of ours that no test found; the request is answered and the program goes on.
fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    Fault::broken(format!("panic: {}", text.unwrap_or("without words"))).into_response()
}
