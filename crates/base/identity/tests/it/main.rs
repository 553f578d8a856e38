//! Identity on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod access_log;
mod accounts;
mod authority;
mod console;
mod devices;
mod house;
mod organisation;
mod reasons;
mod rekey;
mod responsible;
mod second_factor;
mod sessions;
mod sign_in;

use kernel::{Failure, Outcome};

/// The codes of a refusal.
pub fn refusals<T: std::fmt::Debug>(outcome: Outcome<T>) -> Vec<String> {
    match outcome {
        Err(Failure::Refused(list)) => list.iter().map(|r| r.code.to_string()).collect(),
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// The code of a refusal; none when it was done.
pub fn refused<T: std::fmt::Debug>(outcome: Outcome<T>) -> Option<String> {
    match outcome {
        Ok(_) => None,
        refusal => Some(refusals(refusal).join(" ")),
    }
}
