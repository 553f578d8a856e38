//! Environmental monitoring (*quan trắc môi trường*): stations and what they measure, files from
//! data loggers, averages, limits and exceedances.
//!
//! A file for each use case: [`import_stations`], [`receive`], [`mend_receipt`], [`derive_averages`], [`seal_intake`],
//! [`journal_intake`], [`judge`], [`handle_exceedance`], [`watch_silence`], [`watch_panels`], [`report_outage`],
//! [`tell`], [`arrange_telling`], [`warn`], [`compute_kpi`]; what is kept by hand, [`panel`] and [`programme`], changes in
//! its own folder. It knows no HTTP, no HTML, no FTP and no async runtime; SQL stands in `store.rs` files, decisions that
//! cite a decree in [`rules`].

pub mod arrange_telling;
pub mod average;
pub mod base_map;
pub mod compute_kpi;
pub mod datastream;
pub mod days;
pub mod derive_averages;
pub mod exceedance;
pub mod export_receipts;
pub mod export_stations;
pub mod follow_law;
pub mod frame;
pub mod handle_exceedance;
pub mod import_stations;
pub mod index;
pub mod journal_intake;
pub mod judge;
pub mod kpi;
pub mod latest;
pub mod law;
pub mod lists;
pub mod mend_receipt;
pub mod network;
pub mod observation;
pub mod outage;
pub mod overview;
pub mod panel;
pub mod programme;
pub mod published;
pub mod quarantine;
pub mod receipt;
pub mod receive;
pub mod report_outage;
pub mod rules;
pub mod seal_intake;
pub mod sensorthings;
pub mod station;
pub mod station_view;
pub mod tell;
pub mod warn;
pub mod warning;
pub mod watch_panels;
pub mod watch_silence;
