//! Who acts, and what he may (*thẩm quyền*): an argument of every use case.
//!
//! An [`Authority`] cannot be made by hand: it comes from a session ([`of_session`]), from the
//! console, or from a job of the program itself; anybody can only narrow one. It knows no page and no
//! route.

mod load;
mod store;

use std::fmt;

use kernel::{Actor, Bilingual, Lang, Refusal};

use crate::right::{Right, RightSet};
use crate::scope::{Level, Scope};

pub(crate) use load::places;
pub use load::{Choice, Offered, choose, of_account, of_session, offered};

/// A role that gives rights, for telling whom to ask.
#[derive(Debug, Clone)]
pub(crate) struct Giver {
    pub(crate) title: Bilingual,
    pub(crate) rights: RightSet,
}

/// Who acts, in which capacity, with which rights, over which places (*thẩm quyền*).
#[derive(Clone)]
pub struct Authority {
    actor: Actor,
    on_behalf_of: Option<i64>,
    rights: RightSet,
    scope: Scope,
    name: String,
    title: Bilingual,
    lang: Lang,
    givers: Vec<Giver>,
}

impl Authority {
    /// Whoever sits at the command line of the server and holds its files anyway.
    pub fn console() -> Authority {
        Authority::own(Actor::Console, "console")
    }

    /// The program itself, doing the job `job`.
    pub fn system(job: &str) -> Authority {
        Authority::own(Actor::system(job), job)
    }

    fn own(actor: Actor, name: &str) -> Authority {
        Authority {
            actor,
            on_behalf_of: None,
            rights: RightSet::all(),
            scope: Scope::whole(),
            name: name.to_owned(),
            title: Bilingual::default(),
            lang: Lang::Vi,
            givers: Vec::new(),
        }
    }

    /// The same person with less: only those of these rights that he has, and only where both reach.
    pub fn narrowed(&self, rights: RightSet, scope: &Scope) -> Authority {
        Authority { rights: self.rights.and(rights), scope: self.scope.and(scope), ..self.clone() }
    }

    /// Who acts, as the journal names him.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// His account, if a person acts.
    pub fn account(&self) -> Option<i64> {
        match self.actor {
            Actor::Person { account, .. } => Some(account),
            _ => None,
        }
    }

    /// The position he acts in.
    pub fn position(&self) -> Option<i64> {
        match self.actor {
            Actor::Person { position, .. } => position,
            _ => None,
        }
    }

    /// The account of the person for whom he acts by delegation.
    pub fn on_behalf_of(&self) -> Option<i64> {
        self.on_behalf_of
    }

    /// His rights.
    pub fn rights(&self) -> RightSet {
        self.rights
    }

    /// What he may see; goes into every list.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// His own name, for the head of his own pages.
    pub fn display_name(&self) -> &str {
        &self.name
    }

    /// The title of his position; empty without one.
    pub fn title(&self) -> &Bilingual {
        &self.title
    }

    /// The language he reads.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether he may.
    pub fn may(&self, right: Right) -> bool {
        self.rights.has(right)
    }

    /// Refuses whoever may not, and names the roles that may. Use cases call it first.
    pub fn require(&self, right: Right) -> Result<(), Refusal> {
        if self.may(right) {
            return Ok(());
        }
        Err(Refusal::new("refused-not-allowed").with("right", right.code()).with("who", self.who_may(right)))
    }

    /// The same for a thing that lies somewhere: what is out of reach is refused, too.
    pub fn require_at(&self, right: Right, area: Option<i64>, facility: Option<i64>) -> Result<(), Refusal> {
        self.require(right)?;
        if self.scope.covers(area, facility) {
            return Ok(());
        }
        Err(Refusal::new("refused-outside-scope").with("right", right.code()).with("who", self.who_may(right)))
    }

    /// Refuses whoever's scope does not reach a level of privacy.
    pub fn require_level(&self, level: Level) -> Result<(), Refusal> {
        if self.scope.level >= level {
            return Ok(());
        }
        Err(Refusal::new("refused-level").with("level", level.code()))
    }

    /// The titles of the roles that have a right, as the reader would say them.
    fn who_may(&self, right: Right) -> String {
        let titles: Vec<&str> =
            self.givers.iter().filter(|g| g.rights.has(right)).map(|g| g.title.get(self.lang)).collect();
        // Nobody at all: then it is the office that must decide who is to.
        if titles.is_empty() { "—".to_owned() } else { titles.join(", ") }
    }
}

/// By reference, without a name: it may stand in a log.
impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Authority({})", self.actor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::Reach;

    fn some(rights: &[Right]) -> RightSet {
        rights.iter().copied().collect()
    }

    #[test]
    fn narrowing_never_widens() {
        let narrow = Authority::console().narrowed(
            some(&[Right::StationsRead]),
            &Scope { areas: Reach::these([1]), facilities: Reach::All, level: Level::Office },
        );
        let again = narrow.narrowed(RightSet::all(), &Scope::whole());
        assert_eq!(again.rights(), some(&[Right::StationsRead]));
        assert_eq!(again.scope(), narrow.scope());
    }

    #[test]
    fn a_refusal_names_the_right_and_who_has_it() {
        let officer = Authority {
            rights: some(&[Right::StationsRead]),
            givers: vec![
                Giver { title: Bilingual::new("Quản trị", "Administrator"), rights: RightSet::all() },
                Giver { title: Bilingual::new("Quan trắc viên", "Monitor"), rights: some(&[Right::StationsEdit]) },
                Giver { title: Bilingual::new("Người xem", "Reader"), rights: some(&[Right::StationsRead]) },
            ],
            ..Authority::console()
        };
        assert!(officer.require(Right::StationsRead).is_ok());
        let refusal = officer.require(Right::StationsEdit).unwrap_err();
        assert_eq!(refusal.to_string(), r#"refused-not-allowed right="stations-edit" who="Quản trị, Quan trắc viên""#);
    }

    #[test]
    fn what_lies_elsewhere_is_refused() {
        let scope = Scope { areas: Reach::these([7]), ..Scope::whole() };
        let officer = Authority::console().narrowed(RightSet::all(), &scope);
        assert!(officer.require_at(Right::StationsEdit, Some(7), None).is_ok());
        for area in [Some(8), None] {
            let refusal = officer.require_at(Right::StationsEdit, area, None).unwrap_err();
            assert_eq!(refusal.code, "refused-outside-scope");
        }
    }

    #[test]
    fn levels_are_asked_for() {
        let officer =
            Authority::console().narrowed(RightSet::all(), &Scope { level: Level::Partner, ..Scope::whole() });
        assert!(officer.require_level(Level::Partner).is_ok());
        assert_eq!(officer.require_level(Level::Office).unwrap_err().code, "refused-level");
    }
}
