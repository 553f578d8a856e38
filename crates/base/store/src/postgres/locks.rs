//! Advisory locks: how several nodes keep to one writer per lane.
//!
//! They live for a transaction and are taken first in it, so no use case can race another.

/// First half of the lock numbers of lanes: "datn".
const LANES: i32 = 0x6461_746e;
/// First half of the lock numbers of stations: "tram".
const STATIONS: i32 = 0x7472_616d;

/// The lock of the main lane.
pub(crate) const MAIN: i32 = 1;
/// The lock of derivations; appends share it.
pub(crate) const DERIVE: i32 = 2;
/// The lock of migrations.
pub(crate) const MIGRATE: i32 = 3;

/// Waits for the lock of a lane.
pub(crate) fn lane(lane: i32) -> String {
    format!("select pg_advisory_xact_lock({LANES}, {lane})")
}

/// Waits for what an append needs: that no derivation runs, and the locks of its stations. Appends
/// keep derivations out as SQLite's one writer does: whoever marks an hour for computing and whoever
/// computes it need not think of each other.
///
/// Stations come lowest first: all nodes take them in the same order, so they cannot wait for each
/// other in a ring. Stations whose ids share their low 32 bits share a lock.
pub(crate) fn stations(ids: &[i64]) -> String {
    let mut keys: Vec<i32> = ids.iter().map(|id| *id as i32).collect();
    keys.sort_unstable();
    keys.dedup();
    let locks = keys.iter().map(|key| format!(", pg_advisory_xact_lock({STATIONS}, {key})"));
    // The expressions of a select list are evaluated from left to right.
    format!("select pg_advisory_xact_lock_shared({LANES}, {DERIVE}){}", locks.collect::<String>())
}
