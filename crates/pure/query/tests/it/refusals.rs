//! Every refusal has its text in both languages, and no text is left over.

use std::collections::BTreeSet;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use kernel::{Arg, Moment, Refusal};
use query::{Function, Options, Plan};

use crate::province::THINGS;

const CODES: &str = include_str!("../../src/refused.rs");
const TEXTS: [&str; 2] =
    [include_str!("../../../../../locales/vi/query.ftl"), include_str!("../../../../../locales/en/query.ftl")];

fn words<'t>(text: &'t str, before: &str) -> BTreeSet<&'t str> {
    text.match_indices(before)
        .map(|(at, _)| {
            let rest = &text[at..].trim_start_matches('"');
            &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len())]
        })
        .collect()
}

#[test]
fn codes_and_texts_agree() {
    let codes = words(CODES, "\"refused-");
    assert!(codes.len() > 15);
    for text in TEXTS {
        let messages: BTreeSet<&str> = text
            .lines()
            .filter_map(|l| l.split_once(" ="))
            .map(|(id, _)| id)
            .filter(|id| id.starts_with("refused-"))
            .collect();
        assert_eq!(messages, codes);
    }
}

/// The words by which messages choose: what was expected, what a value is, what it must be.
#[test]
fn every_word_that_messages_choose_by_is_there() {
    let expected = CODES.lines().filter_map(|l| l.trim().strip_prefix("Expected::")?.split('"').nth(1));
    let kinds = Function::ALL.iter().flat_map(|f| f.signature().wants).map(|want| want.name());
    let words: BTreeSet<&str> = expected.chain(kinds).chain(["boolean", "real", "duration", "day", "time"]).collect();
    assert!(words.contains("time-zone") && words.contains("geometry"));
    for text in TEXTS {
        for word in &words {
            assert!(text.contains(&format!("[{word}]")), "no text for {word}");
        }
    }
}

/// One question for each refusal.
const REFUSED: [&str; 26] = [
    "$filter=name xx 5",
    "$filter=name eq",
    "$filter=x ge 2026-11-22T10:15:00 and y",
    "$filter=x eq 2026-02-30",
    "$filter=x eq geography'POINT (1)'",
    "$filter=startwith(name,'a')",
    "$filter=startswith(name)",
    "$filter=nme eq 'x'",
    "$filter=area eq 1",
    "$filter=name eq 5",
    "$filter=name add 1 eq 5",
    "$filter=st_relate(location, geography'POINT (0 0)', 'T')",
    "$filter=location eq null and location gt 1",
    "$filter=tolower(Datastreams/name) eq name",
    "$filter=st_within(geography'LINESTRING (0 0, 1 1)', geography'LINESTRING (0 0, 1 1)')",
    "$orderby=location",
    "$search=x",
    "$top=1&$top=2",
    "$top=-1",
    "$count=maybe",
    "$resultFormat=xml",
    "$format=xml",
    "$filter=%ff",
    "$expand=Sensors",
    "$skiptoken=abc",
    "$filter=((((((((((((((((((((((((((((((((((((((((((((((((((((((((1",
];

#[test]
fn refusals_read_well() {
    let mut found = Vec::new();
    for raw in REFUSED {
        let refusal = Options::parse(raw).and_then(|o| Plan::new(o, &THINGS, Moment(0))).expect_err(raw);
        found.push(format!("{raw}\n  {}\n  {}", said(&refusal, "vi", TEXTS[0]), said(&refusal, "en", TEXTS[1])));
    }
    insta::assert_snapshot!(found.join("\n"));
}

/// The text of a refusal.
fn said(refusal: &Refusal, language: &str, texts: &str) -> String {
    let resource = FluentResource::try_new(texts.to_owned()).expect("the texts are sound");
    let mut bundle = FluentBundle::new(vec![language.parse().expect("a language")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).expect("no text stands twice");
    let mut args = FluentArgs::new();
    for (name, value) in &refusal.args {
        let value = match value {
            Arg::Int(v) => FluentValue::from(*v),
            Arg::Number(v) => FluentValue::from(*v),
            Arg::Text(v) => FluentValue::from(v.as_str()),
        };
        args.set(name.as_ref(), value);
    }
    let pattern = bundle.get_message(&refusal.code).and_then(|m| m.value()).expect("the refusal has a text");
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{refusal}: {errors:?}");
    text
}
