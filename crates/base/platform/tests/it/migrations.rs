//! Every table says what time does to its rows, and keeps the promise that this makes.

use std::collections::BTreeMap;

const CLASSES: [&str; 5] = ["bitemporal", "recorded", "append-only", "working", "disposable"];

/// A `create table` of a migration: its class and its column names.
#[derive(Debug)]
struct Table {
    file: String,
    class: String,
    columns: Vec<String>,
}

fn tables() -> BTreeMap<String, Table> {
    let mut tables = BTreeMap::new();
    for migration in platform::migrations() {
        let mut class = None;
        let mut lines = migration.text.lines();
        while let Some(line) = lines.next() {
            if let Some(word) = line.strip_prefix("-- class: ") {
                class = Some(word.trim().to_owned());
            }
            let Some(rest) = line.strip_prefix("create table ") else { continue };
            let name = rest.trim_start_matches("if not exists ").split([' ', '(']).next().expect("a name").to_owned();
            let class = class.take().unwrap_or_else(|| panic!("{}: {name} has no `-- class:` line", migration.name));
            let columns = lines.by_ref().take_while(|l| !l.starts_with(')')).map(str::trim);
            let columns = columns.filter_map(|l| l.split(' ').next()).map(str::to_owned).collect();
            tables.insert(name, Table { file: migration.name.to_string(), class, columns });
        }
    }
    tables
}

#[test]
fn all_files_of_the_folder_are_carried() {
    let carried: Vec<String> = platform::migrations().iter().map(|m| m.name.to_string()).collect();
    let folder: Vec<String> = testkit::migrations().iter().map(|m| m.name.to_string()).collect();
    assert_eq!(carried, folder);
}

#[test]
fn every_table_has_a_known_class() {
    for (name, table) in tables() {
        let class = table.class.split(" in ").next().unwrap_or_default();
        assert!(CLASSES.contains(&class), "{}: {name} has the class {}", table.file, table.class);
    }
}

#[test]
fn tables_that_change_keep_their_versions() {
    let tables = tables();
    for (name, table) in &tables {
        let days: &[&str] = match table.class.as_str() {
            "recorded" => &[],
            "bitemporal" => &["valid_from", "valid_to"],
            _ => continue,
        };
        let twin = tables.get(&format!("{name}_version"));
        let twin =
            twin.unwrap_or_else(|| panic!("{}: {name} is {} but has no {name}_version", table.file, table.class));
        assert_eq!(twin.class, "append-only", "{name}_version");
        for column in ["id", "version", "recorded_at", "body", "hash"].iter().chain(days) {
            assert!(twin.columns.iter().any(|c| c == column), "{name}_version has no column {column}");
        }
        assert!(twin.columns.iter().any(|c| c == "primary"), "{name}_version has no primary key (id, version)");
    }
}
