//! Forms that change something: sent by POST, with the token that proves our page showed them and
//! the name of what they ask.

use kernel::CommandId;
use maud::{Markup, html};

use crate::session::{Visitor, csrf};

/// A form.
pub struct Form<'a> {
    /// Where it is sent.
    pub action: &'a str,
    /// The name of what it asks, so that a double click asks once. None where asking twice does
    /// no harm (sign-in, search).
    pub command: Option<CommandId>,
    /// It sends files.
    pub files: bool,
}

/// The form around its fields. The browser's own checks are off: ours say it more kindly, in the
/// reader's language, and all at once.
pub fn form(visitor: &Visitor, form: &Form<'_>, body: Markup) -> Markup {
    html! {
        form method="post" action=(form.action) enctype=[form.files.then_some("multipart/form-data")] novalidate {
            (form_token(visitor))
            @if let Some(command) = &form.command { (hidden("command_id", command.as_str())) }
            (body)
        }
    }
}

/// The hidden token of a form.
pub fn form_token(visitor: &Visitor) -> Markup {
    hidden(csrf::FIELD, &visitor.form_token())
}

/// A hidden value.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}
