//! Sign-in of data loggers: the code of a station and its secret, the same at every door.

use std::net::IpAddr;

use kernel::{Outcome, Problem, Refusal};

use crate::Intake;

/// A logger that has signed in: it may deliver for one station and see nothing else.
#[derive(Debug, Clone)]
pub struct Logger {
    /// Its station.
    pub station: i64,
    /// Its station's code.
    pub code: String,
}

/// Lets a logger in, or refuses it; fails when the database cannot be asked.
pub async fn sign_in(intake: &Intake, code: &str, secret: &str, from: IpAddr) -> Outcome<Logger> {
    // Codes are issued in one spelling and typed in many.
    let folded = code.to_ascii_lowercase();
    let station = intake.db.read(move |tx| monitoring::station_view::station_of_code(tx, &folded)).await?;
    let asked = station.as_ref().map_or_else(|| code.to_owned(), |s| s.code.clone());
    let (door, now, secret) = (intake.devices.clone(), intake.clock.now(), secret.to_owned());
    let device =
        tokio::task::spawn_blocking(move || door.verify(&asked, &secret, from, now)).await.map_err(Problem::new)??;
    let station = station.ok_or_else(|| Refusal::new("refused-station-unknown"))?;
    Ok(Logger { station: station.id, code: device.code })
}
