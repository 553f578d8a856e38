//! Records as plain JSON, out and in.

use serde_json::{Map, Value, json};

use crate::stations::schema;

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(map) = value { map } else { panic!("no object") }
}

fn sound() -> Map<String, Value> {
    object(json!({
        "code": "NUO001", "name": "Trạm 1", "medium": "wastewater", "interval_minutes": 5, "public": true,
        "parameters": ["pH", "COD"], "coefficients": [{ "name": "Kq", "value": 0.9 }],
        "latitude": 20.9, "longitude": "106,3", "o2_reference": null,
    }))
}

#[test]
fn a_record_comes_back() {
    let schema = schema();
    let record = schema.from_json(&sound()).expect("it is sound");
    assert_eq!(record.number("longitude"), Some(106.3));
    assert_eq!(schema.from_json(&object(schema.to_json(&record))), Ok(record.clone()));
    let stored = serde_json::to_string(&record).expect("a record is stored");
    assert_eq!(serde_json::from_str::<fields::Record>(&stored).expect("and read"), record);
}

#[test]
fn what_is_of_another_kind_is_refused() {
    let cases = [
        ("code", json!(5)),
        ("code", json!("a b")),
        ("code", json!("")),
        ("code", Value::Null),
        ("interval_minutes", json!(5.5)),
        ("interval_minutes", json!(0)),
        ("interval_minutes", json!("năm")),
        ("interval_minutes", json!(true)),
        ("public", json!(1)),
        ("parameters", json!(["pH", "pH"])),
        ("parameters", json!(["pH", 5])),
        ("parameters", json!(["pH", ""])),
        ("parameters", json!({ "a": 1 })),
        ("coefficients", json!([{ "name": "Kq" }])),
        ("coefficients", json!([{ "name": "", "value": 1 }])),
        ("coefficients", json!([{ "name": "Kq", "value": 99 }])),
        ("latitude", json!(105.8)),
        ("colour", json!("red")),
    ];
    let schema = schema();
    let lines: Vec<String> = cases
        .into_iter()
        .map(|(code, value)| {
            let line = format!("{code} {value}");
            let mut map = sound();
            map.insert(code.to_owned(), value);
            let refusals = schema.from_json(&map).expect_err("it is wrong");
            format!("{line:<55} {}", refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
