//! What is wrong with a form that was sent, above the form, each line leading to its field.

use kernel::Lang;
use maud::{Markup, html};

use crate::form::Filled;
use crate::i18n::{self, t};
use crate::ui::field::id;

/// The summary; nothing where nothing is wrong.
pub fn error_summary(lang: Lang, filled: &Filled) -> Markup {
    html! {
        @if !filled.refusals().is_empty() {
            div.error-summary role="alert" tabindex="-1" {
                h2 { (t(lang, "kit-error-summary")) }
                ul {
                    @for refusal in filled.refusals() {
                        li {
                            @if let Some(name) = &refusal.field {
                                a href={ "#" (id(name)) } { (i18n::refusal(lang, refusal)) }
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
