//! Averages against the limits that bound their station on their day.

use kernel::Moment;
use monitoring::datastream::Averaging;
use monitoring::exceedance::State;
use monitoring::follow_law;
use monitoring::judge::Step;
use monitoring::rules::condition::Condition;
use monitoring::rules::window::Period;

use crate::province::{BEGINNING, Province, STATIONS, at, day, line, on_both, steady};

/// A day of COD at the wastewater station, judged the next morning.
fn cod_day(province: &Province, noon: &str, value: &str) {
    let noon = at(noon);
    let now = noon.plus_seconds(20 * 3600);
    province.send("NUO001", now, &day("COD", "mg/L", noon, value));
    province.follow(now);
}

#[test]
fn a_day_of_cod_above_column_a_is_found_revised_and_withdrawn() {
    on_both(|province| {
        let noon = "20261121120000";
        cod_day(province, noon, "67.5");
        assert_eq!(province.exceedances("NUO001"), [], "standing on the limit is allowed");
        cod_day(province, noon, "81");
        let (found, evidence) = province.exceedances("NUO001").remove(0);
        assert_eq!((found.state, found.version, found.ratio), (State::Open, 1, Some(1.2)));
        assert_eq!((evidence.high, evidence.written, evidence.value), (Some(67.5), Some(75.0), 81.0));
        assert_eq!(evidence.factors, [("Kq".to_owned(), 0.9), ("Kf".to_owned(), 1.0)]);
        assert_eq!((evidence.averaging.as_str(), evidence.column.as_deref()), ("P1D", Some("A")));
        assert_eq!(found.starts_at, at("20261121000000"));
        cod_day(province, noon, "135");
        let (found, evidence) = province.exceedances("NUO001").remove(0);
        assert_eq!((found.state, found.version, found.ratio), (State::Open, 2, Some(2.0)));
        assert_eq!(evidence.value, 135.0);
        cod_day(province, noon, "60");
        let (found, evidence) = province.exceedances("NUO001").remove(0);
        assert_eq!((found.state, found.version, evidence.state), (State::Withdrawn, 3, State::Withdrawn));
        cod_day(province, noon, "81");
        assert_eq!(province.exceedances("NUO001")[0].0.state, State::Open);
        let verbs = province.read(|tx| {
            Ok(tx.all::<String>(
                "select verb from journal where verb like 'exceedance.%' order by seq",
                store::args![],
            )?)
        });
        assert_eq!(verbs, ["exceedance.opened", "exceedance.revised", "exceedance.withdrawn", "exceedance.revised"]);
    });
}

#[test]
fn calibration_is_never_judged() {
    on_both(|province| {
        let noon = at("20261121120000");
        let calibrating = day("COD", "mg/L", noon, "500").replace("\t00\r\n", "\t01\r\n");
        province.send("NUO001", noon.plus_seconds(50_000), &calibrating);
        province.follow(noon.plus_seconds(50_000));
        assert_eq!(province.exceedances("NUO001"), []);
    });
}

#[test]
fn a_range_is_left_on_either_side() {
    on_both(|province| {
        for (noon, value, distance) in [
            ("20261119120000", "7", None),
            ("20261120120000", "5.5", Some(0.5)),
            ("20261121120000", "9.25", Some(0.25)),
        ] {
            let before = province.exceedances("NUO001").len();
            let now = at(noon).plus_seconds(50_000);
            province.send("NUO001", now, &day("pH", "-", at(noon), value));
            province.follow(now);
            let found = province.exceedances("NUO001");
            assert_eq!(
                found.get(before).map(|(_, e)| (e.low, e.high, e.distance)),
                distance.map(|d| (Some(6.0), Some(9.0), Some(d)))
            );
        }
    });
}

#[test]
fn the_limit_of_fine_dust_falls_with_the_year() {
    on_both(|province| {
        for (noon, value, limit) in [
            ("20251231120000", "48", None),
            ("20260101120000", "48", Some(45.0)),
            ("20251230120000", "50.5", Some(50.0)),
            ("20260102120000", "45", None),
        ] {
            let start = at(noon).day().start();
            let hours: String =
                (1..=24).map(|h| line("PM2,5", value, "µg/Nm3", start.plus_seconds(h * 3600), "00")).collect();
            let now = start.plus_seconds(86_400);
            province.send("KXQ001", now, &hours);
            province.follow(now);
            let found = province.exceedances("KXQ001").into_iter().find(|(e, _)| e.ends_at == now);
            assert_eq!(found.and_then(|(_, e)| e.high), limit, "{noon}");
        }
    });
}

#[test]
fn a_stack_is_judged_at_its_reference_oxygen_or_not_at_all() {
    on_both(|province| {
        // SO2: 500 × Kp 0.9 × Kv 1.0 = 450; at 7 % of O2: 219 × 13.9 / 2.2 = 1 383.7.
        for (end, value, oxygen, exceeded) in [
            ("20261121100000", "219", Some("18.7"), Some(1383.68)),
            ("20261121110000", "219", Some("7"), None),
            ("20261121120000", "2000", None, None),
            ("20261121130000", "2000", Some("20.85"), None),
            ("20261121140000", "2000", Some("0"), Some(1330.14)),
        ] {
            let end = at(end);
            let mut content = steady("SO2", "mg/Nm3", end, value);
            content.extend(oxygen.map(|o| steady("O2", "%", end, o)));
            province.send("KHI002", end, &content);
            province.follow(end);
            let found = province.exceedances("KHI002").into_iter().find(|(e, _)| e.ends_at == end);
            assert_eq!(found.as_ref().map(|(_, e)| (e.value * 100.0).round() / 100.0), exceeded, "{end}");
            if let Some((_, evidence)) = found {
                let corrected = evidence.corrected.unwrap();
                assert_eq!((corrected.reference, corrected.measured), (7.0, value.parse().unwrap()));
                assert_eq!(evidence.high, Some(450.0));
            }
        }
        // Oxygen that comes later makes the hour comparable.
        let end = at("20261121120000");
        province.send("KHI002", end.plus_seconds(7200), &steady("O2", "%", end, "7"));
        province.follow(end.plus_seconds(7200));
        assert!(province.exceedances("KHI002").iter().any(|(e, _)| e.ends_at == end));
    });
}

/// What is known about the source chooses the row: a boiler of 25 t/h may emit 30 mg/Nm³ of dust in zone A, a
/// smaller one 40; corrected from 18 % to 7 % of oxygen, 6.6 become 30.6.
#[test]
fn the_row_of_a_boiler_is_found_by_its_capacity() {
    on_both(|province| {
        for (code, steam, exceeded) in [("KHI025", "25", Some(30.0)), ("KHI012", "12,5", None)] {
            let row = format!(
                "{code},Lò hơi,stack_emission,,,,10.5,106.5,,5,PM;O2,QCVN 19:2024/BTNMT,A,,\"source=boiler;steam={steam}\",,true"
            );
            assert_eq!(province.import(at("20261122080000"), &[&row]).applied_rows, 1);
            let end = at("20261122100000");
            let content = [steady("PM", "mg/Nm3", end, "6.6"), steady("O2", "%", end, "18")].concat();
            province.send(code, end, &content);
            province.follow(end);
            let found = province.exceedances(code).pop();
            assert_eq!(found.as_ref().and_then(|(_, e)| e.high), exceeded, "{steam}");
            if let Some((_, evidence)) = found {
                let source = [("source".to_owned(), "boiler".to_owned()), ("steam".to_owned(), steam.to_owned())];
                assert_eq!(evidence.source, source);
                assert_eq!(evidence.corrected.map(|c| c.reference), Some(7.0));
            }
        }
    });
}

#[test]
fn a_later_permit_does_not_change_what_was_judged_before() {
    on_both(|province| {
        let column_b = STATIONS[0].replace(",A,Kq", ",B,Kq");
        assert_eq!(province.import(at("20261122090000"), &[&column_b]).applied_rows, 1);
        cod_day(province, "20261121120000", "100");
        cod_day(province, "20261122120000", "100");
        let found = province.exceedances("NUO001");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0.starts_at, found[0].1.high), (at("20261121000000"), Some(67.5)));
        assert_eq!(found[0].1.setup_version, 1);
    });
}

#[test]
fn judging_again_does_nothing() {
    on_both(|province| {
        cod_day(province, "20261121120000", "81");
        let now = at("20261122090000");
        let entries = province.count("select count(*) from journal");
        assert_eq!(province.judge(now), Step::default());
        assert_eq!(province.derive(now), 0);
        // The same averages computed once more are the same finding.
        province.send("NUO001", now, &line("TSS", "1", "mg/L", at("20261121235500"), "00"));
        province.follow(now);
        assert_eq!(province.exceedances("NUO001")[0].0.version, 1);
        assert_eq!(province.count("select count(*) from journal"), entries);
    });
}

/// Steady hours of the air station, each labelled by its end.
fn air_hours(symbol: &str, until: Moment, hours: i64, value: &str) -> String {
    (0..hours).map(|n| line(symbol, value, "µg/Nm3", until.plus_seconds(-3600 * n), "00")).collect()
}

/// Ozone may be 120 over any eight hours, though each of them may be 200: QCVN 05:2023, Table 1.
#[test]
fn eight_hours_in_a_row_are_compared_with_the_limit_for_eight_hours() {
    on_both(|province| {
        let until = at("20261121180000");
        province.send("KXQ001", until, &air_hours("O3", until, 8, "130"));
        province.follow(until);
        let found = province.exceedances("KXQ001");
        // Six hours of eight are enough for a mean; so it is found at 16:00, 17:00 and 18:00.
        let windows: Vec<_> =
            found.iter().map(|(e, evidence)| (e.ends_at, evidence.averaging.as_str(), evidence.valid_count)).collect();
        let expected = [("20261121160000", 6), ("20261121170000", 7), ("20261121180000", 8)];
        assert_eq!(windows, expected.map(|(end, count)| (at(end), "PT8H", count)));
        let (whole, evidence) = &found[2];
        assert_eq!((whole.starts_at, whole.ratio), (at("20261121100000"), Some(1.083_333_333_333_33)));
        assert_eq!((evidence.value, evidence.high, evidence.expected_count), (130.0, Some(120.0), 8));

        // One low hour that comes late brings the whole down again.
        let low = until.plus_seconds(-3600);
        province.send("KXQ001", until.plus_seconds(60), &line("O3", "10", "µg/Nm3", low, "00"));
        province.follow(until.plus_seconds(60));
        let states: Vec<_> = province.exceedances("KXQ001").iter().map(|(e, _)| e.state).collect();
        assert_eq!(states, [State::Open, State::Withdrawn, State::Withdrawn]);
        let made = province.averages("KXQ001", "O3", Averaging::Mean(Period::EightHours));
        assert_eq!(made.len(), 8, "those that are over");
        // What no limit asks for is not made.
        let made = province.view("KXQ001", until).parameters.into_iter().map(|p| {
            let periods: Vec<&str> = p.means.iter().map(|m| m.period.code()).collect();
            format!("{} {}", p.slot.symbol, periods.join(" "))
        });
        let expected =
            ["PM10 PT1H P1D P1Y", "PM2.5 PT1H P1D P1Y", "SO2 PT1H P1D P1Y", "NO2 PT1H P1D P1Y", "CO PT1H PT8H P1D"];
        assert_eq!(made.take(5).collect::<Vec<_>>(), expected);
    });
}

#[test]
fn a_year_is_compared_with_the_limit_for_the_year() {
    on_both(|province| {
        let until = at("20260101000000");
        province.send("KXQ001", until, &air_hours("SO2", until, 24 * 280, "51"));
        province.follow(until);
        let found = province.exceedances("KXQ001");
        let years: Vec<_> = found
            .iter()
            .map(|(e, evidence)| (e.starts_at, e.ends_at, evidence.averaging.as_str(), evidence.valid_count))
            .collect();
        assert_eq!(years, [(at("20250101000000"), until, "P1Y", 280)]);
        assert_eq!((found[0].1.high, found[0].1.expected_count, found[0].0.ratio), (Some(50.0), 365, Some(1.02)));
    });
}

/// By night an area may have less than by day: QCVN 26:2025.
#[test]
fn noise_is_compared_with_the_limit_of_its_hour() {
    on_both(|province| {
        let row = "ON001,Tiếng ồn,ambient_air,,,,10.4,106.4,,5,Leq,QCVN 26:2025/BNNMT,D,,,,true";
        let report = province.import(at("20261101080000"), &[row]);
        assert_eq!(report.faulty_rows, 0, "{:?}", report.faults);
        for (end, limit) in [("20261121150000", None), ("20261121230000", Some(55.0))] {
            let end = at(end);
            province.send("ON001", end, &steady("Leq", "dBA", end, "60"));
            province.follow(end);
            let found = province.exceedances("ON001").into_iter().find(|(e, _)| e.ends_at == end);
            assert_eq!(found.and_then(|(_, e)| e.high), limit, "{end:?}");
            // The page says the limit of this hour, and draws none that holds for all of them.
            let mean = province.mean("ON001", "Leq", Period::Hour, end.plus_seconds(60));
            assert!(mean.limit.is_some() && mean.by_hour && mean.plain_limit().is_none(), "{mean:?}");
            assert_eq!(mean.judgement.map(|j| j.exceeded), Some(limit.is_some()), "{end:?}");
        }
    });
}

#[test]
fn what_a_page_says_of_a_stack_is_said_of_the_corrected_value() {
    on_both(|province| {
        // 219 is below 450 and, at 7 % of O2, 1 383.7: the worked example of QCVN 19:2009.
        for (end, oxygen, corrected) in [
            ("20261121100000", Some("18.7"), Some(1383.68)),
            ("20261121110000", None, None),
            ("20261121120000", Some("20.85"), None),
        ] {
            let end = at(end);
            let mut content = steady("SO2", "mg/Nm3", end, "219");
            content.extend(oxygen.map(|o| steady("O2", "%", end, o)));
            province.send("KHI002", end, &content);
            province.follow(end);
            let mean = province.mean("KHI002", "SO2", Period::Hour, end);
            assert_eq!(mean.average.as_ref().and_then(|a| a.value), Some(219.0));
            assert_eq!(mean.limit.as_ref().and_then(|l| l.oxygen_reference), Some(7.0));
            assert!(mean.plain_limit().is_none(), "no line for what is not on the chart");
            assert_eq!(mean.corrected.map(|v| (v * 100.0).round() / 100.0), corrected);
            assert_eq!(mean.judgement.map(|j| j.exceeded), corrected.map(|_| true));
            assert_eq!(mean.not_comparable, corrected.is_none());
        }
        // Oxygen that turns out not to have been measured takes nothing back.
        let end = at("20261121100000");
        assert_eq!(province.exceedances("KHI002").len(), 1);
        province.send(
            "KHI002",
            end.plus_seconds(7200),
            &steady("O2", "%", end, "18.7").replace("\t00\r\n", "\t02\r\n"),
        );
        province.follow(end.plus_seconds(7200));
        let (kept, _) = province.exceedances("KHI002").remove(0);
        assert_eq!((kept.state, kept.version), (State::Open, 1));
    });
}

/// A station whose limits are for samples only keeps no limit by reporting.
#[test]
fn nobody_keeps_a_limit_that_nothing_is_compared_with() {
    on_both(|province| {
        let row = "BIEN01,Nước biển,sea_water,,,,10.5,106.5,,5,pH,QCVN 10:2023/BTNMT,,,sea_zone=near-shore,,true";
        let report = province.import(at(BEGINNING), &[row]);
        assert_eq!(report.faulty_rows, 0, "{:?}", report.faults);
        let end = at("20261121100000");
        for (code, symbol, unit, condition) in
            [("BIEN01", "pH", "-", Condition::Unlimited), ("NUO001", "pH", "-", Condition::Normal)]
        {
            province.send(code, end, &steady(symbol, unit, end, "7"));
            province.follow(end);
            assert_eq!(province.view(code, end).glance.condition, condition, "{code}");
        }
    });
}

/// A standard that comes later limits what stations measure already.
#[test]
fn a_new_limit_reaches_the_stations_that_are_there() {
    on_both(|province| {
        let until = at("20261121180000");
        let (law, random) = (province.receiver.law.clone(), province.random.clone());
        let is_due = || {
            let law = law.current();
            province.read(move |tx| follow_law::is_due(tx, &law, until.day()))
        };
        assert!(!is_due(), "the import has brought them");
        province
            .db
            .write_now(|tx| Ok(tx.run("delete from datastream where averaging in ('PT8H', 'P1Y')", store::args![])?))
            .unwrap();
        assert!(is_due());
        for made in [6, 0] {
            let (law, random) = (law.current(), random.clone());
            let done = province.db.write_now(move |tx| follow_law::run(tx, &law, &random, until.day())).unwrap();
            // Ozone and carbon monoxide over eight hours; two kinds of dust and two gases over the year.
            assert_eq!(done, made);
        }
        province.send("KXQ001", until, &air_hours("O3", until, 8, "130"));
        province.follow(until);
        assert_eq!(province.exceedances("KXQ001").len(), 3);
    });
}
