//! A place that is being filled (*đang tải*).

use kernel::Lang;
use maud::{Markup, html};

use crate::i18n::t;

/// As many lines as the content will take, so that nothing jumps when it comes.
pub fn skeleton(lang: Lang, lines: usize) -> Markup {
    html! {
        div role="status" {
            span.visually-hidden { (t(lang, "kit-loading")) }
            @for _ in 0..lines { span.skeleton aria-hidden="true" { "\u{a0}" } }
        }
    }
}
