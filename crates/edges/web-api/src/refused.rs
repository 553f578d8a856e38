//! Refusals of a question as faults: whoever asked wrongly is told where, with 400; what is not
//! there is 404. (A refusal of a command would be 422; nothing is commanded here.)

use kernel::{Failure, Refusal};
use web_kit::Fault;

/// The fault of a question that was refused.
pub fn question(refusal: Refusal) -> Fault {
    failed(refusal.into())
}

/// The fault of a question that failed.
pub fn failed(failure: Failure) -> Fault {
    match failure {
        Failure::Refused(list) if list.iter().all(is_about_the_question) => {
            let absent = list.iter().any(|refusal| refusal.code.ends_with("-not-found"));
            let fault = if absent { Fault::not_found() } else { Fault::bad_request() };
            list.into_iter().fold(fault, Fault::because)
        }
        other => other.into(),
    }
}

fn is_about_the_question(refusal: &Refusal) -> bool {
    let family = refusal.code.split('-').nth(1).unwrap_or_default();
    ["filter", "query", "api"].contains(&family)
}
