//! Every refusal of this crate has its words in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The sources below a folder.
fn sources(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            sources(&entry.path(), found);
        } else {
            found.push_str(&fs::read_to_string(entry.path()).unwrap());
        }
    }
}

#[test]
fn refusals_are_worded_in_both_languages_and_no_others_are() {
    let mut text = String::new();
    sources(&root().join("src"), &mut text);
    let codes: BTreeSet<&str> = text.split('"').filter(|s| s.starts_with("refused-") && !s.contains(' ')).collect();
    assert!(codes.len() > 20);
    for lang in ["vi", "en"] {
        let file = root().join(format!("../../../locales/{lang}/platform.ftl"));
        let messages = fs::read_to_string(file).unwrap();
        let worded: BTreeSet<&str> = messages
            .lines()
            .filter_map(|l| l.split_once(" = "))
            .map(|(key, _)| key)
            .filter(|k| !k.starts_with('#'))
            .collect();
        assert_eq!(worded, codes, "{lang}");
    }
}
