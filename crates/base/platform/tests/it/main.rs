//! The platform on both engines.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected ends")]

mod area;
mod area_list;
mod commands;
mod files;
mod jobs;
mod journal;
mod keys;
mod migrations;
mod outbox;
mod places;
mod seal;
mod search;
mod settings;
mod table_import;
mod tables;
mod texts;
mod versions;

use kernel::{Failure, Moment, Outcome};

/// 10:15 on 22 November 2026 in Viet Nam, as the tests' clock has it.
pub fn now() -> Moment {
    testkit::clock().now()
}

/// The codes of a refusal.
pub fn refusals<T: std::fmt::Debug>(outcome: Outcome<T>) -> Vec<String> {
    match outcome {
        Err(Failure::Refused(list)) => list.iter().map(|r| r.code.to_string()).collect(),
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// The text of a problem.
pub fn problem<T: std::fmt::Debug>(outcome: Outcome<T>) -> String {
    match outcome {
        Err(Failure::Broken(problem)) => problem.to_string(),
        other => panic!("expected a problem, got {other:?}"),
    }
}
