//! The tones of a state. Red is only for what is illegal, late or dangerous.

use crate::ui::Icon;

/// What a state means for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// In order.
    Ok,
    /// Needs attention.
    Warn,
    /// Illegal, late or dangerous.
    Bad,
    /// To know.
    Info,
    /// Nothing to say: no data, not in use.
    Muted,
}

impl Tone {
    /// All of them.
    pub const ALL: [Tone; 5] = [Tone::Ok, Tone::Warn, Tone::Bad, Tone::Info, Tone::Muted];

    /// The word in `data-tone`.
    pub fn word(self) -> &'static str {
        match self {
            Tone::Ok => "ok",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
            Tone::Info => "info",
            Tone::Muted => "muted",
        }
    }

    /// Its icon: colour is never the only sign.
    pub fn icon(self) -> Icon {
        match self {
            Tone::Ok => Icon::Ok,
            Tone::Warn => Icon::Warn,
            Tone::Bad => Icon::Bad,
            Tone::Info => Icon::Info,
            Tone::Muted => Icon::Muted,
        }
    }
}
