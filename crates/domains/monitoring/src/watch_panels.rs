//! Watches which panels are lost and which are back (*theo dõi bảng điện tử mất liên lạc*), and tells those who keep
//! them, once each.
//!
//! Like [`crate::watch_silence`] it reads first, so that a province whose panels are all there writes nothing.

use ::store::Tx;
use kernel::{Actor, Moment, Outcome};
use platform::journal::{self, Entry};

use crate::law::Current;
use crate::panel::watch::{self, Standing, Watch};
use crate::panel::{self, Panel};
use crate::tell;

/// What has happened since the last look.
enum Turn {
    /// A panel was last heard of then, too long ago.
    Lost(Panel, Moment),
    /// It was heard of again then, after it had been told to be lost.
    Back(Panel, Moment, Moment),
}

/// Whether anything is to be written; a read. `serving` is since when panels could reach us: what we missed because
/// we were away is no panel's silence.
pub fn has_next(tx: &mut Tx, serving: Moment, now: Moment) -> Outcome<bool> {
    Ok(!turns(tx, serving, now)?.is_empty())
}

/// Writes what has happened, and tells those who keep panels; gives how many panels it touched.
pub fn run(tx: &mut Tx, law: &Current, serving: Moment, now: Moment) -> Outcome<usize> {
    let turns = turns(tx, serving, now)?;
    let count = turns.len();
    for turn in turns {
        match turn {
            Turn::Lost(panel, seen) => {
                watch::told(tx, panel.id, Some(now))?;
                tell::panel_lost(tx, law, &panel, seen, now)?;
                write(tx, "panel.lost", &panel, now)?;
            }
            Turn::Back(panel, seen, told) => {
                watch::told(tx, panel.id, None)?;
                tell::panel_back(tx, law, &panel, seen, told, now)?;
                write(tx, "panel.back", &panel, now)?;
            }
        }
    }
    Ok(count)
}

fn turns(tx: &mut Tx, serving: Moment, now: Moment) -> Outcome<Vec<Turn>> {
    let mut turns = Vec::new();
    for known in watch::all(tx)? {
        let Some(seen) = known.seen_at else { continue };
        let Some(panel) = panel::by_id(tx, known.panel)?.filter(|p| !p.retired) else { continue };
        let heard = Watch { seen_at: Some(seen.max(serving)), ..known };
        match (watch::standing(&panel, Some(&heard), now), heard.told_at) {
            (Standing::Lost, None) => turns.push(Turn::Lost(panel, seen)),
            // Heard of after it was told, and not only granted time because we were away.
            (Standing::Seen, Some(told)) if seen > told => turns.push(Turn::Back(panel, seen, told)),
            _ => {}
        }
    }
    Ok(turns)
}

fn write(tx: &mut Tx, verb: &'static str, panel: &Panel, now: Moment) -> Outcome<()> {
    journal::write(tx, &Actor::system("watch"), None, now, None, Entry::new(verb).about("panel", panel.id))?;
    Ok(())
}
