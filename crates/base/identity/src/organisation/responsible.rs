//! Which positions answer for a place (*vị trí phụ trách*), for notices that go to whoever holds them.

use ::store::Tx;
use definitions::Catalogue;
use kernel::{Day, Outcome};

use super::{position, role};
use crate::authority::places;
use crate::right::Right;

/// The positions that on a day have a right over a thing in `area` and of `facility`, in the order of
/// their titles; whether anybody holds them is another matter.
pub fn positions(
    tx: &mut Tx,
    law: &Catalogue,
    right: Right,
    area: Option<i64>,
    facility: Option<i64>,
    day: Day,
) -> Outcome<Vec<i64>> {
    let roles = role::all(law, day);
    let mut found = Vec::new();
    for position in position::store::on_day(tx, day)? {
        let Some(role) = roles.iter().find(|r| r.code == position.draft.role) else { continue };
        if role.rights.has(right) && places(tx, &position, role)?.covers(area, facility) {
            found.push(position.id);
        }
    }
    Ok(found)
}
