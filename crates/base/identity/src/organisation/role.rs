//! Roles (*vai trò*): which rights a position has. The list is a definition, dated and cited; here it
//! is only read.

use ::store::Tx;
use definitions::Catalogue;
use kernel::{Bilingual, Day, Outcome};

use crate::right::{Right, RightSet};
use crate::scope::Level;

/// A role on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub title: Bilingual,
    /// Its rights.
    pub rights: RightSet,
    /// Whether its positions are responsible for areas that they must name.
    pub by_areas: bool,
    /// Whether its positions are responsible for facilities that they must name.
    pub by_facilities: bool,
}

impl Role {
    /// Up to which level of privacy its positions see. Whoever is responsible for facilities only
    /// works for them, not for the department.
    pub fn level(&self) -> Level {
        match (self.rights.has(Right::PersonalRead), self.by_facilities) {
            (true, _) => Level::Confidential,
            (false, true) => Level::Partner,
            (false, false) => Level::Office,
        }
    }
}

fn role(code: &str, body: &definitions::kinds::Role) -> Role {
    Role {
        code: code.to_owned(),
        title: body.title.clone(),
        rights: body.rights.iter().filter_map(|code| Right::from_code(code)).collect(),
        by_areas: body.reach == definitions::kinds::Reach::Areas,
        by_facilities: body.reach == definitions::kinds::Reach::Facilities,
    }
}

/// A role by its code, if it is in force on a day.
pub fn in_force(tx: &mut Tx, code: &str, day: Day) -> Outcome<Option<Role>> {
    let found = definitions::in_force::<definitions::kinds::Role>(tx, code, day)?;
    Ok(found.map(|pinned| role(&pinned.code, &pinned.body)))
}

/// All roles in force on a day, by code.
pub fn all(law: &Catalogue, day: Day) -> Vec<Role> {
    law.all_in_force::<definitions::kinds::Role>(day).map(|pinned| role(&pinned.code, &pinned.body)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_and_program_know_the_same_rights() {
        let program: Vec<&str> = Right::ALL.iter().map(|r| r.code()).collect();
        let mut definitions = definitions::kinds::RIGHTS.to_vec();
        definitions.sort_by_key(|code| program.iter().position(|c| c == code));
        assert_eq!(definitions, program);
    }
}
