//! Everything that a question can be refused for. The texts stand in `locales/*/query.ftl`.

use kernel::Refusal;

/// What should stand where a text cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    Value,
    Operator,
    Closing,
    Opening,
    Quote,
    Field,
    Relation,
    Option,
    Equals,
    Colon,
    Name,
    List,
    Moment,
    TimeZone,
}

impl Expected {
    /// The word that messages select their text by.
    fn word(self) -> &'static str {
        match self {
            Expected::Value => "value",
            Expected::Operator => "operator",
            Expected::Closing => "closing",
            Expected::Opening => "opening",
            Expected::Quote => "quote",
            Expected::Field => "field",
            Expected::Relation => "relation",
            Expected::Option => "option",
            Expected::Equals => "equals",
            Expected::Colon => "colon",
            Expected::Name => "name",
            Expected::List => "list",
            Expected::Moment => "moment",
            Expected::TimeZone => "time-zone",
        }
    }
}

/// At this byte (counted from 1) of the option's text something else was expected: it ends, or goes
/// on otherwise.
pub(crate) fn syntax(option: &str, column: usize, expected: Expected, found: &str) -> Refusal {
    let found: String = found.chars().take(20).collect();
    let code = if found.is_empty() { "refused-filter-incomplete" } else { "refused-filter-syntax" };
    let refusal = Refusal::new(code).at(option).with("column", column).with("expected", expected.word());
    if found.is_empty() { refusal } else { refusal.with("found", found) }
}

/// The text has more bytes than anybody writes by hand or by program.
pub(crate) fn too_long(option: &str, limit: usize) -> Refusal {
    Refusal::new("refused-filter-too-long").at(option).with("limit", limit)
}

/// Parentheses, calls or calculations nest too deeply, or there are too many parts.
pub(crate) fn too_deep(option: &str, column: usize) -> Refusal {
    Refusal::new("refused-filter-too-deep").at(option).with("column", column)
}

/// A literal of the right form says something impossible: month 13, a number beyond all numbers.
pub(crate) fn literal(option: &str, column: usize, kind: &'static str, text: &str) -> Refusal {
    let text: String = text.chars().take(40).collect();
    Refusal::new("refused-filter-literal").at(option).with("column", column).with("kind", kind).with("text", text)
}

/// No function has this name.
pub(crate) fn unknown_function(option: &str, column: usize, name: &str) -> Refusal {
    Refusal::new("refused-filter-unknown-function").at(option).with("column", column).with("name", short(name))
}

/// The function takes another number of arguments.
pub(crate) fn arguments(option: &str, column: usize, name: &str, wanted: usize, given: usize) -> Refusal {
    Refusal::new("refused-filter-arguments")
        .at(option)
        .with("column", column)
        .with("name", name)
        .with("wanted", wanted)
        .with("given", given)
}

/// The entity has no such field or relation.
pub(crate) fn unknown_field(option: &str, name: &str, entity: &str) -> Refusal {
    Refusal::new("refused-filter-unknown-field").at(option).with("name", short(name)).with("entity", entity)
}

/// The field exists, but nobody may ask by it.
pub(crate) fn not_filterable(option: &str, name: &str) -> Refusal {
    Refusal::new("refused-filter-not-filterable").at(option).with("name", name)
}

/// The field exists, but lists are not ordered by it.
pub(crate) fn not_sortable(option: &str, name: &str) -> Refusal {
    Refusal::new("refused-filter-not-sortable").at(option).with("name", name)
}

/// Operator or function `name` got a value of kind `given` where it takes `wanted`.
pub(crate) fn kinds(option: &str, name: &str, wanted: &'static str, given: &'static str) -> Refusal {
    Refusal::new("refused-filter-kinds").at(option).with("name", name).with("wanted", wanted).with("given", given)
}

/// Inside `any()` something that only the program can compute is held against what stands outside.
pub(crate) fn not_inside_any(option: &str, name: &str) -> Refusal {
    Refusal::new("refused-filter-not-inside-any").at(option).with("name", short(name))
}

/// A spatial function of two shapes neither of which is a point.
pub(crate) fn needs_point(option: &str, name: &str) -> Refusal {
    Refusal::new("refused-filter-needs-point").at(option).with("name", name)
}

/// No option of this name exists.
pub(crate) fn unknown_option(name: &str) -> Refusal {
    Refusal::new("refused-query-unknown-option").at(short(name)).with("name", short(name))
}

/// An option stands twice.
pub(crate) fn option_twice(name: &str) -> Refusal {
    Refusal::new("refused-query-option-twice").at(name).with("name", short(name))
}

/// An option must have one of these values.
pub(crate) fn option_value(name: &str, wanted: &'static str, given: &str) -> Refusal {
    Refusal::new("refused-query-option-value")
        .at(name)
        .with("name", name)
        .with("wanted", wanted)
        .with("given", short(given))
}

/// The query string is not proper percent-encoded UTF-8.
pub(crate) fn encoding(name: &str) -> Refusal {
    Refusal::new("refused-query-encoding").at(short(name)).with("name", short(name))
}

/// The entity has no relation of this name to follow.
pub(crate) fn unknown_relation(name: &str, entity: &str) -> Refusal {
    Refusal::new("refused-query-unknown-relation").at("$expand").with("name", short(name)).with("entity", entity)
}

/// The mark of the next page is not one that this list gave out.
pub(crate) fn page_mark() -> Refusal {
    Refusal::new("refused-query-page-mark").at("$skiptoken")
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}
