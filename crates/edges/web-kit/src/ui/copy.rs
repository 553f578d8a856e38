//! A button that copies a text of the page (*sao chép*): a secret, an address. Without script there is none, and
//! the text can be marked by hand.

use kernel::Lang;
use maud::{Markup, html};

use crate::i18n::t;
use crate::ui::{Icon, icon};

/// The button; `what` selects the element whose text it copies.
pub fn copy(lang: Lang, what: &str) -> Markup {
    html! {
        button.button.button-secondary type="button" hidden data-copy=(what) { (icon(Icon::Copy)) (t(lang, "kit-copy")) }
    }
}
