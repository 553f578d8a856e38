//! Observations as questions see them: readings and averages. They stand in packed frames and in rows
//! of averages, so no field has a column; conditions are evaluated over windows of time.

use query::{Column, Field, Kind, Registry, Relation};

use super::{DATASTREAM, FEATURE_OF_INTEREST};

/// A reading or an average (*giá trị quan trắc*).
pub static OBSERVATION: Registry = Registry {
    name: "Observation",
    table: "",
    fields: &[
        computed("id", Kind::Integer),
        computed("phenomenonTime", Kind::Interval),
        computed("resultTime", Kind::Moment),
        computed("result", Kind::Real).nullable(),
        computed("resultQuality/status", Kind::Text).nullable(),
        computed("resultQuality/valid", Kind::Boolean),
        Field::computed("resultQuality/flags", Kind::Text).hidden(),
        computed("parameters/text", Kind::Text).nullable(),
        computed("parameters/version", Kind::Integer).nullable(),
        computed("parameters/valid_count", Kind::Integer).nullable(),
        computed("parameters/expected_count", Kind::Integer).nullable(),
        computed("parameters/minimum", Kind::Real).nullable(),
        computed("parameters/maximum", Kind::Real).nullable(),
        // Part of the standard; nothing here has one.
        Field::computed("validTime", Kind::Interval).hidden(),
    ],
    relations: &[
        Relation::one("Datastream", &DATASTREAM, "{r}.id = {t}.datastream_id"),
        Relation::one("FeatureOfInterest", &FEATURE_OF_INTEREST, "{r}.id = {t}.station_id"),
    ],
    area: None,
    facility: None,
};

const fn computed(name: &'static str, kind: Kind) -> Field {
    Field::at(name, kind, Column::Computed).sortable()
}
