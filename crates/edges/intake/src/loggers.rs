//! Sign-in of data loggers: the code of a station and its secret, the same at every door.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{MICROS_PER_SECOND, Moment, Outcome, Problem, Random, Refusal, sha256_hex};
use tokio::sync::Mutex as Turn;

use crate::Intake;

/// How long a sign-in is remembered: whoever sends thousands of observations a second is looked up once, and a
/// secret that was taken away opens nothing a second later.
const REMEMBERED: i64 = MICROS_PER_SECOND;
/// Sign-ins remembered at most.
const MOST: usize = 20_000;

/// A logger that has signed in: it may deliver for one station and see nothing else.
#[derive(Debug, Clone)]
pub struct Logger {
    /// Its station.
    pub station: i64,
    /// Its station's code.
    pub code: String,
}

/// Who signed in a moment ago, by what they showed; nothing of it can be told from what is kept.
pub struct Signed {
    key: [u8; 32],
    kept: Mutex<HashMap<String, (Logger, Moment)>>,
    /// Of those who show the same at the same time one is looked up: each would count as an attempt until it is
    /// proved, and a logger with many connections would shut itself out.
    turns: Mutex<HashMap<String, Arc<Turn<()>>>>,
}

impl Signed {
    /// Nobody yet.
    pub fn new(random: &Random) -> Signed {
        let mut key = [0; 32];
        random.fill(&mut key);
        Signed { key, kept: Mutex::default(), turns: Mutex::default() }
    }

    fn proof(&self, code: &str, secret: &str, from: IpAddr) -> String {
        let shown = [code, secret, &from.to_string()].map(|part| sha256_hex(part.as_bytes())).concat();
        sha256_hex(&[&self.key, shown.as_bytes()].concat())
    }

    fn known(&self, proof: &str, now: Moment) -> Option<Logger> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (logger, at) = kept.get(proof)?;
        ((now.0 - at.0).abs() < REMEMBERED).then(|| logger.clone())
    }

    fn turn(&self, proof: &str) -> Arc<Turn<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.len() >= MOST {
            turns.clear();
        }
        turns.entry(proof.to_owned()).or_default().clone()
    }

    fn leave(&self, proof: &str) {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner).remove(proof);
    }

    fn keep(&self, proof: String, logger: &Logger, now: Moment) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(proof, (logger.clone(), now));
    }
}

/// Lets a logger in, or refuses it; fails when the database cannot be asked.
pub async fn sign_in(intake: &Intake, code: &str, secret: &str, from: IpAddr) -> Outcome<Logger> {
    let (proof, now) = (intake.signed.proof(code, secret, from), intake.clock.now());
    if let Some(logger) = intake.signed.known(&proof, now) {
        return Ok(logger);
    }
    let turn = intake.signed.turn(&proof);
    let _mine = turn.lock().await;
    if let Some(logger) = intake.signed.known(&proof, now) {
        return Ok(logger);
    }
    let looked_up = look_up(intake, code, secret, from, now).await;
    if let Ok(logger) = &looked_up {
        intake.signed.keep(proof.clone(), logger, now);
    }
    intake.signed.leave(&proof);
    looked_up
}

async fn look_up(intake: &Intake, code: &str, secret: &str, from: IpAddr, now: Moment) -> Outcome<Logger> {
    // Codes are issued in one spelling and typed in many.
    let folded = code.to_ascii_lowercase();
    let station = intake.db.read(move |tx| monitoring::station_view::station_of_code(tx, &folded)).await?;
    let asked = station.as_ref().map_or_else(|| code.to_owned(), |s| s.code.clone());
    let (door, secret) = (intake.devices.clone(), secret.to_owned());
    let device =
        tokio::task::spawn_blocking(move || door.verify(&asked, &secret, from, now)).await.map_err(Problem::new)??;
    let station = station.ok_or_else(|| Refusal::new("refused-station-unknown"))?;
    Ok(Logger { station: station.id, code: device.code })
}
