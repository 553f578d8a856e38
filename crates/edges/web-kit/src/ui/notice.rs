//! A message with its own ground (*thông báo*).

use maud::{Markup, html};

use crate::ui::Tone;

/// A message. What is bad is said to screen readers at once.
pub fn notice(tone: Tone, body: Markup) -> Markup {
    let role = if tone == Tone::Bad { "alert" } else { "note" };
    html! { div.notice data-tone=(tone.word()) role=(role) { (body) } }
}
