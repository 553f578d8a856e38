//! Why a verdict stands (*căn cứ*): rule, article, version, inputs.

use kernel::{Basis, Lang};
use maud::{Markup, html};

use crate::i18n;
use crate::ui::{kv, provisional};

/// What a verdict rests on.
pub struct Evidence<'a> {
    /// The rule.
    pub basis: &'a Basis,
    /// Version of the definition, e.g. its first valid day.
    pub version: Option<&'a str>,
    /// The definition is not checked against the official text yet.
    pub provisional: bool,
    /// What went in: name and value.
    pub inputs: Vec<(String, Markup)>,
}

/// The block under a verdict.
pub fn evidence(lang: Lang, shown: &Evidence<'_>) -> Markup {
    html! {
        div.evidence {
            p {
                cite { (i18n::basis(lang, shown.basis)) }
                @if let Some(version) = shown.version { " · " (version) }
                @if shown.provisional { " " (provisional(lang)) }
            }
            @if !shown.inputs.is_empty() { (kv(&shown.inputs)) }
        }
    }
}
