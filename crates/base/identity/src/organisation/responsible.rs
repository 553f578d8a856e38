//! Which positions answer for a place (*vị trí phụ trách*), for notices that go to whoever holds them.

use ::store::Tx;
use definitions::Catalogue;
use kernel::{Day, Outcome};

use super::{assignment, position, role};
use crate::Reach;
use crate::authority::places;
use crate::right::Right;

/// The positions that answer for a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responsible {
    /// Those for this commune or facility, among others, whom somebody holds.
    pub near: Vec<i64>,
    /// Those for the whole province.
    pub province: Vec<i64>,
}

impl Responsible {
    /// Who hears first: the nearest whom somebody holds, or else those for the whole province.
    pub fn first(&self) -> &[i64] {
        if self.near.is_empty() { &self.province } else { &self.near }
    }
}

/// The positions that on a day have a right over a thing in `area` and of `facility`, each in the order of their
/// titles. A position that nobody holds hears nothing, so that it does not stand between a place and the
/// province.
pub fn of(
    tx: &mut Tx,
    law: &Catalogue,
    right: Right,
    area: Option<i64>,
    facility: Option<i64>,
    day: Day,
) -> Outcome<Responsible> {
    let roles = role::all(law, day);
    let mut found = Responsible::default();
    for position in position::store::on_day(tx, day)? {
        let Some(role) = roles.iter().find(|r| r.code == position.draft.role) else { continue };
        if !role.rights.has(right) {
            continue;
        }
        let scope = places(tx, &position, role)?;
        if !scope.covers(area, facility) {
            continue;
        }
        if scope.areas == Reach::All && scope.facilities == Reach::All {
            found.province.push(position.id);
        } else if assignment::store::is_held(tx, position.id, day)? {
            found.near.push(position.id);
        }
    }
    Ok(found)
}
