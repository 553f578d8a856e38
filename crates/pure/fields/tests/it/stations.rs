//! The table of stations, as an office fills it in: the schema of these tests.

use fields::{Axis, Check, Choice, Field, Kind, Rule, Schema};

pub const HEADER: &str = "code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,\
                          interval_minutes,parameters,limit_set,limit_column,coefficients,o2_reference,public";

pub fn schema() -> Schema {
    let media = vec![
        Choice::new("ambient_air", "Không khí xung quanh", "Ambient air"),
        Choice::new("stack_emission", "Khí thải", "Stack emission").aliases(&["khí thải ống khói"]),
        Choice::new("wastewater", "Nước thải", "Wastewater"),
        Choice::new("surface_water", "Nước mặt", "Surface water"),
    ];
    let degrees = |axis, min, max| Kind::Coordinate { axis, min, max };
    Schema::new(
        "station",
        "Trạm quan trắc",
        "Monitoring station",
        vec![
            Field::new("code", "Mã trạm", "Station code", Kind::text(20)).required().check(Check::Code),
            Field::new("name", "Tên trạm", "Station name", Kind::text(200)).required().aliases(&["tên điểm quan trắc"]),
            Field::new("medium", "Thành phần môi trường", "Medium", Kind::choice(media))
                .required()
                .aliases(&["loại trạm"]),
            Field::new("facility_code", "Mã cơ sở", "Facility code", Kind::text(20)).check(Check::Code),
            Field::new("facility_name", "Tên cơ sở", "Facility name", Kind::text(200)).aliases(&["cơ sở", "đơn vị"]),
            Field::new("tax_code", "Mã số thuế", "Tax code", Kind::text(14))
                .check(Check::TaxCode { strict: false })
                .aliases(&["MST"]),
            Field::new("latitude", "Vĩ độ", "Latitude", degrees(Axis::Latitude, 8.0, 24.0)).aliases(&["lat"]),
            Field::new("longitude", "Kinh độ", "Longitude", degrees(Axis::Longitude, 102.0, 118.0))
                .aliases(&["lon", "lng"]),
            Field::new("commune_code", "Mã xã", "Commune code", Kind::text(5))
                .check(Check::Digits { lengths: vec![5] }),
            Field::new(
                "interval_minutes",
                "Chu kỳ (phút)",
                "Interval (minutes)",
                Kind::Integer { min: Some(1), max: Some(1440), unit: Some("phút".to_owned()) },
            )
            .required(),
            Field::new("parameters", "Thông số", "Parameters", Kind::text(20).listed(';')).required(),
            Field::new("limit_set", "Quy chuẩn", "Limit set", Kind::text(60)),
            Field::new("limit_column", "Cột", "Column", Kind::text(20)),
            Field::new("coefficients", "Hệ số", "Coefficients", Kind::decimal(0.0, 10.0).assigned().listed(';')),
            Field::new(
                "o2_reference",
                "O₂ tham chiếu",
                "O₂ reference",
                Kind::Decimal { min: Some(0.0), max: Some(20.9), unit: Some("%".to_owned()) },
            ),
            Field::new("public", "Công khai", "Public", Kind::Boolean).required(),
        ],
    )
    .rule(Rule::together(&["latitude", "longitude"]))
    .rule(Rule::needs("limit_column", "limit_set"))
    .rule(Rule::needs("facility_name", "facility_code"))
}

#[test]
fn the_schema_is_data() {
    let schema = schema();
    assert_eq!(schema.codes().join(","), HEADER);
    let toml = toml::to_string(&schema).expect("a schema can be written");
    assert_eq!(toml::from_str::<Schema>(&toml).expect("and read"), schema);
    let json = serde_json::to_string(&schema).expect("a schema can be written");
    assert_eq!(serde_json::from_str::<Schema>(&json).expect("and read"), schema);
    insta::assert_snapshot!(toml.lines().take(40).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_slip_in_a_schema_is_an_error() {
    for text in [
        "code = 'x'\nlabel = { vi = 'a', en = 'b' }\nfeild = []",
        "code = 'x'\nlabel = { vi = 'a', en = 'b' }\n[[field]]\ncode = 'a'\nlabel = { vi = 'a', en = 'b' }\nkind = { type = 'colour' }",
        "code = 'x'\nlabel = { vi = 'a', en = 'b' }\n[[field]]\ncode = 'a'\nlabel = { vi = 'a', en = 'b' }\nkind = { type = 'text' }",
    ] {
        assert!(toml::from_str::<Schema>(text).is_err(), "{text}");
    }
    let sound = "code = 'x'\nlabel = { vi = 'a', en = 'b' }\n[[field]]\ncode = 'a'\nlabel = { vi = 'a', en = 'b' }\n\
                 kind = { type = 'decimal', min = 0, max = 1.5, unit = '%' }\nrequired = true";
    assert_eq!(toml::from_str::<Schema>(sound).expect("sound").fields[0].kind.unit(), Some("%"));
}
