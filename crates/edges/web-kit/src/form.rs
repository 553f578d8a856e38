//! Forms as they arrive: bounded in size, proven to come from our page, read field by field. All
//! faults of a form are told at once, each at its field.
//!
//! It checks shapes (a number, a day, one of these); what the values mean is the use case's to say.

mod filled;
mod parts;
mod reader;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use kernel::{CommandId, Refusal};

pub use filled::Filled;
pub use reader::Reader;

use crate::errors::{Fault, Kind};
use crate::session::{Visitor, csrf};

/// More fields than any form has; beyond it somebody is trying something.
const MOST_FIELDS: usize = 1000;

/// What a form sent.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    pairs: Vec<(String, String)>,
    files: Vec<(String, Attached)>,
}

/// A file that came with a form.
#[derive(Debug, Clone)]
pub struct Attached {
    /// Its name on the sender's machine, without folders. Never a path to write to.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

impl Sent {
    /// From names and values.
    pub fn new(pairs: Vec<(String, String)>) -> Sent {
        Sent { pairs, files: Vec::new() }
    }

    /// The file of a field, if one was chosen.
    pub fn file(&self, name: &str) -> Option<&Attached> {
        self.files.iter().find(|(n, _)| n == name).map(|(_, file)| file)
    }

    /// The first value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The name of what is asked. A form of ours always carries one.
    pub fn command_id(&self) -> Result<CommandId, Fault> {
        self.get("command_id").and_then(|id| id.parse().ok()).ok_or_else(Fault::bad_request)
    }

    /// Reads the form into a value, or says all that is wrong. A value read while something was
    /// wrong is dropped, so `read` may fill it with anything.
    pub fn read<T>(&self, read: impl FnOnce(&mut Reader<'_>) -> T) -> Result<T, Vec<Refusal>> {
        let mut reader = Reader::new(self);
        let value = read(&mut reader);
        let refusals = reader.into_refusals();
        if refusals.is_empty() { Ok(value) } else { Err(refusals) }
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Fault;
    async fn from_request(request: Request, state: &S) -> Result<Sent, Fault> {
        let visitor = request.extensions().get::<Visitor>().cloned();
        let visitor = visitor.ok_or_else(|| Fault::broken("no visitor in the request"))?;
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let sent = if kind.starts_with("application/x-www-form-urlencoded") {
            pairs(request, state).await?
        } else if kind.starts_with("multipart/form-data") {
            parts::read(request, state).await?
        } else {
            return Err(Fault::new(Kind::WrongContent));
        };
        if sent.pairs.len() + sent.files.len() > MOST_FIELDS {
            return Err(Fault::new(Kind::TooLarge));
        }
        if sent.get(csrf::FIELD).is_some_and(|token| visitor.shown_here(token)) {
            Ok(sent)
        } else {
            Err(Fault::new(Kind::StaleForm))
        }
    }
}

async fn pairs<S: Send + Sync>(request: Request, state: &S) -> Result<Sent, Fault> {
    let bytes =
        Bytes::from_request(request, state).await.map_err(|rejection| of_framework(&rejection.into_response()))?;
    serde_html_form::from_bytes(&bytes).map(Sent::new).map_err(|_| Fault::bad_request())
}

/// What the framework refused, in our words.
fn of_framework(response: &Response) -> Fault {
    Fault::new(Kind::of_status(response.status()))
}
