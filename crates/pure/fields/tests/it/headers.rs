//! Headers as offices write them.

use fields::Schema;

use crate::stations::{HEADER, schema};

/// The columns of some fields, and what is unknown.
fn found(schema: &Schema, titles: &[&str]) -> String {
    match schema.header(titles) {
        Ok(header) => {
            format!("{} | unknown: {}", header.columns.join(" "), header.unknown.join(", "))
        }
        Err(refusals) => refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    }
}

#[test]
fn the_header_of_the_issue() {
    let titles: Vec<&str> = HEADER.split(',').collect();
    let header = schema().header(&titles).expect("it is complete");
    assert_eq!(header.unknown, [""; 0]);
    assert_eq!(header.columns, titles);
}

#[test]
fn order_spelling_and_languages() {
    let small = Schema { fields: schema().fields.into_iter().take(3).collect(), rules: Vec::new(), ..schema() };
    let cases: [&[&str]; 12] = [
        &["code", "name", "medium"],
        &["\u{feff}code", "name", "medium"],
        &["MEDIUM", "Name ", " Code*"],
        &["Mã trạm", "Tên trạm", "Thành phần môi trường"],
        &["MA TRAM", "ten_tram", "loại-trạm"],
        &["Mã trạm (bắt buộc)", "Tên điểm quan trắc", "Medium (see list)"],
        &["Station code", "station_name", "medium"],
        &["code", "name", "medium", "ghi chú", "", "Người nhập"],
        &["code", "name"],
        &["code", "name", "medium", "Mã trạm"],
        &[],
        &["STT", "Trạm", "???"],
    ];
    let lines: Vec<String> = cases.iter().map(|titles| format!("{titles:?}\n    {}", found(&small, titles))).collect();
    insta::assert_snapshot!(lines.join("\n"));
}
