//! Status codes that data loggers write in the fifth column of their files.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// A status code (*mã trạng thái thiết bị đo*); the definition's code is the two digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoggerStatus {
    /// What people read.
    pub title: Bilingual,
    /// What the program does with it.
    pub meaning: Meaning,
    /// Whether the values count in averages and verdicts.
    pub counts: bool,
    /// Whether the circular itself gives this code, or a vendor.
    pub standard: bool,
}

/// The states of an instrument that the program tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// Đang đo.
    Measuring,
    /// Đang hiệu chuẩn.
    Calibrating,
    /// Báo lỗi thiết bị.
    Fault,
    /// Đang bảo trì.
    Maintenance,
}
