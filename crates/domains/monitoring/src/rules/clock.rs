//! Whether the time of a reading can be true, seen from its arrival.

use definitions::kinds::Arrival;
use kernel::Moment;

/// What the clock says of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timeliness {
    /// Within its time.
    Fine,
    /// True, but delivered late.
    Late,
    /// From the future: the logger's clock is wrong, so the reading cannot be placed.
    Future,
    /// From before any reading can be: the logger's clock was reset.
    Ancient,
}

/// Judges the time of a reading that arrived at `arrived`.
pub fn timeliness(time: Moment, arrived: Moment, rule: &Arrival) -> Timeliness {
    let delay = arrived.seconds_since(time);
    if delay < -rule.future_tolerance_seconds {
        Timeliness::Future
    } else if time < rule.earliest.start() {
        Timeliness::Ancient
    } else if delay > rule.late_after_seconds {
        Timeliness::Late
    } else {
        Timeliness::Fine
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Bilingual, Day};

    use super::*;

    #[test]
    fn the_clock_is_believed_within_its_tolerance() {
        let rule = Arrival {
            title: Bilingual::default(),
            notice_after_seconds: 43_200,
            future_tolerance_seconds: 300,
            late_after_seconds: 300,
            silent_after_slots: 2,
            earliest: Day::new(2013, 1, 1).expect("a day"),
        };
        let now = Moment::from_compact_local("20261122101500").expect("a moment");
        let cases = [
            (0, Timeliness::Fine),
            (300, Timeliness::Fine),
            (301, Timeliness::Future),
            (-300, Timeliness::Fine),
            (-301, Timeliness::Late),
            (-60 * 86_400, Timeliness::Late),
            (-20 * 366 * 86_400, Timeliness::Ancient),
        ];
        for (shift, expected) in cases {
            assert_eq!(timeliness(now.plus_seconds(shift), now, &rule), expected, "{shift} s");
        }
    }
}
