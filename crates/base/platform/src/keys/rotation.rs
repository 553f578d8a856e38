//! Changing the keys of personal data (*đổi khoá*): everything is sealed anew with the newest key, and a key
//! that nothing needs any more is put away.
//!
//! It must not know what is sealed: each crate that keeps sealed values lists its [`Holder`]s. Present values
//! are sealed anew by a job, in chunks of the bulk lane; what stands in old versions is never written again
//! (its hash is in the journal), so a key that sealed one of them stays in the key file.

use std::sync::Arc;

use ::store::{Db, Tx};
use kernel::{Actor, Clock, MICROS_PER_DAY, Moment, Outcome, Problem};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::file::Purpose;
use super::{HEADER, Vault, key_id, pair, store};
use crate::canonical::unhex;
use crate::jobs::{self, Claimed};
use crate::journal::{self, Entry};
use crate::pace::Pace;

/// The job that seals everything anew.
pub const RESEAL: &str = "keys.reseal";
/// The nightly job that puts keys away.
pub const RETIRE: &str = "keys.retire";

/// Seconds that a chunk extends the job's lease by.
const LEASE: i64 = 300;
/// A key is put away when its successor is older: by then every process follows the new key file.
const GRACE: i64 = MICROS_PER_DAY;

/// Counts sealed values by their heads, which name their keys.
pub type Counted<Head> = fn(&mut Tx) -> Outcome<Vec<(Head, i64)>>;

/// A kind of thing with sealed values, as its crate declares it.
#[derive(Clone, Copy)]
pub struct Holder {
    /// Its name: `account`.
    pub name: &'static str,
    /// Seals and indexes anew at most so many after an id; the last id looked at, `None` at the end.
    pub reseal: fn(&mut Tx, &Vault, i64, i64) -> Outcome<Option<i64>>,
    /// Heads of present values, the first five bytes, and how many have each.
    pub present: Counted<Vec<u8>>,
    /// Heads of values in old versions, ten hexadecimal digits, and how many have each.
    pub past: Counted<String>,
}

/// What a pair of keys (for data, and for the indexes of the same values) is still needed for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Use {
    /// The id of both.
    pub key: u32,
    /// When they were made.
    pub made_at: Moment,
    /// Whether new values are sealed with it.
    pub current: bool,
    /// Values that lie in the records now.
    pub present: i64,
    /// Values in old versions of records.
    pub past: i64,
}

/// How far the job has come; it is kept in the job itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The key that everything is sealed with.
    pub key: u32,
    /// The holders that are done.
    #[serde(default)]
    pub holders: usize,
    /// The last id of the next one.
    #[serde(default)]
    pub after: i64,
}

/// After [`Vault::rotate`]: notes the new keys, says so in the journal, and asks for the job.
pub fn begin(tx: &mut Tx, vault: &Vault, actor: &Actor, now: Moment) -> Outcome<i64> {
    let key = vault.current()?;
    pair(tx, vault, now)?;
    let entry = Entry::new("keys.rotated").with(json!({ "key": key }));
    journal::write(tx, actor, None, now, None, entry)?;
    ask(tx, key, now)
}

fn ask(tx: &mut Tx, key: u32, now: Moment) -> Outcome<i64> {
    let body = serde_json::to_value(Progress { key, holders: 0, after: 0 })?;
    jobs::enqueue_once(tx, RESEAL, &key.to_string(), &body, now)
}

/// The job: seals anew what an older key sealed, from where it stopped the last time.
pub fn reseal(
    db: &Db,
    vault: &Arc<Vault>,
    clock: &Clock,
    holders: &[Holder],
    job: &Claimed,
    told: &mut dyn FnMut(&Progress),
) -> Outcome<()> {
    let mut progress: Progress = serde_json::from_value(job.body.clone())?;
    vault.refresh()?;
    if vault.current()? < progress.key {
        let (key, place) = (progress.key, vault.path.display());
        return Err(
            Problem::new(format!("key {key} is not in {place}; bring the key file of the other node here")).into()
        );
    }
    let mut pace = Pace::new();
    while let Some(holder) = holders.get(progress.holders).copied() {
        let limit = i64::try_from(pace.rows()).unwrap_or(1);
        let (vault, job, until) = (Arc::clone(vault), job.clone(), clock.now().plus_seconds(LEASE));
        let before = progress.clone();
        progress = pace.measure(|| {
            db.write_bulk_now(move |tx| {
                let next = match (holder.reseal)(tx, &vault, before.after, limit)? {
                    Some(after) => Progress { after, ..before },
                    None => Progress { holders: before.holders + 1, after: 0, ..before },
                };
                if jobs::note(tx, &job, &serde_json::to_value(&next)?, until)? {
                    return Ok(next);
                }
                Err(Problem::new("another worker has taken the job over").into())
            })
        })?;
        told(&progress);
    }
    Ok(())
}

/// What each key is needed for, oldest first.
pub fn uses(tx: &mut Tx, vault: &Vault, holders: &[Holder]) -> Outcome<Vec<Use>> {
    let current = vault.current()?;
    let keys = vault.keys();
    let all = keys.keys().iter().filter(|k| k.purpose == Purpose::Data);
    let mut uses: Vec<Use> =
        all.map(|k| Use { key: k.id, made_at: k.made_at, current: k.id == current, present: 0, past: 0 }).collect();
    for holder in holders {
        for (head, count) in (holder.present)(tx)? {
            let id = key_id(&head)?;
            uses.iter_mut().filter(|u| u.key == id).for_each(|u| u.present += count);
        }
        for (head, count) in (holder.past)(tx)? {
            let id = key_id(&unhex::<HEADER>(&head).unwrap_or_default())?;
            uses.iter_mut().filter(|u| u.key == id).for_each(|u| u.past += count);
        }
    }
    Ok(uses)
}

/// The nightly job: puts keys away that nothing needs any more; gives their names. Where present values still
/// have an old key (a process had not heard of the new one), they are sealed anew first.
pub fn retire(db: &Db, vault: &Arc<Vault>, holders: &'static [Holder], now: Moment) -> Outcome<Vec<String>> {
    vault.refresh()?;
    let asked = Arc::clone(vault);
    let uses = db.read_now(move |tx| uses(tx, &asked, holders))?;
    let mut retired = Vec::new();
    for pair in uses.windows(2) {
        let [old, next] = pair else { continue };
        if next.made_at.0 + GRACE > now.0 {
            continue;
        }
        if old.present > 0 {
            let key = vault.current()?;
            db.write_bulk_now(move |tx| ask(tx, key, now))?;
            continue;
        }
        // What old versions hold can be opened with the key for data; nobody looks it up by an index.
        let purposes: &[Purpose] = if old.past == 0 { &[Purpose::Index, Purpose::Data] } else { &[Purpose::Index] };
        for purpose in purposes.iter().copied() {
            let id = old.key;
            // The database first: it must never need a key that the file no longer has.
            db.write_bulk_now(move |tx| Ok(store::retire(tx, purpose.word(), i64::from(id), now)?))?;
            if vault.put_away(purpose, id)? {
                retired.push(format!("{} {id}", purpose.word()));
            }
        }
    }
    Ok(retired)
}
