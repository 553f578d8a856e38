//! SQL of the entities that are places: Thing, Location, HistoricalLocation, FeatureOfInterest.
//!
//! Each is one row for a station and has its id. Fields that start with `#` are for the program only:
//! no filter can write them. Texts that depend on the reader's language are computed by the interface.

use query::{Column, Field, Kind, Registry, Relation, Sql};

use super::super::{DATASTREAM, OBSERVATION};

/// Marks of the station by which sight is decided.
const PUBLIC: Field = Field::new("#public", Kind::Boolean, "{t}.public").hidden();
const AREA: Field = Field::new("#area", Kind::Integer, "{t}.area_id").nullable().hidden();
const FACILITY: Field = Field::new("#facility", Kind::Integer, "{t}.facility_id").nullable().hidden();

const ID: Field = Field::new("id", Kind::Integer, "{t}.id");
const NAME: Field = Field::new("name", Kind::Text, "{t}.name").sorted_by("{t}.sort_key");
const DESCRIPTION: Field = Field::computed("description", Kind::Text).hidden();
const CODE: Field = Field::new("properties/code", Kind::Text, "{t}.code");
/// RFC 7946, which SensorThings 1.1 asks for. A cast, for PostgreSQL does not order by a bare constant.
const GEOJSON: Field = Field::new("encodingType", Kind::Text, "cast('application/geo+json' as text)");

/// The type of a GeoJSON geometry, and what it would be of a feature: QGIS asks for both.
const fn shape(name: &'static str, sql: &'static str) -> Field {
    Field::new(name, Kind::Text, sql).nullable().unsortable()
}
const POINT: &str = "case when {t}.longitude is null or {t}.latitude is null then null else 'Point' end";
const NO_TEXT: &str = "cast(null as text)";

const fn position(name: &'static str) -> Field {
    let (longitude, latitude) = (Sql::both("{t}.longitude"), Sql::both("{t}.latitude"));
    Field::at(name, Kind::Geometry, Column::Two(longitude, latitude)).nullable()
}

/// A station (*trạm quan trắc*).
pub static THING: Registry = Registry {
    name: "Thing",
    table: "station",
    fields: &[
        ID,
        NAME,
        DESCRIPTION,
        CODE,
        Field::new("properties/medium", Kind::Text, "{t}.medium"),
        Field::new("properties/interval_minutes", Kind::Integer, "{t}.interval_minutes"),
        Field::new("properties/limit_set", Kind::Text, "{t}.limit_set").nullable(),
        Field::new("properties/public", Kind::Boolean, "{t}.public"),
        Field::computed("properties/facility", Kind::Text).hidden(),
        Field::computed("properties/commune", Kind::Text).hidden(),
        PUBLIC,
        AREA,
        FACILITY,
    ],
    relations: &[
        Relation::many("Datastreams", &DATASTREAM, "{r}.station_id = {t}.id"),
        Relation::many("HistoricalLocations", &HISTORICAL_LOCATION, "{r}.id = {t}.id"),
        Relation::many("Locations", &LOCATION, "{r}.id = {t}.id"),
    ],
    area: Some("#area"),
    facility: Some("#facility"),
};

/// Where a station stands now.
pub static LOCATION: Registry = Registry {
    name: "Location",
    table: "(select id, name, sort_key, code, latitude, longitude, public, area_id, facility_id from station
        where latitude is not null and longitude is not null)",
    fields: &[
        ID,
        NAME,
        DESCRIPTION,
        GEOJSON,
        position("location"),
        shape("location/type", POINT),
        shape("location/geometry/type", NO_TEXT),
        CODE,
        PUBLIC,
        AREA,
        FACILITY,
    ],
    relations: &[
        Relation::many("HistoricalLocations", &HISTORICAL_LOCATION, "{r}.id = {t}.id"),
        Relation::many("Things", &THING, "{r}.id = {t}.id"),
    ],
    area: Some("#area"),
    facility: Some("#facility"),
};

/// That a station was at its Location when its set-up was last recorded. Where it stood before is in
/// the versions of its set-up and not published.
pub static HISTORICAL_LOCATION: Registry = Registry {
    name: "HistoricalLocation",
    table: "(select s.id, s.public, s.area_id, s.facility_id,
            (select max(v.recorded_at) from station_version v where v.id = s.id) as recorded_at
        from station s where s.latitude is not null and s.longitude is not null)",
    fields: &[ID, Field::new("time", Kind::Moment, "{t}.recorded_at").nullable(), PUBLIC, AREA, FACILITY],
    relations: &[
        Relation::many("Locations", &LOCATION, "{r}.id = {t}.id"),
        Relation::one("Thing", &THING, "{r}.id = {t}.id"),
    ],
    area: Some("#area"),
    facility: Some("#facility"),
};

/// What a station watches: the outlet, the air or the water at its place.
pub static FEATURE_OF_INTEREST: Registry = Registry {
    name: "FeatureOfInterest",
    table: "station",
    fields: &[
        ID,
        NAME,
        DESCRIPTION,
        GEOJSON,
        position("feature"),
        shape("feature/type", POINT),
        shape("feature/geometry/type", NO_TEXT),
        CODE,
        Field::new("properties/medium", Kind::Text, "{t}.medium"),
        PUBLIC,
        AREA,
        FACILITY,
    ],
    relations: &[Relation::many("Observations", &OBSERVATION, "{r}.id = {t}.id").closed()],
    area: Some("#area"),
    facility: Some("#facility"),
};
