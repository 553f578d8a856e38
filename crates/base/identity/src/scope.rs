//! Where an officer may look (*phạm vi*): areas, facilities, level of privacy.
//!
//! It knows no table: the `query` crate puts a scope inside the index query of a list, search,
//! tile, export or count.

/// The four levels of privacy (*mức độ bảo mật*), each containing those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Anybody (*công khai*).
    Public,
    /// Agencies that share data with the department (*chia sẻ*).
    Partner,
    /// Officers of the department (*nội bộ*).
    Office,
    /// Officers whose work needs personal data; every look is logged (*hạn chế*).
    Confidential,
}

impl Level {
    /// All of them, from open to closed.
    pub const ALL: [Level; 4] = [Level::Public, Level::Partner, Level::Office, Level::Confidential];

    /// Stable code, e.g. `office`.
    pub fn code(self) -> &'static str {
        match self {
            Level::Public => "public",
            Level::Partner => "partner",
            Level::Office => "office",
            Level::Confidential => "confidential",
        }
    }

    /// The level that a code names.
    pub fn from_code(code: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.code() == code)
    }
}

/// Areas (*địa bàn*) or facilities (*cơ sở*) that may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// All of the province.
    All,
    /// These ids only, ascending; none when empty.
    These(Vec<i64>),
}

impl Reach {
    /// These ids, in order and once each.
    pub fn these(ids: impl IntoIterator<Item = i64>) -> Reach {
        let mut ids: Vec<i64> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        Reach::These(ids)
    }

    /// Whether `id` is in reach.
    pub fn contains(&self, id: i64) -> bool {
        match self {
            Reach::All => true,
            Reach::These(ids) => ids.binary_search(&id).is_ok(),
        }
    }

    /// What is in reach of both.
    pub fn and(&self, other: &Reach) -> Reach {
        match (self, other) {
            (Reach::All, other) => other.clone(),
            (this, Reach::All) => this.clone(),
            (Reach::These(a), b @ Reach::These(_)) => Reach::these(a.iter().copied().filter(|id| b.contains(*id))),
        }
    }
}

/// What of the province somebody may see (*phạm vi dữ liệu*). Every list, search, export and
/// count takes one; there is no way around it but to write `Scope::whole()` where it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Areas by their stable id; a row without an area is seen only by those who see all.
    pub areas: Reach,
    /// Facilities by id.
    pub facilities: Reach,
    /// Up to which level of privacy.
    pub level: Level,
}

impl Scope {
    /// What anybody may see: all places, public records only.
    pub fn public() -> Scope {
        Scope { areas: Reach::All, facilities: Reach::All, level: Level::Public }
    }

    /// Everything, for the console and for jobs of the program itself.
    pub fn whole() -> Scope {
        Scope { areas: Reach::All, facilities: Reach::All, level: Level::Confidential }
    }

    /// What is in both scopes.
    pub fn and(&self, other: &Scope) -> Scope {
        Scope {
            areas: self.areas.and(&other.areas),
            facilities: self.facilities.and(&other.facilities),
            level: self.level.min(other.level),
        }
    }

    /// Whether a thing at this place is in scope.
    pub fn covers(&self, area: Option<i64>, facility: Option<i64>) -> bool {
        covered(&self.areas, area) && covered(&self.facilities, facility)
    }
}

/// What has no place is seen only by those who see every place.
fn covered(reach: &Reach, id: Option<i64>) -> bool {
    match (reach, id) {
        (Reach::All, _) => true,
        (Reach::These(_), None) => false,
        (Reach::These(_), Some(id)) => reach.contains(id),
    }
}

/// The restriction that the `query` crate puts into a question. The level is not in it: what a level
/// may see is decided by the types of [`crate::privacy`].
impl From<&Scope> for query::Scope {
    fn from(scope: &Scope) -> query::Scope {
        let extent = |reach: &Reach| match reach {
            Reach::All => query::Extent::All,
            Reach::These(ids) => query::Extent::These(ids.clone()),
        };
        query::Scope { areas: extent(&scope.areas), facilities: extent(&scope.facilities) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_reach_is_never_wider() {
        let cases = [
            (Reach::All, Reach::All, Reach::All),
            (Reach::All, Reach::these([2, 1]), Reach::these([1, 2])),
            (Reach::these([3, 1]), Reach::All, Reach::these([1, 3])),
            (Reach::these([1, 2, 3]), Reach::these([3, 4, 2]), Reach::these([2, 3])),
            (Reach::these([1]), Reach::these([2]), Reach::these([])),
        ];
        for (a, b, both) in cases {
            assert_eq!(a.and(&b), both, "{a:?} and {b:?}");
        }
    }

    #[test]
    fn what_has_no_place_needs_the_whole_province() {
        let commune = Scope { areas: Reach::these([7]), ..Scope::whole() };
        for (area, seen) in [(Some(7), true), (Some(8), false), (None, false)] {
            assert_eq!(commune.covers(area, None), seen, "{area:?}");
        }
        assert!(Scope::whole().covers(None, None));
    }

    #[test]
    fn levels_contain_those_before_them() {
        assert!(
            Level::Public < Level::Partner && Level::Partner < Level::Office && Level::Office < Level::Confidential
        );
        for level in Level::ALL {
            assert_eq!(Level::from_code(level.code()), Some(level));
        }
    }
}
