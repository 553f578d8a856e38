//! Hours of the day as people write them in forms.

use kernel::Refusal;
use web_kit::form::Reader;

/// The hours between two fields, in minutes of the day, perhaps over midnight; nothing where both are empty.
pub fn of_night(form: &mut Reader<'_>, [from, until]: [&'static str; 2], refused: &'static str) -> Option<(i64, i64)> {
    let (begin, end) = (form.text_or_none(from, 5), form.text_or_none(until, 5));
    if begin.is_none() && end.is_none() {
        return None;
    }
    let minutes = begin.as_deref().and_then(minute).zip(end.as_deref().and_then(minute));
    if minutes.is_none() {
        form.refuse(Refusal::new(refused).at(from));
    }
    minutes
}

/// `18:00`, `6h30` or `6:30` as a minute of the day.
fn minute(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once([':', 'h'])?;
    let number = |text: &str| text.parse::<u8>().ok().map(i64::from);
    let (hours, minutes) = (number(hours)?, if minutes.is_empty() { 0 } else { number(minutes)? });
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// A minute of the day as people write it.
pub fn hour(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, expected) in [
            ("18:00", Some(1080)),
            ("6h30", Some(390)),
            ("6h", Some(360)),
            ("00:00", Some(0)),
            ("24:00", None),
            ("12:60", None),
            ("-1:00", None),
            ("18", None),
            ("", None),
        ] {
            assert_eq!(minute(text), expected, "{text:?}");
        }
        assert_eq!(hour(390), "06:30");
    }
}
