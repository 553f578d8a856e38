//! What every field has around its control.

use kernel::Lang;
use maud::{Markup, html};

use crate::form::Filled;
use crate::i18n::t;

/// A field: what it is called, what stands in it, what is wrong with it.
#[must_use]
pub struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) label: &'a str,
    pub(super) value: String,
    pub(super) hint: Option<&'a str>,
    pub(super) error: Option<String>,
    pub(super) autocomplete: Option<&'a str>,
    pub(super) required: bool,
}

impl<'a> Field<'a> {
    /// A field that must be filled.
    pub fn new(name: &'a str, label: &'a str) -> Field<'a> {
        Field { name, label, value: String::new(), hint: None, error: None, autocomplete: None, required: true }
    }

    /// It may stay empty.
    pub fn optional(mut self) -> Field<'a> {
        self.required = false;
        self
    }

    /// What stands in it.
    pub fn value(mut self, value: impl Into<String>) -> Field<'a> {
        self.value = value.into();
        self
    }

    /// What to write, and an example.
    pub fn hint(mut self, hint: &'a str) -> Field<'a> {
        self.hint = Some(hint);
        self
    }

    /// What is wrong and how to mend it.
    pub fn error(mut self, error: impl Into<String>) -> Field<'a> {
        self.error = Some(error.into());
        self
    }

    /// What the browser may fill in (`username`, `current-password`, `off`).
    pub fn autocomplete(mut self, word: &'a str) -> Field<'a> {
        self.autocomplete = Some(word);
        self
    }

    /// Value and error as the form was sent.
    pub fn filled(mut self, lang: Lang, filled: &Filled) -> Field<'a> {
        if let Some(value) = filled.value(self.name) {
            value.clone_into(&mut self.value);
        }
        self.error = filled.error(lang, self.name);
        self
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// The ids of the texts that describe the control.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.map(|_| format!("{}-hint", id(self.name)));
        let error = self.error.as_ref().map(|_| format!("{}-error", id(self.name)));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }

    /// Label, hint, error, then the control.
    pub(super) fn around(&self, lang: Lang, short: bool, control: Markup) -> Markup {
        html! {
            div.field data-invalid[self.error.is_some()] data-short[short] {
                label for=(id(self.name)) {
                    (self.label)
                    // Most fields are needed; marking the few that are not is quieter.
                    @if !self.required { " " small { (t(lang, "kit-optional")) } }
                }
                (self.texts(lang))
                (control)
            }
        }
    }

    /// Hint and error.
    pub(super) fn texts(&self, lang: Lang) -> Markup {
        let id = id(self.name);
        html! {
            @if let Some(hint) = self.hint { p.field-hint id={ (id) "-hint" } { (hint) } }
            @if let Some(error) = &self.error {
                p.field-error id={ (id) "-error" } { span.visually-hidden { (t(lang, "kit-error-word")) ": " } (error) }
            }
        }
    }
}

/// The id of a field's control; error summaries lead to it.
pub(crate) fn id(name: &str) -> String {
    format!("f-{name}")
}
