//! Observations that arrive one by one, gathered by station (*gom số liệu gửi lẻ*): while those before are being
//! stored, the next wait and then share a receipt and a commit. None waits for others to come.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Outcome, Problem};
use monitoring::observation::Observation;
use monitoring::receive::observed::{Key, Observed, Together};
use tokio::sync::{Mutex as Turn, oneshot};

use crate::Intake;

/// Observations that share a receipt at most.
const MOST: usize = 500;
/// Observations of a station that wait at most.
const ROOM: usize = 2 * MOST;

/// What waits, by station.
#[derive(Default)]
pub struct Gathering(Mutex<HashMap<i64, Arc<Place>>>);

/// What waits of one station, and whose turn it is to store it.
#[derive(Default)]
struct Place {
    waiting: Mutex<Vec<Waiting>>,
    turn: Arc<Turn<()>>,
}

/// A request that waits for its observation.
struct Waiting {
    sent: Observed,
    key: Key,
    source: String,
    path: String,
    body: Vec<u8>,
    reply: oneshot::Sender<Outcome<Observation>>,
}

impl Intake {
    /// Receives one observation of a station that came to `path`; when this returns, it is durable.
    pub async fn observe(&self, sent: Observed, source: String, path: String, body: Vec<u8>) -> Outcome<Observation> {
        let Some(key) = sent.rows().first().copied().flatten() else {
            return Err(Problem::new("there is no observation in it").into());
        };
        let place = self.gathering.place(sent.station());
        let (reply, stored) = oneshot::channel();
        place.wait(Waiting { sent, key, source, path, body, reply })?;
        if let Ok(turn) = place.turn.clone().try_lock_owned() {
            let intake = self.clone();
            // On its own: whoever asked may hang up, and the others wait for it.
            tokio::spawn(async move {
                let mut turn = Some(turn);
                while let Some(mine) = turn.take() {
                    while let Some(group) = place.next() {
                        store(&intake, group).await;
                    }
                    drop(mine);
                    // Somebody may have come between the last look and the end of the turn.
                    turn = if place.is_empty() { None } else { place.turn.clone().try_lock_owned().ok() };
                }
            });
        }
        stored.await.map_err(|_| Problem::busy("the observations that it shared a commit with were given up"))?
    }
}

impl Gathering {
    fn place(&self, station: i64) -> Arc<Place> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(station).or_default().clone()
    }
}

impl Place {
    fn wait(&self, one: Waiting) -> Outcome<()> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= ROOM {
            return Err(Problem::busy("more observations of the station wait than there is room for").into());
        }
        waiting.push(one);
        Ok(())
    }

    /// The first that wait and came from one address.
    fn next(&self) -> Option<Vec<Waiting>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let source = waiting.first()?.source.clone();
        let same = waiting.iter().take(MOST).take_while(|one| one.source == source).count();
        Some(waiting.drain(..same).collect())
    }

    fn is_empty(&self) -> bool {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }
}

async fn store(intake: &Intake, group: Vec<Waiting>) {
    let (mut all, mut replies, mut source) = (Vec::with_capacity(group.len()), Vec::new(), String::new());
    for Waiting { sent, key, source: from, path, body, reply } in group {
        source = from;
        all.push((sent, path, body));
        replies.push((key, reply));
    }
    let stored = match Together::pack(&source, all) {
        Ok(together) => intake.append(together).await,
        Err(failure) => Err(failure),
    };
    for (key, reply) in replies {
        let outcome = match &stored {
            Ok(stored) => stored.observation(key).ok_or_else(|| Problem::new("an observation got no number").into()),
            Err(failure) => Err(failure.shared()),
        };
        // Whoever hung up will send again, and be told that it is known.
        drop(reply.send(outcome));
    }
}
