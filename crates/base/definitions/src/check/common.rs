//! What every definition must have: a code, a period, a source, a reason for being provisional.

use kernel::Refusal;

use super::Report;
use crate::definition::{Citation, Definition};
use crate::kinds::Body;

const LONGEST_CODE: usize = 80;

pub(super) fn check(report: &mut Report<'_>, definition: &Definition) {
    let code = &definition.code;
    let is_plain = code.trim() == code && !code.is_empty() && !code.chars().any(char::is_control);
    if !is_plain || code.chars().count() > LONGEST_CODE {
        report.add(definition, "code", Refusal::new("refused-definition-code").with("code", code.as_str()));
    }
    if definition.valid.to.is_some_and(|to| to <= definition.valid.from) {
        report.add(definition, "valid_to", Refusal::new("refused-definition-period-empty"));
    }
    citation(report, definition, "citation", &definition.citation);
    match &definition.note {
        Some(note) => report.both_languages(definition, "note", note),
        None if definition.provisional => {
            report.add(definition, "provisional", Refusal::new("refused-definition-provisional-unexplained"));
        }
        None => {}
    }
    if let Some(title) = definition.body.title() {
        let key = match definition.body {
            Body::Parameter(_) | Body::Unit(_) | Body::Medium(_) => "name",
            _ => "title",
        };
        report.both_languages(definition, key, title);
    }
}

pub(super) fn citation(report: &mut Report<'_>, definition: &Definition, key: &str, citation: &Citation) {
    for (name, text) in [("document", &citation.document), ("article", &citation.article)] {
        if text.trim().is_empty() {
            report.add(definition, &format!("{key}.{name}"), Refusal::new("refused-definition-citation-missing"));
        }
    }
}

/// Within one layer a code may stand several times, for periods that follow one another.
pub(super) fn check_periods(report: &mut Report<'_>) {
    let package = report.package;
    let mut sorted: Vec<&Definition> = package.definitions.iter().collect();
    sorted.sort_by(|a, b| (a.kind(), &a.code, a.valid.from).cmp(&(b.kind(), &b.code, b.valid.from)));
    for pair in sorted.windows(2) {
        let (earlier, later) = (pair[0], pair[1]);
        let same = earlier.kind() == later.kind() && earlier.code == later.code;
        if same && earlier.valid.overlaps(&later.valid) {
            let (_, line) = package.place(&earlier.origin, "");
            let what = Refusal::new("refused-definition-period-overlap")
                .with("code", later.code.as_str())
                .with("other", format!("{}:{line}", earlier.origin.file));
            report.add(later, "valid_from", what);
        }
    }
}
