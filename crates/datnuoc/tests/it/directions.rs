//! Arrows only point down: which crate may know which, read from `cargo metadata`.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// Layers from the bottom; a crate may know those below, and in its own layer those before it.
const LAYERS: [&[&str]; 6] = [
    &["kernel", "series", "query", "fields", "paper"],
    &["store"],
    &["platform", "definitions", "identity", "parties"],
    &["monitoring"],
    &["web-kit", "intake", "exchange", "web-words", "web-portal", "web-desk", "web-api"],
    &["testkit"],
];

fn place(name: &str) -> Option<(usize, usize)> {
    LAYERS.iter().enumerate().find_map(|(l, layer)| layer.iter().position(|n| *n == name).map(|i| (l, i)))
}

/// The crates of the workspace with those of the workspace that each depends on, tests left out.
fn arrows() -> BTreeMap<String, Vec<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let own = |name: &str| name.strip_prefix("datnuoc-").map(str::to_owned);
    metadata["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .filter_map(|package| {
            let name = own(package["name"].as_str()?)?;
            let below = package["dependencies"].as_array()?.iter().filter(|d| d["kind"].is_null());
            Some((name, below.filter_map(|d| own(d["name"].as_str()?)).collect()))
        })
        .collect()
}

#[test]
fn arrows_only_point_down() {
    let arrows = arrows();
    assert!(arrows.len() > 10, "the workspace was read: {arrows:?}");
    for (from, to) in &arrows {
        let (layer, at) =
            place(from).unwrap_or_else(|| panic!("{from} has no layer; add it to LAYERS and ARCHITECTURE.md"));
        for below in to {
            let (other, before) = place(below).unwrap_or_else(|| panic!("{below} has no layer"));
            let down = other < layer || (other == layer && before < at);
            // Pages are siblings: they share the kit and their words, nothing else. Files that come by HTTP go the way
            // of all files.
            let shared = ["web-kit", "web-words"].contains(&below.as_str())
                || (from, below.as_str()) == (&"web-api".to_owned(), "intake");
            let sibling_pages = layer == 4 && other == 4 && !shared;
            assert!(down && !sibling_pages, "{from} must not know {below}");
        }
    }
}

#[test]
fn domains_hold_no_protocol_and_no_page() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let forbidden = ["axum", "maud", "tokio", "axum-server", "lettre"];
    let mut seen = 0;
    for package in metadata["packages"].as_array().expect("packages") {
        let manifest = package["manifest_path"].as_str().expect("a path");
        if !manifest.contains("/crates/domains/") && !manifest.contains("/crates/pure/") {
            continue;
        }
        seen += 1;
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let name = dependency["name"].as_str().expect("a name");
            let test_only = dependency["kind"] == "dev";
            assert!(test_only || !forbidden.contains(&name), "{} must not know {name}", package["name"]);
        }
    }
    assert!(seen >= 5, "domains and pure crates were looked at");
}
