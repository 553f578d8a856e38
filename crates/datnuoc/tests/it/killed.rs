//! Nothing acknowledged is lost or doubled: the program is killed at random moments of a burst, again and
//! again, and what its loggers were told is compared with what it holds.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use kernel::{Clock, MICROS_PER_SECOND, Moment, Random};
use suppaftp::FtpStream;

use crate::clients::{PATIENCE, assert_nothing_lost};
use crate::program::{Place, SECRET, cod_file};

/// How often the program is killed on each engine.
const KILLS: u64 = 200;
/// Loggers that send at the same time.
const LOGGERS: u64 = 3;
/// Of so many kills one does not wait for the first file.
const EARLY: u64 = 10;
/// The longest burst before a kill, in milliseconds.
const BURST: u64 = 120;

/// Sends files without end, each of its own time; tells those that were acknowledged.
fn burst(server: SocketAddr, round: u64, logger: u64, origin: Moment, told: &mpsc::Sender<String>) {
    let Ok(mut ftp) = FtpStream::connect(server) else { return };
    if ftp.login("NUO001", SECRET).is_err() {
        return;
    }
    for n in 0.. {
        let seconds = (round * LOGGERS + logger) as i64 * 1000 + n;
        let time = Moment(origin.0 + seconds * MICROS_PER_SECOND).compact_local();
        let (name, body) = cod_file(&time, "41.6");
        if ftp.put_file(&name, &mut Cursor::new(body.as_bytes())).is_err() {
            return;
        }
        if told.send(name).is_err() {
            return;
        }
    }
}

fn survives(place: &Place) {
    place.with_stations();
    let random = Random::seeded(7);
    let origin = Moment(Clock::System.now().0 - 40 * kernel::MICROS_PER_DAY);
    let (told, acknowledged) = mpsc::channel();
    let mut all = BTreeSet::new();
    for round in 0..KILLS {
        let program = place.serve();
        let senders: Vec<_> = (0..LOGGERS)
            .map(|logger| {
                let (told, server) = (told.clone(), program.ftp);
                thread::spawn(move || burst(server, round, logger, origin, &told))
            })
            .collect();
        // Mostly in the middle of a burst, however slow this machine is; sometimes while they still sign in.
        if round % EARLY != 0 {
            all.insert(acknowledged.recv_timeout(PATIENCE).expect("a file is acknowledged"));
        }
        thread::sleep(Duration::from_millis(random.below(BURST)));
        program.kill();
        for sender in senders {
            sender.join().expect("a logger ends");
        }
        all.extend(acknowledged.try_iter());
    }
    assert!(all.len() as u64 > 2 * KILLS, "the bursts were bursts: {}", all.len());
    assert_nothing_lost(place, &all);
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed_on_sqlite() {
    survives(&Place::sqlite());
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed_on_postgresql() {
    survives(&Place::postgres());
}
