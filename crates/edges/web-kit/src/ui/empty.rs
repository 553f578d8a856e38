//! Nothing is here yet (*chưa có gì*): what will be, and how to begin.

use maud::{Markup, html};

use crate::ui::{Icon, icon};

/// An empty place. `action` is how to begin, where the reader can.
pub fn empty(picture: Icon, sentence: &str, action: Option<Markup>) -> Markup {
    html! {
        div.empty {
            (icon(picture))
            p { (sentence) }
            @if let Some(action) = action { p { (action) } }
        }
    }
}
