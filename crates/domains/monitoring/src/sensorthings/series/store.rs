//! SQL of the entities that are series: Datastream, Sensor, ObservedProperty.

use query::{Column, Field, Kind, Registry, Relation, Sql};

use super::super::{FEATURE_OF_INTEREST, OBSERVATION, THING};

const ID: Field = Field::new("id", Kind::Integer, "{t}.id");
const NAME: Field = Field::new("name", Kind::Text, "{t}.name");
const DESCRIPTION: Field = Field::computed("description", Kind::Text).hidden();
const PUBLIC: Field = Field::new("#public", Kind::Boolean, "{t}.public").hidden();
const AREA: Field = Field::new("#area", Kind::Integer, "{t}.area_id").nullable().hidden();
const FACILITY: Field = Field::new("#facility", Kind::Integer, "{t}.facility_id").nullable().hidden();
const STATION: Field = Field::new("#station", Kind::Integer, "{t}.station_id").hidden();
const SLOT: Field = Field::new("#slot", Kind::Integer, "{t}.slot").hidden();
const SYMBOL: Field = Field::new("properties/symbol", Kind::Text, "{t}.symbol");

/// A series (*chuỗi số liệu*): a parameter of a station as it comes, or one of its averages.
pub static DATASTREAM: Registry = Registry {
    name: "Datastream",
    table: "(select d.id, d.station_id, d.slot, d.symbol, d.averaging, d.unit, d.retired_on,
            s.code || ' ' || d.symbol || ' ' || d.averaging as name, s.code, s.medium, s.interval_minutes, s.limit_set,
            s.latitude, s.longitude, s.public, s.area_id, s.facility_id
        from datastream d join station s on s.id = d.station_id)",
    fields: &[
        ID,
        NAME,
        DESCRIPTION,
        Field::new("observationType", Kind::Text, MEASUREMENT),
        Field::new("unitOfMeasurement/symbol", Kind::Text, "{t}.unit"),
        Field::computed("unitOfMeasurement/name", Kind::Text).hidden(),
        Field::computed("unitOfMeasurement/definition", Kind::Text).hidden(),
        Field::at("observedArea", Kind::Geometry, Column::Two(Sql::both("{t}.longitude"), Sql::both("{t}.latitude")))
            .nullable(),
        Field::new("observedArea/type", Kind::Text, POINT).nullable().unsortable(),
        Field::computed("phenomenonTime", Kind::Interval).hidden(),
        SYMBOL,
        Field::new("properties/averaging", Kind::Text, "{t}.averaging"),
        Field::new("properties/limit_set", Kind::Text, "{t}.limit_set").nullable(),
        Field::new("properties/retired_on", Kind::Text, "{t}.retired_on").nullable(),
        Field::computed("properties/limit", Kind::Text).hidden(),
        Field::computed("properties/unit_basis", Kind::Text).hidden(),
        STATION,
        SLOT,
        // A raw series is timed by its hourly averages: the first of them is a look-up by key.
        Field::new(
            "#first_window",
            Kind::Moment,
            "(select min(a.ends_at) from average a where a.datastream_id = (
            select h.id from datastream h where h.station_id = {t}.station_id and h.symbol = {t}.symbol
                and h.averaging = case {t}.averaging when 'raw' then 'PT1H' else {t}.averaging end))",
        )
        .nullable()
        .hidden(),
        Field::new(
            "#last_window",
            Kind::Moment,
            "(select max(a.ends_at) from average a where a.datastream_id = {t}.id)",
        )
        .nullable()
        .hidden(),
        Field::new(
            "#first_frame",
            Kind::Moment,
            "(select min(f.time) from frame f where f.station_id = {t}.station_id)",
        )
        .nullable()
        .hidden(),
        Field::new("#code", Kind::Text, "{t}.code").hidden(),
        Field::new("#medium", Kind::Text, "{t}.medium").hidden(),
        Field::new("#interval", Kind::Integer, "{t}.interval_minutes").hidden(),
        PUBLIC,
        AREA,
        FACILITY,
    ],
    relations: &[
        Relation::many("Observations", &OBSERVATION, "{r}.id = {t}.id").closed(),
        Relation::one("ObservedProperty", &OBSERVED_PROPERTY, "{r}.symbol = {t}.symbol"),
        Relation::one("Sensor", &SENSOR, "{r}.station_id = {t}.station_id and {r}.slot = {t}.slot"),
        Relation::one("Thing", &THING, "{r}.id = {t}.station_id"),
        Relation::one("#FeatureOfInterest", &FEATURE_OF_INTEREST, "{r}.id = {t}.station_id").closed(),
    ],
    area: Some("#area"),
    facility: Some("#facility"),
};

/// PostgreSQL orders by expressions, but not by a bare constant.
const MEASUREMENT: &str = "cast('http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement' as text)";
const POINT: &str = "case when {t}.longitude is null or {t}.latitude is null then null else 'Point' end";

/// The analyser of a parameter at a station (*thiết bị phân tích*); its id is that of the raw series.
pub static SENSOR: Registry = Registry {
    name: "Sensor",
    table: "(select d.id, d.station_id, d.slot, d.symbol, s.code || ' ' || d.symbol as name, s.code, s.medium,
            s.public, s.area_id, s.facility_id
        from datastream d join station s on s.id = d.station_id where d.averaging = 'raw')",
    fields: &[
        ID,
        NAME,
        DESCRIPTION,
        Field::new("encodingType", Kind::Text, "cast('text/html' as text)"),
        Field::computed("metadata", Kind::Text).hidden(),
        SYMBOL,
        STATION,
        Field::new("#code", Kind::Text, "{t}.code").hidden(),
        Field::new("#medium", Kind::Text, "{t}.medium").hidden(),
        PUBLIC,
        AREA,
        FACILITY,
    ],
    relations: &[Relation::many("Datastreams", &DATASTREAM, "{r}.station_id = {t}.station_id and {r}.slot = {t}.slot")],
    area: Some("#area"),
    facility: Some("#facility"),
};

/// What is measured (*thông số*), one for each canonical symbol; its id is that of the first series of
/// the province that measured it, which stays when stations come and go.
pub static OBSERVED_PROPERTY: Registry = Registry {
    name: "ObservedProperty",
    table: "(select min(id) as id, symbol from datastream group by symbol)",
    fields: &[
        ID,
        Field::new("name", Kind::Text, "{t}.symbol"),
        DESCRIPTION,
        Field::computed("definition", Kind::Text).hidden(),
        SYMBOL,
    ],
    relations: &[Relation::many("Datastreams", &DATASTREAM, "{r}.symbol = {t}.symbol")],
    area: None,
    facility: None,
};
