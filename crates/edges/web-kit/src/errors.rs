//! The one place where failures become HTTP: pages for people, RFC 9457 problem documents for
//! programs. What broke is logged here, once, with the reference that the person is shown.
//!
//! It does not know what any refusal means; the texts come from the locales.

mod document;
mod fault;
mod page;

use std::sync::Arc;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::PublicId;

pub use fault::{Fault, Kind};

use crate::session::{Visitor, sign_in_at};

/// Paths that programs read; everything else is for people.
const FOR_PROGRAMS: [&str; 6] = ["/api", "/sta", "/ogc", "/open311", "/live", "/catalog.jsonld"];

/// Whether `path` answers programs.
pub fn for_programs(path: &str) -> bool {
    FOR_PROGRAMS.iter().any(|p| path.strip_prefix(p).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// A fault travels to [`render`] inside the answer, because only there the language is known.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// The layer that gives every failing answer its page or document.
pub async fn render(visitor: Visitor, request: Request, next: Next) -> Response {
    let asked = Asked::of(&request);
    let response = next.run(request).await;
    let fault = match response.extensions().get::<Arc<Fault>>() {
        Some(fault) => fault.clone(),
        None => match unwritten(&response) {
            Some(kind) => Arc::new(Fault::new(kind)),
            None => return response,
        },
    };
    let mut answer = write(&visitor, &asked, &fault);
    // What the failing layer said in headers (Allow, Set-Cookie) stays; what described its body does not.
    for (name, value) in response.headers() {
        if *name != header::CONTENT_TYPE && *name != header::CONTENT_LENGTH {
            answer.headers_mut().append(name, value.clone());
        }
    }
    if let Some(seconds) = fault.retry_after() {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if fault.status() == StatusCode::UNAUTHORIZED && for_programs(visitor.path()) {
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    answer
}

/// What was asked for, as the log names it: the pattern of the path, for a path may name a person.
struct Asked {
    method: Method,
    route: Option<MatchedPath>,
}

impl Asked {
    fn of(request: &Request) -> Asked {
        Asked { method: request.method().clone(), route: request.extensions().get::<MatchedPath>().cloned() }
    }
}

fn write(visitor: &Visitor, asked: &Asked, fault: &Fault) -> Response {
    let reference = reference(visitor, asked, fault);
    if for_programs(visitor.path()) {
        return document::of(visitor, fault, reference.as_ref());
    }
    // Somebody who follows a link to the desk is led to the door and back; a form that he sent
    // after his session ended is answered by a page, for it cannot be led back.
    if fault.kind() == Kind::SignInFirst && asked.method.is_safe() {
        return see_other(&sign_in_at(visitor.address()));
    }
    (fault.status(), page::of(visitor, fault, reference.as_ref())).into_response()
}

fn see_other(to: &str) -> Response {
    match HeaderValue::try_from(to) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::SEE_OTHER.into_response(),
    }
}

/// Logs what the user cannot mend and names it.
fn reference(visitor: &Visitor, asked: &Asked, fault: &Fault) -> Option<PublicId> {
    let status = fault.status();
    // A full house is no fault to be looked up; it is counted, and a line for each would fill the disk.
    if !status.is_server_error() || fault.kind() == Kind::Busy && fault.problem().is_none() {
        return None;
    }
    let reference = PublicId::random(&visitor.kit().random);
    let route = asked.route.as_ref().map_or("", MatchedPath::as_str);
    let method = &asked.method;
    match fault.problem() {
        Some(problem) if fault.kind() == Kind::Broken => {
            tracing::error!(%reference, %method, route, status = status.as_u16(), %problem, "http.broken");
        }
        Some(problem) => tracing::warn!(%reference, %method, route, status = status.as_u16(), %problem, "http.passing"),
        None => tracing::warn!(%reference, %method, route, status = status.as_u16(), "http.refused"),
    }
    Some(reference)
}

/// The kind of a failing answer that nobody wrote a page for: the framework's own, or a bare status.
fn unwritten(response: &Response) -> Option<Kind> {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return None;
    }
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let written = ["text/html", "application/json", "application/problem+json"].iter().any(|w| kind.starts_with(w));
    if written { None } else { Some(Kind::of_status(status)) }
}
