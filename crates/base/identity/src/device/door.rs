//! Letting a logger in: code and secret against what is stored, wrong ones counted per logger and
//! address.

use std::fmt;
use std::net::IpAddr;

use kernel::{Moment, Outcome, Refusal};
use platform::security_log;
use serde_json::json;

use super::proved::Proved;
use super::secret::Stored;
use super::store;
use crate::gate::Gate;
use crate::lockout::{self, Key};
use crate::password::Typed;

/// A logger that proved itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: i64,
    /// Its code: the station's.
    pub code: String,
}

/// Where loggers are let in; one for the whole program.
pub struct Door {
    gate: Gate,
    proved: Proved,
}

/// A device as it stands, and until when this address is shut out.
struct Known {
    id: Option<i64>,
    version: i64,
    stored: Stored,
    locked_until: Option<Moment>,
    seen_at: Option<Moment>,
    /// What attempts are counted by.
    key: Key,
}

/// How exactly it is known when a logger last signed in: one that comes every minute is not worth a write
/// every minute.
const SEEN_SECONDS: i64 = 10 * 60;

impl Door {
    /// A door over a gate.
    pub fn new(gate: Gate) -> Door {
        Door { proved: Proved::new(&gate.random), gate }
    }

    /// Lets a logger in, or refuses it. Blocks: for a read usually, for a slow hash when a chosen
    /// secret is seen the first time, for a write when it was wrong.
    pub fn verify(&self, code: &str, secret: &str, from: IpAddr, now: Moment) -> Outcome<Device> {
        let typed = Typed::new(secret);
        let known = self.look_up(code, from, now)?;
        if let Some(until) = known.locked_until {
            return Err(lockout::refusal(until, now).into());
        }
        if let Some(id) = known.id
            && (self.proved.knows(code, known.version, typed.as_bytes())
                || known.stored.is_quick() && known.stored.matches(&typed, &self.gate.hasher)?)
        {
            self.note(id, known.seen_at, now);
            return Ok(Device { id, code: code.to_owned() });
        }
        self.prove(code, &typed, known, from, now)
    }

    fn look_up(&self, code: &str, from: IpAddr, now: Moment) -> Outcome<Known> {
        let code = code.to_owned();
        self.gate.db.read_now(move |tx| {
            let row = store::active(tx, &code)?;
            let key = if row.is_some() { Key::device(&code, from) } else { Key::strange_device(from) };
            let locked_until = lockout::locked_until(tx, &key, now)?;
            Ok(match row {
                Some(row) => Known {
                    id: Some(row.id),
                    version: row.version,
                    stored: Stored::from_column(row.secret),
                    locked_until,
                    seen_at: row.seen_at,
                    key,
                },
                None => Known { id: None, version: 0, stored: Stored::nobody(), locked_until, seen_at: None, key },
            })
        })
    }

    /// Writes down now and then that a logger signed in. It is let in even when that cannot be written.
    fn note(&self, id: i64, seen_at: Option<Moment>, now: Moment) {
        if seen_at.is_some_and(|seen| (0..SEEN_SECONDS).contains(&now.seconds_since(seen))) {
            return;
        }
        let _ = self.gate.db.write_now(move |tx| Ok(store::seen(tx, id, now)?));
    }

    /// The slow way: counted first, like the attempts of people, and forgiven when it was right.
    fn prove(&self, code: &str, typed: &Typed, known: Known, from: IpAddr, now: Moment) -> Outcome<Device> {
        let (key, counted) = (known.key.clone(), known.key.clone());
        self.gate.judge(move |tx| {
            Ok(lockout::count(tx, &[&counted], now)?.map_or(Ok(()), |until| Err(lockout::refusal(until, now))))
        })?;
        let right = known.stored.matches(typed, &self.gate.hasher)?;
        if let (true, Some(id)) = (right, known.id) {
            self.gate.db.write_now(move |tx| {
                lockout::forgive(tx, &[&key])?;
                store::seen(tx, id, now)?;
                Ok(())
            })?;
            self.proved.keep(code, known.version, typed.as_bytes());
            return Ok(Device { id, code: code.to_owned() });
        }
        // Which code was tried is logged only when it is a logger's: anything else may be anything.
        let detail = json!({ "device": known.id, "network": lockout::network(from) });
        self.gate.db.write_now(move |tx| security_log::record(tx, "device-sign-in-failed", None, &detail, now))?;
        Err(Refusal::new("refused-sign-in").into())
    }
}

impl fmt::Debug for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Door(…)")
    }
}
