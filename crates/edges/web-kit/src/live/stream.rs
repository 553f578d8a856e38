//! A listener as server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::json;

use crate::live::Wanted;
use crate::live::hub::{Listener, Moves};

/// Proxies close lines that are silent for a minute, and pages take two missed beats for a dead one.
const BEAT: Duration = Duration::from_secs(20);

/// How long a page waits before it comes back.
const COME_BACK: Duration = Duration::from_secs(5);

/// The answer that does not end.
pub(super) fn events(listener: Listener, wanted: Wanted) -> Response {
    let first = true;
    let events = stream::unfold((listener, wanted, first), |(mut listener, wanted, first)| async move {
        loop {
            let moves = listener.next().await?;
            // The first event always comes, if only to tell where the journal stands.
            if let Some(event) = event(&wanted, &moves, first) {
                return Some((Ok::<_, Infallible>(event), (listener, wanted, false)));
            }
        }
    });
    // A beat is an event and no comment: scripts cannot hear comments.
    let beat = KeepAlive::new().interval(BEAT).event(Event::default().event("beat").data("{}"));
    let mut response = Sse::new(events).keep_alive(beat).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx holds answers back until they end, unless told.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

fn event(wanted: &Wanted, moves: &Moves, first: bool) -> Option<Event> {
    let topics = wanted.of(&moves.topics);
    if topics.is_empty() && !first {
        return None;
    }
    let event = Event::default().id(moves.seq.to_string()).data(json!({ "topics": topics }).to_string());
    Some(if first { event.retry(COME_BACK) } else { event })
}
