//! Whom, how and when: cases over a week's end, Tet, midnight and a Saturday that is worked.

use std::collections::{BTreeMap, BTreeSet};

use definitions::kinds::{Holiday, HourSpan, MadeUp, OfficeCalendar, WeekHours};
use kernel::{Bilingual, Day, Moment};
use monitoring::rules::telling::{Call, Quiet, Telling, Weight, Whose, Wish, Wishes, calls};
use platform::notices::Way;

const OFFICER: i64 = 1;
const PLANT: i64 = 2;
const DUTY: i64 = 9;

fn calendar() -> OfficeCalendar {
    let hours = ["07:30-11:30", "13:00-17:00"].map(|h| HourSpan::try_from(h.to_owned()).unwrap());
    OfficeCalendar {
        title: Bilingual::default(),
        week: vec![WeekHours { days: vec![1, 2, 3, 4, 5], hours: hours.to_vec() }],
        holidays: vec![Holiday {
            first: Day::new(2027, 2, 5).unwrap(),
            last: Day::new(2027, 2, 11).unwrap(),
            title: Bilingual::default(),
        }],
        made_up: vec![MadeUp { day: Day::new(2026, 8, 22).unwrap(), hours_of: 1 }],
    }
}

fn at(text: &str) -> Moment {
    Moment::from_compact_local(&format!("{text}00")).unwrap()
}

/// An officer who wants both of what is serious, a plant that wants SMS always, somebody on duty.
fn telling() -> Telling {
    let plant = Wishes { ordinary: Wish::Sms, serious: Wish::Sms };
    Telling { sms: true, duty: Some(DUTY), wishes: BTreeMap::from([(PLANT, plant)]), ..Telling::default() }
}

fn told(telling: &Telling, weight: Weight, now: &str) -> Vec<(i64, Way, Moment)> {
    let concerned = BTreeSet::from([(OFFICER, Whose::Office), (PLANT, Whose::Facility)]);
    let calls = calls(telling, Some(&calendar()), &concerned, weight, at(now));
    calls.into_iter().map(|Call { position, way, at }| (position, way, at)).collect()
}

#[test]
fn the_ordinary_waits_and_the_serious_does_not() {
    use Way::{Mail, Sms};
    use Weight::{Ordinary, Serious};
    for (why, weight, now, expected) in [
        (
            "a morning at work",
            Ordinary,
            "202611200900",
            vec![(OFFICER, Mail, "202611200900"), (PLANT, Sms, "202611200900")],
        ),
        (
            "Friday evening",
            Ordinary,
            "202611201930",
            vec![(OFFICER, Mail, "202611230730"), (PLANT, Sms, "202611201930")],
        ),
        ("midnight", Ordinary, "202611240000", vec![(OFFICER, Mail, "202611240730"), (PLANT, Sms, "202611240600")]),
        (
            "late in the evening",
            Ordinary,
            "202611242200",
            vec![(OFFICER, Mail, "202611250730"), (PLANT, Sms, "202611250600")],
        ),
        (
            "the end of the quiet hours",
            Ordinary,
            "202611240600",
            vec![(OFFICER, Mail, "202611240730"), (PLANT, Sms, "202611240600")],
        ),
        ("Tet", Ordinary, "202702081000", vec![(OFFICER, Mail, "202702120730"), (PLANT, Sms, "202702081000")]),
        (
            "a Saturday that is worked",
            Ordinary,
            "202608221000",
            vec![(OFFICER, Mail, "202608221000"), (PLANT, Sms, "202608221000")],
        ),
        (
            "an ordinary Saturday",
            Ordinary,
            "202608291000",
            vec![(OFFICER, Mail, "202608310730"), (PLANT, Sms, "202608291000")],
        ),
        (
            "serious at work: nobody is on duty",
            Serious,
            "202611200900",
            vec![(OFFICER, Mail, "202611200900"), (OFFICER, Sms, "202611200900"), (PLANT, Sms, "202611200900")],
        ),
        (
            "serious on Friday evening",
            Serious,
            "202611201930",
            vec![
                (OFFICER, Mail, "202611201930"),
                (OFFICER, Sms, "202611201930"),
                (PLANT, Sms, "202611201930"),
                (DUTY, Mail, "202611201930"),
                (DUTY, Sms, "202611201930"),
            ],
        ),
        (
            "serious at midnight of Tet",
            Serious,
            "202702060000",
            vec![
                (OFFICER, Mail, "202702060000"),
                (OFFICER, Sms, "202702060000"),
                (PLANT, Sms, "202702060000"),
                (DUTY, Mail, "202702060000"),
                (DUTY, Sms, "202702060000"),
            ],
        ),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(p, way, when)| (p, way, at(when))).collect();
        assert_eq!(told(&telling(), weight, now), expected, "{why}");
    }
}

#[test]
fn what_the_office_says_otherwise_counts() {
    let night = "202611242300";
    let quick = Telling { waits: false, quiet: None, ..telling() };
    assert_eq!(told(&quick, Weight::Ordinary, night), [(OFFICER, Way::Mail, at(night)), (PLANT, Way::Sms, at(night))]);
    let no_sms = Telling { sms: false, ..telling() };
    assert_eq!(
        told(&no_sms, Weight::Serious, night),
        [OFFICER, PLANT, DUTY].map(|position| (position, Way::Mail, at(night))),
        "where no SMS leave, e-mail stands for them"
    );
    let silent = Wishes { ordinary: Wish::Nothing, serious: Wish::Mail };
    let silent = Telling { wishes: BTreeMap::from([(OFFICER, silent), (PLANT, silent)]), ..telling() };
    assert_eq!(told(&silent, Weight::Ordinary, night), []);
    // Whoever is on duty anyway hears of it once each way.
    let same = Telling { duty: Some(OFFICER), wishes: BTreeMap::new(), ..telling() };
    assert_eq!(told(&same, Weight::Serious, night).len(), 4);
    let day = Telling { quiet: Some(Quiet { from: 720, until: 780 }), ..telling() };
    assert_eq!(told(&day, Weight::Ordinary, "202611241230")[1], (PLANT, Way::Sms, at("202611241300")));
    let concerned = BTreeSet::from([(OFFICER, Whose::Office)]);
    let without = calls(&telling(), None, &concerned, Weight::Ordinary, at(night));
    assert_eq!(without[0].at, at(night), "without a calendar nothing waits");
}

#[test]
fn what_is_serious_is_the_offices_choice() {
    let telling = Telling { serious_ratio: 2.0, serious_in_a_row: 3, ..telling() };
    for (ratio, in_a_row, weight) in [
        (Some(1.99), 1, Weight::Ordinary),
        (Some(2.0), 1, Weight::Serious),
        (Some(1.1), 2, Weight::Ordinary),
        (Some(1.1), 3, Weight::Serious),
        (None, 1, Weight::Ordinary),
        (None, 3, Weight::Serious),
    ] {
        assert_eq!(telling.weight(ratio, in_a_row), weight, "{ratio:?} {in_a_row}");
    }
    let told = |telling: Telling| telling.check().map_err(|r| r.code.to_string());
    assert_eq!(told(telling.clone()), Ok(()));
    assert_eq!(told(Telling { serious_ratio: 0.5, ..telling.clone() }), Err("refused-telling-ratio".to_owned()));
    assert_eq!(told(Telling { serious_in_a_row: 0, ..telling.clone() }), Err("refused-field-bounds".to_owned()));
    let wrong = Some(Quiet { from: 60, until: 60 });
    assert_eq!(told(Telling { quiet: wrong, ..telling }), Err("refused-telling-quiet".to_owned()));
}
