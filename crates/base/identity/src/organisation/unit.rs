//! Units of the department (*đơn vị*), a tree; and their use cases: establish, amend, dissolve.

pub(crate) mod store;

use ::store::Tx;
use kernel::{Bilingual, Day, DayRange, Outcome, Refusal};
use platform::journal::Entry;
use serde_json::json;

use crate::act::Act;
use crate::right::Right;

platform::recorded!(
    /// The versions of units.
    pub UNIT,
    "unit"
);

/// A unit (*đơn vị*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: i64,
    /// The office's own short code, e.g. `CCBVMT`.
    pub code: String,
    /// What it is called.
    pub name: Bilingual,
    /// The unit above it.
    pub parent: Option<i64>,
    /// The days it exists.
    pub days: DayRange,
    /// Its version, for forms.
    pub version: i64,
}

/// What a form says about a unit.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it is called.
    pub name: Bilingual,
    /// The unit above it.
    pub parent: Option<i64>,
}

/// Founds a unit (*thành lập*) from a day on.
pub fn establish(tx: &mut Tx, act: Act<'_>, code: &str, draft: Draft, from: Day) -> Outcome<i64> {
    act.require(Right::OrganisationManage)?;
    let code = code.trim();
    if code.is_empty() || code.chars().count() > 32 || code.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(Refusal::new("refused-unit-code").at("code").into());
    }
    let draft = checked(draft)?;
    if store::by_code(tx, code)?.is_some() {
        return Err(Refusal::new("refused-unit-code-taken").at("code").with("code", code).into());
    }
    if let Some(parent) = draft.parent {
        find(tx, parent)?.ok_or_else(|| unknown().at("parent"))?;
    }
    let unit = Unit {
        id: 0,
        code: code.to_owned(),
        name: draft.name,
        parent: draft.parent,
        days: DayRange { from, to: None },
        version: 1,
    };
    let id = store::insert(tx, &unit)?;
    let written = UNIT.write(tx, id, act.now, &body(&unit))?;
    act.journal(tx, Entry::new("unit.established").about("unit", id).version(written))?;
    Ok(id)
}

/// Renames a unit or puts it under another (*đổi tên, chuyển*). `seen` is the version of the form.
pub fn amend(tx: &mut Tx, act: Act<'_>, unit: i64, seen: i64, draft: Draft) -> Outcome<()> {
    act.require(Right::OrganisationManage)?;
    let mut unit = find(tx, unit)?.ok_or_else(unknown)?;
    UNIT.table.unchanged_since(tx, unit.id, seen)?;
    let draft = checked(draft)?;
    if let Some(parent) = draft.parent {
        find(tx, parent)?.ok_or_else(|| unknown().at("parent"))?;
        if is_above(unit.id, parent, |id| store::parent_of(tx, id))? {
            return Err(Refusal::new("refused-unit-circle").at("parent").into());
        }
    }
    unit.name = draft.name;
    unit.parent = draft.parent;
    save(tx, act, "unit.amended", unit)
}

/// Dissolves a unit from a day on (*giải thể*), once nothing in it goes on after that day.
pub fn dissolve(tx: &mut Tx, act: Act<'_>, unit: i64, seen: i64, from: Day) -> Outcome<()> {
    act.require(Right::OrganisationManage)?;
    let mut unit = find(tx, unit)?.ok_or_else(unknown)?;
    UNIT.table.unchanged_since(tx, unit.id, seen)?;
    if from <= unit.days.from {
        return Err(Refusal::new("refused-valid-days-empty").at("from").into());
    }
    if store::outliving(tx, unit.id, from)? > 0 {
        return Err(Refusal::new("refused-unit-in-use").at("from").into());
    }
    unit.days.to = Some(from);
    save(tx, act, "unit.dissolved", unit)
}

/// A unit by its id.
pub fn find(tx: &mut Tx, id: i64) -> Outcome<Option<Unit>> {
    Ok(store::by_id(tx, id)?)
}

fn save(tx: &mut Tx, act: Act<'_>, verb: &'static str, mut unit: Unit) -> Outcome<()> {
    let written = UNIT.write(tx, unit.id, act.now, &body(&unit))?;
    unit.version = written.version;
    store::update(tx, &unit)?;
    act.journal(tx, Entry::new(verb).about("unit", unit.id).version(written))?;
    Ok(())
}

fn unknown() -> Refusal {
    Refusal::new("refused-unit-unknown")
}

fn checked(mut draft: Draft) -> Result<Draft, Refusal> {
    draft.name = super::position::name(&draft.name).map_err(|r| r.at("name"))?;
    Ok(draft)
}

/// Whether `unit` is `below` itself or stands somewhere above it.
fn is_above<E>(unit: i64, below: i64, mut parent_of: impl FnMut(i64) -> Result<Option<i64>, E>) -> Result<bool, E> {
    // A tree of units is a few levels deep; the bound only guards against a circle in old data.
    let mut at = Some(below);
    for _ in 0..100 {
        match at {
            None => return Ok(false),
            Some(id) if id == unit => return Ok(true),
            Some(id) => at = parent_of(id)?,
        }
    }
    Ok(true)
}

fn body(unit: &Unit) -> serde_json::Value {
    json!({
        "code": unit.code,
        "name": unit.name,
        "parent": unit.parent,
        "from": unit.days.from,
        "to": unit.days.to,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_seen() {
        // 1 ← 2 ← 3, and 4 alone
        let parent = |id: i64| {
            Ok::<_, ()>(match id {
                2 => Some(1),
                3 => Some(2),
                _ => None,
            })
        };
        for (unit, below, above) in [(1, 3, true), (2, 3, true), (3, 3, true), (3, 1, false), (4, 3, false)] {
            assert_eq!(is_above(unit, below, parent), Ok(above), "{unit} above {below}");
        }
        assert_eq!(is_above(9, 1, |_| Ok::<_, ()>(Some(1))), Ok(true), "an old circle ends");
    }
}
