//! The sign of a place: a shape for each state, so that colour is not the only one.

use maud::{Markup, html};

use crate::ui::{Tone, hex};

/// The sign around 0 0.
pub(super) fn shape(tone: Tone) -> Markup {
    html! {
        @match tone {
            Tone::Ok => circle.station data-tone="ok" r="7" fill="#1f6a3c" stroke="#fff" stroke-width="2" {},
            Tone::Warn => path.station data-tone="warn" d="M0-8.5L8.5 6.5H-8.5z" fill="#7a4f00" stroke="#fff" stroke-width="2" {},
            Tone::Bad => path.station data-tone="bad" d="M0-9L9 0 0 9-9 0z" fill="#b3261e" stroke="#fff" stroke-width="2" {},
            Tone::Info => path.station data-tone="info" d="M-6.5-6.5H6.5V6.5H-6.5z" fill="#0b6e75" stroke="#fff" stroke-width="2" {},
            Tone::Muted => {
                circle.station data-tone="muted" r="6.5" fill="#615b50" stroke="#fff" stroke-width="2" {}
                circle r="3" fill="#fff" {}
            },
        }
    }
}

/// The colour of an index's band inside the sign of the state: both are seen, and the words say both.
pub(super) fn band(rgb: [u8; 3]) -> Markup {
    html! { circle.band r="4" fill=(hex(rgb)) stroke="#23201a" stroke-width="1" {} }
}

/// The same sign in the key.
pub(super) fn in_key(tone: Tone) -> Markup {
    html! {
        svg width="20" height="20" viewBox="-11 -11 22 22" aria-hidden="true" focusable="false" { (shape(tone)) }
    }
}
