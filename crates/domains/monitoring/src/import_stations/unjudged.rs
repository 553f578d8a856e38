//! Whether the limits that a row binds its station to can ever judge it: what would silently never be judged is
//! refused, because nobody would notice.

use definitions::rules::answers;
use definitions::rules::day_part::facts_at;
use definitions::rules::limit::{Question, limit_for};
use definitions::rules::no_limit::NoLimit;
use kernel::{Day, Refusal};

use super::draft::OXYGEN;
use crate::law::Current;
use crate::rules::window::Period;
use crate::station::Binding;

/// An hour for questions that the time itself answers: any, since every hour has its row.
const ANY_HOUR: u8 = 12;

/// What keeps the parameters of a station from being judged. A set that is not in force on the day of the
/// import says nothing against the row: its station may be registered before.
pub fn faults(law: &Current, binding: &Binding, parameters: &[String], today: Day) -> Vec<Refusal> {
    let Some(set) = law.limit_set(&binding.limit_set, today) else { return Vec::new() };
    let (mut facts, _) = answers::read(&set.body, &binding.source);
    facts.extend(facts_at(&set.body, ANY_HOUR));
    let coefficients = binding.coefficients.iter().cloned().collect();
    let (mut missing, mut doubtful, mut judged, mut corrected): (Vec<String>, _, _, _) =
        (Vec::new(), None, false, false);
    for (parameter, period) in parameters.iter().flat_map(|p| Period::ALL.map(|period| (p, period))) {
        let question = Question {
            parameter,
            column: Some(binding.column.as_str()).filter(|c| !c.is_empty()),
            coefficients: &coefficients,
            facts: &facts,
            averaging: period.into(),
            day: today,
        };
        match limit_for(set, &question) {
            Ok(limit) => {
                judged = true;
                corrected |= limit.oxygen_reference.is_some();
            }
            Err(NoLimit::FactMissing { fact }) if !missing.contains(&fact) => missing.push(fact),
            Err(why @ NoLimit::Doubtful) => doubtful = Some(why),
            Err(_) => {}
        }
    }
    let mut faults: Vec<Refusal> = missing
        .into_iter()
        .map(|fact| NoLimit::FactMissing { fact }.refusal(&binding.limit_set).at("source"))
        .collect();
    if let (Some(why), false) = (doubtful, judged) {
        faults.push(why.refusal(&binding.limit_set).at("limit_set"));
    }
    if corrected && !parameters.iter().any(|p| p == OXYGEN) {
        faults.push(Refusal::new("refused-oxygen-unmeasured").at("parameters"));
    }
    faults
}
