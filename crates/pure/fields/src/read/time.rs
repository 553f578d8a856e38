//! Days and moments as people write them: day before month, year in four digits.

use kernel::text::fold;
use kernel::{Day, Moment};

/// `22/11/2026`, `22-11-2026`, `22.11.2026`, `2026-11-22`, `ngày 22 tháng 11 năm 2026`; a time of
/// midnight behind it, as spreadsheets add one, says nothing.
pub(super) fn day(text: &str) -> Option<Day> {
    let words = in_words(text);
    let text = words.as_deref().unwrap_or(text);
    let date = match text.split_once([' ', 'T']) {
        Some((date, clock)) => (clock_of(clock)? == (0, 0, 0)).then_some(date)?,
        None => text,
    };
    let (year, month, day) = date_of(date)?;
    Day::new(year, month, day)
}

/// A day with a time of day in local time, a moment with its zone, or fourteen digits as loggers write.
pub(super) fn moment(text: &str) -> Option<Moment> {
    if let Some(moment) = Moment::from_compact_local(text) {
        return Some(moment);
    }
    if let Ok(moment) = text.parse() {
        return Some(moment);
    }
    let (date, clock) = text.split_once([' ', 'T']).unwrap_or((text, "00:00"));
    // Some write the time first: `10:15 22/11/2026`.
    let (date, clock) = if date.contains(':') { (clock, date) } else { (date, clock) };
    let (year, month, day) = date_of(date)?;
    let (hour, minute, second) = clock_of(clock)?;
    Moment::from_local(year, month, day, hour, minute, second)
}

/// `ngày 22 tháng 11 năm 2026` as `22/11/2026`.
fn in_words(text: &str) -> Option<String> {
    let folded = fold(text);
    let rest = folded.strip_prefix("ngay ")?;
    let (day, rest) = rest.split_once(" thang ")?;
    let (month, year) = rest.split_once(" nam ")?;
    Some(format!("{}/{}/{}", day.trim(), month.trim(), year.trim()))
}

fn date_of(text: &str) -> Option<(i16, i8, i8)> {
    let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<&str> = text.split(mark).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let small = |text: &str| if text.len() <= 2 { digits(text)?.try_into().ok() } else { None };
    if year.len() != 4 {
        return None;
    }
    Some((digits(year)?, small(month)?, small(day)?))
}

/// `10:15`, `10:15:30`, `10h15`, `10 giờ 15`; fractions of a second are cut off.
fn clock_of(text: &str) -> Option<(i8, i8, i8)> {
    let text = fold(text).replace(" gio ", ":").replace('h', ":");
    let mut parts = text.trim().trim_end_matches(':').split(':');
    let hour = parts.next()?;
    let minute = parts.next().unwrap_or("0");
    let second = parts.next().unwrap_or("0").split('.').next()?;
    if parts.next().is_some() || [hour, minute, second].iter().any(|p| p.trim().len() > 2) {
        return None;
    }
    let small = |text: &str| digits(text.trim())?.try_into().ok();
    Some((small(hour)?, small(minute)?, small(second)?))
}

fn digits(text: &str) -> Option<i16> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
