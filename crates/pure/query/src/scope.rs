//! Which areas and facilities an officer's answer may hold (*phạm vi dữ liệu*): a restriction that
//! becomes part of the question itself, so that counts, pages and exports cannot leak past it.

use kernel::{Moment, Refusal};

use crate::check::Condition;
use crate::registry::Registry;
use crate::tree::Expr;

/// All of something, or only these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// Without restriction.
    All,
    /// Only these ids; of none, nothing.
    These(Vec<i64>),
}

/// What an answer may hold. Both restrictions apply together; what has no area or no facility lies
/// outside of every restriction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Areas (*địa bàn*).
    pub areas: Extent,
    /// Facilities (*cơ sở*).
    pub facilities: Extent,
}

impl Scope {
    /// Everything: the public's own data, and the program itself.
    pub const EVERYTHING: Scope = Scope { areas: Extent::All, facilities: Extent::All };

    /// The restriction as a tree over `entity`. Where the entity does not say to which area or facility
    /// it belongs, a restricted scope holds nothing of it.
    pub fn expr(&self, entity: &Registry) -> Expr {
        let limits = [(&self.areas, entity.area), (&self.facilities, entity.facility)];
        let limit = |(extent, path): (&Extent, Option<&'static str>)| match (extent, path) {
            (Extent::All, _) => None,
            (Extent::These(ids), Some(path)) => Some(Expr::one_of(path, ids.iter().copied())),
            (Extent::These(_), None) => Some(Expr::value(false)),
        };
        Expr::all(limits.into_iter().filter_map(limit).collect())
    }

    /// The restriction as a condition on `entity`.
    pub fn condition(&self, entity: &Registry) -> Result<Condition, Refusal> {
        // No part of a scope depends on the present moment.
        Condition::of_program(self.expr(entity), entity, Moment(0))
    }
}
