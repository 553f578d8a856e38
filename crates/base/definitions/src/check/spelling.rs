//! No spelling may mean two things: a symbol two parameters of one medium, a unit's spelling two
//! units of one quantity. Looked at over all layers, as they hide one another.

use std::collections::BTreeMap;

use kernel::Refusal;

use crate::definition::Definition;
use crate::fault::Fault;
use crate::kinds::{Body, Kind};
use crate::package::Package;
use crate::symbol::{symbol_key, unit_key};

/// A spelling within the medium or quantity where it must be unique, and where it stands.
struct Spelling<'a> {
    within: &'a str,
    compared: String,
    key: String,
    written: &'a str,
}

pub(super) fn check(packages: &[Package]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for kind in [Kind::Parameter, Kind::Unit] {
        let mut taken: BTreeMap<(String, String), &Definition> = BTreeMap::new();
        for (package, definition) in effective(packages, kind) {
            for spelling in spellings(definition) {
                let place = (spelling.within.to_owned(), spelling.compared);
                match taken.get(&place) {
                    Some(other) if other.code != definition.code => {
                        let what = Refusal::new("refused-definition-spelling-taken")
                            .with("spelling", spelling.written)
                            .with("other", other.code.as_str())
                            .with("within", spelling.within);
                        faults.push(Fault::of(package, definition, &spelling.key, what));
                    }
                    Some(_) => {}
                    None => {
                        taken.insert(place, definition);
                    }
                }
            }
        }
    }
    // A spelling taken in several media is one mistake.
    faults.dedup_by(|a, b| a.file == b.file && a.key == b.key && a.arg("spelling") == b.arg("spelling"));
    faults
}

/// The definitions of a kind that no higher layer hides, lowest layer first, so that the newcomer
/// is blamed.
fn effective(packages: &[Package], kind: Kind) -> impl Iterator<Item = (&Package, &Definition)> {
    packages.iter().enumerate().flat_map(move |(at, package)| {
        let hides = move |code: &str| {
            packages[at + 1..].iter().flat_map(|p| &p.definitions).any(|d| d.kind() == kind && d.code == code)
        };
        let own = package.definitions.iter().filter(move |d| d.kind() == kind && !hides(&d.code));
        own.map(move |definition| (package, definition))
    })
}

fn spellings(definition: &Definition) -> Vec<Spelling<'_>> {
    let code = definition.code.as_str();
    match &definition.body {
        Body::Parameter(body) => {
            let mut own = vec![("code".to_owned(), code, symbol_key(code))];
            own.extend(listed("aliases", &body.aliases).map(|(key, text)| (key, text, symbol_key(text))));
            // The prefix keeps exact spellings apart from compared ones.
            let exact = |text: &str| format!("={}", text.trim());
            own.push(("code".to_owned(), code, exact(code)));
            own.extend(listed("exact_aliases", &body.exact_aliases).map(|(key, text)| (key, text, exact(text))));
            body.media
                .keys()
                .flat_map(|medium| {
                    own.iter().map(move |(key, written, compared)| Spelling {
                        within: medium,
                        compared: compared.clone(),
                        key: key.clone(),
                        written,
                    })
                })
                .collect()
        }
        Body::Unit(body) => std::iter::once(("code".to_owned(), code))
            .chain(std::iter::once(("symbol".to_owned(), body.symbol.as_str())))
            .chain(listed("spellings", &body.spellings))
            .map(|(key, written)| Spelling { within: &body.quantity, compared: unit_key(written), key, written })
            .collect(),
        _ => Vec::new(),
    }
}

fn listed<'a>(name: &'a str, texts: &'a [String]) -> impl Iterator<Item = (String, &'a str)> {
    texts.iter().enumerate().map(move |(i, text)| (format!("{name}[{i}]"), text.as_str()))
}
