//! How many there are, when nobody counts for ever.

/// A number of things that were counted no further than somebody would read (*đếm đến mức cần biết*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// So many.
    Exactly(u64),
    /// More than so many; how many more nobody has counted.
    MoreThan(u64),
}

impl Counted {
    /// What it means that `found` were found by somebody who stops after `most`.
    pub fn up_to(most: u64, found: u64) -> Counted {
        if found > most { Counted::MoreThan(most) } else { Counted::Exactly(found) }
    }
}
