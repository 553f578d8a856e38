//! A state in one or two words (*nhãn trạng thái*).

use maud::{Markup, html};

use crate::ui::{Tone, icon};

/// A state: colour, icon and word say the same.
pub fn badge(tone: Tone, word: &str) -> Markup {
    html! { span.badge data-tone=(tone.word()) { (icon(tone.icon())) (word) } }
}
