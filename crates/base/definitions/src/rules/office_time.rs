//! Working time of an office (*thời gian làm việc*): whether it is open, when it opens next, how far back so much
//! working time reaches.

use kernel::{Day, Moment};

use crate::kinds::{HourSpan, OfficeCalendar};

/// Days looked at; an office that is closed for longer keeps nobody waiting.
const FAR: i64 = 60;

/// The hours of a day. A day that is made up for is worked whatever else it is.
pub fn hours_on(calendar: &OfficeCalendar, day: Day) -> &[HourSpan] {
    let made_up = calendar.made_up.iter().find(|m| m.day == day).map(|m| m.hours_of);
    let weekday = match made_up {
        Some(other) => other,
        None if calendar.holidays.iter().any(|h| h.first <= day && day <= h.last) => return &[],
        None => day.0.weekday().to_monday_one_offset(),
    };
    calendar.week.iter().find(|w| w.days.contains(&weekday)).map_or(&[], |w| &w.hours)
}

/// Whether the office works at a moment.
pub fn is_open(calendar: &OfficeCalendar, at: Moment) -> bool {
    spans(calendar, at.day()).any(|(from, until)| from <= at && at < until)
}

/// The moment itself while the office works, or when it next does.
pub fn next_open(calendar: &OfficeCalendar, at: Moment) -> Moment {
    let days = (0..=FAR).map(|n| at.day().plus(n));
    let open = days.flat_map(|day| spans(calendar, day)).find(|(_, until)| at < *until);
    open.map_or(at, |(from, _)| from.max(at))
}

/// The latest moment since which so much working time has passed until `now`.
pub fn since(calendar: &OfficeCalendar, now: Moment, seconds: i64) -> Moment {
    let mut left = seconds;
    let days = (0..=FAR).map(|n| now.day().plus(-n));
    for (from, until) in days.flat_map(|day| spans(calendar, day).rev()) {
        let until = until.min(now);
        let worked = until.seconds_since(from);
        if worked >= left {
            return until.plus_seconds(-left);
        }
        left -= worked.max(0);
    }
    now.plus_seconds(-FAR * 24 * 3600)
}

fn spans(calendar: &OfficeCalendar, day: Day) -> impl DoubleEndedIterator<Item = (Moment, Moment)> {
    let at = move |minute: i64| day.start().plus_seconds(minute * 60);
    hours_on(calendar, day).iter().map(move |span| (at(span.from), at(span.until)))
}
