//! The table of stations: its columns, what they are called, what may stand in them. Whatever takes the law
//! or the register to know stands in [`super::draft`].
//!
//! The codes of the columns are fixed, because others script against them.

use std::sync::LazyLock;

use fields::{Axis, Field, Kind, Rule, Schema};

/// The columns in their order.
pub static TABLE: LazyLock<Schema> = LazyLock::new(|| {
    let degrees = |axis, most: f64| Kind::Coordinate { axis, min: -most, max: most };
    let number = Kind::Decimal { min: None, max: None, unit: None };
    let fields = vec![
        Field::new("code", "Mã trạm", "Station code", Kind::text(40)).required(),
        Field::new("name", "Tên trạm", "Station name", Kind::text(200)).required(),
        Field::new("medium", "Thành phần môi trường", "Medium", Kind::text(40)).required().aliases(&["Loại trạm"]),
        Field::new("facility_code", "Mã cơ sở", "Facility code", Kind::text(40)),
        Field::new("facility_name", "Tên cơ sở", "Facility name", Kind::text(300)).aliases(&["Cơ sở"]),
        Field::new("tax_code", "Mã số thuế", "Tax code", Kind::text(40)).aliases(&["MST"]),
        Field::new("latitude", "Vĩ độ", "Latitude", degrees(Axis::Latitude, 90.0)),
        Field::new("longitude", "Kinh độ", "Longitude", degrees(Axis::Longitude, 180.0)),
        Field::new("commune_code", "Mã xã", "Commune code", Kind::text(40)).aliases(&["Mã địa bàn"]),
        Field::new("interval_minutes", "Tần suất (phút)", "Interval (minutes)", Kind::integer(1, 1440)),
        Field::new("parameters", "Thông số", "Parameters", Kind::text(40).listed(';')).required(),
        Field::new("limit_set", "Quy chuẩn", "Limit set", Kind::text(100)),
        Field::new("limit_column", "Cột áp dụng", "Limit column", Kind::text(40)),
        Field::new("coefficients", "Hệ số", "Coefficients", number.assigned().listed(';')),
        Field::new("source", "Đặc điểm nguồn", "Source", Kind::text(60).assigned().listed(';')),
        Field::new("o2_reference", "O2 tham chiếu", "O2 reference", Kind::decimal(0.0, 20.9)),
        Field::new("public", "Công khai", "Public", Kind::Boolean),
    ];
    Schema::new("station", "Trạm quan trắc", "Monitoring station", fields)
        .rule(Rule::together(&["latitude", "longitude"]))
        .rule(Rule::needs("facility_name", "facility_code"))
        .rule(Rule::needs("tax_code", "facility_code"))
        .rule(Rule::needs("limit_column", "limit_set"))
        .rule(Rule::needs("coefficients", "limit_set"))
        .rule(Rule::needs("source", "limit_set"))
        .rule(Rule::needs("o2_reference", "limit_set"))
});
