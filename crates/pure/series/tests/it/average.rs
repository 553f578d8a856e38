//! Hours and days, worked by hand, and what holds of every average.

use kernel::{Day, Moment};
use proptest::prelude::*;
use series::average::{
    Average, Making, MinRatio, Sample, Summary, Window, expected_hours, expected_values, hourly, of_parts,
};
use series::{StatusCode, flags};

fn at(text: &str) -> Moment {
    Moment::from_compact_local(text).expect("a moment")
}

fn share(ratio: f64) -> MinRatio {
    MinRatio::new(ratio).expect("a share")
}

/// Plain means of values every `interval` minutes, of which this share is enough.
fn every(interval: u32, ratio: f64) -> Making {
    Making { summary: Summary::Mean, interval_minutes: interval, enough: share(ratio) }
}

/// Five-minute values of the hour that ends at 11:00: `value status` or `- status`, joined by commas.
fn hour(text: &str) -> Vec<Sample> {
    let start = at("20261122100000");
    (1..)
        .zip(text.split(','))
        .map(|(n, cell)| {
            let (value, status) = cell.split_once(' ').expect("value and status");
            let status = StatusCode::from_text(status).expect("a status");
            Sample { at: start.plus_seconds(n * 300), value: series::parse_value(value), status, flags: 0 }
        })
        .collect()
}

/// Values, interval in minutes, least share; then value, count, expected.
type Hour = (&'static str, &'static str, u32, f64, Option<f64>, u32, u32);

#[test]
fn hours_worked_by_hand() {
    let cases: [Hour; 9] = [
        ("all twelve", "1 00,2 00,3 00,4 00,5 00,6 00,7 00,8 00,9 00,10 00,11 00,12 00", 5, 0.75, Some(6.5), 12, 12),
        (
            "twelve, two calibrating, one at fault: nine are 75 %",
            "40 00,41 00,42 00,500 01,500 01,43 00,44 00,45 00,46 00,0 02,47 00,48 00",
            5,
            0.75,
            Some(44.0),
            9,
            12,
        ),
        (
            "one more at fault: eight are not enough",
            "40 00,41 00,42 00,500 01,500 01,43 00,44 00,45 00,46 00,0 02,0 02,48 00",
            5,
            0.75,
            None,
            8,
            12,
        ),
        ("nine of twelve where 80 % is asked", "1 00,1 00,1 00,1 00,1 00,1 00,1 00,1 00,1 00", 5, 0.8, None, 9, 12),
        ("sentinels and dashes are no values", "2 00,-9999 00,--- 00,4 00", 15, 0.5, Some(3.0), 2, 4),
        ("silence about the status does not count", "2 00,9 ,9 03,4 00", 15, 0.5, Some(3.0), 2, 4),
        ("every two minutes, thirty expected", "1 00,1 00", 2, 0.75, None, 2, 30),
        ("an hourly station has one", "7 00", 60, 0.75, Some(7.0), 1, 1),
        ("nothing", "--- 02", 60, 0.75, None, 0, 1),
    ];
    let window = Window::hour_of(at("20261122110000"));
    for (name, text, interval, ratio, value, count, expected) in cases {
        let average = hourly(window, &hour(text), every(interval, ratio));
        assert_eq!((average.value, average.count, average.expected), (value, count, expected), "{name}");
        assert_eq!(average.complete, value.is_some(), "{name}");
    }
}

#[test]
fn what_a_mean_is_depends_on_what_was_measured() {
    let window = Window::hour_of(at("20261122110000"));
    let cases = [
        ("north from both sides", Summary::Direction, "350 00,10 00,355 00,5 00", Some(0.0), None),
        ("west and south-west", Summary::Direction, "270 00,270 00,225 00,225 00", Some(247.5), None),
        ("from everywhere", Summary::Direction, "0 00,90 00,180 00,270 00", None, None),
        ("a louder half decides", Summary::Energy, "60 00,70 00,60 00,70 00", Some(67.403_626_894_942_44), Some(70.0)),
        ("rain adds up", Summary::Sum, "0.2 00,0 00,1.4 00,0.4 00", Some(2.0), Some(1.4)),
        ("rain with a hole is not known", Summary::Sum, "0.2 00,0 02,1.4 00,0.4 00", None, Some(1.4)),
        ("a mean with a hole is", Summary::Mean, "1 00,9 02,2 00,3 00", Some(2.0), Some(3.0)),
    ];
    for (name, summary, text, value, max) in cases {
        let made = hourly(window, &hour(text), Making { summary, ..every(15, 0.75) });
        match (made.value, value) {
            (Some(made), Some(value)) => assert!((made - value).abs() < 1e-9, "{name}: {made}"),
            (made, value) => assert_eq!(made, value, "{name}"),
        }
        assert_eq!(made.max, max, "{name}");
    }
}

#[test]
fn least_and_greatest_are_known_even_of_an_hour_that_is_not_complete() {
    let average = hourly(Window::hour_of(at("20261122110000")), &hour("3 00,1 00,900 01,2 00"), every(5, 0.75));
    assert_eq!((average.value, average.min, average.max), (None, Some(1.0), Some(3.0)));
}

#[test]
fn an_hour_holds_its_end_and_not_its_start() {
    let sample =
        |time: &str, value| Sample { at: at(time), value: Some(value), status: StatusCode::MEASURING, flags: 0 };
    let samples = [
        sample("20261122100000", 100.0),
        sample("20261122100001", 1.0),
        sample("20261122110000", 3.0),
        sample("20261122110001", 100.0),
    ];
    let average = hourly(Window::hour_of(at("20261122110000")), &samples, every(30, 0.75));
    assert_eq!((average.value, average.count), (Some(2.0), 2));
}

#[test]
fn flags_take_values_out() {
    let mut samples = hour("2 00,4 00,900 00,6 00");
    samples[2].flags = flags::OUT_OF_RANGE;
    samples[3].flags = flags::LATE;
    let average = hourly(Window::hour_of(at("20261122110000")), &samples, every(15, 0.75));
    assert_eq!((average.value, average.count), (Some(4.0), 3));
}

#[test]
fn windows_are_named_by_their_end() {
    let cases = [
        ("20261122100000", "20261122100000", "20261122000000"),
        ("20261122100001", "20261122110000", "20261122000000"),
        ("20261122000000", "20261122000000", "20261121000000"),
        ("20261122000001", "20261122010000", "20261122000000"),
        ("20261231235959", "20270101000000", "20261231000000"),
    ];
    for (time, hour_end, day_start) in cases {
        let (hour, day) = (Window::hour_of(at(time)), Window::day_of(at(time)));
        assert_eq!((hour.until(), day.after()), (at(hour_end), at(day_start)), "{time}");
        assert!(hour.contains(at(time)) && day.contains(at(time)) && !hour.contains(hour.after()));
        assert_eq!(day.until(), day.after().plus_seconds(86_400));
    }
}

/// Averages of the hours 01:00 to 24:00 of 22 November 2026, complete where a value is given.
fn hours(values: impl IntoIterator<Item = Option<f64>>) -> Vec<(Moment, Average)> {
    let midnight = at("20261122000000");
    (1..)
        .zip(values)
        .map(|(n, value)| {
            let count = if value.is_some() { 12 } else { 8 };
            let average = Average { value, count, expected: 12, min: value, max: value, complete: value.is_some() };
            (midnight.plus_seconds(n * 3600), average)
        })
        .collect()
}

#[test]
fn days_worked_by_hand() {
    let day = Window::day(Day::new(2026, 11, 22).expect("a day"));
    let first = |n: usize| (0..24).map(move |hour| (hour < n).then_some(60.0 + hour as f64));
    let cases = [
        ("all hours", first(24).collect::<Vec<_>>(), 5, Some(71.5), 24, 24),
        ("eighteen hours are 75 %", first(18).collect(), 5, Some(68.5), 18, 24),
        ("seventeen are not", first(17).collect(), 5, None, 17, 24),
        (
            "every two hours, twelve expected",
            (0..24).map(|h| (h % 2 == 1).then_some(5.0)).collect(),
            120,
            Some(5.0),
            12,
            12,
        ),
        (
            "the 25th hour is of the next day",
            std::iter::repeat_n(Some(1.0), 24).chain([Some(99.0)]).collect(),
            5,
            Some(1.0),
            24,
            24,
        ),
    ];
    for (name, values, interval, value, count, expected) in cases {
        let average = of_parts(day, &hours(values), expected_hours(24, interval), every(interval, 0.75));
        assert_eq!((average.value, average.count, average.expected), (value, count, expected), "{name}");
    }
}

#[test]
fn how_many_values_there_should_be() {
    let cases = [
        (1, 60, 24),
        (2, 30, 24),
        (5, 12, 24),
        (7, 8, 24),
        (10, 6, 24),
        (30, 2, 24),
        (60, 1, 24),
        (90, 1, 16),
        (120, 1, 12),
        (1440, 1, 1),
        (9999, 1, 1),
        (0, 60, 24),
    ];
    for (interval, values, hours) in cases {
        assert_eq!((expected_values(interval), expected_hours(24, interval)), (values, hours), "{interval} minutes");
    }
}

#[test]
fn a_share_is_above_nothing_and_at_most_all() {
    assert!([0.0, -0.1, 1.01, f64::NAN, f64::INFINITY].iter().all(|s| MinRatio::new(*s).is_none()));
    for (share_of, count, met) in
        [(0.75, 8, false), (0.75, 9, true), (1.0, 11, false), (1.0, 12, true), (0.01, 0, false)]
    {
        assert_eq!(share(share_of).is_met(count, 12), met, "{count} of 12 under {share_of}");
    }
    assert!(share(0.8).is_met(8, 10) && share(0.7).is_met(7, 10) && share(0.6).is_met(3, 5));
}

fn samples() -> impl Strategy<Value = Vec<Sample>> {
    let value = prop_oneof![8 => (-1e6_f64..1e6).prop_map(Some), 1 => Just(None), 1 => Just(Some(f64::NAN)), 1 => Just(Some(0.1))];
    let status =
        prop_oneof![6 => Just(StatusCode::MEASURING), 1 => Just(StatusCode::FAULT), 1 => Just(StatusCode::ABSENT)];
    let flags = prop_oneof![6 => Just(0_u16), 1 => any::<u16>()];
    let start = at("20261122100000");
    prop::collection::vec((0_i64..4000, value, status, flags), 0..60).prop_map(move |list| {
        list.into_iter()
            .map(|(s, value, status, flags)| Sample { at: start.plus_seconds(s - 200), value, status, flags })
            .collect()
    })
}

proptest! {
    #[test]
    fn a_mean_lies_between_least_and_greatest(samples in samples(), ratio in 0.01_f64..=1.0) {
        let a = hourly(Window::hour_of(at("20261122110000")), &samples, every(5, ratio));
        prop_assert_eq!(a.value.is_some(), a.complete);
        prop_assert_eq!(a.complete, a.count > 0 && f64::from(a.count) / 12.0 >= ratio);
        if let (Some(min), Some(mean), Some(max)) = (a.min, a.value, a.max) {
            prop_assert!(min <= mean && mean <= max);
        }
    }

    #[test]
    fn a_direction_is_one_and_turns_with_its_values(
        directions in prop::collection::vec(0.0_f64..360.0, 1..13), turn in 0.0_f64..360.0,
    ) {
        let start = at("20261122100000");
        let mean = |turn: f64| {
            let samples: Vec<_> = (1..).zip(&directions).map(|(n, d)| Sample {
                at: start.plus_seconds(n * 300), value: Some((d + turn) % 360.0), status: StatusCode::MEASURING, flags: 0,
            }).collect();
            hourly(Window::hour_of(at("20261122110000")), &samples, Making { summary: Summary::Direction, ..every(5, 0.01) })
        };
        if let (Some(here), Some(turned)) = (mean(0.0).value, mean(turn).value) {
            prop_assert!((0.0..360.0).contains(&here) && (0.0..360.0).contains(&turned));
            let apart = (turned - here - turn).rem_euclid(360.0);
            prop_assert!(apart.min(360.0 - apart) < 1e-3, "{} {} {}", here, turned, turn);
        }
    }

    #[test]
    fn the_order_of_arrival_changes_no_bit(
        (samples, shuffled) in samples().prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle())),
    ) {
        let window = Window::hour_of(at("20261122110000"));
        let (a, b) = (hourly(window, &samples, every(5, 0.1)), hourly(window, &shuffled, every(5, 0.1)));
        prop_assert_eq!(a.value.map(f64::to_bits), b.value.map(f64::to_bits));
        prop_assert_eq!(a, b);
    }

    #[test]
    fn what_does_not_count_changes_nothing(samples in samples()) {
        let window = Window::hour_of(at("20261122110000"));
        let counting: Vec<_> = samples
            .iter()
            .copied()
            .filter(|s| s.status == StatusCode::MEASURING && !flags::invalidated(s.flags) && window.contains(s.at))
            .collect();
        prop_assert_eq!(hourly(window, &samples, every(5, 0.1)), hourly(window, &counting, every(5, 0.1)));
    }

    #[test]
    fn a_moment_is_in_one_hour_and_one_day(micros in -4_000_000_000_000_000_i64..4_000_000_000_000_000) {
        let time = Moment(micros);
        let (hour, day) = (Window::hour_of(time), Window::day_of(time));
        prop_assert!(hour.contains(time) && day.contains(time));
        prop_assert!(day.contains(hour.until()), "an hour belongs to the day of its label");
        prop_assert_eq!(Window::hour_of(hour.until()), hour);
        prop_assert_eq!(Window::day_of(day.until()), day);
        prop_assert_eq!(Window::day_of(hour.until()), day);
    }
}
