//! What follows from the definitions: pure functions of typed bodies, no SQL, no clock. Each gives
//! its reason along with its answer, because a verdict must print why.

pub mod air_index;
pub mod answers;
pub mod coefficient;
pub mod day_part;
pub mod decimal;
pub mod formula;
pub mod judge;
pub mod limit;
pub mod no_limit;
pub mod nowcast;
pub mod office_time;
pub mod oxygen;
pub mod units;
pub mod water_index;

use std::collections::BTreeMap;

use crate::kinds::{Condition, Conditions};

/// What is known about a source (*thông tin về nguồn thải*): answers to the set's questions.
pub type Facts = BTreeMap<String, FactValue>;

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    /// A number in the question's unit.
    Number(f64),
    /// One of the question's choices.
    Text(String),
}

impl From<f64> for FactValue {
    fn from(v: f64) -> Self {
        FactValue::Number(v)
    }
}

impl From<&str> for FactValue {
    fn from(v: &str) -> Self {
        FactValue::Text(v.to_owned())
    }
}

/// Whether conditions hold.
pub(crate) enum Held<'a> {
    Yes,
    No,
    /// Cannot be said: this fact is not known.
    Unknown(&'a str),
}

/// Whether all `conditions` hold. One that fails decides, even where another fact is unknown.
pub(crate) fn hold<'a>(conditions: &'a Conditions, facts: &Facts) -> Held<'a> {
    let mut unknown = None;
    for (name, condition) in conditions {
        let holds = match (condition, facts.get(name)) {
            (_, None) => {
                unknown = unknown.or(Some(name.as_str()));
                continue;
            }
            (Condition::OneOf(texts), Some(FactValue::Text(text))) => texts.contains(text),
            (Condition::Within(span), Some(FactValue::Number(number))) => span.contains(*number),
            _ => false,
        };
        if !holds {
            return Held::No;
        }
    }
    unknown.map_or(Held::Yes, Held::Unknown)
}
