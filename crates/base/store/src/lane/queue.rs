//! The bounded queue before a lane: urgent work first, patient work behind it.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::job::Job;

/// A closure that waits, and the station whose lock it needs.
pub(crate) struct Ticket {
    pub(crate) job: Box<dyn Job>,
    pub(crate) station: Option<i64>,
}

/// How soon a closure should run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Haste {
    /// Before patient work; shares commits with its like.
    Urgent,
    /// When nothing urgent waits, one at a time.
    Patient,
}

/// After this many urgent groups in a row one patient closure has its turn: slow, but not never.
const TURNS: u32 = 16;

/// The queue. Full means refused at once, so that the caller can say so while he still waits.
pub(crate) struct Queue {
    state: Mutex<State>,
    filled: Condvar,
    urgent_room: usize,
    patient_room: usize,
}

#[derive(Default)]
struct State {
    urgent: VecDeque<Ticket>,
    patient: VecDeque<Ticket>,
    urgent_turns: u32,
    closed: bool,
}

impl Queue {
    pub(crate) fn new(urgent_room: usize, patient_room: usize) -> Queue {
        Queue { state: Mutex::default(), filled: Condvar::new(), urgent_room, patient_room }
    }

    /// Puts the ticket at the end; gives it back when there is no room.
    pub(crate) fn push(&self, haste: Haste, ticket: Ticket) -> Result<(), Ticket> {
        let mut state = self.lock();
        let closed = state.closed;
        let (line, room) = match haste {
            Haste::Urgent => (&mut state.urgent, self.urgent_room),
            Haste::Patient => (&mut state.patient, self.patient_room),
        };
        if closed || line.len() >= room {
            return Err(ticket);
        }
        line.push_back(ticket);
        drop(state);
        self.filled.notify_one();
        Ok(())
    }

    /// Waits for work and takes what shares the next commit: up to `most` urgent closures or one
    /// patient one. `None` when the queue is closed and empty.
    pub(crate) fn take(&self, most: usize) -> Option<(Haste, VecDeque<Ticket>)> {
        let mut state = self.lock();
        loop {
            let patient_due = state.urgent.is_empty() || state.urgent_turns >= TURNS;
            if patient_due && let Some(ticket) = state.patient.pop_front() {
                state.urgent_turns = 0;
                return Some((Haste::Patient, VecDeque::from([ticket])));
            }
            if !state.urgent.is_empty() {
                state.urgent_turns = if state.patient.is_empty() { 0 } else { state.urgent_turns + 1 };
                let many = state.urgent.len().min(most);
                return Some((Haste::Urgent, state.urgent.drain(..many).collect()));
            }
            if state.closed {
                return None;
            }
            state = self.filled.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// How many closures wait: urgent, patient.
    pub(crate) fn waiting(&self) -> (usize, usize) {
        let state = self.lock();
        (state.urgent.len(), state.patient.len())
    }

    /// Takes no more; what waits is still done.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.filled.notify_all();
    }

    /// No code that can panic runs under this lock, so a poisoned one is still whole.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
