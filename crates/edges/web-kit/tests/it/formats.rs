//! Numbers, ages, sizes and units as people read them.

use kernel::{Counted, Day, Lang, Moment};
use rstest::rstest;
use web_kit::format;

use crate::support::now;

#[rstest]
#[case("7.10", "7,10", "7.10")]
#[case("1240", "1.240", "1,240")]
#[case("1234567.5", "1.234.567,5", "1,234,567.5")]
#[case("-0.50", "−0,50", "−0.50")]
#[case("+3", "3", "3")]
#[case("0,4", "0,4", "0.4")]
#[case("---", "---", "---")]
#[case("1e5", "1e5", "1e5")]
#[case("1.2.3", "1.2.3", "1.2.3")]
#[case("<5", "<5", "<5")]
#[case("", "", "")]
#[case(".", ".", ".")]
fn a_value_keeps_the_places_of_its_instrument(#[case] text: &str, #[case] vi: &str, #[case] en: &str) {
    assert_eq!(format::original(Lang::Vi, text), vi);
    assert_eq!(format::original(Lang::En, text), en);
}

#[rstest]
#[case(1234.5, 1, "1.234,5")]
#[case(0.0, 2, "0,00")]
#[case(-0.001, 2, "0,00")]
#[case(-12.0, 0, "−12")]
#[case(f64::NAN, 2, "—")]
#[case(f64::INFINITY, 2, "—")]
fn numbers_with_given_places(#[case] value: f64, #[case] decimals: usize, #[case] vi: &str) {
    assert_eq!(format::number(Lang::Vi, value, decimals), vi);
}

#[rstest]
#[case(1240.0, "1.240")]
#[case(7.1, "7,1")]
#[case(0.000_000_1, "0")]
#[case(1.0 / 3.0, "0,333333")]
fn numbers_with_the_places_they_have(#[case] value: f64, #[case] vi: &str) {
    assert_eq!(format::shortest(Lang::Vi, value), vi);
}

#[test]
fn counts_keep_all_their_digits() {
    assert_eq!(format::count(Lang::Vi, 9_007_199_254_740_993), "9.007.199.254.740.993");
    assert_eq!(format::count(Lang::En, i64::MIN), "−9,223,372,036,854,775,808");
}

#[test]
fn a_count_that_was_left_off_says_so() {
    for (counted, vi, en) in [
        (Counted::Exactly(0), "0", "0"),
        (Counted::Exactly(10_000), "10.000", "10,000"),
        (Counted::MoreThan(10_000), "hơn 10.000", "more than 10,000"),
    ] {
        assert_eq!(format::counted(Lang::Vi, counted), vi);
        assert_eq!(format::counted(Lang::En, counted), en);
    }
}

#[rstest]
#[case(30, "vừa xong", "just now")]
#[case(-30, "vừa xong", "just now")]
#[case(60, "1 phút trước", "1 minute ago")]
#[case(3599, "59 phút trước", "59 minutes ago")]
#[case(7200, "2 giờ trước", "2 hours ago")]
#[case(86_400 * 29, "29 ngày trước", "29 days ago")]
#[case(86_400 * 30, "23/10/2026", "23/10/2026")]
#[case(-300, "5 phút nữa", "in 5 minutes")]
fn ages_in_words(#[case] seconds: i64, #[case] vi: &str, #[case] en: &str) {
    let at = now().plus_seconds(-seconds);
    assert_eq!(format::ago(Lang::Vi, now(), at), vi);
    assert_eq!(format::ago(Lang::En, now(), at), en);
}

#[rstest]
#[case(0, 24, "21/11/2026")]
#[case(0, 72, "21/11/2026 – 23/11/2026")]
#[case(17, 18, "21/11/2026 17:00 – 18:00")]
#[case(0, 23, "21/11/2026 00:00 – 23:00")]
#[case(23, 24, "21/11/2026 23:00 – 22/11/2026 00:00")]
#[case(1, 49, "21/11/2026 01:00 – 23/11/2026 01:00")]
#[case(0, 0, "21/11/2026 00:00 – 00:00")]
fn windows_of_hours(#[case] from: i64, #[case] to: i64, #[case] read: &str) {
    let at = |hours: i64| Day::new(2026, 11, 21).expect("a day").start().plus_seconds(hours * 3600);
    assert_eq!(format::window(at(from), at(to)), read);
}

#[test]
fn no_moment_breaks_an_age() {
    for at in [Moment(i64::MIN), Moment(i64::MAX)] {
        assert!(!format::ago(Lang::Vi, now(), at).is_empty());
        assert!(!format::moment(at).is_empty());
    }
    assert_eq!(format::moment(now()), "22/11/2026 10:15");
    assert_eq!(format::duration(Lang::Vi, 7200), "2 giờ");
}

#[rstest]
#[case(0, "0\u{a0}B")]
#[case(999, "999\u{a0}B")]
#[case(1500, "1,5\u{a0}kB")]
#[case(999_990, "1,0\u{a0}MB")]
#[case(250_000_000, "250\u{a0}MB")]
fn sizes(#[case] size: u64, #[case] vi: &str) {
    assert_eq!(format::bytes(Lang::Vi, size), vi);
}

#[rstest]
#[case("-", "")]
#[case("ug/Nm3", "µg/Nm³")]
#[case("mg/Nm3", "mg/Nm³")]
#[case("oC", "°C")]
#[case("m3/h", "m³/h")]
#[case("Pt-Co", "Pt-Co")]
#[case("uS/cm", "µS/cm")]
fn units(#[case] written: &str, #[case] read: &str) {
    assert_eq!(format::unit(written), read);
}

#[rstest]
#[case("QCVN 40:2011/BTNMT", "QCVN%2040:2011%2FBTNMT")]
#[case("..", "%2E%2E")]
#[case("a?b#c", "a%3Fb%23c")]
#[case("Hồ", "H%E1%BB%93")]
fn addresses(#[case] value: &str, #[case] segment: &str) {
    assert_eq!(web_kit::path_value(value), segment);
    assert_eq!(web_kit::query_value("a&b=c+d"), "a%26b%3Dc%2Bd");
}
