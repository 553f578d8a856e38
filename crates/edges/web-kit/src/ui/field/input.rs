//! Fields of one line.

use kernel::Lang;
use maud::{Markup, html};

use crate::ui::field::shell::{Field, id};

/// What a field of one line takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// A password; never shown again.
    Password,
    /// A code of digits from an authenticator.
    OneTimeCode,
    /// A number. A text field with a number pad: fields of type `number` refuse the decimal comma.
    Number,
    /// A day.
    Date,
    /// Words to search for.
    Search,
}

impl Kind {
    fn input_type(self) -> &'static str {
        match self {
            Kind::Text | Kind::OneTimeCode | Kind::Number => "text",
            Kind::Email => "email",
            Kind::Telephone => "tel",
            Kind::Password => "password",
            Kind::Date => "date",
            Kind::Search => "search",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        match self {
            Kind::OneTimeCode => Some("numeric"),
            Kind::Number => Some("decimal"),
            _ => None,
        }
    }
}

/// A field of one line.
pub fn field(lang: Lang, kind: Kind, field: &Field<'_>) -> Markup {
    // What somebody typed as a secret does not come back over the line.
    let value = (kind != Kind::Password && !field.value.is_empty()).then_some(field.value.as_str());
    let autocomplete = field.autocomplete.or((kind == Kind::OneTimeCode).then_some("one-time-code"));
    let control = html! {
        input id=(id(field.name)) name=(field.name) type=(kind.input_type()) value=[value]
            inputmode=[kind.input_mode()] autocomplete=[autocomplete] required[field.required]
            aria-invalid=[field.invalid()] aria-describedby=[field.described_by()];
    };
    field.around(lang, matches!(kind, Kind::OneTimeCode | Kind::Number | Kind::Date), control)
}
