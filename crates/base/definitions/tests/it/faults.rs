//! Every fault is found and located. Each case is a file with one mistake, beside files that are right.

use definitions::{Fault, Kind, Layer, Package, check};

use crate::kit::package;

const HEAD: &str = "valid_from = \"2020-01-01\"\ncitation = { document = \"D\", article = \"A\" }\n";

const MEDIUM: &str = r#"[[medium]]
code = "water"
name = { vi = "Nước", en = "Water" }
order = 1
"#;

const UNITS: &str = r#"[[unit]]
code = "mg/L"
symbol = "mg/L"
name = { vi = "mg", en = "mg" }
quantity = "c"
[[unit]]
code = "m"
symbol = "m"
name = { vi = "m", en = "m" }
quantity = "l"
"#;

const PARAMETER: &str = r#"[[parameter]]
code = "COD"
name = { vi = "COD", en = "COD" }
media.water = { unit = "mg/L", decimals = 1 }
"#;

const SET: &str = r#"code = "S"
title = { vi = "T", en = "T" }
media = ["water"]
multiplied_by = ["K"]
judged = { averaging = "P1D", citation = { document = "D", article = "A" } }
limit = [
  { parameter = "COD", unit = "mg/L", values = { A = 1 } },
]
[[column]]
code = "A"
title = { vi = "A", en = "A" }
[[fact]]
code = "flow"
title = { vi = "Q", en = "Q" }
unit = "m"
[[fact]]
code = "zone"
title = { vi = "V", en = "Z" }
choices = [{ code = "1", title = { vi = "1", en = "1" } }]
[[coefficient]]
symbol = "K"
title = { vi = "K", en = "K" }
[[coefficient.table]]
title = { vi = "K", en = "K" }
by = "flow"
rows = [
  { up_to = 50, value = 0.9 },
  { over = 50, value = 1 },
]
"#;

/// One mistake: in `file`, `from` is written as `to`; expected code, key and line.
pub type Case = (&'static str, &'static str, &'static str, &'static str, &'static str, u32);

pub fn cases() -> Vec<Case> {
    let mut cases = crate::index_faults::cases();
    cases.extend(cases_of_others());
    cases
}

fn cases_of_others() -> Vec<Case> {
    vec![
        ("unit", "factor", "", "", "", 0),
        // Form.
        ("medium", "order = 1", "order = ", "refused-definition-syntax", "", 6),
        ("medium", "order = 1", "order = \"x\"", "refused-definition-shape", "medium[0]", 6),
        ("medium", "order = 1", "order = 1\ncolor = 1", "refused-definition-shape", "medium[0]", 7),
        ("medium", "order = 1", "", "refused-definition-shape", "medium[0]", 3),
        ("medium", "code = \"water\"", "", "refused-definition-key-missing", "medium[0]", 3),
        ("medium", "valid_from = \"2020-01-01\"", "", "refused-definition-key-missing", "medium[0]", 3),
        ("medium", "[[medium]]", "colour = 1\n[[medium]]", "refused-definition-key-unknown", "colour", 3),
        ("medium", "[[medium]]", "[medium]", "refused-definition-not-a-group", "medium", 3),
        // Every definition.
        ("medium", "code = \"water\"", "code = \"water \"", "refused-definition-code", "medium[0].code", 4),
        ("medium", "vi = \"Nước\"", "vi = \" \"", "refused-definition-text-missing", "medium[0].name.vi", 5),
        ("medium", "article = \"A\"", "article = \"\"", "refused-definition-citation-missing", "citation.article", 2),
        (
            "medium",
            "order = 1",
            "order = 1\nprovisional = true",
            "refused-definition-provisional-unexplained",
            "medium[0].provisional",
            7,
        ),
        (
            "medium",
            "order = 1",
            "order = 1\nvalid_to = \"2020-01-01\"",
            "refused-definition-period-empty",
            "medium[0].valid_to",
            7,
        ),
        (
            "medium",
            "order = 1",
            "order = 1\n[[medium]]\ncode = \"water\"\nname = { vi = \"N\", en = \"W\" }\norder = 1\nvalid_from = \"2021-01-01\"",
            "refused-definition-period-overlap",
            "medium[1].valid_from",
            11,
        ),
        (
            "medium",
            "order = 1",
            "order = 1\nstation_prefixes = [\"N\", \"N\"]",
            "refused-definition-twice",
            "medium[0].station_prefixes[1]",
            7,
        ),
        (
            "medium",
            "order = 1",
            "order = 1\noxygen = { ambient = 20.9, margin = 30 }",
            "refused-definition-range-empty",
            "medium[0].oxygen.margin",
            7,
        ),
        // Parameters and units.
        (
            "parameter",
            "media.water = { unit = \"mg/L\", decimals = 1 }",
            "media = {}",
            "refused-definition-parameter-without-medium",
            "parameter[0].media",
            6,
        ),
        (
            "parameter",
            "media.water",
            "media.fire",
            "refused-definition-reference-unknown",
            "parameter[0].media.fire",
            6,
        ),
        (
            "parameter",
            "unit = \"mg/L\"",
            "unit = \"mg/k\"",
            "refused-definition-reference-unknown",
            "parameter[0].media.water.unit",
            6,
        ),
        (
            "parameter",
            "decimals = 1",
            "decimals = 99",
            "refused-definition-decimals",
            "parameter[0].media.water.decimals",
            6,
        ),
        (
            "parameter",
            "decimals = 1",
            "decimals = 1, plausible = [5, 1]",
            "refused-definition-range-empty",
            "parameter[0].media.water.plausible",
            6,
        ),
        (
            "parameter",
            "decimals = 1",
            "decimals = 1, jump = 0",
            "refused-definition-not-positive",
            "parameter[0].media.water.jump",
            6,
        ),
        (
            "parameter",
            "decimals = 1",
            "decimals = 1, still_hours = 0",
            "refused-definition-not-positive",
            "parameter[0].media.water.still_hours",
            6,
        ),
        (
            "parameter",
            "code = \"COD\"",
            "code = \"COD\"\nat_least = { BOD5 = 0.95 }",
            "refused-definition-reference-unknown",
            "parameter[0].at_least.BOD5",
            5,
        ),
        (
            "parameter",
            "code = \"COD\"",
            "code = \"COD\"\naliases = [\"--\"]",
            "refused-definition-spelling-empty",
            "parameter[0].aliases[0]",
            5,
        ),
        (
            "parameter",
            "code = \"COD\"",
            "code = \"COD\"\nmolar_mass = 0",
            "refused-definition-not-positive",
            "parameter[0].molar_mass",
            5,
        ),
        (
            "unit",
            "quantity = \"l\"",
            "quantity = \"c\"\nspellings = [\"MG / L\"]",
            "refused-definition-spelling-taken",
            "unit[1].spellings[0]",
            13,
        ),
        (
            "unit",
            "quantity = \"l\"",
            "quantity = \"l\"\ndivisor = 0",
            "refused-definition-not-positive",
            "unit[1].divisor",
            13,
        ),
        (
            "unit",
            "quantity = \"l\"",
            "quantity = \"l\"\nshift = nan",
            "refused-definition-not-a-number",
            "unit[1].shift",
            13,
        ),
        // Limits.
        ("limit-set", "media = [\"water\"]", "media = []", "refused-definition-list-empty", "media", 5),
        (
            "limit-set",
            "parameter = \"COD\"",
            "parameter = \"BOD\"",
            "refused-definition-reference-unknown",
            "limit[0].parameter",
            9,
        ),
        ("limit-set", "unit = \"mg/L\"", "unit = \"mg\"", "refused-definition-reference-unknown", "limit[0].unit", 9),
        ("limit-set", "unit = \"mg/L\"", "unit = \"m\"", "refused-definition-unit-does-not-fit", "limit[0].unit", 9),
        (
            "limit-set",
            "values = { A = 1 }",
            "values = { B = 1 }",
            "refused-definition-column-unknown",
            "limit[0].values.B",
            9,
        ),
        (
            "limit-set",
            "values = { A = 1 }",
            "value = 1, values = { A = 1 }",
            "refused-definition-value-or-values",
            "limit[0]",
            9,
        ),
        ("limit-set", "values = { A = 1 }", "values = {}", "refused-definition-value-or-values", "limit[0]", 9),
        (
            "limit-set",
            "values = { A = 1 }",
            "values = { A = 0 }",
            "refused-definition-not-positive",
            "limit[0].values.A",
            9,
        ),
        ("limit-set", "values = { A = 1 }", "values = { A = \"none\" }", "refused-definition-shape", "", 9),
        ("limit-set", "values = { A = 1 }", "values = { A = { low = 1 } }", "refused-definition-shape", "", 9),
        (
            "limit-set",
            "values = { A = 1 }",
            "as_written = true, values = { A = { low = 2, high = 1 } }",
            "refused-definition-range-empty",
            "limit[0].values.A",
            9,
        ),
        (
            "limit-set",
            "values = { A = 1 }",
            "values = { A = { low = 1, high = 2 } }",
            "refused-definition-not-multipliable",
            "limit[0].values.A",
            9,
        ),
        (
            "limit-set",
            "values = { A = 1 }",
            "values = { A = 1 }, when = { heat = \"1\" }",
            "refused-definition-fact-unknown",
            "limit[0].when.heat",
            9,
        ),
        (
            "limit-set",
            "values = { A = 1 }",
            "values = { A = 1 }, when = { zone = \"9\" }",
            "refused-definition-choice-unknown",
            "limit[0].when.zone",
            9,
        ),
        (
            "limit-set",
            "values = { A = 1 }",
            "values = { A = 1 }, when = { zone = { over = 1 } }",
            "refused-definition-condition-kind",
            "limit[0].when.zone",
            9,
        ),
        (
            "limit-set",
            "values = { A = 1 }",
            "values = { A = 1 }, valid_to = \"2019-01-01\"",
            "refused-definition-period-empty",
            "limit[0].valid_to",
            9,
        ),
        (
            "limit-set",
            "values = { A = 1 } },",
            "values = { A = 1 } },\n{ parameter = \"COD\", unit = \"mg/L\", values = { A = 2 } },",
            "refused-definition-row-twice",
            "limit[1]",
            10,
        ),
        (
            "limit-set",
            "judged = { averaging = \"P1D\", citation = { document = \"D\", article = \"A\" } }",
            "",
            "refused-definition-averaging-missing",
            "limit[0]",
            9,
        ),
        (
            "limit-set",
            "multiplied_by = [\"K\"]",
            "multiplied_by = [\"K\", \"Kx\"]",
            "refused-definition-coefficient-undefined",
            "multiplied_by[1]",
            6,
        ),
        (
            "limit-set",
            "over = 50, value",
            "over = 60, value",
            "refused-definition-table-gap",
            "coefficient[0].table[0].rows[1]",
            30,
        ),
        (
            "limit-set",
            "over = 50, value",
            "from = 50, value",
            "refused-definition-table-gap",
            "coefficient[0].table[0].rows[1]",
            30,
        ),
        (
            "limit-set",
            "over = 50, value",
            "over = 50, up_to = 90, value",
            "refused-definition-table-gap",
            "coefficient[0].table[0].rows[1]",
            30,
        ),
        (
            "limit-set",
            "by = \"flow\"",
            "by = \"zone\"",
            "refused-definition-fact-unknown",
            "coefficient[0].table[0].by",
            27,
        ),
        ("limit-set", "by = \"flow\"", "value = 1", "refused-definition-table-neither", "coefficient[0].table[0]", 25),
        ("limit-set", "unit = \"m\"\n[[fact]]", "[[fact]]", "refused-definition-fact-neither", "fact[0]", 14),
        (
            "limit-set",
            "choices = [{ code = \"1\",",
            "choices = [{ code = \"1\", hours = { from = 6, to = 22 },",
            "refused-definition-hours",
            "fact[1].choices",
            21,
        ),
        (
            "limit-set",
            "[[fact]]",
            "[[addition]]\ntitle = { vi = \"C\", en = \"C\" }\nwhen = { zone = \"1\" }\nvalue = -5\n[[fact]]",
            "refused-definition-not-positive",
            "addition[0].value",
            17,
        ),
        // Other kinds.
        (
            "averaging",
            "code = \"water/P1D\"",
            "code = \"water\"",
            "refused-definition-averaging-code",
            "averaging[0].code",
            4,
        ),
        ("averaging", "of = \"PT1H\"", "of = \"P1D\"", "refused-definition-averaging-of", "averaging[0].of", 8),
        (
            "averaging",
            "min_ratio = 0.75",
            "min_ratio = 75",
            "refused-definition-min-ratio",
            "averaging[0].min_ratio",
            10,
        ),
        (
            "logger-status",
            "code = \"00\"",
            "code = \"0\"",
            "refused-definition-status-code",
            "logger_status[0].code",
            4,
        ),
        (
            "logger-status",
            "meaning = \"measuring\"",
            "meaning = \"fault\"",
            "refused-definition-status-counts",
            "logger_status[0].counts",
            7,
        ),
        ("severity", "from = 1\n", "from = 2\n", "refused-definition-tiers-begin", "tier", 5),
        ("severity", "from = 3", "from = 1", "refused-definition-range-empty", "tier[1].from", 11),
        ("role", "\"stations-read\"", "\"stations-burn\"", "refused-definition-right-unknown", "role[0].rights[0]", 8),
        (
            "arrival",
            "late_after_seconds = 300",
            "late_after_seconds = 0",
            "refused-definition-below-least",
            "late_after_seconds",
            6,
        ),
        ("office-calendar", "days = [1]", "days = [8]", "refused-definition-weekday", "week", 5),
        ("office-calendar", "\"13:00-17:00\"", "\"11:00-17:00\"", "refused-definition-range-empty", "week[0].hours", 7),
        (
            "office-calendar",
            "last = \"2027-02-11\"",
            "last = \"2027-02-01\"",
            "refused-definition-period-empty",
            "holiday[0].last",
            10,
        ),
    ]
}

fn texts() -> Vec<(&'static str, String)> {
    let averaging = "[[averaging]]\ncode = \"water/P1D\"\ntitle = { vi = \"N\", en = \"D\" }\nmedium = \"water\"\nwindow = \"P1D\"\nof = \"PT1H\"\nlabel = \"end\"\nmin_ratio = 0.75\n";
    let status = "[[logger_status]]\ncode = \"00\"\ntitle = { vi = \"Đ\", en = \"M\" }\nmeaning = \"measuring\"\ncounts = true\nstandard = true\n";
    let severity = "code = \"exceedance\"\ntitle = { vi = \"M\", en = \"T\" }\n[[tier]]\ncode = \"a\"\nfrom = 1\ntitle = { vi = \"a\", en = \"a\" }\n[[tier]]\ncode = \"b\"\nfrom = 3\ntitle = { vi = \"b\", en = \"b\" }\n";
    let role = "[[role]]\ncode = \"r\"\ntitle = { vi = \"V\", en = \"R\" }\npurpose = { vi = \"V\", en = \"R\" }\nreach = \"province\"\nrights = [\"stations-read\"]\n";
    let arrival = "code = \"datalogger\"\ntitle = { vi = \"T\", en = \"T\" }\nfuture_tolerance_seconds = 300\nlate_after_seconds = 300\nsilent_after_slots = 2\nnotice_after_seconds = 43200\nearliest = \"2013-01-01\"\n";
    let office = "code = \"office\"\ntitle = { vi = \"G\", en = \"H\" }\n[[week]]\ndays = [1]\nhours = [\"07:30-11:30\", \"13:00-17:00\"]\n[[holiday]]\nfirst = \"2027-02-05\"\nlast = \"2027-02-11\"\ntitle = { vi = \"T\", en = \"T\" }\n";
    let mut texts = vec![
        ("medium", MEDIUM),
        ("unit", UNITS),
        ("parameter", PARAMETER),
        ("limit-set", SET),
        ("averaging", averaging),
        ("logger-status", status),
        ("severity", severity),
        ("role", role),
        ("arrival", arrival),
        ("office-calendar", office),
    ];
    texts.extend(crate::index_faults::texts());
    texts.into_iter().map(|(kind, text)| (kind, format!("{HEAD}{text}"))).collect()
}

/// All faults of the files in which `kind` has `from` written as `to`.
pub fn faults_of(kind: &str, from: &str, to: &str) -> Vec<Fault> {
    let files: Vec<(String, String)> = texts()
        .into_iter()
        .map(|(of, text)| {
            let text = if of == kind && !from.is_empty() {
                assert!(text.contains(from) || to.is_empty(), "{from:?} does not stand in {kind}");
                text.replacen(from, to, 1)
            } else {
                text
            };
            (format!("{of}/x.toml"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    match package(Layer::BuiltIn, &files) {
        Ok(package) => check(&[package]),
        Err(faults) => faults,
    }
}

#[test]
fn each_mistake_is_found_where_it_stands() {
    for (kind, from, to, code, key, line) in cases() {
        let faults = faults_of(kind, from, to);
        if code.is_empty() {
            assert_eq!(faults, [], "the files without a mistake");
            continue;
        }
        let found: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let here = faults
            .iter()
            .find(|f| f.what.code == code)
            .unwrap_or_else(|| panic!("{kind}: {from} as {to}: no {code} among {found:#?}"));
        assert_eq!((here.key.as_str(), here.line), (key, line), "{kind}: {from} as {to}: {found:#?}");
        assert_eq!(here.file, format!("{kind}/x.toml"));
    }
}

#[test]
fn spellings_collide_across_files_and_layers() {
    let built_in = crate::kit::built_in();
    let province = format!(
        "{HEAD}[[parameter]]\ncode = \"Bui\"\nname = {{ vi = \"Bụi\", en = \"Dust\" }}\naliases = [\"pm-2,5\"]\nmedia.ambient_air = {{ unit = \"µg/Nm3\", decimals = 1 }}\n"
    );
    let province = package(Layer::Province, &[("parameter/p.toml", &province)]).expect("the form is right");
    let faults = check(&[built_in, province]);
    let codes: Vec<String> = faults.iter().map(ToString::to_string).collect();
    // `Bui` alone is already an alias of TSP.
    assert_eq!(
        codes,
        [
            "parameter/p.toml:4: parameter[0].code: refused-definition-spelling-taken spelling=\"Bui\" other=\"TSP\" within=\"ambient_air\"",
            "parameter/p.toml:6: parameter[0].aliases[0]: refused-definition-spelling-taken spelling=\"pm-2,5\" other=\"PM2.5\" within=\"ambient_air\"",
        ]
    );
}

/// A folder as an office has it: strange files beside good ones, Windows line ends, a byte-order mark.
#[test]
fn a_folder_is_read_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |path: &str| folder.path().join(path);
    std::fs::create_dir(at("medium")).expect("a folder");
    let text = format!("\u{feff}{HEAD}{MEDIUM}").replace('\n', "\r\n");
    std::fs::write(at("medium/m.toml"), text).expect("a file");
    std::fs::write(at("medium/notes.txt"), "ghi chú").expect("a file");
    std::fs::write(at("README.md"), "ghi chú").expect("a file");
    let package = Package::from_folder(Layer::Province, folder.path()).expect("no fault");
    assert_eq!(package.definitions.len(), 1);

    std::fs::write(at("loose.toml"), "").expect("a file");
    std::fs::create_dir(at("nonsense")).expect("a folder");
    std::fs::write(at("nonsense/x.toml"), "").expect("a file");
    std::fs::write(at("medium/latin.toml"), b"code = \"n\xe9\"").expect("a file");
    let faults = Package::from_folder(Layer::Province, folder.path()).expect_err("three faults");
    let mut codes: Vec<&str> = faults.iter().map(|f| f.what.code.as_ref()).collect();
    codes.sort_unstable();
    assert_eq!(
        codes,
        ["refused-definition-file-not-utf8", "refused-definition-file-outside-kind", "refused-definition-kind-unknown"]
    );
    let missing = Package::from_folder(Layer::Province, &at("nowhere")).expect_err("no folder");
    assert_eq!(missing[0].what.code, "refused-definition-file-unreadable");
}

proptest::proptest! {
    /// Whatever somebody saves in a folder, it is read or refused.
    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]{}=.,\"a-z0-9#\\n -]{0,200}", kind in 0..Kind::ALL.len()) {
        let path = format!("{}/x.toml", Kind::ALL[kind].code());
        match package(Layer::Province, &[(&path, &text)]) {
            Ok(package) => drop(check(&[package])),
            Err(faults) => proptest::prop_assert!(!faults.is_empty()),
        }
    }
}
