//! How much is taken in: size, time and number of requests, and how often one client may try.

mod throttle;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use kernel::Crowd;

pub use throttle::Throttle;

use crate::errors::{Fault, Kind};
use crate::session::Visitor;

/// What the wiring allows. The defaults suit the smallest server that a department has.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a body, unless a route takes uploads.
    pub body: usize,
    /// Time for one request, from its head to the head of its answer.
    pub time: Duration,
    /// Routes with a time of their own: where files come in over slow lines.
    pub patient: Vec<(&'static str, Duration)>,
    /// Requests worked on at once; beyond them 503 at once is kinder than a queue.
    pub at_once: usize,
    /// Of these, from one address: whoever sends his requests slowly must not stop the others.
    pub at_once_of_one: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            body: 256 * 1024,
            time: Duration::from_secs(30),
            patient: Vec::new(),
            at_once: 256,
            at_once_of_one: 48,
        }
    }
}

/// The gate that [`hold`] keeps.
#[derive(Debug, Clone)]
pub struct Gate {
    places: Crowd,
    time: Duration,
    patient: Arc<[(&'static str, Duration)]>,
}

impl Gate {
    /// A gate with these limits.
    pub fn new(limits: &Limits) -> Gate {
        let places = Crowd::new(limits.at_once, limits.at_once_of_one, Vec::new());
        Gate { places, time: limits.time, patient: limits.patient.as_slice().into() }
    }

    fn time_of(&self, request: &Request) -> Duration {
        let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
        let own = self.patient.iter().find(|(path, _)| Some(*path) == route);
        own.map_or(self.time, |(_, time)| *time)
    }
}

/// The layer that gives every request a place and a time, or says at once that there is none.
pub async fn hold(State(gate): State<Gate>, visitor: Visitor, request: Request, next: Next) -> Result<Response, Fault> {
    let _place = gate.places.place(visitor.client().address).ok_or_else(|| Fault::new(Kind::Busy))?;
    match tokio::time::timeout(gate.time_of(&request), next.run(request)).await {
        Ok(response) => Ok(response),
        Err(_) => Err(Fault::new(Kind::TooSlow)),
    }
}
