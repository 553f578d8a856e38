//! Fields of other shapes: choices, marks, long texts, files.

use kernel::Lang;
use maud::{Markup, html};

use crate::i18n::t;
use crate::ui::field::shell::{Field, id};

/// One of the things to choose from.
pub struct Choice<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub label: String,
}

/// One of several. Where nothing is chosen yet or nothing need be, the first line says so.
pub fn select(lang: Lang, field: &Field<'_>, choices: &[Choice<'_>]) -> Markup {
    let unchosen = !field.required || !choices.iter().any(|c| c.value == field.value);
    let control = html! {
        select id=(id(field.name)) name=(field.name) required[field.required]
            aria-invalid=[field.invalid()] aria-describedby=[field.described_by()] {
            @if unchosen { option value="" { (t(lang, "kit-choose")) } }
            @for choice in choices {
                option value=(choice.value) selected[choice.value == field.value] { (choice.label) }
            }
        }
    };
    field.around(lang, false, control)
}

/// A mark: yes or no. It is sent as `yes`, or not at all.
pub fn checkbox(lang: Lang, field: &Field<'_>) -> Markup {
    html! {
        div.field data-invalid[field.error.is_some()] {
            (field.texts(lang))
            label for=(id(field.name)) {
                input id=(id(field.name)) name=(field.name) type="checkbox" value="yes" checked[field.value == "yes"]
                    aria-invalid=[field.invalid()] aria-describedby=[field.described_by()];
                " " (field.label)
            }
        }
    }
}

/// Several of several: marks under one heading, each sent under the field's name.
pub fn checkboxes(lang: Lang, field: &Field<'_>, choices: &[Choice<'_>], chosen: &[&str]) -> Markup {
    html! {
        fieldset.field id=(id(field.name)) tabindex="-1" data-invalid[field.error.is_some()]
            aria-describedby=[field.described_by()] {
            legend { (field.label) @if !field.required { " " small { (t(lang, "kit-optional")) } } }
            (field.texts(lang))
            div.choices {
                @for choice in choices {
                    label {
                        input name=(field.name) type="checkbox" value=(choice.value) checked[chosen.contains(&choice.value)];
                        " " (choice.label)
                    }
                }
            }
        }
    }
}

/// A text of several lines.
pub fn textarea(lang: Lang, field: &Field<'_>, rows: u16) -> Markup {
    let control = html! {
        textarea id=(id(field.name)) name=(field.name) rows=(rows) required[field.required]
            aria-invalid=[field.invalid()] aria-describedby=[field.described_by()] {
            // A browser drops one line break after the tag; the text's own must not be that one.
            "\n" (field.value)
        }
    };
    field.around(lang, false, control)
}

/// A file. `accept` names what is taken, e.g. `.csv,.xlsx`. The form around it sends `multipart`.
pub fn file(lang: Lang, field: &Field<'_>, accept: &str) -> Markup {
    let control = html! {
        input id=(id(field.name)) name=(field.name) type="file" accept=(accept) required[field.required]
            aria-invalid=[field.invalid()] aria-describedby=[field.described_by()];
    };
    field.around(lang, false, control)
}
