//! SQL of published exceedances. Fields that start with `#` are for sights only.

use query::{Field, Kind, Registry};

/// An exceedance (*vượt ngưỡng*); it stays with the commune and facility where it happened, and is public
/// as long as its station is.
pub static EXCEEDANCE: Registry = Registry::new(
    "PublishedExceedance",
    "(select e.id, e.station_id, e.state, e.ends_at, e.area_id, e.facility_id, s.public
        from exceedance e join station s on s.id = e.station_id)",
    &[
        Field::new("id", Kind::Integer, "{t}.id"),
        Field::new("station", Kind::Integer, "{t}.station_id"),
        Field::new("state", Kind::Text, "{t}.state"),
        Field::new("ended", Kind::Moment, "{t}.ends_at"),
        Field::new("#public", Kind::Boolean, "{t}.public").hidden(),
        Field::new("#area", Kind::Integer, "{t}.area_id").nullable().hidden(),
        Field::new("#facility", Kind::Integer, "{t}.facility_id").nullable().hidden(),
    ],
);
