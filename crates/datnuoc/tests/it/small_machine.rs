//! The smallest machine of an office: 512 MB of memory, a disk of 20 MB/s that takes 5 ms for a flush.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::clients::{Logger, PATIENCE, ask, assert_nothing_lost, assert_whole, second, until};
use crate::machine::{Disk, Machine};
use crate::program::Place;

/// Of 512 MB the system takes a quarter.
const MEMORY_MIB: u64 = 384;
/// What the program may really have touched, in MiB.
const TOUCHED_MIB: f64 = 200.0;
const BYTES_PER_SECOND: u64 = 20_000_000;
const FLUSH_MILLISECONDS: u64 = 5;
/// Files that a logger sends after its line was down.
const CATCH_UP: i64 = 1200;
/// Files that each of the others sends meanwhile.
const LIVE: i64 = 60;
/// No page may take longer than this.
const PAGE: Duration = Duration::from_secs(5);

fn send(server: SocketAddr, code: &str, first: i64, files: i64) -> BTreeSet<String> {
    let mut logger = Logger::connect(server, code).expect("a sign-in");
    for n in first..first + files {
        logger.send(second(n), "41.6").expect("226");
    }
    logger.acknowledged
}

/// Reads pages until it is over; answers how long the slowest took.
fn read(server: SocketAddr, over: &AtomicBool) -> Duration {
    let pages = [
        "/",
        "/stations/NUO001",
        "/stations/KXQ001?parameter=PM10",
        "/healthz",
        "/sta/v1.1/Datastreams?$expand=Observations($top=100)",
        "/api/v1/intake/receipts?station=NUO001",
    ];
    let mut slowest = Duration::ZERO;
    for path in pages.iter().cycle() {
        let since = Instant::now();
        let (status, body) = ask(server, path).expect("an answer");
        assert_eq!(status, 200, "{path}: {body}");
        slowest = slowest.max(since.elapsed());
        if over.load(Ordering::Relaxed) {
            break;
        }
    }
    slowest
}

/// How many readings of a parameter stand in hourly averages.
fn averaged(server: SocketAddr, symbol: &str) -> i64 {
    let filter = format!("properties/averaging%20eq%20'PT1H'%20and%20properties/symbol%20eq%20'{symbol}'");
    let path = format!("/sta/v1.1/Datastreams?$filter={filter}&$expand=Observations($top=100)");
    let (status, body) = ask(server, &path).expect("an answer");
    assert_eq!(status, 200, "{body}");
    let found: Value = serde_json::from_str(&body).expect("JSON");
    let averages = found["value"][0]["Observations"].as_array().into_iter().flatten();
    averages.filter_map(|o| o["parameters"]["valid_count"].as_i64()).sum()
}

fn is_enough(place: &Place) {
    let program = place.with_stations().serve();
    let (pages, ftp) = (program.pages, program.ftp);
    let over = AtomicBool::new(false);
    let (acknowledged, slowest) = thread::scope(|s| {
        let reader = s.spawn(|| read(pages, &over));
        let senders: Vec<_> = [("KXQ001", 0, CATCH_UP), ("NUO001", 0, LIVE), ("NUO001", 10_000, LIVE)]
            .into_iter()
            .map(|(code, first, files)| s.spawn(move || send(ftp, code, first, files)))
            .collect();
        let ends: Vec<_> = senders.into_iter().map(thread::ScopedJoinHandle::join).collect();
        over.store(true, Ordering::Relaxed);
        let slowest = reader.join().expect("pages are answered");
        let told: BTreeSet<String> = ends.into_iter().flat_map(|end| end.expect("a logger is heard")).collect();
        (told, slowest)
    });
    assert!(slowest < PAGE, "a page took {slowest:?}");
    assert_eq!(acknowledged.len() as i64, CATCH_UP + 2 * LIVE);

    // The averages follow although everything came at once.
    until("the averages", PATIENCE, || (averaged(pages, "PM10") == CATCH_UP).then_some(()));
    until("the averages", PATIENCE, || (averaged(pages, "COD") == 2 * LIVE).then_some(()));
    let memory = program.memory();
    assert!(memory.peak < TOUCHED_MIB, "{memory:?}");
    program.stop();
    assert_nothing_lost(place, &acknowledged);
}

#[test]
fn is_enough_for_sqlite() {
    let disk = Disk::slow(BYTES_PER_SECOND, FLUSH_MILLISECONDS);
    let place = Place::sqlite().under(Machine::default().with_memory(MEMORY_MIB).with_disk(&disk));
    is_enough(&place);
    // The disk was ours: each acknowledged group of files is at least one flush.
    assert!(disk.flushes() > CATCH_UP as u64 / 2, "{} flushes", disk.flushes());
    assert!(disk.bytes() > 10_000_000, "{} bytes", disk.bytes());
}

#[test]
fn is_enough_with_postgresql_elsewhere() {
    is_enough(&Place::postgres().under(Machine::default().with_memory(MEMORY_MIB)));
}

#[test]
fn a_sample_province_is_made_and_served() {
    let disk = Disk::slow(BYTES_PER_SECOND, FLUSH_MILLISECONDS);
    let place = Place::sqlite().under(Machine::default().with_memory(MEMORY_MIB).with_disk(&disk));
    let program = place.serving(&["demo", "--days", "2"]);
    let page = ask(program.pages, "/").expect("an answer");
    assert_eq!(page.0, 200);
    let memory = program.memory();
    assert!(memory.peak < TOUCHED_MIB, "{memory:?}");
    program.stop();
    assert_whole(&place);
}
