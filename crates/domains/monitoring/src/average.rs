//! Averages (*giá trị trung bình*) as they are stored and followed.

use kernel::Moment;

pub mod store;

/// An average over one window of one series.
#[derive(Debug, Clone, PartialEq)]
pub struct Average {
    /// Its number.
    pub id: i64,
    /// The series it belongs to, itself an average series.
    pub datastream_id: i64,
    /// Start of the window, exclusive.
    pub starts_at: Moment,
    /// End of the window, inclusive: its label.
    pub ends_at: Moment,
    /// The mean; none where too few readings were valid.
    pub value: Option<f64>,
    /// How many readings counted.
    pub valid_count: i64,
    /// How many the interval of the station makes.
    pub expected_count: i64,
    /// Smallest reading that counted.
    pub minimum: Option<f64>,
    /// Largest reading that counted.
    pub maximum: Option<f64>,
    /// What is suspicious of it, bits of [`series::flags`]: a spike among its readings, a standstill, a contradiction.
    pub flags: u16,
    /// When it was computed.
    pub computed_at: Moment,
}
