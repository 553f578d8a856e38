//! Parameters: where they are measured, in which unit, within which plausible range, and what
//! is suspicious of them.

use kernel::Refusal;

use super::{Known, Report};
use crate::definition::Definition;
use crate::kinds::{Kind, Parameter};
use crate::symbol::symbol_key;

const MOST_DECIMALS: u8 = 9;

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, body: &Parameter) {
    if body.media.is_empty() {
        report.add(definition, "media", Refusal::new("refused-definition-parameter-without-medium"));
    }
    for (medium, given) in &body.media {
        let key = format!("media.{medium}");
        report.known(known, definition, &key, Kind::Medium, medium);
        report.known(known, definition, &format!("{key}.unit"), Kind::Unit, &given.unit);
        if given.decimals > MOST_DECIMALS {
            let what = Refusal::new("refused-definition-decimals").with("most", i64::from(MOST_DECIMALS));
            report.add(definition, &format!("{key}.decimals"), what);
        }
        if let Some([low, high]) = given.plausible {
            report.rising(definition, &format!("{key}.plausible"), low, high);
        }
        if let Some(jump) = given.jump {
            report.positive(definition, &format!("{key}.jump"), jump);
        }
        if let Some(hours) = given.still_hours {
            report.positive(definition, &format!("{key}.still_hours"), f64::from(hours));
        }
    }
    for (part, share) in &body.at_least {
        let key = format!("at_least.{part}");
        report.known(known, definition, &key, Kind::Parameter, part);
        report.positive(definition, &key, *share);
    }
    if let Some(mass) = body.molar_mass {
        report.positive(definition, "molar_mass", mass);
    }
    let folded = std::iter::once(("code".to_owned(), &definition.code))
        .chain(body.aliases.iter().enumerate().map(|(i, a)| (format!("aliases[{i}]"), a)));
    for (key, spelling) in folded {
        if symbol_key(spelling).is_empty() {
            let what = Refusal::new("refused-definition-spelling-empty").with("spelling", spelling.as_str());
            report.add(definition, &key, what);
        }
    }
}
