//! Nothing that anybody sends makes the parsers fall over.

use kernel::Moment;
use proptest::prelude::*;
use proptest::sample::select;
use query::{MAX_DEPTH, Options, Plan, parse_filter};

use crate::province::THINGS;

fn soup() -> impl Strategy<Value = String> {
    let words = vec![
        "(",
        ")",
        ",",
        ";",
        ":",
        "/",
        "=",
        "-",
        "'",
        "''",
        "$",
        "@",
        " ",
        "  ",
        "and",
        "or",
        "not",
        "eq",
        "in",
        "add",
        "div",
        "any",
        "all",
        "name",
        "d",
        "Datastreams",
        "null",
        "true",
        "5",
        "-5",
        "1.5e3",
        "1e999",
        "2026-11-22",
        "2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00 07:00",
        "2026-13-01T00:00:00Z",
        "2026-01-01T00:00:00Z/P1D",
        "10:00",
        "duration'PT1H'",
        "geography'POINT (1 2)'",
        "startswith",
        "now",
        "substring",
        "$filter",
        "$expand",
        "$top",
        "đ",
        "\u{0}",
        "\u{1F30A}",
        "%",
        "&",
        "+",
        "%27",
        "%ff",
        "%2",
        "*",
        "asc",
        "desc",
    ];
    proptest::collection::vec(select(words), 0..40).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in prop_oneof![soup(), ".{0,80}"]) {
        if let Ok(expr) = parse_filter(&text) {
            let printed = expr.to_string();
            prop_assert_eq!(parse_filter(&printed).map(|e| e.to_string()), Ok(printed));
        }
        for option in ["", "$filter=", "$expand=", "$orderby=", "$select=", "$top=", "$skiptoken="] {
            if let Ok(options) = Options::parse(&format!("{option}{text}")) {
                let _checked = Plan::new(options, &THINGS, Moment(0));
            }
        }
    }
}

#[test]
fn depth_is_refused_before_the_stack_ends() {
    for text in [
        "(".repeat(16_000),
        "not ".repeat(4_000),
        "- ".repeat(8_000),
        "a/any(d:".repeat(2_000),
        "concat(".repeat(2_000),
        "a eq ".repeat(3_000),
        "1 add ".repeat(2_000),
    ] {
        let refusal = parse_filter(&text).expect_err("nobody nests like this");
        assert_eq!(refusal.code, "refused-filter-too-deep", "{}", &text[..20]);
    }
    let hundred_thousand = "(".repeat(100_000);
    assert_eq!(parse_filter(&hundred_thousand).expect_err("too long").code, "refused-filter-too-long");
    let refusal = Options::parse(&format!("$expand={}", "A/".repeat(8_000))).expect_err("too deep");
    assert_eq!(refusal.code, "refused-filter-too-deep");
    let refusal = Options::parse(&format!("$expand={}", "A($expand=".repeat(1_500))).expect_err("too deep");
    assert_eq!(refusal.code, "refused-filter-too-deep");
}

#[test]
fn what_is_deep_but_allowed_passes_on_a_small_stack() {
    let nested = format!("{}whole eq 1{}", "(".repeat(MAX_DEPTH - 1), ")".repeat(MAX_DEPTH - 1));
    let chained = format!("{} eq 1", ["whole"; 24].join(" add "));
    let wide = ["whole eq 1"; 250].join(" or ");
    let run = move || {
        for text in [nested, chained, wide] {
            let expr = parse_filter(&text).expect("allowed");
            let condition =
                query::Condition::of_user(expr, &crate::fields_of_sample::SAMPLE, Moment(0)).expect("it fits");
            assert_eq!(query::test(condition.expr(), &|_| 1_i64.into()), Some(!text.contains("add")));
        }
    };
    let small = std::thread::Builder::new().stack_size(512 * 1024).spawn(run).expect("a thread starts");
    small.join().expect("it did not overflow");
}
