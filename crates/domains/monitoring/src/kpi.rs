//! Key figures (*chỉ số điều hành*): what was counted of a day or month of the public stations, and when it was known.
//!
//! A figure is two counts, so that months are sums of days and nobody averages averages. What is counted is a
//! definition over a fixed set of counters ([`count`]); [`crate::compute_kpi`] writes the values.

use kernel::{Day, Moment};

pub mod count;
pub mod store;

/// The time that a figure speaks of (*kỳ*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// A local day.
    Day,
    /// A calendar month.
    Month,
}

impl Span {
    /// Both.
    pub const ALL: [Span; 2] = [Span::Day, Span::Month];

    /// Stable code: `day`, `month`.
    pub fn code(self) -> &'static str {
        match self {
            Span::Day => "day",
            Span::Month => "month",
        }
    }

    /// The span of a code.
    pub fn from_code(code: &str) -> Option<Span> {
        Span::ALL.into_iter().find(|span| span.code() == code)
    }

    /// The first day of the span that a day is in.
    pub fn first(self, day: Day) -> Day {
        match self {
            Span::Day => day,
            Span::Month => Day(day.0.first_of_month()),
        }
    }

    /// The first day after the span that begins on a day.
    pub fn after(self, first: Day) -> Day {
        match self {
            Span::Day => first.plus(1),
            Span::Month => Day(first.0.last_of_month()).plus(1),
        }
    }
}

/// Two counts (*tử số, mẫu số*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// What is so.
    pub numerator: i64,
    /// Of so many.
    pub denominator: i64,
}

impl Share {
    /// In per cent; none of nothing.
    pub fn percent(self) -> Option<f64> {
        (self.denominator > 0).then(|| self.numerator as f64 * 100.0 / self.denominator as f64)
    }
}

/// A figure as it was known at a moment (*giá trị chỉ số*).
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Code of the figure, kind `kpi` of the definitions.
    pub code: String,
    /// Its span.
    pub span: Span,
    /// The first day of the span.
    pub first: Day,
    /// Counts how often it was known otherwise, from 1.
    pub revision: i64,
    /// The counts.
    pub share: Share,
    /// Whether the span was over.
    pub closed: bool,
    /// The moment whose knowledge it rests on.
    pub cut_off: Moment,
    /// Version of the definition.
    pub rule_version: i64,
    /// Its hash.
    pub rule_hash: String,
}
