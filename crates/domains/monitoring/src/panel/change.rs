//! A panel is registered (*đăng ký*), its set-up amended (*điều chỉnh*), the panel taken down (*gỡ*). A code is never
//! given to another panel, for controllers keep their address longer than anybody remembers.

use ::store::Tx;
use identity::Act;
use kernel::{Outcome, Refusal};
use platform::journal::Entry;

use super::{PANEL, Panel, Setup, allowed, by_id, checked_code, store};
use crate::station;

/// Registers a panel; gives its id.
pub fn register(tx: &mut Tx, act: Act<'_>, code: &str, setup: Setup) -> Outcome<i64> {
    allowed(act.by)?;
    let code = checked_code(code)?;
    check(tx, &setup)?;
    if store::by_code(tx, &code.to_ascii_lowercase())?.is_some() {
        return Err(Refusal::new("refused-panel-code-taken").at("code").with("code", code).into());
    }
    let id = store::insert(tx, code, &setup.name)?;
    let written = PANEL.write(tx, id, act.now, &serde_json::to_value(&setup)?)?;
    act.journal(tx, Entry::new("panel.registered").version(written))?;
    Ok(id)
}

/// Changes what a panel shows or how. `seen` is the version of the form.
pub fn amend(tx: &mut Tx, act: Act<'_>, id: i64, seen: i64, setup: Setup) -> Outcome<()> {
    let panel = known(tx, act, id, seen)?;
    check(tx, &setup)?;
    save(tx, act, "panel.amended", &panel, &setup, false)
}

/// Takes a panel down: its page shows nothing any more and nobody waits for it.
pub fn retire(tx: &mut Tx, act: Act<'_>, id: i64, seen: i64) -> Outcome<()> {
    let panel = known(tx, act, id, seen)?;
    save(tx, act, "panel.retired", &panel, &panel.setup, true)
}

fn known(tx: &mut Tx, act: Act<'_>, id: i64, seen: i64) -> Outcome<Panel> {
    allowed(act.by)?;
    let panel = by_id(tx, id)?.ok_or_else(|| Refusal::new("refused-panel-unknown"))?;
    PANEL.table.unchanged_since(tx, id, seen)?;
    if panel.retired {
        return Err(Refusal::new("refused-panel-retired").into());
    }
    Ok(panel)
}

fn save(tx: &mut Tx, act: Act<'_>, verb: &'static str, panel: &Panel, setup: &Setup, retired: bool) -> Outcome<()> {
    let written = PANEL.write(tx, panel.id, act.now, &serde_json::to_value(setup)?)?;
    store::update(tx, panel.id, &setup.name, retired, written.version)?;
    act.journal(tx, Entry::new(verb).version(written))?;
    Ok(())
}

/// The set-up can be shown, and everybody may see its stations.
fn check(tx: &mut Tx, setup: &Setup) -> Outcome<()> {
    setup.check()?;
    for id in &setup.stations {
        let Some(station) = station::store::by_id(tx, *id)? else {
            return Err(Refusal::new("refused-station-unknown").at("stations").into());
        };
        if !station.public {
            let refusal = Refusal::new("refused-panel-station-private").at("stations");
            return Err(refusal.with("code", station.code).into());
        }
    }
    Ok(())
}
