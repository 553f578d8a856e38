//! Files of seven values by real FTP, acknowledged when durable; beside a script that stores the same files from
//! a folder.

use std::io::Cursor;
use std::net::SocketAddr;
use std::process::Command;
use std::thread;
use std::time::Instant;

use kernel::Moment;
use suppaftp::FtpStream;

use crate::clients::second;
use crate::program::{SECRET, text};
use crate::report::Report;
use crate::times::Times;

/// Loggers that send at the same time.
const LOGGERS: i64 = 4;
/// Files that each sends in a turn.
const FILES: i64 = 500;
/// Turns of ours and of the script.
const TURNS: i64 = 3;

/// Measures, and tells the report.
pub fn measure(report: &mut Report, server: SocketAddr) {
    let (mut best, mut best_signing, mut best_script, mut waits) = (0.0_f64, 0.0_f64, 0.0_f64, Vec::new());
    for turn in 0..TURNS {
        let (rate, times) = burst(server, turn * 2, false);
        best = best.max(rate);
        waits.push(times);
        best_script = best_script.max(script(turn));
        best_signing = best_signing.max(burst(server, turn * 2 + 1, true).0);
    }
    let waits = Times::of(waits);
    let beside = |rate: f64| format!("{:.2} × a script into SQLite ({best_script:.0}/s)", rate / best_script);
    report.line("files by FTP, 4 loggers that stay signed in", &format!("{best:.0}/s"), &beside(best));
    report.line("files by FTP, signing in for each", &format!("{best_signing:.0}/s"), &beside(best_signing));
    let answer = format!("p50 {:.1} ms, p95 {:.1} ms", waits.within(0.5), waits.within(0.95));
    report.line("until 226, at that rate", &answer, &format!("{} files", waits.count()));
}

/// A file of seven values of a station.
pub fn file(code: &str, at: Moment) -> (String, String) {
    let time = at.compact_local();
    let values = [("Flow", "118.40", "m3/h"), ("pH", "7.21", "-"), ("Temp", "29.80", "oC"), ("COD", "41.60", "mg/L")];
    let more = [("TSS", "22.50", "mg/L"), ("NH4", "3.12", "mg/L"), ("Color", "31.00", "Pt-Co")];
    let lines = values.iter().chain(&more).map(|(s, v, u)| format!("{s}\t{v}\t{u}\t{time}\t00\r\n"));
    (format!("BD_KCNST_{code}_{time}.txt"), lines.collect())
}

/// A session of the station's logger.
pub fn connected(server: SocketAddr) -> FtpStream {
    let mut ftp = FtpStream::connect(server).expect("a session");
    ftp.login("NUO001", SECRET).expect("a sign-in");
    ftp
}

/// Every logger sends its files; answers files a second, and how long each waited for its 226.
fn burst(server: SocketAddr, turn: i64, signing: bool) -> (f64, Times) {
    let started = Instant::now();
    let loggers: Vec<_> = (0..LOGGERS)
        .map(|logger| {
            thread::spawn(move || {
                let mut times = Times::default();
                let mut ftp = connected(server);
                for n in 0..FILES {
                    if signing && n > 0 {
                        ftp.quit().expect("an end");
                        ftp = connected(server);
                    }
                    let (name, body) = file("NUO001", second((turn * LOGGERS + logger) * FILES + n));
                    times.note(|| ftp.put_file(&name, &mut Cursor::new(body.as_bytes()))).expect("226");
                }
                times
            })
        })
        .collect();
    let times = Times::of(loggers.into_iter().map(|logger| logger.join().expect("a logger ends")));
    ((LOGGERS * FILES) as f64 / started.elapsed().as_secs_f64(), times)
}

/// The same number of files in a folder, stored by the script; answers files a second.
fn script(turn: i64) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    for n in 0..LOGGERS * FILES {
        let (name, body) = file("NUO001", second(turn * LOGGERS * FILES + n));
        std::fs::write(folder.path().join(name), body).expect("a file is written");
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peer/script.py");
    let output = Command::new("python3").arg(script).arg(folder.path()).output().expect("python3 is here");
    text(&output.stdout).trim().parse().unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
}
