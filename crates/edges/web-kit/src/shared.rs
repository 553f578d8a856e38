//! Pages that everybody sees alike (*trang dùng chung*) are drawn and compressed once: when a value arrives, a
//! thousand open pages ask for the same part at the same moment.
//!
//! An answer is kept until anything is committed, and for the running second at most: what somebody was told is
//! durable stands on the next page that he asks for. Whoever has signed in, or was shown a form, is never answered
//! from here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::MICROS_PER_SECOND;
use tokio::sync::OnceCell;

use crate::client::Client;
use crate::errors::Fault;
use crate::kit::Kit;
use crate::session::cookies;

/// Answers that are kept at most: with those of strangers' inventions, a few megabytes.
const MOST: usize = 64;
/// The largest answer that is kept.
const LARGEST: usize = 1024 * 1024;
/// More than any page has.
const ENDLESS: usize = 64 * LARGEST;

/// Which pages are drawn once for everybody.
#[derive(Clone)]
pub struct Shared {
    /// Their routes; what they answer depends on the address, the language and the light alone.
    pub routes: Vec<&'static str>,
    /// How much was committed so far.
    pub changes: Arc<dyn Fn() -> u64 + Send + Sync>,
}

/// The answers at hand.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Answers>>);

/// Answers of one second in which nothing was committed.
#[derive(Default)]
struct Answers {
    stamp: (u64, i64),
    by_key: HashMap<String, Arc<OnceCell<Option<Answer>>>>,
}

/// An answer as it travels, without what the layers outside add.
#[derive(Clone)]
struct Answer {
    headers: HeaderMap,
    body: Bytes,
}

impl Kept {
    /// The place of an answer; none where there is no more room.
    fn place(&self, stamp: (u64, i64), key: String) -> Option<Arc<OnceCell<Option<Answer>>>> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.stamp != stamp {
            *answers = Answers { stamp, by_key: HashMap::new() };
        }
        if answers.by_key.len() >= MOST && !answers.by_key.contains_key(&key) {
            return None;
        }
        Some(answers.by_key.entry(key).or_default().clone())
    }
}

/// The layer.
pub async fn share(State((kit, kept)): State<(Kit, Kept)>, request: Request, next: Next) -> Response {
    let Some(place) = place(&kit, &kept, &request) else { return next.run(request).await };
    let (mut mine, mut asked) = (None, Some((request, next)));
    let drawn = place
        .get_or_init(async || {
            let (request, next) = asked.take()?;
            let (answer, response) = taken(next.run(request).await).await;
            mine = Some(response);
            answer
        })
        .await;
    match (mine, drawn, asked) {
        (Some(response), ..) => response,
        (None, Some(answer), _) => answer.clone().into_response(),
        // Somebody else drew what cannot be kept.
        (None, None, Some((request, next))) => next.run(request).await,
        (None, None, None) => Fault::broken("a page was asked for twice").into_response(),
    }
}

/// Where the answer to a request is kept, if it may be.
fn place(kit: &Kit, kept: &Kept, request: &Request) -> Option<Arc<OnceCell<Option<Answer>>>> {
    let shared = kit.shared.as_ref()?;
    let route = request.extensions().get::<MatchedPath>()?.as_str();
    if request.method() != Method::GET || !shared.routes.contains(&route) {
        return None;
    }
    let (client, headers) = (Client::of(request, &kit.transport), request.headers());
    let own = [cookies::session_name(client.secure), cookies::visit_name(client.secure)];
    if own.into_iter().any(|name| cookies::read(headers, name).is_some()) {
        return None;
    }
    if [header::AUTHORIZATION, header::RANGE].iter().any(|name| headers.contains_key(name)) {
        return None;
    }
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let chosen = |name| cookies::read(headers, name).unwrap_or_default();
    // None of these holds a line's end.
    let key = [
        request.uri().path_and_query()?.as_str(),
        if client.secure { "s" } else { "" },
        &client.host,
        text(header::ACCEPT),
        text(header::ACCEPT_LANGUAGE),
        text(header::ACCEPT_ENCODING),
        chosen("lang"),
        chosen("theme"),
    ];
    // Changes first: what is committed meanwhile makes another stamp.
    let stamp = ((shared.changes)(), kit.clock.now().0.div_euclid(MICROS_PER_SECOND));
    kept.place(stamp, key.join("\n"))
}

/// An answer as it can be kept, if it can, and for whoever asked.
async fn taken(response: Response) -> (Option<Answer>, Response) {
    if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) {
        return (None, response);
    }
    let (parts, body) = response.into_parts();
    let body = match to_bytes(body, ENDLESS).await {
        Ok(body) => body,
        Err(error) => return (None, Fault::broken(error).into_response()),
    };
    let answer = (body.len() <= LARGEST).then(|| Answer { headers: parts.headers.clone(), body: body.clone() });
    (answer, Response::from_parts(parts, Body::from(body)))
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        (StatusCode::OK, self.headers, Body::from(self.body)).into_response()
    }
}
