//! Charts: whatever the values are, the drawing is sound and says no more than is known.

use kernel::{Lang, Moment};
use proptest::prelude::*;
use rstest::rstest;
use web_kit::ui::chart::{Chart, Limit, Point, Series, State, chart};

use crate::support::{now, readable};

fn point(minutes: i64, value: f64) -> Point {
    Point { at: now().plus_seconds(minutes * 60), value, text: None, state: State::Checked, over: false }
}

fn drawn(points: &[Point], limits: &[Limit<'_>]) -> String {
    let shown = Chart {
        id: "c",
        title: "COD",
        unit: "mg/L",
        from: now().plus_seconds(-3600),
        to: now(),
        series: &[Series { name: "COD", gap_seconds: 600, points }],
        limits,
        download: Some("/all.csv"),
    };
    readable(&chart(Lang::Vi, &shown).into_string())
}

fn limit(value: f64) -> Limit<'static> {
    Limit { label: "giới hạn", value, from: None, to: None }
}

/// Whether a browser can read all numbers of the drawing.
fn sound(text: &str) -> bool {
    let numbers = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "d", "width", "height", "data-x", "data-y"];
    numbers.iter().all(|name| {
        let begins = format!(" {name}=\"");
        text.split(&begins).skip(1).filter_map(|rest| rest.split('"').next()).all(|v| !v.contains(['N', 'i', 'e']))
    })
}

#[test]
fn a_chart_of_an_hour() {
    let mut points: Vec<Point> = (-12..=0).map(|n| point(n * 5, 50.0 + n as f64)).collect();
    points.retain(|p| p.at < now().plus_seconds(-2400) || p.at > now().plus_seconds(-1500));
    points[1].state = State::Invalid;
    points[1].value = f64::NAN;
    points[1].text = Some("---".into());
    let last = points.len() - 1;
    points[last].over = true;
    points[last - 1].state = State::Provisional;
    points[last - 1].text = Some("49.00".into());
    insta::assert_snapshot!(drawn(&points, &[limit(49.5)]));
}

#[test]
fn no_values_are_said_in_words() {
    let text = drawn(&[], &[limit(5.0)]);
    assert!(text.contains("Chưa có số liệu") && !text.contains("data-chart") && !text.contains("<table"), "{text}");
    let outside = drawn(&[point(-600, 1.0)], &[]);
    assert!(outside.contains("Chưa có số liệu"));
}

#[rstest]
#[case(&[5.0])]
#[case(&[0.0, 0.0, 0.0])]
#[case(&[7.2, 7.2])]
#[case(&[-3.0, -3.0])]
#[case(&[f64::NAN])]
#[case(&[f64::NAN, 1.0, f64::INFINITY, 2.0, f64::NEG_INFINITY])]
#[case(&[1e300, -1e300, 1.0])]
#[case(&[1e12, 1.0])]
#[case(&[1e-12, 2e-12])]
#[case(&[1e9, 1_000_000_000.000_000_1])]
#[case(&[f64::MIN_POSITIVE, f64::EPSILON])]
fn odd_values_draw_soundly(#[case] values: &[f64]) {
    let points: Vec<Point> = values.iter().zip(-20..).map(|(v, n)| point(n, *v)).collect();
    for limits in [vec![], vec![limit(3.0)], vec![limit(f64::NAN)], vec![limit(1e300)]] {
        let text = drawn(&points, &limits);
        assert!(sound(&text), "{text}");
        assert_eq!(text.matches("<tr data-x").count(), values.len(), "the table has every value");
    }
}

#[test]
fn what_is_missing_breaks_the_line() {
    let path = |points: &[Point]| {
        let text = drawn(points, &[]);
        let start = text.find("class=\"series\"").unwrap();
        text[start..].split("d=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!(path(&[point(-30, 1.0), point(-25, 2.0), point(-20, 3.0)]).matches('M').count(), 1);
    assert_eq!(path(&[point(-50, 1.0), point(-45, 2.0), point(-20, 3.0), point(-15, 3.0)]).matches('M').count(), 2);
    let mut fault = vec![point(-30, 1.0), point(-25, 2.0), point(-20, 3.0)];
    fault[1].state = State::Invalid;
    let broken = path(&fault);
    assert_eq!(broken.matches('M').count(), 2, "a calibration is no part of the line");
    assert_eq!(broken.matches("l0.1 0").count(), 2, "values alone show as dots");
    assert!(drawn(&[point(-50, 1.0), point(-20, 3.0)], &[]).contains("<rect class=\"gap\""));
}

#[test]
fn a_limit_far_above_is_told_and_not_drawn() {
    let points = [point(-30, 1.0), point(-25, 2.0)];
    let near = drawn(&points, &[limit(5.0)]);
    assert!(near.contains("<line class=\"limit\"") && !near.contains('↑'));
    let far = drawn(&points, &[limit(500.0)]);
    assert!(!far.contains("<line class=\"limit\"") && far.contains("↑ giới hạn"));
}

#[test]
fn a_limit_is_drawn_for_as_long_as_it_held() {
    let since = Limit { from: Some(now().plus_seconds(-1800)), ..limit(2.0) };
    assert!(drawn(&[point(-30, 1.0), point(-1, 3.0)], &[since]).contains("x1=\"53.00%\" x2=\"100.00%\""));
    let over = Limit { to: Some(now().plus_seconds(-7200)), ..limit(2.0) };
    assert!(!drawn(&[point(-30, 1.0), point(-1, 3.0)], &[over]).contains("<line class=\"limit\""));
}

#[test]
fn a_year_of_minutes_stays_light_and_keeps_its_peak() {
    let points: Vec<Point> = (0..100_000)
        .map(|n| Point { at: now().plus_seconds(-3600 + n * 36 / 1000), ..point(0, f64::from((n % 7) as i32)) })
        .collect();
    let mut points = points;
    points[54_321].value = 99.0;
    let text = drawn(&points, &[]);
    assert!(text.len() < 150_000, "{} bytes", text.len());
    assert!(text.contains("cao nhất 99 mg/L"));
    let highest = text.split("data-series=\"1\" d=\"").nth(1).unwrap();
    let path = highest.split('"').next().unwrap();
    let top =
        path.split(['M', 'L', 'l']).filter_map(|p| p.split(' ').nth(1)?.parse::<f64>().ok()).fold(1000.0, f64::min);
    assert!(top < 110.0, "the peak is drawn near the top, not at {top}");
    assert!(text.contains("300 dòng mới nhất trong"), "the table says what it leaves out");
}

#[test]
fn time_that_stands_still_or_runs_back_is_borne() {
    for (from, to) in [(now(), now()), (now(), now().plus_seconds(-10)), (Moment(i64::MIN), Moment(i64::MAX))] {
        let points = [point(0, 1.0)];
        let shown = Chart {
            id: "c",
            title: "x",
            unit: "-",
            from,
            to,
            series: &[Series { name: "x", gap_seconds: 1, points: &points }],
            limits: &[],
            download: None,
        };
        assert!(sound(&chart(Lang::En, &shown).into_string()));
    }
}

#[rstest]
#[case(3600, "10:00")]
#[case(86_400, "22/11")]
#[case(30 * 86_400, "18/11")]
#[case(365 * 86_400, "10/2026")]
#[case(20 * 365 * 86_400, "01/2025")]
fn marks_of_time_are_round_and_few(#[case] seconds: i64, #[case] has: &str) {
    let points = [point(-1, 1.0)];
    let shown = Chart {
        id: "c",
        title: "x",
        unit: "-",
        from: now().plus_seconds(-seconds),
        to: now(),
        series: &[Series { name: "x", gap_seconds: 1, points: &points }],
        limits: &[],
        download: None,
    };
    let text = chart(Lang::Vi, &shown).into_string();
    let marks: Vec<&str> = text.split("text-anchor=").skip(1).filter_map(|t| t.split(['>', '<']).nth(1)).collect();
    assert!(marks.contains(&has) && (2..=8).contains(&marks.len()), "{marks:?}");
}

proptest! {
    #[test]
    fn any_values_draw_soundly(values in prop::collection::vec(any::<f64>(), 0..40), high in any::<f64>()) {
        let points: Vec<Point> = values.iter().zip(-40..).map(|(v, n)| point(n, *v)).collect();
        prop_assert!(sound(&drawn(&points, &[limit(high)])));
    }
}
