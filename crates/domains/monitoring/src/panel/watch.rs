//! Whether a panel is still there and what it shows (*theo dõi bảng*).
//!
//! The view is public, but only the panel itself knows its key, a secret of 130 bits in its address. Whoever asks for
//! the view without it is a passer-by and leaves no trace, so guessing codes fakes nobody's health. A report is
//! written at most once a minute, behind everything that people wait for.

use ::store::Tx;
use identity::Act;
use kernel::{CommandId, Moment, Outcome, Random, Refusal};
use platform::journal::Entry;

use super::{Panel, allowed, store};

/// Of reports within this only the first is written.
const PAUSE_SECONDS: i64 = 60;
/// The longest report of what is shown.
const LONGEST: usize = 200;

/// What is known of a panel's health.
#[derive(Debug, Clone, PartialEq)]
pub struct Watch {
    /// The panel.
    pub panel: i64,
    /// When its key was made.
    pub issued_at: Moment,
    /// When it was last heard of, give or take a minute.
    pub seen_at: Option<Moment>,
    /// What it had on it then: codes of stations and the times of their figures.
    pub shows: Vec<(String, Option<Moment>)>,
    /// Since when those who keep panels know that it is lost.
    pub told_at: Option<Moment>,
}

/// How a panel stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was heard of as lately as it should be.
    Seen,
    /// It should have been heard of.
    Lost,
    /// It has a key and was never heard of by it.
    NeverSeen,
    /// It has no key yet.
    NoKey,
    /// It was taken down.
    Retired,
}

impl Standing {
    /// `seen`, `lost`, `never`, `no-key`, `retired`.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Seen => "seen",
            Standing::Lost => "lost",
            Standing::NeverSeen => "never",
            Standing::NoKey => "no-key",
            Standing::Retired => "retired",
        }
    }
}

/// How a panel stands at a moment.
pub fn standing(panel: &Panel, watch: Option<&Watch>, now: Moment) -> Standing {
    let patience = panel.setup.unseen_minutes * 60;
    match (panel.retired, watch.map(|w| w.seen_at)) {
        (true, _) => Standing::Retired,
        (false, None) => Standing::NoKey,
        (false, Some(None)) => Standing::NeverSeen,
        (false, Some(Some(seen))) if now.seconds_since(seen) > patience => Standing::Lost,
        (false, Some(Some(_))) => Standing::Seen,
    }
}

/// Makes a key for a panel in place of the one before; it is shown once and kept nowhere.
pub fn issue_key(tx: &mut Tx, random: &Random, act: Act<'_>, panel: &Panel) -> Outcome<String> {
    allowed(act.by)?;
    if panel.retired {
        return Err(Refusal::new("refused-panel-retired").into());
    }
    // A command id has the form wanted here: 26 digits that survive being typed at a controller.
    let key = CommandId::random(random).to_string();
    store::set_key(tx, panel.id, &hash(&key), act.now)?;
    act.journal(tx, Entry::new("panel.key-issued").about("panel", panel.id))?;
    Ok(key)
}

/// Whether a report with this key is the panel's own and should be written now; asked before a write is begun.
pub fn wants(tx: &mut Tx, panel: i64, key: &str, now: Moment) -> Outcome<bool> {
    let Some(row) = store::watch(tx, panel)? else { return Ok(false) };
    // Equal beginnings of hashes tell nothing of the key, so this need not take constant time.
    let own = row.key_hash == hash(key);
    Ok(own && row.seen_at.is_none_or(|seen| now.seconds_since(seen) >= PAUSE_SECONDS))
}

/// Writes a report down; of two at the same moment only one.
pub fn note(tx: &mut Tx, panel: i64, shows: &str, now: Moment) -> Outcome<()> {
    store::seen(tx, panel, &plain(shows), now, now.plus_seconds(-PAUSE_SECONDS))?;
    Ok(())
}

/// Writes down since when it is told that a panel is lost, or that it is there again.
pub(crate) fn told(tx: &mut Tx, panel: i64, at: Option<Moment>) -> Outcome<()> {
    store::told(tx, panel, at)?;
    Ok(())
}

/// What is known of a panel's health, if it ever had a key.
pub fn of_panel(tx: &mut Tx, panel: i64) -> Outcome<Option<Watch>> {
    Ok(store::watch(tx, panel)?.map(Watch::from))
}

/// The health of all panels that ever had a key.
pub fn all(tx: &mut Tx) -> Outcome<Vec<Watch>> {
    Ok(store::watches(tx)?.into_iter().map(Watch::from).collect())
}

impl From<store::WatchRow> for Watch {
    fn from(row: store::WatchRow) -> Watch {
        let shows = row.shows.split_whitespace().map(|part| match part.split_once('@') {
            Some((code, time)) => (code.to_owned(), Moment::from_compact_local(time)),
            None => (part.to_owned(), None),
        });
        let shows = shows.collect();
        let store::WatchRow { panel_id: panel, issued_at, seen_at, told_at, .. } = row;
        Watch { panel, issued_at, seen_at, shows, told_at }
    }
}

/// A report holds codes, times and spaces; what else it holds comes from no panel of ours.
fn plain(shows: &str) -> String {
    let fine = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | ' ');
    shows.chars().filter(fine).take(LONGEST).collect()
}

fn hash(key: &str) -> String {
    kernel::sha256_hex(key.as_bytes())
}
