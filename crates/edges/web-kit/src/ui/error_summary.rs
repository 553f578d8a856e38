//! What is wrong with a form that was sent, above the form, each line leading to its field.

use kernel::Lang;
use maud::{Markup, html};

use crate::form::Filled;
use crate::i18n::{self, t};
use crate::ui::field::id;

/// The summary; nothing where nothing is wrong. `labels` are the names of the fields and what the
/// form calls them: read apart from its field, an error must say whose it is.
pub fn error_summary(lang: Lang, filled: &Filled, labels: &[(&str, &str)]) -> Markup {
    let label = |name: &str| labels.iter().find(|(n, _)| *n == name).map(|(_, label)| *label);
    html! {
        @if !filled.refusals().is_empty() {
            div.error-summary role="alert" tabindex="-1" {
                h2 { (t(lang, "kit-error-summary")) }
                ul {
                    @for refusal in filled.refusals() {
                        li {
                            @if let Some(name) = &refusal.field {
                                a href={ "#" (id(name)) } {
                                    @if let Some(label) = label(name) { (label) ": " }
                                    (i18n::refusal(lang, refusal))
                                }
                            } @else {
                                (i18n::refusal(lang, refusal))
                            }
                            @if let Some(basis) = &refusal.basis { " " small { (i18n::basis(lang, basis)) } }
                        }
                    }
                }
            }
        }
    }
}
