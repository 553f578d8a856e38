//! SQL of the lists that officers work through: stations, receipts, exceedances, outages,
//! suspicious averages.
//!
//! Fields that start with `#` are for scopes only.

use query::{Field, Kind, Registry};

const AREA: Field = Field::new("#area", Kind::Integer, "{t}.area_id").nullable().hidden();
const FACILITY: Field = Field::new("#facility", Kind::Integer, "{t}.facility_id").nullable().hidden();
const ID: Field = Field::new("id", Kind::Integer, "{t}.id");

/// A station (*trạm quan trắc*).
pub static STATION: Registry = Registry::new(
    "ListedStation",
    "station",
    &[
        ID,
        Field::new("name", Kind::Text, "{t}.name").sorted_by("{t}.sort_key"),
        Field::new("code", Kind::Text, "{t}.code_folded"),
        Field::new("medium", Kind::Text, "{t}.medium"),
        Field::new("newest", Kind::Moment, "(select l.time from latest l where l.station_id = {t}.id)").nullable(),
        AREA,
        FACILITY,
    ],
)
.scoped(Some("#area"), Some("#facility"));

/// A receipt (*biên nhận*); who may see it is decided by where its station stands now.
pub static RECEIPT: Registry = Registry::new(
    "ListedReceipt",
    "(select r.id, r.station_id, r.arrived_at, s.area_id, s.facility_id
        from receipt r join station s on s.id = r.station_id)",
    OF_RECEIPTS,
)
.scoped(Some("#area"), Some("#facility"));

/// A receipt with lines that could not be read (*biên nhận có dòng lỗi*). The sign keeps the engines from going through
/// all receipts of each station to find the few.
pub static FAULTY_RECEIPT: Registry = Registry::new(
    "ListedFaultyReceipt",
    "(select r.id, r.station_id, r.arrived_at, s.area_id, s.facility_id
        from receipt r join station s on s.id = +r.station_id where r.quarantined > 0)",
    OF_RECEIPTS,
)
.scoped(Some("#area"), Some("#facility"));

const OF_RECEIPTS: &[Field] = &[
    ID,
    Field::new("station", Kind::Integer, "{t}.station_id"),
    Field::new("arrived", Kind::Moment, "{t}.arrived_at"),
    AREA,
    FACILITY,
];

/// An exceedance (*vượt ngưỡng*); it stays with the commune and facility where it happened.
pub static EXCEEDANCE: Registry = Registry::new(
    "ListedExceedance",
    "exceedance",
    &[
        ID,
        Field::new("station", Kind::Integer, "{t}.station_id"),
        Field::new("state", Kind::Text, "{t}.state"),
        Field::new("ended", Kind::Moment, "{t}.ends_at"),
        Field::new("ratio", Kind::Real, "{t}.ratio").nullable(),
        AREA,
        FACILITY,
    ],
)
.scoped(Some("#area"), Some("#facility"));

/// An outage (*gián đoạn số liệu*); it stays with the commune and facility where it happened.
pub static OUTAGE: Registry = Registry::new(
    "ListedOutage",
    "outage",
    &[
        ID,
        Field::new("station", Kind::Integer, "{t}.station_id"),
        Field::new("since", Kind::Moment, "{t}.since"),
        Field::new("going_on", Kind::Boolean, "({t}.resumed_at is null)"),
        AREA,
        FACILITY,
    ],
)
.scoped(Some("#area"), Some("#facility"));

/// A suspicious average (*giá trị trung bình nghi ngờ*); who may see it is decided by where its station stands now. What
/// eight hours and a year have of it, they have from their hours and days, which are here.
/// The bits are those of [`series::flags`], which keep their meaning for ever.
pub static SUSPICIOUS: Registry = Registry::new(
    "ListedAverage",
    "(select a.id, a.ends_at, a.flags, d.station_id, s.area_id, s.facility_id
        from average a join datastream d on d.id = a.datastream_id join station s on s.id = d.station_id
        where a.flags <> 0 and d.averaging in ('PT1H', 'P1D'))",
    &[
        ID,
        Field::new("station", Kind::Integer, "{t}.station_id"),
        Field::new("ended", Kind::Moment, "{t}.ends_at"),
        Field::new("flatline", Kind::Boolean, "(({t}.flags & 16) <> 0)"),
        Field::new("spike", Kind::Boolean, "(({t}.flags & 32) <> 0)"),
        Field::new("inconsistent", Kind::Boolean, "(({t}.flags & 32768) <> 0)"),
        AREA,
        FACILITY,
    ],
)
.scoped(Some("#area"), Some("#facility"));
