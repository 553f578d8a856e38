//! Telling apart what a person can mend in the form before him from what needs a page of its own.

use axum::http::StatusCode;
use kernel::{Failure, Outcome, Refusal};
use web_kit::Fault;
use web_kit::errors::Kind;

/// Refusals that the form shows again; everything else is a fault.
pub fn of_form<T>(outcome: Outcome<T>) -> Result<Result<T, Vec<Refusal>>, Fault> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Failure::Refused(refusals)) => {
            let fault = Fault::from(Failure::Refused(refusals.clone()));
            if fault.kind() == Kind::Refused { Ok(Err(refusals)) } else { Err(fault) }
        }
        Err(broken) => Err(broken.into()),
    }
}

/// Whether somebody must give his password once more before this.
pub fn wants_password(refusals: &[Refusal]) -> bool {
    refusals.iter().any(|r| r.code == "refused-sign-in-again")
}

/// The status of a form that is shown again.
pub const AGAIN: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
