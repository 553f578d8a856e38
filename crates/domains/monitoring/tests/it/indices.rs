//! Indices from what loggers sent: the worked sample of QĐ 1459/QĐ-TCMT as hourly files, gaps, late values, days;
//! waters that measure enough and waters that do not.

use kernel::{Moment, Outcome};
use monitoring::index::{self, Lack, StationIndex, Verdict};
use monitoring::rules::window::Period;
use monitoring::station;

use crate::province::{Province, at, line, on_both};

/// An automatic station on a river that measures too little for an index, and one that measures enough.
const WATERS: [&str; 2] = [
    "NMT001,Sông Tiên,surface_water,,,,10.1,106.1,,60,Temp;pH;DO;TSS;NH4,,,,,,true",
    "NMT002,Trạm bơm nước thô,surface_water,,,,10.2,106.2,,60,Temp;pH;DO;BOD5;COD;NH4;NO3;NO2-N;PO4;Coliform;E.coli,,,,,,true",
];

impl Province {
    fn index(&self, code: &str, now: Moment) -> StationIndex {
        let (network, law, id) = (self.receiver.network.clone(), self.receiver.law.current(), self.station(code));
        let both = self.read(move |tx| -> Outcome<_> {
            let profile = network.profile(tx, id)?.unwrap();
            let one = index::of_station(tx, &law, &profile, now)?.unwrap();
            let mut listed = index::newest(tx, &law, &[profile], now)?;
            Ok((one, listed.remove(&id).unwrap()))
        });
        let (one, listed) = both;
        let now_of = |index: &StationIndex| index.current(now).map(|(r, v)| (r.until, v.value, v.band.code.clone()));
        assert_eq!(now_of(&one), now_of(&listed), "the page of a station and the list say the same");
        one
    }
}

fn verdict(index: &StationIndex, n: usize) -> &Verdict {
    index.readings[n].outcome.as_ref().expect("an index")
}

/// One reading an hour up to `end`, the newest last; `None` sends nothing.
fn hourly(symbol: &str, end: Moment, values: &[Option<f64>]) -> String {
    let lines = values.iter().rev().enumerate().filter_map(|(back, value)| {
        Some(line(symbol, &value.as_ref()?.to_string(), "µg/Nm3", end.plus_seconds(-3600 * back as i64), "00"))
    });
    lines.collect()
}

fn all(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().map(|v| Some(*v)).collect()
}

/// 2.3.a: PM2.5 from 09:00 to 20:00.
const SAMPLE: [f64; 12] = [26.9, 24.7, 20.5, 23.5, 19.5, 16.5, 19.0, 16.5, 20.3, 22.4, 19.6, 20.6];

/// 2.3.a and b. The decision rounds NO₂ to 60 where its formula gives 59.35.
#[test]
fn the_samples_hour_comes_out_of_files() {
    on_both(|province| {
        let end = at("20261121200000");
        let lines = [
            hourly("PM2,5", end, &all(&SAMPLE)),
            hourly("O3", end, &[Some(136.1)]),
            hourly("NO2", end, &[Some(118.7)]),
        ];
        province.send("KXQ001", end, &lines.concat());
        province.follow(end.plus_seconds(600));
        let index = province.index("KXQ001", end.plus_seconds(600));
        let newest = &index.readings[0];
        assert_eq!((newest.period, newest.from, newest.until), (Period::Hour, at("20261121190000"), end));
        let verdict = verdict(&index, 0);
        assert_eq!((verdict.value, verdict.band.code.as_str()), (59, "moderate"));
        let parts: Vec<_> = verdict.parts.iter().map(|p| (p.symbol.as_str(), p.rounded())).collect();
        assert_eq!(parts, [("O3", 43), ("NO2", 59), ("PM2.5", 41)]);
        assert_eq!(verdict.leading().map(|p| p.symbol.as_str()), Some("NO2"));
        assert!(verdict.other.is_none(), "both readings of the NowCast agree");
        let pin = index.rule.pin();
        assert_eq!((pin.kind.as_str(), pin.code.as_str(), pin.version), ("air-index", "VN_AQI", 1));
        assert_eq!(pin.hash.len(), 64);
        assert_eq!(index.formula.body.formula.code(), "nowcast-literal");
    });
}

/// Gaps while the air changes: 117 as written, 153 divided by the weights; the page must say that they differ. When
/// the missing hours arrive late, the index is another.
#[test]
fn gaps_are_told_and_a_late_file_mends_them() {
    on_both(|province| {
        let end = at("20261121200000");
        let newest_first = [92.0, 85.0, 71.0, 64.0, 60.0, 48.0, 44.0, 40.0, 38.0, 41.0, 45.0, 50.0];
        let mut values: Vec<Option<f64>> = newest_first.iter().rev().map(|v| Some(*v)).collect();
        let (late_a, late_b) = (values[10].take(), values[7].take());
        province.send("KXQ001", end, &hourly("PM2.5", end, &values));
        let now = end.plus_seconds(600);
        province.follow(now);
        let index = province.index("KXQ001", now);
        let other = verdict(&index, 0).other.as_ref().expect("the formulas differ");
        assert_eq!((verdict(&index, 0).value, verdict(&index, 0).band.code.as_str()), (117, "poor"));
        assert_eq!((other.formula.code(), other.value, other.band.code.as_str()), ("nowcast-normalised", 153, "bad"));

        let late = [
            hourly("PM2.5", end.plus_seconds(-3600), &[late_a]),
            hourly("PM2.5", end.plus_seconds(-4 * 3600), &[late_b]),
        ];
        province.send("KXQ001", now, &late.concat());
        province.follow(now.plus_seconds(600));
        let index = province.index("KXQ001", now.plus_seconds(600));
        assert_eq!((verdict(&index, 0).value, verdict(&index, 0).other.is_none()), (152, true));
    });
}

#[test]
fn without_dust_it_says_what_it_takes() {
    on_both(|province| {
        let end = at("20261121200000");
        assert!(province.index("KXQ001", end).readings.is_empty(), "nothing was ever measured");
        province.send("KXQ001", end, &hourly("O3", end, &all(&[60.0; 5])));
        province.follow(end.plus_seconds(600));
        let index = province.index("KXQ001", end.plus_seconds(600));
        let Err(Lack::Dust(dust)) = &index.readings[0].outcome else { panic!("ozone alone is no index") };
        assert_eq!(dust.needs_one_of, ["PM10", "PM2.5"]);
        assert!(index.current(end.plus_seconds(600)).is_none());
    });
}

/// An hour counts for three; then the page still shows it, and says how old it is.
#[test]
fn an_old_hour_does_not_speak_of_now() {
    on_both(|province| {
        let end = at("20261121200000");
        province.send("KXQ001", end, &hourly("PM2.5", end, &all(&SAMPLE)));
        province.follow(end.plus_seconds(600));
        let three_hours = end.plus_seconds(3 * 3600);
        assert!(province.index("KXQ001", three_hours).current(three_hours).is_some());
        let later = three_hours.plus_seconds(1);
        let (network, law, id) =
            (province.receiver.network.clone(), province.receiver.law.current(), province.station("KXQ001"));
        let (one, listed) = province.read(move |tx| -> Outcome<_> {
            let profile = network.profile(tx, id)?.unwrap();
            let one = index::of_station(tx, &law, &profile, later)?.unwrap();
            Ok((one, index::newest(tx, &law, &[profile], later)?.remove(&id).unwrap()))
        });
        assert_eq!((one.readings[0].until, one.current(later).is_none()), (end, true));
        assert!(listed.readings.is_empty(), "a list does not look back for what is old");
    });
}

/// A day: the 24-hour mean of dust, the highest hour and the highest eight hours of ozone.
#[test]
fn a_day_has_its_index_when_it_is_over() {
    on_both(|province| {
        let midnight = at("20261122000000");
        let mut ozone = [20.0; 31];
        ozone[18..26].fill(110.0);
        let lines = [
            hourly("PM2.5", midnight, &all(&[55.7; 24])),
            hourly("O3", midnight, &all(&ozone)),
            hourly("NO2", midnight, &all(&[130.8; 24])),
        ];
        province.send("KXQ001", midnight, &lines.concat());
        let now = midnight.plus_seconds(3600);
        province.follow(now);
        let index = province.index("KXQ001", now);
        let day = &index.readings[1];
        assert_eq!((day.period, day.from, day.until), (Period::Day, at("20261121000000"), midnight));
        let parts: Vec<_> = verdict(&index, 1)
            .parts
            .iter()
            .map(|p| (p.symbol.as_str(), p.statistic.expect("air has one").code(), p.rounded()))
            .collect();
        let expected = [
            ("O3", "highest-hour", 34),
            ("O3", "highest-8-hours", 75),
            ("NO2", "highest-hour", 65),
            ("PM2.5", "day-mean", 110),
        ];
        assert_eq!(parts, expected);
        assert_eq!((verdict(&index, 1).value, verdict(&index, 1).band.code.as_str()), (110, "poor"));
        // The next evening it is still the newest day; the day after it is not.
        assert_eq!(province.index("KXQ001", at("20261122210000")).readings[1].until, midnight);
    });
}

#[test]
fn a_water_that_measures_too_little_says_what_is_missing() {
    on_both(|province| {
        province.import(at("20251101080000"), &WATERS);
        let midnight = at("20261122000000");
        let day = |symbol: &str, unit: &str, value: &str| -> String {
            (0..24).map(|h| line(symbol, value, unit, midnight.plus_seconds(-3600 * h), "00")).collect()
        };
        let lines = [
            day("Temp", "oC", "28.0"),
            day("pH", "-", "7.2"),
            day("DO", "mg/L", "4.9"),
            day("TSS", "mg/L", "30"),
            day("NH4", "mg/L", "0.45"),
        ];
        province.send("NMT001", midnight, &lines.concat());
        let now = midnight.plus_seconds(3600);
        province.follow(now);
        let index = province.index("NMT001", now);
        let Err(Lack::Parameters(few)) = &index.readings[0].outcome else { panic!("two parameters of group IV") };
        assert_eq!((few.groups.as_slice(), few.least_groups), (["I".to_owned()].as_slice(), 3));
        let four = few.lacking.iter().find(|l| l.group == "IV").expect("IV lacks");
        assert_eq!((four.required, four.has.len(), four.least), (true, 2, 3));
        assert!(province.index("NMT002", now).readings.is_empty(), "it has not measured yet");
    });
}

/// The worked sample of VN_WQI, as a day of readings.
#[test]
fn a_water_that_measures_enough_has_an_index() {
    on_both(|province| {
        province.import(at("20251101080000"), &WATERS);
        let midnight = at("20261122000000");
        let sample = [
            ("Temp", "oC", "28.0"),
            ("pH", "-", "7.2"),
            ("DO", "mg/L", "4.9"),
            ("BOD5", "mg/L", "9"),
            ("COD", "mg/L", "18"),
            ("NH4", "mg/L", "0.45"),
            ("NO3", "mg/L", "1.2"),
            ("NO2-N", "mg/L", "0.03"),
            ("PO4", "mg/L", "0.15"),
            ("Coliform", "MPN/100mL", "6200"),
            ("E.coli", "MPN/100mL", "60"),
        ];
        let lines: String = sample
            .iter()
            .flat_map(|(symbol, unit, value)| {
                (0..24).map(move |h| line(symbol, value, unit, midnight.plus_seconds(-3600 * h), "00"))
            })
            .collect();
        province.send("NMT002", midnight, &lines);
        let now = midnight.plus_seconds(3600);
        province.follow(now);
        let index = province.index("NMT002", now);
        let verdict = verdict(&index, 0);
        assert_eq!((verdict.value, verdict.band.code.as_str()), (72, "moderate"));
        assert_eq!(verdict.leading().map(|p| p.symbol.as_str()), Some("NH4"));
        let oxygen = verdict.parts.iter().find(|p| p.symbol == "DO").expect("oxygen");
        assert_eq!(oxygen.saturation.map(|s| (s * 100.0).round() / 100.0), Some(63.44));
        assert_eq!(index.formula.body.formula.code(), "square-root");
        assert!(index.rule.provisional() && index.formula.provisional);
        assert!(verdict.other.is_none(), "72 and 74 are one band");
    });
}

/// What has no index in law has none here.
#[test]
fn stacks_and_wastewater_have_no_index() {
    on_both(|province| {
        let (network, law, id) =
            (province.receiver.network.clone(), province.receiver.law.current(), province.station("NUO001"));
        let none = province.read(move |tx| -> Outcome<_> {
            let profile = network.profile(tx, id)?.unwrap();
            let listed = index::newest(tx, &law, std::slice::from_ref(&profile), at("20261122000000"))?;
            assert!(station::store::by_id(tx, id)?.is_some() && listed.is_empty());
            index::of_station(tx, &law, &profile, at("20261122000000"))
        });
        assert!(none.is_none());
    });
}
