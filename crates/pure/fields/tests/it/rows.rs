//! Rows of the station table.

use fields::Reading;

use crate::stations::schema;

fn read(cells: &[&str]) -> Reading {
    let schema = schema();
    let cell = |code: &str| schema.codes().iter().zip(cells).find(|(c, _)| **c == code).map_or("", |(_, cell)| *cell);
    schema.read(cell)
}

fn row(cells: &[&str]) -> String {
    match read(cells).sound() {
        Ok(record) => serde_json::to_string_pretty(&schema().to_json(&record)).expect("a record is JSON"),
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
    ];
    insta::assert_snapshot!(row(&cells));
    assert!(!read(&cells).record.has("medium"));
    assert_eq!(read(&cells).record.text("limit_column"), Some("A"), "what can be read is there beside the refusals");
}

#[test]
fn rules_are_silent_about_what_was_refused() {
    let mut cells = SOUND;
    cells[6] = "abc";
    assert_eq!(row(&cells), "refused-field-not-a-coordinate at latitude given=\"abc\"");
    cells[6] = "";
    assert_eq!(row(&cells), "refused-field-together at latitude other=\"longitude\"");
    cells[6] = "20.9";
    cells[11] = "-";
    assert_eq!(row(&cells), "refused-field-needs at limit_column other=\"limit_set\"");
}

#[test]
fn values_are_read_by_name() {
    let record = read(&SOUND).sound().expect("it is sound");
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
