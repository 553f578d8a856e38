//! What somebody at the command line of the server does when nobody can sign in yet: the first
//! administrator, with the department and a position to stand in.

use ::store::Tx;
use definitions::Catalogue;
use kernel::{Bilingual, Day, DayRange, Lang, Outcome, Random, Refusal};
use platform::keys::Vault;

use crate::account::{self, Open, SignInName};
use crate::act::Act;
use crate::organisation::unit::{self, Draft as UnitDraft};
use crate::organisation::{assignment, position, role};
use crate::password::Hashed;
use crate::right::Right;
use crate::scope::Reach;

/// The code of the department itself until the office says otherwise.
const DEPARTMENT: &str = "SNNMT";

/// Who is to become what.
#[derive(Clone)]
pub struct CreateAdministrator {
    /// Name to sign in with, shown as his name until he corrects it.
    pub name: String,
    /// Code of his role, `administrator` as a rule.
    pub role: String,
    /// His password, checked and hashed before.
    pub password: Hashed,
}

/// Opens an account with a position of its role in the department, which it founds if need be; gives
/// the account's id.
pub fn create_administrator(
    tx: &mut Tx,
    vault: &Vault,
    random: &Random,
    act: Act<'_>,
    create: CreateAdministrator,
) -> Outcome<i64> {
    act.require(Right::AccountsManage)?;
    let today = act.today();
    let Some(role) = role::in_force(tx, &create.role, today)? else {
        let known = role::all(&Catalogue::load(tx)?, today).into_iter().map(|r| r.code).collect::<Vec<_>>().join(", ");
        return Err(Refusal::new("refused-role-unknown")
            .at("role")
            .with("role", create.role)
            .with("known", known)
            .into());
    };
    if role.by_areas || role.by_facilities {
        return Err(Refusal::new("refused-role-needs-places").at("role").with("role", role.code).into());
    }
    let login = SignInName::parse(&create.name).map_err(|r| r.at("name"))?;
    let open = Open {
        login,
        name: create.name,
        email: None,
        phone: None,
        lang: Lang::Vi,
        password: Some(create.password),
        must_change: false,
    };
    let account = account::open(tx, vault, random, act, open)?;
    let department = department(tx, act, today)?;
    let position = if let Some(position) = position::store::of_role(tx, department, &role.code)? {
        position
    } else {
        let draft = position::Draft {
            unit: department,
            title: role.title,
            role: role.code,
            areas: Reach::All,
            facilities: Reach::All,
        };
        position::create(tx, act, draft, today)?
    };
    assignment::assign(tx, act, account, position, DayRange { from: today, to: None })?;
    Ok(account)
}

/// The department itself: the unit at the top, founded when there is none.
fn department(tx: &mut Tx, act: Act<'_>, today: Day) -> Outcome<i64> {
    if let Some(id) = unit::store::root(tx)? {
        return Ok(id);
    }
    let name = Bilingual::new("Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment");
    unit::establish(tx, act, DEPARTMENT, UnitDraft { name, parent: None }, today)
}
