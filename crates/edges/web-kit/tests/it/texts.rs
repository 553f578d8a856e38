//! Texts: every key that any crate asks for is there, in both languages, with the same arguments,
//! and none is there for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use kernel::{Arg, Basis, Lang, Refusal};
use web_kit::i18n;

use crate::source_keys::asked;
use crate::support::LANGS;

/// The messages of a language: key, and the arguments it names.
fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut out = BTreeMap::new();
    for (file, text) in i18n::sources(lang) {
        let resource = parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut names = BTreeSet::new();
                variables(message.value.as_ref().expect("a message has a text"), &mut names);
                let key = message.id.name.to_owned();
                assert!(out.insert(key.clone(), names).is_none(), "{file}: {key} is written twice");
            }
        }
    }
    out
}

fn variables(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            for variant in variants {
                variables(&variant.value, names);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        _ => {}
    }
}

fn crates() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn both_languages_say_the_same() {
    let (vi, en) = (messages(Lang::Vi), messages(Lang::En));
    let only = |a: &BTreeMap<String, BTreeSet<String>>, b: &BTreeMap<_, _>| -> Vec<String> {
        a.keys().filter(|key| !b.contains_key(*key)).cloned().collect()
    };
    assert_eq!(only(&vi, &en), Vec::<String>::new(), "only in Vietnamese");
    assert_eq!(only(&en, &vi), Vec::<String>::new(), "only in English");
    // A name that a definition carries in both languages comes as `$vi` and `$en`, each for its own.
    let own = |names: &BTreeSet<String>, lang: Lang| -> BTreeSet<String> {
        names.iter().map(|name| if name == lang.code() { "own language".to_owned() } else { name.clone() }).collect()
    };
    let other: Vec<_> =
        vi.iter().filter(|(key, names)| own(&en[*key], Lang::En) != own(names, Lang::Vi)).map(|(key, _)| key).collect();
    assert_eq!(other, Vec::<&String>::new(), "other arguments");
}

#[test]
fn every_key_that_is_asked_for_is_written() {
    let known = messages(Lang::Vi);
    let asked = asked(&crates());
    let missing: Vec<_> = asked
        .keys
        .iter()
        .filter(|(key, _)| !known.contains_key(key))
        .map(|(key, file)| format!("{key} in {file}"))
        .collect();
    assert!(missing.is_empty(), "asked for and not written: {missing:#?}");
    let empty: Vec<_> = asked.families.iter().filter(|f| !known.keys().any(|key| key.starts_with(*f))).collect();
    assert!(empty.is_empty(), "families of keys without a member: {empty:#?}");
}

#[test]
fn every_key_that_is_written_is_asked_for() {
    let asked = asked(&crates());
    let used = |key: &String| asked.strings.contains(key) || asked.families.iter().any(|f| key.starts_with(f));
    let idle: Vec<_> = messages(Lang::Vi).into_keys().filter(|key| !used(key)).collect();
    assert!(idle.is_empty(), "written and never asked for: {idle:#?}");
}

#[test]
fn every_call_gives_the_arguments_that_its_text_names() {
    let known = messages(Lang::Vi);
    let asked = asked(&crates());
    let wrong: Vec<_> = asked
        .calls
        .iter()
        .filter_map(|(key, given, file)| {
            known.get(key).filter(|named| *named != given).map(|named| (key, named, given, file))
        })
        .collect();
    assert!(wrong.is_empty(), "text and call differ: {wrong:#?}");
}

#[test]
fn numbers_in_texts_follow_the_language_and_plurals_the_number() {
    let say = |lang, n: i64| i18n::t_with(lang, "kit-ago-days", &[("n", Arg::Int(n))]);
    assert_eq!(say(Lang::Vi, 1), "1 ngày trước");
    assert_eq!(say(Lang::En, 1), "1 day ago");
    assert_eq!(say(Lang::En, 12_000), "12,000 days ago");
    assert_eq!(say(Lang::Vi, 12_000), "12.000 ngày trước");
}

#[test]
fn a_refusal_speaks_and_an_unknown_one_says_its_code() {
    let long = Refusal::new("refused-field-long").at("reason").with("most", 1000_i64);
    assert_eq!(i18n::refusal(Lang::Vi, &long), "Dài quá. Xin viết không quá 1.000 ký tự.");
    assert_eq!(i18n::refusal(Lang::En, &long), "Too long. Please use at most 1,000 characters.");
    let unknown = Refusal::new("refused-that-nobody-wrote");
    assert_eq!(i18n::refusal(Lang::En, &unknown), "The request was refused (code: refused-that-nobody-wrote).");
    let basis = Basis { document: "Thông tư 10/2021/TT-BTNMT".into(), article: "Phụ lục 15".into() };
    assert_eq!(i18n::basis(Lang::Vi, &basis), "Phụ lục 15, Thông tư 10/2021/TT-BTNMT");
}

#[test]
fn texts_of_people_stay_as_they_are() {
    for lang in LANGS {
        let said = i18n::t_with(lang, "kit-source", &[("source", Arg::from("<b>{$x} \u{2068}"))]);
        assert!(said.ends_with("<b>{$x} \u{2068}"), "{said}");
    }
    assert_eq!(i18n::t(Lang::Vi, "a-key-that-nobody-wrote"), "a-key-that-nobody-wrote");
}
