//! Working time: weeks, lunch, holidays, a working Saturday.

use definitions::kinds::OfficeCalendar;
use definitions::rules::office_time::{is_open, next_open, since};
use kernel::Moment;

use crate::kit::{catalogue, day};

/// The built-in calendar, with a Saturday that is worked for the Monday after it.
fn calendar() -> OfficeCalendar {
    let text = r#"
        title = { vi = "Giờ", en = "Hours" }
        [[week]]
        days = [1, 2, 3, 4, 5]
        hours = ["07:30-11:30", "13:00-17:00"]
        [[holiday]]
        first = "2027-02-05"
        last = "2027-02-11"
        title = { vi = "Tết", en = "Tet" }
        [[holiday]]
        first = "2026-08-31"
        last = "2026-09-02"
        title = { vi = "Quốc khánh", en = "National Day" }
        [[made_up]]
        day = "2026-08-22"
        hours_of = 1
    "#;
    toml::from_str(text).expect("a calendar")
}

fn at(text: &str) -> Moment {
    Moment::from_compact_local(&format!("{text}00")).expect("a moment")
}

#[test]
fn an_office_opens_again_when_people_come_back() {
    for (now, opens, why) in [
        ("202611200900", "202611200900", "a Friday morning: it is open"),
        ("202611200729", "202611200730", "a minute too early"),
        ("202611201130", "202611201300", "lunch"),
        ("202611201700", "202611230730", "Friday evening waits for Monday"),
        ("202611210900", "202611230730", "an ordinary Saturday"),
        ("202611230000", "202611230730", "midnight"),
        ("202608220900", "202608220900", "a Saturday that is worked"),
        ("202608221800", "202608240730", "its evening"),
        ("202608310900", "202609030730", "National Day"),
        ("202702041701", "202702120730", "the evening before Tet"),
        ("202702081200", "202702120730", "the third day of Tet"),
    ] {
        let calendar = calendar();
        assert_eq!(next_open(&calendar, at(now)), at(opens), "{why}");
        assert_eq!(is_open(&calendar, at(now)), now == opens, "{why}");
    }
}

#[test]
fn working_time_is_counted_back_over_what_is_free() {
    for (now, hours, since_when) in [
        ("202611201530", 2, "202611201330"),
        ("202611201500", 4, "202611200930"),
        ("202611230930", 4, "202611201500"),
        ("202611221200", 4, "202611201300"),
        ("202702120830", 2, "202702041600"),
        ("202611230730", 8, "202611200730"),
    ] {
        assert_eq!(since(&calendar(), at(now), hours * 3600), at(since_when), "{hours} h before {now}");
    }
    let never = OfficeCalendar { week: Vec::new(), ..calendar() };
    let now = at("202611200900");
    assert_eq!(next_open(&never, now), now, "an office without hours keeps nobody waiting");
    assert_eq!(since(&never, now, 3600), now.plus_seconds(-60 * 24 * 3600));
}

#[test]
fn the_built_in_calendar_knows_tet_and_says_that_it_is_provisional() {
    let calendar = catalogue().in_force::<OfficeCalendar>("office", day("2026-11-22")).expect("a calendar is in force");
    assert!(calendar.provisional && calendar.note.is_some());
    for closed in ["202701010900", "202702081000", "202704300900", "202705010900", "202709020900", "202611220900"] {
        assert!(!is_open(&calendar.body, at(closed)), "{closed}");
    }
    assert!(is_open(&calendar.body, at("202611230900")));
}
