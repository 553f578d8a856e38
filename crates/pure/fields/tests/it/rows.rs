//! Rows of the station table.

use std::collections::BTreeMap;

use fields::Schema;

use crate::stations::{HEADER, schema};

fn row(cells: &[&str]) -> String {
    let schema = schema();
    let titles: Vec<&str> = HEADER.split(',').collect();
    let header = schema.header(&titles).expect("the header is complete");
    match schema.row(&header, cells, 7) {
        Ok(record) => serde_json::to_string_pretty(&schema.to_json(&record)).expect("a record is JSON"),
        Err(refusals) => refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
    }
}

const SOUND: [&str; 16] = [
    "NUO001",
    "Trạm nước thải Đại An",
    "wastewater",
    "DAIAN",
    "Công ty Đại An",
    "0800123456",
    "20,9215",
    "106.3012",
    "10549",
    "5",
    "pH;COD;TSS;NH4",
    "QCVN 40:2011/BTNMT",
    "A",
    "Kq=0.9;Kf=1.0",
    "",
    "có",
];

#[test]
fn a_sound_row() {
    insta::assert_snapshot!(row(&SOUND));
}

#[test]
fn a_short_row_lacks_what_is_missing() {
    insta::assert_snapshot!(row(&SOUND[..10]));
}

#[test]
fn everything_wrong_is_told_at_once() {
    let cells = [
        "NUO 001",
        "",
        "nước ngầm sâu",
        "",
        "Công ty",
        "12",
        "106.3",
        "",
        "1054",
        "năm",
        "pH;COD;pH",
        "",
        "A",
        "Kq",
        "21",
        "có lẽ",
        "",
        "slipped",
    ];
    insta::assert_snapshot!(row(&cells));
}

#[test]
fn rules_are_silent_about_what_was_refused() {
    let mut cells = SOUND;
    cells[6] = "abc";
    assert_eq!(row(&cells), "refused-field-not-a-coordinate at rows.7.latitude given=\"abc\"");
    cells[6] = "";
    assert_eq!(row(&cells), "refused-field-together at rows.7.latitude other=\"longitude\"");
    cells[6] = "20.9";
    cells[11] = "-";
    assert_eq!(row(&cells), "refused-field-needs at rows.7.limit_column other=\"limit_set\"");
}

#[test]
fn values_are_read_by_name() {
    let schema = schema();
    let texts: BTreeMap<String, String> =
        schema.codes().iter().zip(SOUND).map(|(code, text)| ((*code).to_owned(), text.to_owned())).collect();
    let record = schema.read(&texts).expect("it is sound");
    assert_eq!(record.text("code"), Some("NUO001"));
    assert_eq!(record.text("medium"), Some("wastewater"));
    assert_eq!(record.integer("interval_minutes"), Some(5));
    assert_eq!(record.number("latitude"), Some(20.9215));
    assert_eq!(record.boolean("public"), Some(true));
    assert_eq!(record.texts("parameters"), ["pH", "COD", "TSS", "NH4"]);
    assert_eq!(record.assignments("coefficients"), [("Kq", 0.9), ("Kf", 1.0)]);
    assert_eq!((record.number("o2_reference"), record.has("o2_reference")), (None, false));
    assert_eq!((record.integer("code"), record.text("nothing")), (None, None));
}

#[test]
fn blank_rows_are_known() {
    assert!(Schema::is_blank(&["", " ", "\u{a0}"]));
    assert!(!Schema::is_blank(&["", "-"]));
    assert!(Schema::is_blank(&[""; 0]));
}
