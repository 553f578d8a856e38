//! How a station stands at a glance (*tình trạng trạm*): over a limit, silent, or in order.

use kernel::Moment;

/// What a list or map says of a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// A statistic of the newest completed window is over its limit.
    Exceeding,
    /// It reports, and nothing binds it to a limit.
    Unlimited,
    /// It reports and keeps its limits.
    Normal,
    /// It missed more slots than the rule of arrival allows.
    Silent,
    /// It has never reported.
    NeverReported,
}

impl Condition {
    /// Stable code: `exceeding`, `normal`, `unlimited`, `silent`, `never`.
    pub fn code(self) -> &'static str {
        match self {
            Condition::Exceeding => "exceeding",
            Condition::Unlimited => "unlimited",
            Condition::Normal => "normal",
            Condition::Silent => "silent",
            Condition::NeverReported => "never",
        }
    }
}

/// What the verdict on a station's condition looks at.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Measuring time of its newest reading.
    pub newest: Option<Moment>,
    /// Minutes between two readings.
    pub interval_minutes: i64,
    /// Whether limits bind it.
    pub limited: bool,
    /// Whether a window that ended within the last day is over its limit.
    pub exceeding: bool,
}

/// Judges how a station stands. It is silent after `missed_slots` intervals and the time that a file may
/// take to arrive, `late_after_seconds`. Silence hides an older exceedance: we do not know how it is now.
pub fn condition(seen: &Seen, missed_slots: i64, late_after_seconds: i64, now: Moment) -> Condition {
    let Some(newest) = seen.newest else { return Condition::NeverReported };
    let patience =
        missed_slots.saturating_mul(seen.interval_minutes).saturating_mul(60).saturating_add(late_after_seconds);
    if now.seconds_since(newest) > patience {
        Condition::Silent
    } else if seen.exceeding {
        Condition::Exceeding
    } else if seen.limited {
        Condition::Normal
    } else {
        Condition::Unlimited
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_station_stands_as_its_newest_reading_and_statistics_say() {
        let now = Moment(10_000_000_000_000);
        let ago = |minutes: i64| Some(now.plus_seconds(-minutes * 60));
        let cases = [
            (None, true, true, Condition::NeverReported),
            (ago(14), true, false, Condition::Normal),
            (ago(15), true, false, Condition::Normal),
            (ago(16), true, false, Condition::Silent),
            (ago(16), true, true, Condition::Silent),
            (ago(3), true, true, Condition::Exceeding),
            (ago(3), false, false, Condition::Unlimited),
        ];
        for (newest, limited, exceeding, expected) in cases {
            let seen = Seen { newest, interval_minutes: 5, limited, exceeding };
            assert_eq!(condition(&seen, 2, 300, now), expected, "{seen:?}");
        }
    }
}
