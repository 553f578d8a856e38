//! Answers to a set's questions about a source (*đặc điểm nguồn thải*), as a table of stations writes
//! them: `source=boiler;steam=25`.

use kernel::Refusal;

use super::{FactValue, Facts};
use crate::kinds::{Fact, LimitSet};

/// Why an answer cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongAnswer {
    /// The set asks no such question.
    NotAsked {
        /// What was answered.
        fact: String,
        /// The questions of the set.
        asked: Vec<String>,
    },
    /// None of the choices.
    NotAChoice {
        /// The question.
        fact: String,
        /// What was answered.
        given: String,
        /// The choices.
        choices: Vec<String>,
    },
    /// No number from 0 up.
    NotANumber {
        /// The question.
        fact: String,
        /// What was answered.
        given: String,
    },
    /// The time of a reading answers it, nobody else.
    OfTheHour {
        /// The question.
        fact: String,
    },
}

impl WrongAnswer {
    /// For people; `set` is the code of the set asked.
    pub fn refusal(&self, set: &str) -> Refusal {
        match self {
            WrongAnswer::NotAsked { fact, asked } if asked.is_empty() => {
                Refusal::new("refused-source-nothing-asked").with("set", set).with("fact", fact.as_str())
            }
            WrongAnswer::NotAsked { fact, asked } => Refusal::new("refused-source-not-asked")
                .with("fact", fact.as_str())
                .with("set", set)
                .with("asked", asked.join(", ")),
            WrongAnswer::NotAChoice { fact, given, choices } => Refusal::new("refused-source-not-a-choice")
                .with("fact", fact.as_str())
                .with("given", given.as_str())
                .with("choices", choices.join(", ")),
            WrongAnswer::NotANumber { fact, given } => {
                Refusal::new("refused-source-not-a-number").with("fact", fact.as_str()).with("given", given.as_str())
            }
            WrongAnswer::OfTheHour { fact } => Refusal::new("refused-source-of-the-hour").with("fact", fact.as_str()),
        }
    }
}

/// The answers that can be used, and what is wrong with the others.
pub fn read(set: &LimitSet, given: &[(String, String)]) -> (Facts, Vec<WrongAnswer>) {
    let mut facts = Facts::new();
    let mut wrong = Vec::new();
    for (name, text) in given {
        match read_one(set, name, text) {
            Ok(value) => {
                facts.insert(name.clone(), value);
            }
            Err(fault) => wrong.push(fault),
        }
    }
    (facts, wrong)
}

fn read_one(set: &LimitSet, name: &str, text: &str) -> Result<FactValue, WrongAnswer> {
    let Some(fact) = set.facts.iter().find(|f| f.code == name) else {
        let asked = set.facts.iter().filter(|f| !is_of_the_hour(f)).map(|f| f.code.clone()).collect();
        return Err(WrongAnswer::NotAsked { fact: name.to_owned(), asked });
    };
    if is_of_the_hour(fact) {
        return Err(WrongAnswer::OfTheHour { fact: name.to_owned() });
    }
    if !fact.choices.is_empty() {
        return match fact.choices.iter().find(|c| c.code == text) {
            Some(choice) => Ok(FactValue::Text(choice.code.clone())),
            None => Err(WrongAnswer::NotAChoice {
                fact: name.to_owned(),
                given: text.to_owned(),
                choices: fact.choices.iter().map(|c| c.code.clone()).collect(),
            }),
        };
    }
    // Capacities, volumes and distances: none is negative. People write a decimal comma.
    match text.replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(FactValue::Number(number)),
        _ => Err(WrongAnswer::NotANumber { fact: name.to_owned(), given: text.to_owned() }),
    }
}

fn is_of_the_hour(fact: &Fact) -> bool {
    fact.choices.iter().any(|c| c.hours.is_some())
}
