//! Positions in units (*vị trí việc làm*), and their use cases: create, amend, abolish.
//!
//! A position names a role, whose rights are a definition, and the places it is responsible for.

pub mod repoint;
pub(crate) mod store;

use ::store::Tx;
use kernel::{Bilingual, Day, DayRange, Outcome, Refusal};
use platform::journal::Entry;
use serde_json::json;

use super::role;
use super::unit;
use crate::act::Act;
use crate::right::Right;
use crate::scope::Reach;

platform::recorded!(
    /// The versions of positions.
    pub POSITION,
    "position"
);

/// A position (*vị trí việc làm*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Its id.
    pub id: i64,
    /// What a form says about it.
    pub draft: Draft,
    /// The days it exists.
    pub days: DayRange,
    /// Its version, for forms.
    pub version: i64,
}

/// What a form says about a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The unit it is in.
    pub unit: i64,
    /// What it is called.
    pub title: Bilingual,
    /// Code of the role that gives its rights.
    pub role: String,
    /// The areas it is responsible for (*địa bàn*).
    pub areas: Reach,
    /// The facilities it is responsible for (*cơ sở*).
    pub facilities: Reach,
}

/// Creates a position from a day on.
pub fn create(tx: &mut Tx, act: Act<'_>, draft: Draft, from: Day) -> Outcome<i64> {
    act.require(Right::OrganisationManage)?;
    let draft = checked(tx, act, draft)?;
    let mut position = Position { id: 0, draft, days: DayRange { from, to: None }, version: 1 };
    position.id = store::insert(tx, &position)?;
    store::set_reach(tx, &position)?;
    let written = POSITION.write(tx, position.id, act.now, &body(&position))?;
    act.journal(
        tx,
        Entry::new("position.created")
            .about("position", position.id)
            .about("unit", position.draft.unit)
            .version(written),
    )?;
    Ok(position.id)
}

/// Changes title, unit, role or reach. `seen` is the version of the form.
pub fn amend(tx: &mut Tx, act: Act<'_>, position: i64, seen: i64, draft: Draft) -> Outcome<()> {
    act.require(Right::OrganisationManage)?;
    let mut position = find(tx, position)?.ok_or_else(unknown)?;
    POSITION.table.unchanged_since(tx, position.id, seen)?;
    position.draft = checked(tx, act, draft)?;
    save(tx, act, "position.amended", position)
}

/// Abolishes a position from a day on (*bãi bỏ*), once nobody holds it after that day.
pub fn abolish(tx: &mut Tx, act: Act<'_>, position: i64, seen: i64, from: Day) -> Outcome<()> {
    act.require(Right::OrganisationManage)?;
    let mut position = find(tx, position)?.ok_or_else(unknown)?;
    POSITION.table.unchanged_since(tx, position.id, seen)?;
    if from <= position.days.from {
        return Err(Refusal::new("refused-valid-days-empty").at("from").into());
    }
    if store::held_after(tx, position.id, from)? > 0 {
        return Err(Refusal::new("refused-position-held").at("from").into());
    }
    position.days.to = Some(from);
    save(tx, act, "position.abolished", position)
}

/// A position by its id.
pub fn find(tx: &mut Tx, id: i64) -> Outcome<Option<Position>> {
    Ok(store::by_id(tx, id)?)
}

/// The position that a field of a form names.
pub(super) fn named(tx: &mut Tx, id: i64) -> Outcome<Position> {
    find(tx, id)?.ok_or_else(|| unknown().at("position").into())
}

fn unknown() -> Refusal {
    Refusal::new("refused-position-unknown")
}

fn save(tx: &mut Tx, act: Act<'_>, verb: &'static str, mut position: Position) -> Outcome<()> {
    let written = POSITION.write(tx, position.id, act.now, &body(&position))?;
    position.version = written.version;
    store::update(tx, &position)?;
    store::set_reach(tx, &position)?;
    act.journal(tx, Entry::new(verb).about("position", position.id).version(written))?;
    Ok(())
}

fn checked(tx: &mut Tx, act: Act<'_>, mut draft: Draft) -> Outcome<Draft> {
    draft.title = name(&draft.title).map_err(|r| r.at("title"))?;
    if unit::find(tx, draft.unit)?.is_none() {
        return Err(Refusal::new("refused-unit-unknown").at("unit").into());
    }
    let Some(role) = role::in_force(tx, &draft.role, act.today())? else {
        return Err(Refusal::new("refused-role-unknown").at("role").with("role", draft.role).into());
    };
    for (reach, needed, field) in
        [(&draft.areas, role.by_areas, "areas"), (&draft.facilities, role.by_facilities, "facilities")]
    {
        if needed && !matches!(reach, Reach::These(ids) if !ids.is_empty()) {
            return Err(Refusal::new("refused-role-needs-places").at(field).with("role", role.code).into());
        }
    }
    if let Reach::These(areas) = &draft.areas
        && store::known_areas(tx, areas)? != areas.len() as i64
    {
        return Err(Refusal::new("refused-area-unknown").at("areas").into());
    }
    Ok(draft)
}

/// A name of a unit or title of a position: there, not too long, one line.
pub(super) fn name(name: &Bilingual) -> Result<Bilingual, Refusal> {
    let name = Bilingual::new(name.vi.trim(), name.en.trim());
    let one_line = |text: &str| text.chars().count() <= 200 && !text.chars().any(char::is_control);
    if name.vi.is_empty() || !one_line(&name.vi) || !one_line(&name.en) {
        return Err(Refusal::new("refused-name"));
    }
    Ok(name)
}

fn body(position: &Position) -> serde_json::Value {
    let ids = |reach: &Reach| match reach {
        Reach::All => json!("all"),
        Reach::These(ids) => json!(ids),
    };
    json!({
        "unit": position.draft.unit,
        "title": position.draft.title,
        "role": position.draft.role,
        "areas": ids(&position.draft.areas),
        "facilities": ids(&position.draft.facilities),
        "from": position.days.from,
        "to": position.days.to,
    })
}
