//! The department as an organisation (*tổ chức*): units, positions in them, who holds them over
//! which days, and who acts for whom.
//!
//! Accounts are people, positions are the organisation's: rights and places belong to the
//! position, so that they stay when people change.

pub mod assignment;
pub mod capacity;
pub mod chart;
pub mod delegation;
pub mod position;
pub mod responsible;
pub mod role;
pub mod unit;
