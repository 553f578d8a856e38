//! Parts of the day (*khung giờ trong ngày*): questions of a set that the time itself answers.

use super::{FactValue, Facts};
use crate::kinds::LimitSet;

/// What the hour that begins at `hour` (0 to 23, local) says about a set's questions.
pub fn facts_at(set: &LimitSet, hour: u8) -> Facts {
    let answer = |choices: &[crate::kinds::Choice]| {
        choices.iter().find(|c| c.hours.is_some_and(|h| h.contain(hour))).map(|c| FactValue::Text(c.code.clone()))
    };
    set.facts.iter().filter_map(|fact| Some((fact.code.clone(), answer(&fact.choices)?))).collect()
}
