//! Live pages: which topics moved, told to every open page in the order of the journal.
//!
//! An event's id is the journal's `seq`, so a page that lost its line says where it stood and
//! misses nothing. The hub keeps the last moves in memory; a page that stood further back is told
//! `*`: look at everything anew. It does not know what a topic means, except that those of the
//! desk are only for those who are signed in.

mod hub;
mod stream;

use axum::Json;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

pub use hub::{Live, Moves};

use crate::errors::{Fault, Kind};
use crate::session::Visitor;

/// The topic that stands for all.
pub const ALL: &str = "*";

/// Topics that begin so are only for those who are signed in.
pub const DESK: &str = "desk:";

/// More topics than any page follows.
const MOST_TOPICS: usize = 64;

/// `GET /live?topics=a,b&after=SEQ`: a stream of events; one JSON answer for who asks for JSON.
/// Without `topics`, all that the caller may hear.
pub async fn follow(visitor: Visitor, headers: HeaderMap) -> Result<Response, Fault> {
    let wanted = Wanted::read(&visitor)?;
    // What the browser heard last outweighs what the page knew when it was loaded.
    let heard = headers.get("last-event-id").and_then(|v| v.to_str().ok()?.parse().ok());
    let after = heard.or(after(&visitor));
    let accepts = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if accepts.contains("application/json") && !accepts.contains("text/event-stream") {
        return Ok(answer(&visitor, &wanted, after));
    }
    let listener = visitor.kit().live.listen(after).ok_or_else(|| Fault::new(Kind::Busy))?;
    Ok(stream::events(listener, wanted))
}

/// `GET /live/poll?after=SEQ&topics=a,b`: the same as one JSON answer, where streams do not pass.
pub async fn poll(visitor: Visitor) -> Result<Response, Fault> {
    let wanted = Wanted::read(&visitor)?;
    Ok(answer(&visitor, &wanted, after(&visitor)))
}

fn after(visitor: &Visitor) -> Option<i64> {
    visitor.asked("after").and_then(|text| text.parse().ok())
}

fn answer(visitor: &Visitor, wanted: &Wanted, after: Option<i64>) -> Response {
    let moves = visitor.kit().live.since(after);
    Json(json!({ "seq": moves.seq, "topics": wanted.of(&moves.topics) })).into_response()
}

/// The topics that a caller asks for and may hear.
#[derive(Debug, Clone)]
pub struct Wanted {
    topics: Option<Vec<String>>,
    signed: bool,
}

impl Wanted {
    fn read(visitor: &Visitor) -> Result<Wanted, Fault> {
        let asked = visitor.asked("topics").filter(|t| !t.is_empty());
        let topics = asked.map(|t| t.split(',').map(str::to_owned).collect::<Vec<_>>());
        if topics.as_ref().is_some_and(|t| t.len() > MOST_TOPICS || t.iter().any(|t| !well_formed(t))) {
            return Err(Fault::bad_request());
        }
        Ok(Wanted { topics, signed: visitor.authority().is_some() })
    }

    /// Those of the topics that moved which the caller wants.
    pub fn of<'a>(&self, moved: &'a [String]) -> Vec<&'a str> {
        let allowed = |topic: &str| topic == ALL || self.signed || !topic.starts_with(DESK);
        let asked = |topic: &str| topic == ALL || self.topics.as_ref().is_none_or(|t| t.iter().any(|t| t == topic));
        moved.iter().map(String::as_str).filter(|t| allowed(t) && asked(t)).collect()
    }
}

fn well_formed(topic: &str) -> bool {
    (1..=100).contains(&topic.len()) && topic.bytes().all(|b| b.is_ascii_alphanumeric() || b":-_./".contains(&b))
}
