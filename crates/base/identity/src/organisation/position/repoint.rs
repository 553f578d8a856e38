//! What happens to the places of positions when administrative units merge.

use ::store::{Error, Tx};
use platform::area::Repoint;

use super::store;

/// For [`platform::area::merge`]: whoever was responsible for an old unit is for the new one.
pub const AREAS: Repoint = Repoint { column: "position_area.area_id", update: repoint };

fn repoint(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    // A position may have been responsible for both already.
    store::add_area_beside(tx, old, new)?;
    store::remove_area(tx, old)
}
