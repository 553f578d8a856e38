//! Worked examples of the regulations: which limit counts, and how it is calculated.

use definitions::kinds::{Bound, LimitSet, Window};
use definitions::rules::day_part::facts_at;
use definitions::rules::limit::{Coefficients, Limit, Question, assignment_faults, limit_for};
use definitions::rules::no_limit::NoLimit;
use definitions::rules::{FactValue, Facts};
use kernel::Lang;
use rstest::rstest;

use crate::kit::{catalogue, day, limit_set};

const Q40: &str = "QCVN 40:2011/BTNMT";
const Q05: &str = "QCVN 05:2023/BTNMT";
const Q14: &str = "QCVN 14:2008/BTNMT";
const Q19: &str = "QCVN 19:2009/BTNMT";
const Q08: &str = "QCVN 08:2023/BTNMT";
const Q09: &str = "QCVN 09:2023/BTNMT";
const Q10: &str = "QCVN 10:2023/BTNMT";
const Q26: &str = "QCVN 26:2025/BNNMT";

/// A day on which the sets that have been replaced since were in force.
const LONG_AGO: &str = "2020-06-01";

const MAX: fn(f64) -> Bound = Bound::Max;

struct Asked<'a> {
    set: &'a str,
    parameter: &'a str,
    column: &'a str,
    coefficients: &'a [(&'a str, f64)],
    facts: &'a [(&'a str, FactValue)],
    averaging: Window,
    day: &'a str,
}

impl Asked<'_> {
    fn answer(&self) -> Result<Limit, NoLimit> {
        let in_force = |on| catalogue().in_force::<LimitSet>(self.set, day(on));
        let set = ["2026-11-22", LONG_AGO].into_iter().find_map(in_force).expect("the set is in force");
        let coefficients: Coefficients = self.coefficients.iter().map(|(s, v)| ((*s).to_owned(), *v)).collect();
        let facts: Facts = self.facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        limit_for(
            set,
            &Question {
                parameter: self.parameter,
                column: Some(self.column).filter(|c| !c.is_empty()),
                coefficients: &coefficients,
                facts: &facts,
                averaging: self.averaging,
                day: day(self.day),
            },
        )
    }
}

fn asked<'a>(set: &'a str, parameter: &'a str, averaging: Window) -> Asked<'a> {
    Asked { set, parameter, column: "", coefficients: &[], facts: &[], averaging, day: "2026-11-22" }
}

/// QCVN 40:2011/BTNMT, Table 1 with Kq and Kf, and QCVN 14:2008/BTNMT with K: Cmax = C × coefficients, exact to
/// the digit.
#[rstest]
#[case::cod_a(Q40, "COD", "A", &[("Kq", 0.9), ("Kf", 1.0)], MAX(67.5))]
#[case::tss_a(Q40, "TSS", "A", &[("Kq", 0.9), ("Kf", 1.0)], MAX(45.0))]
#[case::cod_b(Q40, "COD", "B", &[("Kq", 1.1), ("Kf", 0.9)], MAX(148.5))]
#[case::mercury_small(Q40, "Hg", "A", &[("Kq", 0.6), ("Kf", 0.9)], MAX(0.0027))]
#[case::cyanide(Q40, "CN", "A", &[("Kq", 0.9), ("Kf", 1.1)], MAX(0.0693))]
#[case::nh4_coast(Q40, "NH4", "B", &[("Kq", 1.3), ("Kf", 1.2)], MAX(15.6))]
#[case::temperature_is_not_multiplied(Q40, "Temp", "A", &[("Kq", 0.9), ("Kf", 0.9)], MAX(40.0))]
#[case::colour_is_not_multiplied(Q40, "Color", "B", &[("Kq", 0.6), ("Kf", 0.9)], MAX(150.0))]
#[case::coliform_is_not_multiplied(Q40, "Coliform", "A", &[("Kq", 0.6), ("Kf", 1.2)], MAX(3000.0))]
#[case::ph_a(Q40, "pH", "A", &[("Kq", 0.9), ("Kf", 1.0)], Bound::Range { low: 6.0, high: 9.0 })]
#[case::ph_b(Q40, "pH", "B", &[], Bound::Range { low: 5.5, high: 9.0 })]
#[case::domestic(Q14, "BOD5", "B", &[("K", 1.2)], MAX(60.0))]
#[case::domestic_ph(Q14, "pH", "A", &[], Bound::Range { low: 5.0, high: 9.0 })]
#[case::domestic_sulphide(Q14, "Sulfide", "A", &[("K", 1.2)], MAX(1.2))]
fn wastewater_by_column_and_coefficients(
    #[case] set: &str,
    #[case] parameter: &str,
    #[case] column: &str,
    #[case] coefficients: &[(&str, f64)],
    #[case] expected: Bound,
) {
    let limit =
        Asked { column, coefficients, ..asked(set, parameter, Window::P1D) }.answer().expect("there is a limit");
    assert_eq!(limit.bound, expected);
    assert!(limit.provisional, "the tables have not been checked against the originals");
    assert_eq!(limit.set.code, set);
    assert_eq!(limit.formula.column.as_deref(), Some(column));
}

/// QCVN 19:2009/BTNMT, Cmax = C × Kp × Kv: dust, column B, Kp 0.8, Kv 0.8 → 128.
#[rstest]
#[case::dust("PM", &[("Kp", 0.8), ("Kv", 0.8)], &[], 128.0)]
#[case::nox("NOx", &[("Kp", 1.0), ("Kv", 1.0)], &[], 850.0)]
#[case::nox_of_chemical_plants("NOx", &[("Kp", 1.0), ("Kv", 1.0)], &[("source", "chemical")], 1000.0)]
#[case::nox_of_others("NOx", &[("Kp", 0.9), ("Kv", 1.4)], &[("source", "other")], 1071.0)]
#[case::h2s("H2S", &[("Kp", 0.9), ("Kv", 0.6)], &[], 4.05)]
fn emissions_by_flow_and_zone(
    #[case] parameter: &str,
    #[case] coefficients: &[(&str, f64)],
    #[case] facts: &[(&str, &str)],
    #[case] expected: f64,
) {
    let facts: Vec<(&str, FactValue)> = facts.iter().map(|(name, text)| (*name, FactValue::from(*text))).collect();
    let asked = Asked { column: "B", coefficients, facts: &facts, ..asked(Q19, parameter, Window::PT1H) };
    assert_eq!(asked.answer().expect("a limit").bound, MAX(expected));
}

/// QCVN 05:2023/BTNMT, Tables 1 and 2: PM2.5 over 24 h goes from 50 to 45 µg/Nm³ on 2026-01-01.
#[rstest]
#[case("PM2.5", Window::P1D, "2023-09-12", MAX(50.0))]
#[case("PM2.5", Window::P1D, "2025-12-31", MAX(50.0))]
#[case("PM2.5", Window::P1D, "2026-01-01", MAX(45.0))]
#[case("PM2.5", Window::P1Y, "2026-01-01", MAX(25.0))]
#[case("SO2", Window::PT1H, "2026-01-01", MAX(350.0))]
#[case("CO", Window::PT8H, "2026-01-01", MAX(10_000.0))]
#[case("O3", Window::PT8H, "2026-01-01", MAX(120.0))]
#[case("Cr6", Window::P1D, "2026-01-01", MAX(0.003))]
#[case("Benzidine", Window::PT1H, "2026-01-01", Bound::NotDetectable)]
fn ambient_air_by_average_and_day(
    #[case] parameter: &str,
    #[case] averaging: Window,
    #[case] on: &str,
    #[case] expected: Bound,
) {
    let limit = Asked { day: on, ..asked(Q05, parameter, averaging) }.answer().expect("there is a limit");
    assert_eq!(limit.bound, expected);
    assert_eq!(limit.formula.written, expected);
    assert!(!limit.provisional && limit.formula.factors.is_empty() && limit.formula.column.is_none());
    assert_eq!(limit.citation.document, "Thông tư 01/2023/TT-BTNMT");
}

/// Set, parameter, column, facts, average, what it must be.
type Case<'a> = (&'a str, &'a str, &'a str, &'a [(&'a str, FactValue)], Window, Bound);

/// QCVN 08, 09, 10:2023/BTNMT and 26:2025/BNNMT: minimum, range, class, sea zone, part of the day.
#[test]
fn other_media_by_class() {
    let text = |name: &'static str, value: &str| (name, FactValue::from(value));
    let zone = [text("sea_zone", "near-shore")];
    let night = [text("day_part", "night")];
    let none: [(&str, FactValue); 0] = [];
    let cases: [Case<'_>; 8] = [
        (Q08, "DO", "B", &none, Window::Instant, Bound::Min(5.0)),
        (Q08, "pH", "A", &none, Window::Instant, Bound::Range { low: 6.5, high: 8.5 }),
        (Q08, "Pb", "C", &none, Window::Instant, MAX(0.02)),
        (Q09, "NO3", "", &none, Window::Instant, MAX(15.0)),
        (Q10, "Cu", "", &zone, Window::Instant, MAX(0.03)),
        (Q10, "pH", "", &zone, Window::Instant, Bound::Range { low: 6.5, high: 8.5 }),
        (Q26, "Leq", "B", &night, Window::PT1H, MAX(45.0)),
        (Q26, "Leq", "E", &night, Window::PT1H, MAX(60.0)),
    ];
    for (set, parameter, column, facts, averaging, expected) in cases {
        let limit = Asked { column, facts, ..asked(set, parameter, averaging) }.answer();
        assert_eq!(limit.map(|l| l.bound), Ok(expected), "{set} {parameter}");
    }
    let nitrate = asked(Q09, "NO3", Window::Instant).answer().expect("a limit");
    assert!(nitrate.provisional, "how stations are judged is provisional");
}

/// What may be wrong is shown and decides nothing: QCVN 08:2023/BTNMT, Table 3; QCVN 09:2023/BTNMT from row 14 on;
/// QCVN 10:2023/BTNMT, Table 1; QCVN 14:2025/BTNMT and QCVN 40:2025/BTNMT.
#[rstest]
#[case::lake(Q08, "Chl-a", "A", &[("water_body", "lake")], Window::Instant)]
#[case::groundwater(Q09, "E.coli", "", &[], Window::Instant)]
#[case::coastal_ph(Q10, "pH", "", &[("sea_zone", "coastal")], Window::Instant)]
#[case::coastal_oxygen(Q10, "DO", "", &[("sea_zone", "coastal")], Window::Instant)]
#[case::coastal_solids(Q10, "TSS", "", &[("sea_zone", "coastal")], Window::Instant)]
#[case::coastal_coliform(Q10, "Coliform", "", &[("sea_zone", "coastal")], Window::Instant)]
#[case::domestic("QCVN 14:2025/BTNMT", "BOD5", "A", &[], Window::P1D)]
#[case::domestic_ammonium("QCVN 14:2025/BTNMT", "NH4", "B", &[], Window::P1D)]
#[case::domestic_coliform("QCVN 14:2025/BTNMT", "Coliform", "C", &[], Window::P1D)]
fn what_is_in_doubt_judges_nothing(
    #[case] set: &str,
    #[case] parameter: &str,
    #[case] column: &str,
    #[case] facts: &[(&str, &str)],
    #[case] averaging: Window,
) {
    let facts: Vec<(&str, FactValue)> = facts.iter().map(|(name, text)| (*name, FactValue::from(*text))).collect();
    let asked = Asked { column, facts: &facts, ..asked(set, parameter, averaging) };
    assert_eq!(asked.answer(), Err(NoLimit::Doubtful));
}

/// QCVN 40:2025/BTNMT from memory, by the flow of the discharge.
#[test]
fn what_is_in_doubt_by_flow_judges_nothing() {
    let facts = [("discharge", FactValue::from(2000.0))];
    let cod = Asked { column: "A", facts: &facts, ..asked("QCVN 40:2025/BTNMT", "COD", Window::P1D) };
    assert_eq!(cod.answer(), Err(NoLimit::Doubtful));
    assert!(!NoLimit::Doubtful.is_normal(), "somebody should mend it");
}

/// QCVN 19:2024/BTNMT: row by kind of source and capacity, column by zone, values at reference oxygen. SO₂ of a
/// boiler, worked: 219 mg/Nm³ at 18.7 % O₂ is 1,383.7 at 7 % and above every column, though 219 is below column C.
#[rstest]
#[case::small_boiler("PM", "boiler", ("steam", 19.9), "A", 40.0, 7.0)]
#[case::large_boiler("PM", "boiler", ("steam", 20.0), "A", 30.0, 7.0)]
#[case::boiler_so2("SO2", "boiler", ("steam", 5.0), "C", 250.0, 7.0)]
#[case::turbine_300("NOx", "gas", ("power", 300.0), "B", 120.0, 15.0)]
#[case::turbine_301("NOx", "gas", ("power", 300.1), "B", 90.0, 15.0)]
#[case::turbine_1200("SO2", "gas", ("power", 1200.0), "C", 80.0, 15.0)]
#[case::turbine_1201("SO2", "gas", ("power", 1200.1), "C", 70.0, 15.0)]
fn stacks_by_source_and_capacity(
    #[case] parameter: &str,
    #[case] source: &str,
    #[case] capacity: (&str, f64),
    #[case] column: &str,
    #[case] expected: f64,
    #[case] oxygen: f64,
) {
    let facts = [("source", FactValue::from(source)), (capacity.0, FactValue::from(capacity.1))];
    let asked = Asked { column, facts: &facts, ..asked("QCVN 19:2024/BTNMT", parameter, Window::PT1H) };
    let limit = asked.answer().expect("a limit");
    assert_eq!((limit.bound, limit.oxygen_reference), (MAX(expected), Some(oxygen)));
    let unknown = Asked { facts: &[], ..asked }.answer();
    assert_eq!(unknown.map(|l| l.bound), Err(NoLimit::FactMissing { fact: "source".to_owned() }));
}

/// QCVN 26:2010 and 26:2025: the hour says which part of the day it is; short noise may be louder.
#[rstest]
#[case::morning(Q26, "2026-11-22", "B", 6, None, 55.0, "")]
#[case::evening(Q26, "2026-11-22", "B", 18, None, 50.0, "")]
#[case::night(Q26, "2026-11-22", "B", 22, None, 45.0, "")]
#[case::before_dawn(Q26, "2026-11-22", "B", 5, None, 45.0, "")]
#[case::an_hour_by_day(Q26, "2026-11-22", "A", 12, Some(60.0), 65.0, "Cmax = C + 15 = 50 + 15 = 65")]
#[case::more_than_an_hour(Q26, "2026-11-22", "A", 12, Some(61.0), 60.0, "Cmax = C + 10 = 50 + 10 = 60")]
#[case::four_hours(Q26, "2026-11-22", "A", 12, Some(240.0), 55.0, "Cmax = C + 5 = 50 + 5 = 55")]
#[case::six_hours(Q26, "2026-11-22", "A", 12, Some(360.0), 53.0, "Cmax = C + 3 = 50 + 3 = 53")]
#[case::all_day(Q26, "2026-11-22", "A", 12, Some(361.0), 50.0, "")]
#[case::half_an_hour_in_the_evening(Q26, "2026-11-22", "C", 19, Some(30.0), 70.0, "Cmax = C + 15 = 55 + 15 = 70")]
#[case::three_hours_in_the_evening(Q26, "2026-11-22", "C", 19, Some(180.0), 58.0, "Cmax = C + 3 = 55 + 3 = 58")]
#[case::a_quarter_of_an_hour_by_night(Q26, "2026-11-22", "E", 23, Some(15.0), 75.0, "Cmax = C + 15 = 60 + 15 = 75")]
#[case::an_hour_and_a_half_by_night(Q26, "2026-11-22", "E", 23, Some(90.0), 63.0, "Cmax = C + 3 = 60 + 3 = 63")]
#[case::old_day("QCVN 26:2010/BTNMT", "2020-06-01", "ordinary", 20, None, 70.0, "")]
#[case::old_night("QCVN 26:2010/BTNMT", "2020-06-01", "special", 21, None, 45.0, "")]
fn noise_by_hour_and_duration(
    #[case] set: &str,
    #[case] on: &str,
    #[case] column: &str,
    #[case] hour: u8,
    #[case] minutes: Option<f64>,
    #[case] expected: f64,
    #[case] formula: &str,
) {
    let body = limit_set(set, on);
    let mut known = facts_at(&body.body, hour);
    known.extend(minutes.map(|m| ("duration".to_owned(), FactValue::from(m))));
    let known: Vec<(&str, FactValue)> = known.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let asked = Asked { column, facts: &known, day: on, ..asked(set, "Leq", Window::PT1H) };
    let limit = asked.answer().expect("a limit");
    assert_eq!((limit.bound, limit.formula.line(Lang::En).as_str()), (MAX(expected), formula));
}

/// A regulation that was replaced judges what was measured before.
#[test]
fn what_was_replaced_still_judges_its_days() {
    let old = |day| Asked { column: "B1", day, ..asked("QCVN 08-MT:2015/BTNMT", "BOD5", Window::Instant) }.answer();
    assert_eq!(old("2020-06-01").map(|l| l.bound), Ok(MAX(15.0)));
    assert_eq!(old("2023-09-12").map(|l| l.bound), Err(NoLimit::SetNotInForce { day: day("2023-09-12") }));
}

/// Why there is no limit: each step of the search has its own reason.
#[test]
fn no_limit_says_why() {
    let coefficients = [("Kq", 0.9), ("Kf", 1.0)];
    let columns = || vec!["A".to_owned(), "B".to_owned()];
    let cod = || Asked { column: "A", coefficients: &coefficients, ..asked(Q40, "COD", Window::P1D) };
    let early = day("2012-02-14");
    let cases = [
        (Asked { day: "2012-02-14", ..cod() }, NoLimit::SetNotInForce { day: early }),
        (Asked { day: "2032-01-01", ..cod() }, NoLimit::SetNotInForce { day: day("2032-01-01") }),
        (Asked { parameter: "SO2", ..cod() }, NoLimit::NotLimited),
        (Asked { averaging: Window::PT1H, ..cod() }, NoLimit::OtherAveraging { limited: vec![Window::P1D] }),
        (Asked { column: "", ..cod() }, NoLimit::ColumnMissing { columns: columns() }),
        (Asked { column: "C", ..cod() }, NoLimit::ColumnUnknown { column: "C".to_owned(), columns: columns() }),
        (Asked { coefficients: &coefficients[..1], ..cod() }, NoLimit::CoefficientMissing { symbol: "Kf".to_owned() }),
        (
            Asked { coefficients: &[("Kq", 0.95), ("Kf", 1.0)], ..cod() },
            NoLimit::CoefficientUnlawful {
                symbol: "Kq".to_owned(),
                value: 0.95,
                lawful: vec![0.6, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3],
            },
        ),
        (asked(Q26, "Leq", Window::PT1H), NoLimit::FactMissing { fact: "day_part".to_owned() }),
        (Asked { column: "C", ..asked(Q08, "TSS", Window::Instant) }, NoLimit::ColumnEmpty { column: "C".to_owned() }),
        (
            Asked { column: "A", ..asked(Q08, "Chl-a", Window::Instant) },
            NoLimit::FactMissing { fact: "water_body".to_owned() },
        ),
        (asked(Q05, "PM2.5", Window::PT1H), NoLimit::OtherAveraging { limited: vec![Window::P1D, Window::P1Y] }),
    ];
    for (asked, expected) in cases {
        let answer = asked.answer().expect_err("there is no limit");
        assert_eq!(answer, expected);
        assert!(answer.refusal(asked.set).code.starts_with("refused-"));
    }
    let elsewhere = [("sea_zone", FactValue::from("offshore"))];
    let other = Asked { facts: &elsewhere, ..asked(Q10, "Cu", Window::Instant) }.answer();
    assert_eq!(other.map(|l| l.bound), Err(NoLimit::OtherSource));
    let river = [("water_body", FactValue::from("river"))];
    let chlorophyll = Asked { column: "A", facts: &river, ..asked(Q08, "Chl-a", Window::Instant) }.answer();
    assert_eq!(chlorophyll.map(|l| l.bound), Err(NoLimit::OtherSource), "lakes only");
    assert!(NoLimit::OtherSource.is_normal() && !NoLimit::ColumnMissing { columns: columns() }.is_normal());
}

/// QCVN 40:2011/BTNMT: into an urban sewer without a treatment plant, C of column B counts as written,
/// whatever column and coefficients were assigned.
#[test]
fn an_urban_sewer_takes_column_b_as_written() {
    let facts = [("receiving", FactValue::from("urban-sewer"))];
    let limit = Asked { column: "A", facts: &facts, ..asked(Q40, "COD", Window::P1D) }.answer().expect("a limit");
    assert_eq!(limit.bound, MAX(150.0));
    assert_eq!(limit.formula.column.as_deref(), Some("B"));
    assert!(limit.formula.column_rule.is_some() && limit.formula.factors.is_empty());
}

#[test]
fn the_formula_is_printed_as_a_clerk_would_write_it() {
    let coefficients = [("Kq", 1.1), ("Kf", 0.9)];
    let asked = Asked { column: "B", coefficients: &coefficients, ..asked(Q40, "COD", Window::P1D) };
    let limit = asked.answer().expect("a limit");
    assert_eq!(limit.formula.line(Lang::Vi), "Cmax = C × Kq × Kf = 150 × 1,1 × 0,9 = 148,5");
    assert_eq!(limit.formula.line(Lang::En), "Cmax = C × Kq × Kf = 150 × 1.1 × 0.9 = 148.5");
    assert_eq!(limit.citation.article, "QCVN 40:2011/BTNMT, Bảng 1, số 5");
    assert_eq!(limit.judged_by.map(|c| c.document), Some("Nghị định 08/2022/NĐ-CP".to_owned()));
    let ph = Asked { parameter: "pH", ..asked }.answer().expect("a limit");
    assert_eq!(ph.formula.line(Lang::Vi), "");
}

#[test]
fn an_assignment_is_checked_before_any_value_comes() {
    let q40 = limit_set(Q40, "2026-11-22");
    let q05 = limit_set(Q05, "2026-11-22");
    let given = |list: &[(&str, f64)]| list.iter().map(|(s, v)| ((*s).to_owned(), *v)).collect::<Coefficients>();
    assert_eq!(assignment_faults(&q40.body, Some("A"), &given(&[("Kq", 0.9), ("Kf", 1.0)])), []);
    assert_eq!(assignment_faults(&q05.body, None, &given(&[])), []);
    assert_eq!(
        assignment_faults(&q05.body, Some("A"), &given(&[("Kq", 0.9)])),
        [
            NoLimit::ColumnUnknown { column: "A".to_owned(), columns: vec![] },
            NoLimit::CoefficientUnknown { symbol: "Kq".to_owned() }
        ]
    );
    let faults = assignment_faults(&q40.body, None, &given(&[("Kq", 1.0), ("Kx", 1.0)]));
    assert_eq!(faults.len(), 3, "no column, no Kf, an unknown Kx: {faults:?}");
}

/// A limit in the unit that a datastream keeps: mg/Nm³ and µg/Nm³ are factors of 1000 apart.
#[test]
fn a_limit_converts_into_the_kept_unit() {
    let limit = asked(Q05, "CO", Window::PT1H).answer().expect("a limit");
    let converted = catalogue().limit_in_unit(limit.clone(), "mg/Nm3").expect("it converts");
    assert_eq!((converted.bound, converted.unit.as_str()), (MAX(30.0), "mg/Nm3"));
    assert_eq!(converted.formula.written, MAX(30_000.0), "what the law says stays as it is");
    assert!(catalogue().limit_in_unit(limit, "mg/L").is_none());
}
