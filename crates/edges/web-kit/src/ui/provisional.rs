//! The mark on what is not checked or not yet confirmed (*tạm thời, chưa kiểm tra*).

use kernel::Lang;
use maud::{Markup, html};

use crate::i18n::t;

/// The mark, with what it means for who points at it or listens.
pub fn provisional(lang: Lang) -> Markup {
    html! { span.provisional title=(t(lang, "kit-provisional-why")) { (t(lang, "kit-provisional")) } }
}
