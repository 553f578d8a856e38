//! Everything that a cell, a row or a table can be refused for. The texts stand in `locales/*/fields.ftl`.

use kernel::{Arg, Bilingual, Refusal};

fn given(code: &'static str, field: &str, text: &str) -> Refusal {
    Refusal::new(code).at(field).with("given", short(text))
}

/// The field must be filled.
pub(crate) fn required(field: &str) -> Refusal {
    Refusal::new("refused-field-required").at(field)
}

/// The text has too many characters.
pub(crate) fn too_long(field: &str, max: usize, length: usize) -> Refusal {
    Refusal::new("refused-field-too-long").at(field).with("max", max).with("length", length)
}

/// The text holds a control character.
pub(crate) fn control_character(field: &str) -> Refusal {
    Refusal::new("refused-field-control-character").at(field)
}

/// The text is no whole number.
pub(crate) fn not_integer(field: &str, text: &str) -> Refusal {
    given("refused-field-not-integer", field, text)
}

/// The text is no number.
pub(crate) fn not_number(field: &str, text: &str) -> Refusal {
    given("refused-field-not-number", field, text)
}

/// The number is smaller than the least.
pub(crate) fn too_small(field: &str, text: &str, min: impl Into<Arg>) -> Refusal {
    given("refused-field-too-small", field, text).with("min", min)
}

/// The number is greater than the greatest.
pub(crate) fn too_large(field: &str, text: &str, max: impl Into<Arg>) -> Refusal {
    given("refused-field-too-large", field, text).with("max", max)
}

/// The text is none of the answers.
pub(crate) fn not_a_choice(field: &str, text: &str, answers: &str) -> Refusal {
    given("refused-field-not-a-choice", field, text).with("answers", answers)
}

/// The text is no day.
pub(crate) fn not_a_day(field: &str, text: &str) -> Refusal {
    given("refused-field-not-a-day", field, text)
}

/// The text is no instant.
pub(crate) fn not_a_moment(field: &str, text: &str) -> Refusal {
    given("refused-field-not-a-moment", field, text)
}

/// The text is neither yes nor no.
pub(crate) fn not_boolean(field: &str, text: &str) -> Refusal {
    given("refused-field-not-boolean", field, text)
}

/// The text is no latitude or longitude.
pub(crate) fn not_a_coordinate(field: &str, text: &str) -> Refusal {
    given("refused-field-not-a-coordinate", field, text)
}

/// The coordinate lies outside of where it can lie; perhaps the two are exchanged.
pub(crate) fn outside(field: &str, text: &str, min: f64, max: f64) -> Refusal {
    given("refused-field-outside", field, text).with("min", min).with("max", max)
}

/// The text is not `name=value`.
pub(crate) fn not_an_assignment(field: &str, text: &str) -> Refusal {
    given("refused-field-not-an-assignment", field, text)
}

/// A value stands twice in a list.
pub(crate) fn twice(field: &str, text: &str) -> Refusal {
    given("refused-field-twice", field, text)
}

/// The value is not of the field's kind (from JSON).
pub(crate) fn other_kind(field: &str, text: &str) -> Refusal {
    given("refused-field-other-kind", field, text)
}

/// The schema has no such field (from JSON).
pub(crate) fn unknown(field: &str) -> Refusal {
    Refusal::new("refused-field-unknown").at(short(field)).with("given", short(field))
}

/// The text is no code: letters, digits, and `- _ .` between them.
pub(crate) fn not_a_code(field: &str, text: &str) -> Refusal {
    given("refused-field-not-a-code", field, text)
}

/// The text is not so many digits.
pub(crate) fn not_digits(field: &str, text: &str, lengths: &str) -> Refusal {
    given("refused-field-not-digits", field, text).with("lengths", lengths)
}

/// The text is no tax code.
pub(crate) fn not_a_tax_code(field: &str, text: &str) -> Refusal {
    given("refused-field-not-a-tax-code", field, text)
}

/// A tax code whose check digit does not fit: a slip of the pen.
pub(crate) fn tax_code_slip(field: &str, text: &str) -> Refusal {
    given("refused-field-tax-code-slip", field, text)
}

/// The table lacks a column that must be there.
pub(crate) fn column_missing(field: &str, label: &Bilingual) -> Refusal {
    Refusal::new("refused-field-column-missing")
        .at(field)
        .with("field", field)
        .with("vi", label.vi.as_str())
        .with("en", label.en.as_str())
}

/// Two columns mean the same field.
pub(crate) fn column_twice(field: &str, title: &str) -> Refusal {
    Refusal::new("refused-field-column-twice").at(field).with("title", short(title))
}

/// Of these fields all or none must be filled; this one is not.
pub(crate) fn together(field: &str, other: &str) -> Refusal {
    Refusal::new("refused-field-together").at(field).with("other", other)
}

/// The field makes no sense without the other.
pub(crate) fn needs(field: &str, other: &str) -> Refusal {
    Refusal::new("refused-field-needs").at(field).with("other", other)
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}
