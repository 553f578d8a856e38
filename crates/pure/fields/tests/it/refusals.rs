//! Every refusal has its text in both languages, and no text is left over.

use std::collections::BTreeSet;

use fluent_bundle::FluentResource;

const CODES: &str = include_str!("../../src/refused.rs");
const TEXTS: [&str; 2] =
    [include_str!("../../../../../locales/vi/fields.ftl"), include_str!("../../../../../locales/en/fields.ftl")];

#[test]
fn codes_and_texts_agree() {
    let codes: BTreeSet<&str> = CODES.split('"').filter(|word| word.starts_with("refused-field-")).collect();
    assert!(codes.len() > 20);
    for text in TEXTS {
        let lines = text.lines().filter_map(|l| l.split_once(" ="));
        let messages: BTreeSet<&str> = lines.map(|(id, _)| id).filter(|id| id.starts_with("refused-")).collect();
        assert_eq!(messages, codes);
        assert!(FluentResource::try_new(text.to_owned()).is_ok());
    }
}
