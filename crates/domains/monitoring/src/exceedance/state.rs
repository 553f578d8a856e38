//! Where an exceedance stands (*tình trạng xử lý*), and what people may do about it from there.

use serde::{Deserialize, Serialize};

/// Where an exceedance stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Found, nobody has dealt with it (*mới phát hiện*).
    Open,
    /// An officer has taken it up (*đã tiếp nhận*).
    Acknowledged,
    /// The facility has said why, and what it did (*cơ sở đã giải trình*).
    Explained,
    /// An officer has dealt with it (*đã xử lý*).
    Closed,
    /// Corrected data no longer exceed the limit (*không còn vượt sau khi số liệu được sửa*).
    Withdrawn,
}

/// What people do about an exceedance (*bước xử lý*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An officer takes it up (*tiếp nhận*).
    Acknowledge,
    /// The facility, or an officer for it, says why and what was done (*giải trình*).
    Explain,
    /// An officer closes it (*kết thúc*).
    Close,
}

impl State {
    /// All of them, in the order in which they follow each other.
    pub const ALL: [State; 5] = [State::Open, State::Acknowledged, State::Explained, State::Closed, State::Withdrawn];

    /// Stable code, e.g. `open`; the text is `exceedance-state-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Acknowledged => "acknowledged",
            State::Explained => "explained",
            State::Closed => "closed",
            State::Withdrawn => "withdrawn",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Whether somebody still has to deal with it.
    pub fn is_pending(self) -> bool {
        matches!(self, State::Open | State::Acknowledged | State::Explained)
    }

    /// Where a step leads from here; nowhere where it cannot be taken. An explanation may be given again, as
    /// when an officer asks for a better one.
    pub fn after(self, step: Step) -> Option<State> {
        match (step, self) {
            (Step::Acknowledge, State::Open) => Some(State::Acknowledged),
            (Step::Explain, state) if state.is_pending() => Some(State::Explained),
            (Step::Close, state) if state.is_pending() => Some(State::Closed),
            _ => None,
        }
    }
}

impl Step {
    /// All of them, in their usual order.
    pub const ALL: [Step; 3] = [Step::Acknowledge, Step::Explain, Step::Close];

    /// Stable code, e.g. `explain`: the last part of the form's address.
    pub fn code(self) -> &'static str {
        match self {
            Step::Acknowledge => "acknowledge",
            Step::Explain => "explain",
            Step::Close => "close",
        }
    }

    /// The journal's verb.
    pub fn verb(self) -> &'static str {
        match self {
            Step::Acknowledge => "exceedance.acknowledged",
            Step::Explain => "exceedance.explained",
            Step::Close => "exceedance.closed",
        }
    }

    /// Whether it must be said in words; taking something up speaks for itself.
    pub fn needs_words(self) -> bool {
        self != Step::Acknowledge
    }
}
