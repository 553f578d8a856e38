//! What the tests share: the built-in catalogue, packages written as text, days.

use std::sync::{Arc, LazyLock};

use definitions::kinds::LimitSet;
use definitions::{Catalogue, Fault, Layer, Package, Pinned};
use kernel::Day;

static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of_packages(&[built_in()]));

pub fn built_in() -> Package {
    Package::built_in().expect("the built-in package is without fault")
}

pub fn catalogue() -> &'static Catalogue {
    &BUILT_IN
}

pub fn limit_set(code: &str, on: &str) -> Arc<Pinned<LimitSet>> {
    catalogue().in_force::<LimitSet>(code, day(on)).expect("the set is in force").clone()
}

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// A package of one layer from files written in the test.
pub fn package(layer: Layer, files: &[(&str, &str)]) -> Result<Package, Vec<Fault>> {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    Package::from_files(layer, files)
}
