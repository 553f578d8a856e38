//! What happens to stations, their exceedances and outages when administrative units merge.

use ::store::{Error, Tx};
use platform::area::Repoint;

use super::store;

/// For [`platform::area::merge`]: they are of the new unit from then on.
pub const AREAS: [Repoint; 3] = [
    Repoint { column: "station.area_id", update: stations },
    Repoint { column: "exceedance.area_id", update: exceedances },
    Repoint { column: "outage.area_id", update: outages },
];

fn stations(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    store::repoint(tx, old, new)
}

fn exceedances(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    crate::exceedance::store::repoint(tx, old, new)
}

fn outages(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    crate::outage::store::repoint(tx, old, new)
}
