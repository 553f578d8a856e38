//! All definitions in memory, for hot paths: a symbol in a logger's file to its parameter, its unit to
//! the kept one, a limit to its number, without a statement. It never changes; [`Live`] holds the
//! newest and swaps it when rows have changed.

mod areas;
mod live;
mod measured;
mod spellings;

use std::sync::Arc;

use kernel::{Day, Outcome};
use store::Tx;

pub use areas::Areas;
pub use live::Live;
pub use measured::{Measured, NoParameter};

use crate::definition::{Layer, Pin, Pinned};
use crate::kinds::{Averaging, Body, Kind, OfKind, Severity, Shelves, Tier, Unit, Window};
use crate::kinds::{Bound, Parameter};
use crate::package::Package;
use crate::read;
use crate::rules::limit::Limit;
use crate::rules::units::Conversion;
use spellings::Spellings;

/// A line of the definitions page (*danh mục quy định*).
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its kind.
    pub kind: Kind,
    /// The definition; its body is there for the title.
    pub definition: Arc<Pinned<Body>>,
    /// Whether a higher layer says something else for all or part of its days.
    pub hidden: bool,
}

/// All definitions of one moment.
#[derive(Debug)]
pub struct Catalogue {
    newest_id: i64,
    shelves: Shelves,
    spellings: Spellings,
    listed: Vec<Listed>,
}

impl Catalogue {
    /// From the database.
    pub fn load(tx: &mut Tx) -> Outcome<Catalogue> {
        let (newest_id, all) = read::all_current(tx)?;
        Ok(Catalogue::of(newest_id, all))
    }

    /// From packages that are not published, lowest layer first: for checks and tests without a
    /// database. Every version is 1.
    pub fn of_packages(packages: &[Package]) -> Catalogue {
        let all = packages.iter().flat_map(|package| {
            package.definitions.iter().map(|d| Pinned {
                code: d.code.clone(),
                version: 1,
                hash: d.hash(),
                layer: package.layer,
                valid: d.valid,
                provisional: d.provisional,
                note: d.note.clone(),
                citation: d.citation.clone(),
                body: d.body.clone(),
            })
        });
        Catalogue::of(0, all.collect())
    }

    fn of(newest_id: i64, mut all: Vec<Pinned<Body>>) -> Catalogue {
        all.sort_by(|a, b| {
            (a.body.kind(), &a.code, a.layer, a.valid.from).cmp(&(b.body.kind(), &b.code, b.layer, b.valid.from))
        });
        let mut shelves = Shelves::default();
        for definition in &all {
            shelves.put(definition.clone());
        }
        let spellings = Spellings::of(&shelves);
        let listed = (0..all.len()).map(|i| listed(&all, i)).collect();
        Catalogue { newest_id, shelves, spellings, listed }
    }

    /// The number of the newest row that it knows; 0 without a database.
    pub(crate) fn newest_id(&self) -> i64 {
        self.newest_id
    }

    /// What holds for `code` on `day`.
    pub fn in_force<T: OfKind>(&self, code: &str, day: Day) -> Option<&Arc<Pinned<T>>> {
        T::shelf(&self.shelves).in_force(code, day)
    }

    /// What holds for each code of a kind on `day`, by code.
    pub fn all_in_force<T: OfKind>(&self, day: Day) -> impl Iterator<Item = &Arc<Pinned<T>>> {
        T::shelf(&self.shelves).all_in_force(day)
    }

    /// Everything, by kind, code, layer and first day: for the definitions page.
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// The unit of a code, e.g. `mg/L`.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        Unit::shelf(&self.shelves).newest(code).map(|d| &d.body)
    }

    /// How values of a parameter go from one unit into another, both by code.
    pub fn conversion(&self, parameter: &str, from: &str, to: &str) -> Option<Conversion> {
        if from == to {
            return Some(Conversion::NONE);
        }
        let molar_mass = Parameter::shelf(&self.shelves).newest(parameter).and_then(|p| p.body.molar_mass);
        Conversion::between(self.unit(from)?, self.unit(to)?, molar_mass)
    }

    /// A limit with its bound in another unit; what was written stays in `formula`. None if its
    /// unit does not convert.
    pub fn limit_in_unit(&self, mut limit: Limit, unit: &str) -> Option<Limit> {
        let conversion = self.conversion(&limit.parameter, &limit.unit, unit)?;
        limit.bound = match limit.bound {
            Bound::Max(v) => Bound::Max(conversion.apply(v)),
            Bound::Min(v) => Bound::Min(conversion.apply(v)),
            Bound::Range { low, high } => Bound::Range { low: conversion.apply(low), high: conversion.apply(high) },
            Bound::NotDetectable => Bound::NotDetectable,
        };
        unit.clone_into(&mut limit.unit);
        Some(limit)
    }

    /// The rule for an average in a medium.
    pub fn averaging(&self, medium: &str, window: Window, day: Day) -> Option<&Arc<Pinned<Averaging>>> {
        self.in_force(&format!("{medium}/{window}"), day)
    }

    /// The tier of an exceedance, with the ladder that it stands on; none where the limit is kept.
    pub fn tier(&self, ratio: f64, day: Day) -> Option<(&Tier, Pin)> {
        let ladder = self.in_force::<Severity>("exceedance", day)?;
        Some((ladder.body.tier(ratio)?, ladder.pin()))
    }
}

fn listed(all: &[Pinned<Body>], at: usize) -> Listed {
    let definition = &all[at];
    let kind = definition.body.kind();
    let hidden = all[at + 1..]
        .iter()
        .take_while(|other| other.body.kind() == kind && other.code == definition.code)
        .any(|other| other.layer > definition.layer && other.valid.overlaps(&definition.valid));
    Listed { kind, definition: Arc::new(definition.clone()), hidden }
}

impl Listed {
    /// Who says so.
    pub fn layer(&self) -> Layer {
        self.definition.layer
    }
}
