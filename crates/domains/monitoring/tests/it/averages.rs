//! Hours from readings, days from hours.

use monitoring::datastream::Averaging;
use monitoring::derive_averages;
use monitoring::rules::window::Period;

use crate::province::{at, day, hour, line, on_both, steady};

const HOUR: Averaging = Averaging::Mean(Period::Hour);
const DAY: Averaging = Averaging::Mean(Period::Day);

#[test]
fn nine_of_twelve_are_enough_and_eight_are_not() {
    on_both(|province| {
        let cases = [
            (vec![], Some(41.0), 12),
            (vec![(0, "01"), (1, "01"), (2, "02")], Some(41.0), 9),
            (vec![(0, "01"), (1, "01"), (2, "02"), (3, "03")], None, 8),
            (vec![(11, "01"), (3, "02")], Some(41.0), 10),
        ];
        for (n, (bad, value, count)) in cases.into_iter().enumerate() {
            let end = at("20261122010000").plus_seconds(n as i64 * 3600);
            let mut readings = [("41", "00"); 12];
            for (i, status) in &bad {
                readings[*i] = ("999", status);
            }
            province.send("NUO001", end, &hour("COD", "mg/L", end, &readings));
            assert_eq!(province.derive(end.plus_seconds(-1)), 0, "an hour that has not ended waits");
            assert_eq!(province.derive(end), 1);
            let average = province.averages("NUO001", "COD", HOUR).pop().unwrap();
            assert_eq!((average.value, average.valid_count), (value, count), "{bad:?}");
            assert_eq!((average.expected_count, average.ends_at), (12, end));
        }
    });
}

#[test]
fn an_hour_waits_for_what_may_still_come_in_time() {
    on_both(|province| {
        let end = at("20261122110000");
        let eleven: String = (1..12).map(|n| line("COD", "40", "mg/L", end.plus_seconds(-300 * n), "00")).collect();
        province.send("NUO001", end, &eleven);
        assert_eq!(province.derive(end.plus_seconds(299)), 0, "its last reading may be on its way");
        assert_eq!(province.derive(end.plus_seconds(300)), 1, "now it would be late");
        // A reading from afterwards says that the hour is over.
        let end = end.plus_seconds(3600);
        let ten: String = (2..12).map(|n| line("COD", "40", "mg/L", end.plus_seconds(-300 * n), "00")).collect();
        province.send("NUO001", end, &ten);
        assert_eq!(province.derive(end.plus_seconds(60)), 0);
        province.send("NUO001", end, &line("COD", "40", "mg/L", end.plus_seconds(60), "00"));
        assert_eq!(province.derive(end.plus_seconds(61)), 1);
        let counts: Vec<i64> = province.averages("NUO001", "COD", HOUR).iter().map(|a| a.valid_count).collect();
        assert_eq!(counts, [11, 10]);
    });
}

#[test]
fn the_full_hour_belongs_to_the_hour_that_ends_there() {
    on_both(|province| {
        let end = at("20261122110000");
        province.send("NUO001", end, &steady("COD", "mg/L", end, "10"));
        province.send("NUO001", end, &line("COD", "900", "mg/L", end.plus_seconds(1), "00"));
        province.follow(end.plus_seconds(1));
        assert_eq!(province.averages("NUO001", "COD", HOUR)[0].maximum, Some(10.0));
    });
}

#[test]
fn a_day_is_made_of_its_hours() {
    on_both(|province| {
        let noon = at("20261121120000");
        let now = at("20261122000000");
        let readings: String = (1..=24)
            .filter(|h| *h > 6)
            .map(|h| steady("COD", "mg/L", noon.day().start().plus_seconds(h * 3600), &h.to_string()))
            .collect();
        province.send("NUO001", now, &readings);
        province.follow(now);
        let days = province.averages("NUO001", "COD", DAY);
        assert_eq!((days.len(), days[0].value, days[0].valid_count, days[0].expected_count), (1, Some(15.5), 18, 24));
        let [first, last] = [7, 24].map(|h| noon.day().start().plus_seconds(h * 3600));
        assert_eq!((days[0].starts_at, days[0].ends_at), (noon.day().start(), last));
        // An hour that loses its value takes the day with it.
        province.send("NUO001", now, &hour("COD", "mg/L", first, &[("7", "01"); 12]));
        province.follow(now);
        assert_eq!(province.averages("NUO001", "COD", DAY)[0].value, None);
    });
}

/// A year that is brought in has more hours than a round computes.
#[test]
fn a_day_waits_for_its_hours() {
    on_both(|province| {
        let now = at("20261122080000");
        province.send("NUO001", now, &day("COD", "mg/L", at("20261121120000"), "50"));
        let step = |period: Period, most: usize| {
            let (network, law) = (province.receiver.network.clone(), province.receiver.law.clone());
            let step = move |tx: &mut store::Tx| derive_averages::of_period(tx, &network, &law, period, now, most);
            province.db.derive_now(step).unwrap()
        };
        assert_eq!(step(Period::Hour, 20), 20);
        assert_eq!(step(Period::Day, 100), 0, "four of its hours wait");
        assert_eq!(step(Period::Hour, 100), 4);
        assert_eq!(step(Period::Day, 100), 1);
        let average = province.averages("NUO001", "COD", DAY).pop().unwrap();
        assert_eq!((average.value, average.valid_count), (Some(50.0), 24));
    });
}

#[test]
fn a_window_is_computed_by_the_interval_of_its_day() {
    on_both(|province| {
        let quarterly = crate::province::STATIONS[0].replace(",5,Flow", ",15,Flow");
        let (before, amended) = (at("20261120120000"), at("20261121080000"));
        let readings = day("COD", "mg/L", before, "40");
        assert_eq!(province.import(amended, &[&quarterly]).applied_rows, 1);
        province.send("NUO001", at("20261122080000"), &readings);
        let end = at("20261122080000");
        let quarters: String = (0..4).map(|q| line("COD", "40", "mg/L", end.plus_seconds(-900 * q), "00")).collect();
        province.send("NUO001", end, &quarters);
        province.follow(end);
        let hours = province.averages("NUO001", "COD", HOUR);
        let expected: Vec<i64> = hours.iter().map(|a| a.expected_count).collect();
        assert_eq!((hours.len(), expected[0], expected[24]), (25, 12, 4));
        assert!(hours.iter().all(|a| a.value == Some(40.0)));
    });
}
