//! Tiers of exceedance: rising from 1, so that every exceedance has exactly one.

use kernel::Refusal;

use super::Report;
use crate::definition::Definition;
use crate::kinds::Severity;

pub(super) fn check(report: &mut Report<'_>, definition: &Definition, body: &Severity) {
    let begins_at_limit = body.tiers.first().is_some_and(|t| t.from == 1.0);
    if !begins_at_limit {
        report.add(definition, "tier", Refusal::new("refused-definition-tiers-begin"));
    }
    report.each_once(definition, "tier", body.tiers.iter().map(|t| t.code.as_str()));
    for (i, tier) in body.tiers.iter().enumerate() {
        report.both_languages(definition, &format!("tier[{i}].title"), &tier.title);
        if i > 0 {
            report.rising(definition, &format!("tier[{i}].from"), body.tiers[i - 1].from, tier.from);
        }
    }
}
