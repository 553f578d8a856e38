//! A list of units comes into force (*cập nhật danh mục đơn vị hành chính*): what it has becomes, what was before
//! it ends, and rows go with what their units went into. Doing it again does nothing.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::{Actor, Basis, Day, Moment, Outcome, Refusal, text};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::list::{Former, List, Unit};
use super::merge::version;
use super::{AREA, Level, Merge, New, Repoint, merge, store};
use crate::journal::{self, Entry};
use crate::settings::{Setting, anything};

/// Units named in one journal entry; a body there is kept short.
const PER_ENTRY: usize = 150;

/// The province that the office is of, and the list that its units were brought in from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Code of the province.
    pub province: String,
    /// What tells this list from others: a hash.
    pub list: String,
}

/// Which province the office is of (*tỉnh của cơ quan*); none until it has said so.
pub const OFFICE: Setting<Option<Office>> = Setting { key: "office-province", default: || None, check: anything };

/// What came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Published {
    /// Units that are new.
    pub created: usize,
    /// Units with another name, or in another unit than before.
    pub amended: usize,
    /// Units that went into one.
    pub merged: usize,
    /// Units whose land went to several: their rows stay until somebody has said where each belongs.
    pub divided: usize,
    /// Rows of domains that were pointed to other units.
    pub moved: u64,
}

/// A unit that was there before the list came.
struct Standing {
    id: i64,
    code: String,
    name: String,
    parent: Option<i64>,
    since: Day,
}

/// Brings the units of a province into force, and points rows of `columns` to what their units went into.
pub fn publish(
    tx: &mut Tx,
    actor: &Actor,
    now: Moment,
    list: &List<'_>,
    province: &str,
    basis: Option<&Basis>,
    columns: &[Repoint],
) -> Outcome<Published> {
    let units: Vec<&Unit<'_>> = list.of_province(province).collect();
    if units.first().is_none_or(|u| u.kind.level != Level::Province) {
        return Err(Refusal::new("refused-province-unknown").at("province").with("code", province).into());
    }
    let mut change = Change { actor, now, list, basis, published: Published::default() };
    let (before, present) = change.standing(tx)?;
    for unit in &before {
        // Its code may be wanted again today.
        store::close(tx, unit.id, list.from)?;
    }
    let ids = change.units(tx, &units, &present)?;
    for unit in before {
        change.succeed(tx, &unit, &ids, columns)?;
    }
    Ok(change.published)
}

struct Change<'a, 'l> {
    actor: &'a Actor,
    now: Moment,
    list: &'a List<'l>,
    basis: Option<&'a Basis>,
    published: Published,
}

impl Change<'_, '_> {
    /// The units that stand: those that the list ends, and those that are as it says, by code.
    fn standing(&self, tx: &mut Tx) -> Outcome<(Vec<Standing>, BTreeMap<String, Standing>)> {
        let (mut before, mut present) = (Vec::new(), BTreeMap::new());
        for (id, code, name, parent, since) in store::standing(tx)? {
            let unit = Standing { id, code, name, parent, since };
            let former = self.list.former(&unit.code).filter(|_| unit.since < self.list.from);
            match former {
                Some(former) if !self.list.goes_on(former) => before.push(unit),
                _ => drop(present.insert(unit.code.clone(), unit)),
            }
        }
        // Communes before what they lie in, or merging a province would carry them along.
        before.sort_by(|a, b| b.code.len().cmp(&a.code.len()).then_with(|| a.code.cmp(&b.code)));
        Ok((before, present))
    }

    /// Creates what is new and amends what is called otherwise; gives the ids by code.
    fn units(
        &mut self,
        tx: &mut Tx,
        units: &[&Unit<'_>],
        present: &BTreeMap<String, Standing>,
    ) -> Outcome<BTreeMap<String, i64>> {
        let mut ids = BTreeMap::new();
        let mut written = Vec::new();
        for unit in units {
            let name = unit.name();
            let sort_key = text::sort_key(&name.vi);
            let parent = unit.province.and_then(|code| ids.get(code)).copied();
            let id = match present.get(unit.code) {
                Some(known) if known.name == name.vi && (parent.is_none() || known.parent == parent) => known.id,
                Some(known) => {
                    store::rename(tx, known.id, &name, &sort_key)?;
                    if let Some(parent) = parent {
                        store::move_under(tx, known.id, parent)?;
                    }
                    self.published.amended += 1;
                    written.push(version(tx, self.now, known.id)?);
                    known.id
                }
                None => {
                    let new = New {
                        code: unit.code.to_owned(),
                        name,
                        level: unit.kind.level,
                        parent,
                        valid_from: self.list.from,
                    };
                    let id = store::create(tx, &new, &sort_key)?;
                    self.published.created += 1;
                    written.push(version(tx, self.now, id)?);
                    id
                }
            };
            ids.insert(unit.code.to_owned(), id);
        }
        let province = units.first().and_then(|u| ids.get(u.code)).copied();
        for part in written.chunks(PER_ENTRY) {
            let mut entry = Entry::new("area.published").in_area(province).with(json!({ "units": part.len() }));
            entry.basis = self.basis.cloned();
            entry.versions = part.to_vec();
            journal::write(tx, self.actor, None, self.now, None, entry)?;
        }
        Ok(ids)
    }

    /// What becomes of a unit that ended, and of the rows that name it.
    fn succeed(
        &mut self,
        tx: &mut Tx,
        old: &Standing,
        ids: &BTreeMap<String, i64>,
        columns: &[Repoint],
    ) -> Outcome<()> {
        let into: Vec<i64> = self.list.former(&old.code).map(|f| known(f, ids)).unwrap_or_default();
        if let [into] = into[..] {
            let merged = Merge { from: vec![old.id], into, on: self.list.from, basis: self.basis.cloned() };
            self.published.moved += merge(tx, self.actor, self.now, &merged, columns)?;
            self.published.merged += 1;
            return Ok(());
        }
        for new in &into {
            store::add_successor(tx, old.id, *new)?;
        }
        self.published.divided += usize::from(!into.is_empty());
        let written = version(tx, self.now, old.id)?;
        let mut entry = Entry::new(if into.is_empty() { "area.ended" } else { "area.divided" });
        entry = entry.in_area(Some(old.id)).with(json!({ "on": self.list.from, "into": into })).version(written);
        entry.basis = self.basis.cloned();
        for new in into {
            entry = entry.about(AREA.table.name, new);
        }
        journal::write(tx, self.actor, None, self.now, None, entry)?;
        Ok(())
    }
}

/// The ids of what a unit went into; other provinces' units are not here.
fn known(former: &Former<'_>, ids: &BTreeMap<String, i64>) -> Vec<i64> {
    former.into.iter().filter_map(|code| ids.get(*code)).copied().collect()
}
