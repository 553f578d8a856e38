//! Parties and facilities on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod ensure;
mod facilities;
mod house;
mod parties;
mod rekey;

use kernel::{Failure, Outcome};

/// The code of a refusal; none when it was done.
pub fn refused<T>(outcome: Outcome<T>) -> Option<String> {
    match outcome {
        Ok(_) => None,
        Err(Failure::Refused(list)) => Some(list.iter().map(|r| r.code.as_ref()).collect::<Vec<_>>().join(" ")),
        Err(Failure::Broken(problem)) => panic!("{problem}"),
    }
}
