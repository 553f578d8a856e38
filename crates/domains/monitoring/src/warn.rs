//! Tells the public when the index of a public station reaches a harmful band, when it changes, and when it is over
//! (*phát cảnh báo chỉ số*).
//!
//! Which bands are harmful is a definition. What is to be told is found by reading; only then is anything written.
//! While nothing fresh is known, nothing is told: the last message ends by itself.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::Tx;
use kernel::{Actor, MICROS_PER_HOUR, Moment, Outcome, PublicId, Random};
use platform::journal::{self, Entry};

use crate::index::{self, Reading, Rule, Verdict};
use crate::law::Current;
use crate::network::{Network, Profile};
use crate::warning::{self, Finding, INDEX_WARNING, IndexWarning, expires};

/// A message to be told.
struct Message {
    profile: Arc<Profile>,
    /// The warning that it goes on; none where it is the first.
    of: Option<IndexWarning>,
    finding: Finding,
}

/// Whether anything is to be told; a read.
pub fn has_next(tx: &mut Tx, network: &Network, law: &Current, now: Moment) -> Outcome<bool> {
    Ok(!messages(tx, network, law, now)?.is_empty())
}

/// Tells what is to be told; gives how many messages.
pub fn run(tx: &mut Tx, network: &Network, law: &Current, random: &Random, now: Moment) -> Outcome<usize> {
    let messages = messages(tx, network, law, now)?;
    let count = messages.len();
    for message in messages {
        tell(tx, message, random, now)?;
    }
    Ok(count)
}

fn messages(tx: &mut Tx, network: &Network, law: &Current, now: Moment) -> Outcome<Vec<Message>> {
    let mut profiles: Vec<Arc<Profile>> = network.profiles(tx)?.into_values().collect();
    profiles.retain(|profile| profile.station.public);
    profiles.sort_by_key(|profile| profile.station.id);
    let indices = index::newest(tx, law, &profiles, now)?;
    let live = warning::store::live(tx, now)?;
    let mut live: HashMap<i64, IndexWarning> = live.into_iter().map(|w| (w.station_id, w)).collect();
    let mut messages = Vec::new();
    for profile in profiles {
        let Some(index) = indices.get(&profile.station.id) else { continue };
        let Some((reading, verdict)) = index.current(now) else { continue };
        let of = live.remove(&profile.station.id);
        let last = match &of {
            Some(warning) => warning::newest_finding(tx, warning.id)?,
            None => None,
        };
        if let Some(finding) = next(law, &index.rule, reading, verdict, last.as_ref(), now) {
            messages.push(Message { profile, of, finding });
        }
    }
    Ok(messages)
}

/// What is to be told of an index now, after what was told last; nothing where all is told.
fn next(
    law: &Current,
    index: &Rule,
    reading: &Reading,
    verdict: &Verdict,
    last: Option<&Finding>,
    now: Moment,
) -> Option<Finding> {
    let rule = law.warning(index.code(), now.day())?;
    let level = rule.body.level(&verdict.band.code);
    let half = i64::from(rule.body.lasts_hours) * MICROS_PER_HOUR / 2;
    let due = match (last, level) {
        (None, level) => level.is_some(),
        (Some(_), None) => true,
        (Some(last), Some(_)) => {
            // Of a figure that stays what it is, news is told before the last message ends.
            last.band != verdict.band.code || (reading.until > last.until && last.expires_at.0 - now.0 <= half)
        }
    };
    let ended = level.is_none();
    let level = level.or(last.map(|last| &last.level)).filter(|_| due)?.clone();
    Some(Finding {
        index: index.code().to_owned(),
        value: verdict.value,
        band: verdict.band.code.clone(),
        from: reading.from,
        until: reading.until,
        lead: verdict.leading().map(|part| part.symbol.clone()),
        expires_at: expires(&rule.body, reading.until, now),
        ended,
        level,
        law: index.pin(),
        rule: rule.pin(),
    })
}

fn tell(tx: &mut Tx, message: Message, random: &Random, now: Moment) -> Outcome<()> {
    let Message { profile, of, finding } = message;
    let verb = match (&of, finding.ended) {
        (None, _) => "warning.issued",
        (Some(_), false) => "warning.renewed",
        (Some(_), true) => "warning.ended",
    };
    let id = match of {
        Some(warning) => {
            let next = IndexWarning {
                expires_at: finding.expires_at,
                ended: finding.ended,
                version: warning.version + 1,
                ..warning
            };
            warning::store::update(tx, &next)?;
            next.id
        }
        None => warning::store::insert(
            tx,
            &IndexWarning {
                id: 0,
                public_id: PublicId::random(random),
                station_id: profile.station.id,
                opened_at: now,
                expires_at: finding.expires_at,
                ended: false,
                version: 1,
            },
        )?,
    };
    let written = INDEX_WARNING.write(tx, id, now, &serde_json::to_value(finding)?)?;
    let entry = Entry::new(verb)
        .about("index_warning", id)
        .about("station", profile.station.id)
        .in_area(profile.station.area_id)
        .version(written);
    journal::write(tx, &Actor::system("warn"), None, now, None, entry)?;
    Ok(())
}
