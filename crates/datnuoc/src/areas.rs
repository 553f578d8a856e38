//! The office's province (*tỉnh của cơ quan*): its communes come from the list that the program carries, and
//! follow it when a newer program carries a newer list.

use definitions::Live;
use kernel::{Actor, Moment, Outcome, Problem};
use platform::area::{self, OFFICE, Office, Published, Repoint};
use store::{Db, Tx};

/// Every column that names a unit.
fn columns() -> Vec<Repoint> {
    let mut columns = vec![platform::search::AREAS, identity::organisation::position::repoint::AREAS];
    columns.extend(parties::AREAS);
    columns.extend(monitoring::station::AREAS);
    columns
}

/// Says which province the office is of, and brings in its units.
pub fn choose(db: &Db, law: &Live, actor: Actor, now: Moment, province: &str) -> Outcome<Published> {
    let (law, province) = (law.current(), province.to_owned());
    db.write_now(move |tx| bring(tx, &law, &actor, now, province))
}

/// Brings in what a newer list says, where the office has said which province it is of.
pub fn follow(db: &Db, law: &Live, now: Moment) -> Outcome<()> {
    let Some(office) = db.read_now(|tx| OFFICE.get(tx))? else { return Ok(()) };
    let law = law.current();
    if law.area_list(now.day()).is_none_or(|list| list.hash == office.list) {
        return Ok(());
    }
    let actor = Actor::system("definitions");
    let published = db.write_now(move |tx| bring(tx, &law, &actor, now, office.province))?;
    tracing::info!(?published, "areas.published");
    Ok(())
}

fn bring(
    tx: &mut Tx,
    law: &definitions::Catalogue,
    actor: &Actor,
    now: Moment,
    province: String,
) -> Outcome<Published> {
    let areas = law.areas(now.day())?.ok_or_else(|| Problem::new("no list of administrative units is in force"))?;
    let basis = areas.definition.citation.basis();
    let published = area::publish(tx, actor, now, areas.list, &province, Some(&basis), &columns())?;
    OFFICE.set(tx, actor, now, &Some(Office { province, list: areas.hash().to_owned() }))?;
    Ok(published)
}
