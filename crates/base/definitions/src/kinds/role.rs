//! Templates of rights for the positions of an office. Which right opens which door is decided in
//! `identity`, which has an enum with exactly these codes.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// Codes of all rights; a role may list no others.
pub const RIGHTS: [&str; 18] = [
    "stations-read",
    "stations-edit",
    "devices-manage",
    "panels-manage",
    "receipts-read",
    "receipts-resolve",
    "exceedances-read",
    "facility-explain",
    "exceedances-handle",
    "definitions-read",
    "definitions-edit",
    "parties-read",
    "parties-edit",
    "personal-read",
    "organisation-manage",
    "accounts-manage",
    "audit-read",
    "system-operate",
];

/// What a position may do (*vai trò*); a new position copies it and may then be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// What it is called.
    pub title: Bilingual,
    /// For whom it is meant.
    pub purpose: Bilingual,
    /// How far its rights reach.
    pub reach: Reach,
    /// Codes of its rights.
    pub rights: Vec<String>,
}

/// How far the rights of a role reach (*phạm vi*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// The whole province.
    Province,
    /// The areas that the position names.
    Areas,
    /// The facilities that the position names.
    Facilities,
}
