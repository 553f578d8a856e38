//! Why somebody did something (*lý do*), in his own words. It stands in the version of the thing that was
//! changed and never in the journal, because people name people in their reasons.

use kernel::Refusal;

/// The longest reason.
pub const LONGEST: usize = 500;

/// A reason as it is kept: there, and not absurdly long.
pub(crate) fn checked(typed: &str) -> Result<String, Refusal> {
    let reason = typed.trim();
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if reason.is_empty() || reason.chars().count() > LONGEST || reason.chars().any(control) {
        return Err(Refusal::new("refused-reason").at("reason"));
    }
    Ok(reason.to_owned())
}
