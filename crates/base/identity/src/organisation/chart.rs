//! The organisation as a page shows it on a day (*sơ đồ tổ chức*): units, their positions, who holds
//! them.

use std::collections::HashMap;

use ::store::Tx;
use kernel::{Day, Outcome};

use super::assignment::{self, Assignment};
use super::position::{self, Position};
use super::unit::{self, Unit};
use crate::account;
use crate::authority::Authority;
use crate::privacy::{Office, PersonName};
use crate::scope::Level;

/// A unit with what is in it.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The unit.
    pub unit: Unit,
    /// How deep it stands; 0 at the top.
    pub depth: usize,
    /// Its positions by title, each with its holders.
    pub positions: Vec<(Position, Vec<Holder>)>,
}

/// Who holds a position.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The assignment.
    pub assignment: Assignment,
    /// The holder's name.
    pub name: Office<PersonName>,
}

/// The organisation on a day: units from the top down, siblings by name. For officers.
pub fn on_day(tx: &mut Tx, by: &Authority, day: Day) -> Outcome<Vec<Branch>> {
    by.require_level(Level::Office)?;
    let units = unit::store::on_day(tx, day)?;
    let mut positions = position::store::on_day(tx, day)?;
    let mut held = assignment::store::on_day(tx, day)?;
    let names: HashMap<i64, String> = account::store::names(tx)?.into_iter().collect();
    let mut chart = Vec::with_capacity(units.len());
    for (unit, depth) in from_the_top(units) {
        let own: Vec<Position> = positions.extract_if(.., |p| p.draft.unit == unit.id).collect();
        let mut with_holders = Vec::with_capacity(own.len());
        for position in own {
            let mut holders = Vec::new();
            for assignment in held.extract_if(.., |a| a.position == position.id) {
                if let Some(name) = names.get(&assignment.account) {
                    holders.push(Holder { assignment, name: Office::new(PersonName::new(name)) });
                }
            }
            with_holders.push((position, holders));
        }
        chart.push(Branch { unit, depth, positions: with_holders });
    }
    Ok(chart)
}

/// Each unit after the one above it. A unit whose parent is gone on that day stands at the top.
fn from_the_top(units: Vec<Unit>) -> Vec<(Unit, usize)> {
    let there: Vec<i64> = units.iter().map(|u| u.id).collect();
    let is_top = |u: &Unit| u.parent.is_none_or(|p| !there.contains(&p));
    let (top, mut rest): (Vec<Unit>, Vec<Unit>) = units.into_iter().partition(is_top);
    let mut ordered = Vec::with_capacity(there.len());
    let mut waiting: Vec<(Unit, usize)> = top.into_iter().rev().map(|u| (u, 0)).collect();
    while let Some((unit, depth)) = waiting.pop() {
        let below: Vec<Unit> = rest.extract_if(.., |u| u.parent == Some(unit.id)).collect();
        waiting.extend(below.into_iter().rev().map(|u| (u, depth + 1)));
        ordered.push((unit, depth));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use kernel::{Bilingual, DayRange};

    use super::*;

    #[test]
    fn each_unit_follows_the_one_above_it() {
        let unit = |id, parent| Unit {
            id,
            code: id.to_string(),
            name: Bilingual::default(),
            parent,
            days: DayRange { from: Day::new(2026, 1, 1).unwrap(), to: None },
            version: 1,
        };
        let units = vec![unit(4, Some(2)), unit(3, Some(1)), unit(1, None), unit(2, Some(1)), unit(5, Some(99))];
        let order: Vec<(i64, usize)> = from_the_top(units).into_iter().map(|(u, depth)| (u.id, depth)).collect();
        assert_eq!(order, [(1, 0), (3, 1), (2, 1), (4, 2), (5, 0)]);
    }
}
