//! The department as an organisation (*tổ chức, chức vụ*): its units, the positions in them, who holds each
//! since when, and who acts for whom today.

use axum::extract::State;
use identity::names::{self, Names};
use identity::organisation::chart::{self, Branch};
use identity::organisation::delegation::{self, Delegation};
use identity::organisation::role::{self, Role};
use kernel::Outcome;
use maud::Markup;
use web_kit::{Fault, Officer, Routes};

use crate::{Desk, assignment, position, telling, unit};

mod page;

/// Where the page is.
pub const ADDRESS: &str = "/desk/organisation";

/// The routes of the organisation.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get(ADDRESS, show)
        .and(unit::routes())
        .and(position::routes())
        .and(assignment::routes())
        .and(telling::routes())
}

/// The organisation with all that its page shows.
pub struct Shown {
    /// Units from the top down with their positions and holders.
    pub chart: Vec<Branch>,
    /// Who acts for whom today.
    pub lent: Vec<Delegation>,
    /// What roles are called.
    pub roles: Vec<Role>,
    /// Names of whoever acts for somebody.
    pub names: Names,
}

async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (by, now, law) = (officer.authority().clone(), officer.now(), desk.law.current());
    let today = now.day();
    let shown = desk
        .db
        .read(move |tx| -> Outcome<Shown> {
            let lent = delegation::on_day(tx, &by, today)?;
            let names = names::of(tx, &by, lent.iter().map(|d| d.draft.to), now)?;
            Ok(Shown { chart: chart::on_day(tx, &by, today)?, lent, roles: role::all(law.catalogue(), today), names })
        })
        .await?;
    Ok(page::organisation(&officer, &shown))
}
