//! The live loggers of the sample province: each signs in by FTP and stores a real file at every slot,
//! as a device in the field would, with what it missed while nobody listened.

use std::io::Cursor;
use std::net::SocketAddr;
use std::time::Duration;

use kernel::{MICROS_PER_SECOND, Moment};
use suppaftp::FtpStream;
use tracing::{info, warn};

use super::Province;
use super::files::{self, LoggerFile};

use super::signals::hash_text;
use super::stations::{STATIONS, SampleStation};
use crate::house::House;

/// A logger sends at most this many slots in one file when it catches up.
const CATCH_UP: usize = 720;
/// After a failed upload it tries again after this long.
const RETRY: Duration = Duration::from_secs(5);

/// A logger's account.
#[derive(Debug, Clone)]
pub struct Login {
    /// Code of the station.
    pub code: String,
    /// Its password.
    pub password: String,
}

/// Starts every logger of a province; they run until the runtime ends.
pub fn start(house: &House, server: SocketAddr, province: &Province) {
    let logins = province.logins();
    for station in STATIONS.iter().filter(|s| !s.broken) {
        if let Some(login) = logins.iter().find(|l| l.code == station.code) {
            tokio::spawn(run(house.clone(), server, station, login.clone(), province.origin, province.until));
        }
    }
}

async fn run(
    house: House,
    server: SocketAddr,
    station: &'static SampleStation,
    login: Login,
    origin: Moment,
    since: Moment,
) {
    // Loggers are not in step: each sends some seconds into the minute, always the same.
    let offset = (hash_text(station.code) % 45) as i64;
    let mut sent = since;
    loop {
        let now = house.clock.now();
        let due: Vec<Moment> = files::slots(station.interval_minutes, sent, now.plus_seconds(-offset))
            .into_iter()
            .take(CATCH_UP)
            .collect();
        let Some(last) = due.last().copied() else {
            sleep_until_next(station, now, offset).await;
            continue;
        };
        let Some(file) = files::file(station, origin, &due) else {
            sent = last;
            continue;
        };
        let (path, upload) = (file.path.clone(), login.clone());
        let result = tokio::task::spawn_blocking(move || store(server, &upload, &file)).await;
        match result {
            Ok(Ok(())) => {
                info!(station = station.code, path, "demo.sent");
                sent = last;
            }
            Ok(Err(error)) => {
                warn!(station = station.code, %error, "demo.unsent");
                tokio::time::sleep(RETRY).await;
            }
            Err(panicked) => {
                warn!(station = station.code, %panicked, "demo.unsent");
                return;
            }
        }
    }
}

async fn sleep_until_next(station: &SampleStation, now: Moment, offset: i64) {
    let step = station.interval_minutes * 60 * MICROS_PER_SECOND;
    let shifted = now.0 - offset * MICROS_PER_SECOND;
    let wait = step - shifted.rem_euclid(step);
    tokio::time::sleep(Duration::from_micros(wait.unsigned_abs())).await;
}

fn store(server: SocketAddr, login: &Login, file: &LoggerFile) -> Result<(), suppaftp::FtpError> {
    let mut ftp = FtpStream::connect(server)?;
    ftp.login(&login.code, &login.password)?;
    ftp.put_file(&file.path, &mut Cursor::new(&file.bytes))?;
    ftp.quit()
}
