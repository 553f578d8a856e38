//! A province in small as SensorThings sees it: stations, their series, what is measured, single values.

use kernel::Moment;
use query::{Field, Kind, Registry, Relation};
use store::{Migration, args};
use testkit::TestDb;

pub static THINGS: Registry = Registry::new(
    "Thing",
    "station",
    &[
        Field::new("id", Kind::Integer, "{t}.id"),
        Field::new("name", Kind::Text, "{t}.name").sorted_by("{t}.name_key"),
        Field::new("description", Kind::Text, "{t}.description").nullable(),
        Field::new("properties/code", Kind::Text, "{t}.code"),
        Field::new("properties/public", Kind::Boolean, "{t}.public"),
        Field::pair("location", Kind::Geometry, "{t}.longitude", "{t}.latitude").nullable(),
        Field::new("area", Kind::Integer, "{t}.area").hidden(),
        Field::new("facility", Kind::Integer, "{t}.facility").nullable().hidden(),
    ],
)
.related(&[Relation::many("Datastreams", &DATASTREAMS, "{r}.station = {t}.id")])
.scoped(Some("area"), Some("facility"));

pub static DATASTREAMS: Registry = Registry::new(
    "Datastream",
    "datastream",
    &[
        Field::new("id", Kind::Integer, "{t}.id"),
        Field::new("name", Kind::Text, "{t}.name"),
        Field::new("unitOfMeasurement/symbol", Kind::Text, "{t}.unit"),
        Field::pair("phenomenonTime", Kind::Interval, "{t}.first_at", "{t}.last_at").nullable(),
        Field::new("properties/threshold", Kind::Real, "{t}.threshold").nullable(),
    ],
)
.related(&[
    Relation::one("Thing", &THINGS, "{r}.id = {t}.station"),
    Relation::one("ObservedProperty", &PROPERTIES, "{r}.id = {t}.property"),
    Relation::many("Observations", &OBSERVATIONS, "").closed(),
])
.scoped(Some("Thing/area"), Some("Thing/facility"));

pub static PROPERTIES: Registry = Registry::new(
    "ObservedProperty",
    "property",
    &[Field::new("id", Kind::Integer, "{t}.id"), Field::new("name", Kind::Text, "{t}.name")],
)
.related(&[Relation::many("Datastreams", &DATASTREAMS, "{r}.property = {t}.id")]);

/// Values live in frames; no table stands behind them.
pub static OBSERVATIONS: Registry = Registry::new(
    "Observation",
    "",
    &[
        Field::computed("id", Kind::Integer),
        Field::computed("phenomenonTime", Kind::Interval).sortable(),
        Field::computed("resultTime", Kind::Moment).sortable(),
        Field::computed("result", Kind::Real).nullable(),
        Field::computed("resultQuality/status", Kind::Text).nullable(),
    ],
)
.related(&[Relation::one("Datastream", &DATASTREAMS, "")]);

const TABLES: &str = "-- file: main
-- class: recorded
create table station (
    id bigint primary key,
    code text not null,
    name text not null,
    name_key text not null,
    description text,
    public boolean not null,
    longitude double precision,
    latitude double precision,
    area bigint not null,
    facility bigint
);
-- class: recorded
create table property (
    id bigint primary key,
    name text not null
);
-- class: recorded
create table datastream (
    id bigint primary key,
    station bigint not null,
    property bigint not null,
    name text not null,
    unit text not null,
    first_at bigint,
    last_at bigint,
    threshold double precision
);
";

pub fn migrations() -> Vec<Migration> {
    vec![Migration::new("0001_province", TABLES)]
}

/// 2026-11-22T00:00:00Z
pub const DAY: i64 = 1_795_305_600_000_000;

type Station = (i64, &'static str, &'static str, bool, Option<(f64, f64)>, i64, Option<i64>);
type Series = (i64, i64, i64, &'static str, Option<(i64, i64)>, Option<f64>);

const STATIONS: [Station; 5] = [
    (1, "NUO001", "Trạm nước thải Đại An", true, Some((106.30, 20.90)), 1, Some(10)),
    (2, "KHI002", "Ống khói An Bình", true, Some((106.45, 20.95)), 1, Some(20)),
    (3, "KXQ001", "Không khí Ấp Mới", true, Some((105.85, 21.03)), 2, None),
    (4, "NUO004", "Trạm nước thải Đồng Văn", false, None, 2, Some(20)),
    (5, "NUM005", "Nước mặt sông Thương", true, Some((106.20, 21.28)), 3, None),
];

const HOUR: i64 = 3_600_000_000;

const SERIES: [Series; 7] = [
    (1, 1, 1, "mg/L", Some((DAY, DAY + 9 * HOUR)), Some(75.0)),
    (2, 1, 2, "-", Some((DAY, DAY + 10 * HOUR)), None),
    (3, 2, 3, "mg/Nm3", Some((DAY - 24 * HOUR, DAY - HOUR)), Some(850.0)),
    (4, 3, 4, "µg/Nm3", Some((DAY, DAY + 2 * HOUR)), Some(50.0)),
    (5, 3, 3, "µg/Nm3", None, None),
    (6, 4, 1, "mg/L", Some((DAY, DAY + HOUR)), Some(150.0)),
    (7, 4, 2, "-", None, None),
];

pub fn fill(db: &TestDb) {
    db.write_now(|tx| {
        for (id, name) in [(1_i64, "COD"), (2, "pH"), (3, "SO2"), (4, "PM2.5")] {
            tx.run("insert into property (id, name) values (?1, ?2)", args![id, name])?;
        }
        for (id, code, name, public, place, area, facility) in STATIONS {
            let (longitude, latitude) = (place.map(|p| p.0), place.map(|p| p.1));
            let key = kernel::text::sort_key(name);
            let description = (id % 2 == 1).then_some("mô tả");
            tx.run(
                "insert into station (id, code, name, name_key, description, public, longitude, latitude, area, facility)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                args![id, code, name, key, description, public, longitude, latitude, area, facility],
            )?;
        }
        for (id, station, property, unit, span, threshold) in SERIES {
            let (first, last) = (span.map(|s| Moment(s.0)), span.map(|s| Moment(s.1)));
            tx.run(
                "insert into datastream (id, station, property, name, unit, first_at, last_at, threshold)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                args![id, station, property, format!("chuỗi {id}"), unit, first, last, threshold],
            )?;
        }
        Ok(())
    })
    .expect("the province is written");
}
