//! Building the authority of a session: which capacities its owner has today, which one he chose,
//! what that gives.

use ::store::Tx;
use definitions::Catalogue;
use kernel::{Actor, Bilingual, Day, Lang, Moment, Outcome, Refusal};

use super::{Authority, Giver, store};
use crate::account::{self, State};
use crate::organisation::capacity::{Capacity, Holding, Lending, capacities};
use crate::organisation::position::Position;
use crate::organisation::role::{self, Role};
use crate::organisation::{assignment, delegation, position};
use crate::privacy::{Office, PersonName};
use crate::right::RightSet;
use crate::scope::{Level, Reach, Scope};
use crate::session::{self, Session, Step};

/// In which of his capacities somebody acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The position.
    pub position: i64,
    /// The delegation, if he does not hold it himself.
    pub delegation: Option<i64>,
}

/// One of several capacities, as a page offers it.
#[derive(Debug, Clone)]
pub struct Offered {
    /// What to choose.
    pub choice: Choice,
    /// The title of the position.
    pub title: Bilingual,
    /// The name of its unit.
    pub unit: Bilingual,
    /// For whom he would act.
    pub on_behalf_of: Option<Office<PersonName>>,
}

/// The authority of a session's owner now; none when the session owes something, or the account is
/// no longer active. Whoever holds no position today has an authority without rights.
pub fn of_session(tx: &mut Tx, law: &Catalogue, session: &Session, now: Moment) -> Outcome<Option<Authority>> {
    if session.step != Step::Open {
        return Ok(None);
    }
    let chosen = session.position.map(|position| Choice { position, delegation: session.delegation });
    of_account(tx, law, session.account, chosen, now.day())
}

/// The authority of an account on a day, in the chosen capacity; in its first one when none was
/// chosen or the chosen one is over.
pub fn of_account(
    tx: &mut Tx,
    law: &Catalogue,
    account: i64,
    chosen: Option<Choice>,
    day: Day,
) -> Outcome<Option<Authority>> {
    let Some(row) = account::store::by_id(tx, account)? else { return Ok(None) };
    if account::state(tx, account)? != Some(State::Active) {
        return Ok(None);
    }
    let roles = role::all(law, day);
    let all = load(tx, account, day, &roles)?;
    let capacity = chosen.and_then(|c| all.iter().find(|a| is(a, c))).or(all.first()).copied();
    let lang = Lang::from_code(&row.lang).unwrap_or_default();
    let (scope, title) = match capacity {
        Some(capacity) => reach(tx, &capacity, &roles)?,
        // Somebody without a position sees what the public sees, and his own account.
        None => (Scope::public(), Bilingual::default()),
    };
    Ok(Some(Authority {
        actor: Actor::Person { account, position: capacity.map(|c| c.position) },
        on_behalf_of: capacity.and_then(|c| c.on_behalf_of),
        rights: capacity.map_or(RightSet::NONE, |c| c.rights),
        scope,
        name: row.name,
        title,
        lang,
        givers: roles.into_iter().map(|r| Giver { title: r.title, rights: r.rights }).collect(),
    }))
}

/// The capacities that somebody can choose among on a day.
pub fn offered(tx: &mut Tx, law: &Catalogue, account: i64, day: Day) -> Outcome<Vec<Offered>> {
    let roles = role::all(law, day);
    let mut offered = Vec::new();
    for capacity in load(tx, account, day, &roles)? {
        if let Some((title, unit)) = store::names(tx, capacity.position)? {
            let on_behalf_of = match capacity.on_behalf_of {
                Some(giver) => account::store::by_id(tx, giver)?.map(|row| Office::new(PersonName::new(row.name))),
                None => None,
            };
            let choice = Choice { position: capacity.position, delegation: capacity.delegation };
            offered.push(Offered { choice, title, unit, on_behalf_of });
        }
    }
    Ok(offered)
}

/// Acts in this capacity from now on, in this session.
pub fn choose(tx: &mut Tx, law: &Catalogue, session: &Session, choice: Choice, now: Moment) -> Outcome<()> {
    session.require_open()?;
    let roles = role::all(law, now.day());
    if !load(tx, session.account, now.day(), &roles)?.iter().any(|c| is(c, choice)) {
        return Err(Refusal::new("refused-capacity-unknown").at("position").into());
    }
    session::choose(tx, session.id, choice.position, choice.delegation)
}

fn is(capacity: &Capacity, choice: Choice) -> bool {
    capacity.position == choice.position && capacity.delegation == choice.delegation
}

fn load(tx: &mut Tx, account: i64, day: Day, roles: &[Role]) -> Outcome<Vec<Capacity>> {
    let mut holdings = holdings(tx, account)?;
    let mut lendings = Vec::new();
    for lent in delegation::store::lent_to(tx, account, day)? {
        holdings.extend(self::holdings(tx, lent.draft.from)?);
        lendings.push(Lending {
            delegation: lent.id,
            position: lent.draft.position,
            from: lent.draft.from,
            to: lent.draft.to,
            rights: lent.draft.rights,
            days: kernel::DayRange { from: lent.draft.first, to: Some(lent.draft.end) },
        });
    }
    let mut rights = Vec::new();
    for position in holdings.iter().map(|h| h.position) {
        let code = store::role_on(tx, position, day)?;
        rights.push((
            position,
            roles.iter().find(|r| Some(&r.code) == code.as_ref()).map_or(RightSet::NONE, |r| r.rights),
        ));
    }
    let rights_of =
        |position| rights.iter().find(|(p, _)| *p == position).map_or(RightSet::NONE, |(_, rights)| *rights);
    Ok(capacities(account, day, &holdings, &lendings, rights_of))
}

/// What an account holds. A locked or closed one lends nothing.
fn holdings(tx: &mut Tx, account: i64) -> Outcome<Vec<Holding>> {
    if account::state(tx, account)? != Some(State::Active) {
        return Ok(Vec::new());
    }
    let held = assignment::store::of_account(tx, account)?;
    Ok(held.into_iter().map(|a| Holding { account, position: a.position, days: a.days }).collect())
}

/// The places of a capacity and the title of its position. Both the role and the position must
/// allow the whole province for it to be reached.
fn reach(tx: &mut Tx, capacity: &Capacity, roles: &[Role]) -> Outcome<(Scope, Bilingual)> {
    let nowhere = Scope { areas: Reach::these([]), facilities: Reach::these([]), level: Level::Public };
    let Some(position) = position::find(tx, capacity.position)? else { return Ok((nowhere, Bilingual::default())) };
    let Some(role) = roles.iter().find(|r| r.code == position.draft.role) else {
        return Ok((nowhere, position.draft.title));
    };
    let scope = places(tx, &position, role)?;
    // A deputy without the right to personal data does not see it either.
    let level = if capacity.rights.has(crate::right::Right::PersonalRead) {
        scope.level
    } else {
        scope.level.min(Level::Office)
    };
    Ok((Scope { level, ..scope }, position.draft.title))
}

/// What a position of a role reaches.
pub(crate) fn places(tx: &mut Tx, position: &Position, role: &Role) -> Outcome<Scope> {
    let areas = match &position.draft.areas {
        Reach::All if role.by_areas => Reach::these([]),
        Reach::All => Reach::All,
        Reach::These(_) => Reach::these(position::store::areas_within(tx, position.id)?),
    };
    let facilities = match &position.draft.facilities {
        Reach::All if role.by_facilities => Reach::these([]),
        facilities => facilities.clone(),
    };
    Ok(Scope { areas, facilities, level: role.level() })
}
