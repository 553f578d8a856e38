//! Bands of an index: from 0 up without a hole, each with its words in both languages.

use kernel::Refusal;

use super::Report;
use crate::definition::Definition;
use crate::kinds::Band;

pub(super) fn check(report: &mut Report<'_>, definition: &Definition, bands: &[Band]) {
    if bands.is_empty() {
        report.add(definition, "band", Refusal::new("refused-definition-list-empty"));
    }
    report.each_once(definition, "band", bands.iter().map(|b| b.code.as_str()));
    let mut next = Some(0);
    for (i, band) in bands.iter().enumerate() {
        let key = format!("band[{i}]");
        if next != Some(band.from) || band.up_to < band.from {
            report.add(definition, &format!("{key}.from"), Refusal::new("refused-definition-band-gap"));
        }
        next = band.up_to.checked_add(1);
        report.both_languages(definition, &format!("{key}.title"), &band.title);
        report.both_languages(definition, &format!("{key}.colour"), &band.colour);
        report.both_languages(definition, &format!("{key}.meaning"), &band.meaning);
        if let Some(advice) = &band.advice {
            report.both_languages(definition, &format!("{key}.advice.general"), &advice.general);
            report.both_languages(definition, &format!("{key}.advice.sensitive"), &advice.sensitive);
        }
    }
}
