//! Every refusal has its words in both languages, and the words use only what it carries.

use std::collections::BTreeSet;
use std::path::Path;

use definitions::{Kind, Layer};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use kernel::{Arg, Refusal};
use unic_langid::langid;

use crate::faults::{cases, faults_of};

fn words(lang: &str) -> (String, FluentBundle<FluentResource>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../../locales/{lang}/definitions.ftl"));
    let text = std::fs::read_to_string(path).expect("the messages are there");
    let resource = FluentResource::try_new(text.clone()).expect("the messages are Fluent");
    let mut bundle = FluentBundle::new(vec![langid!("vi")]);
    bundle.add_resource(resource).expect("no message stands twice");
    (text, bundle)
}

fn say(bundle: &FluentBundle<FluentResource>, refusal: &Refusal) -> String {
    let pattern = bundle.get_message(&refusal.code).and_then(|m| m.value()).expect("the message has words");
    let mut args = FluentArgs::new();
    for (name, value) in &refusal.args {
        let value: FluentValue<'_> = match value {
            Arg::Int(v) => (*v).into(),
            Arg::Number(v) => (*v).into(),
            Arg::Text(v) => v.clone().into(),
        };
        args.set(name.clone(), value);
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{}: {errors:?}", refusal.code);
    text
}

/// The codes that stand in the sources.
fn codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("the sources are readable").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).expect("a source is text");
            codes.extend(text.split('"').filter(|t| t.starts_with("refused-")).map(str::to_owned));
        }
    }
    codes
}

#[test]
fn every_code_has_a_message_and_every_message_a_code() {
    let mut expected = codes();
    assert!(expected.len() > 50, "{expected:?}");
    expected.extend(Kind::ALL.iter().map(|k| format!("definition-kind-{}", k.code())));
    expected.extend(Layer::ALL.iter().map(|l| format!("definition-layer-{}", l.code())));
    for lang in ["vi", "en"] {
        let (text, _) = words(lang);
        let there: BTreeSet<String> = text
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
            .collect();
        let missing: Vec<_> = expected.difference(&there).collect();
        let unused: Vec<_> = there.difference(&expected).collect();
        assert!(missing.is_empty() && unused.is_empty(), "{lang}: missing {missing:?}, unused {unused:?}");
    }
}

#[test]
fn faults_are_said_without_a_hole() {
    for lang in ["vi", "en"] {
        let (_, bundle) = words(lang);
        for (kind, from, to, ..) in cases() {
            for fault in faults_of(kind, from, to) {
                let said = say(&bundle, &Refusal::from(fault));
                assert!(!said.contains("{$"), "{said}");
            }
        }
    }
}
