//! Whether the program lives (`/healthz`) and does its whole work (`/readyz`), for whoever watches it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{MICROS_PER_SECOND, Moment, Outcome};
use serde_json::{Value, json};
use web_kit::Fault;

use crate::house::House;

/// A part that does not answer within this time is not well.
const PATIENCE: Duration = Duration::from_secs(5);
/// Rounds of work follow one another within seconds, long ones within a minute.
const LONGEST_ROUND: i64 = 120 * MICROS_PER_SECOND;

/// When the last round of averages, sealing and judging ended well.
#[derive(Debug, Clone)]
pub struct Pulse(Arc<AtomicI64>);

impl Pulse {
    /// A program that has just begun, which counts as well.
    pub fn new(now: Moment) -> Pulse {
        Pulse(Arc::new(AtomicI64::new(now.0)))
    }

    /// A round has ended well.
    pub fn beat(&self, now: Moment) {
        self.0.store(now.0, Ordering::Relaxed);
    }

    fn is_alive(&self, now: Moment) -> bool {
        now.0 - self.0.load(Ordering::Relaxed) < LONGEST_ROUND
    }
}

/// Whether pages can be answered: the database is read.
pub async fn lives(State(house): State<House>) -> Result<Json<Value>, Fault> {
    let head = house.db.read(platform::journal::head).await?;
    Ok(Json(json!({ "status": "ok", "journal": head.seq })))
}

/// Whether everything works: reading, writing, and the work beside the requests. 503 where not.
pub async fn is_ready(State(house): State<House>) -> (StatusCode, Json<Value>) {
    let reading = answers(house.db.read(platform::journal::head)).await;
    let writing = answers(house.db.write(|_| Ok(()))).await;
    let working = house.pulse.is_alive(house.clock.now());
    let status = if reading && writing && working { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "reading": reading, "writing": writing, "working": working })))
}

async fn answers<T>(question: impl Future<Output = Outcome<T>>) -> bool {
    matches!(tokio::time::timeout(PATIENCE, question).await, Ok(Ok(_)))
}

#[cfg(test)]
mod tests {
    use kernel::{MICROS_PER_SECOND, Moment};

    use super::Pulse;

    #[test]
    fn a_pulse_that_stops_is_missed_after_two_minutes() {
        let pulse = Pulse::new(Moment(0));
        assert!(pulse.is_alive(Moment(119 * MICROS_PER_SECOND)));
        assert!(!pulse.is_alive(Moment(121 * MICROS_PER_SECOND)));
        pulse.beat(Moment(120 * MICROS_PER_SECOND));
        assert!(pulse.is_alive(Moment(121 * MICROS_PER_SECOND)));
    }
}
