//! PostgreSQL is restarted, and killed, while loggers send and people read: refusals are clear, nothing
//! acknowledged is lost, and the program finds it again by itself.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use testkit::Server;

use crate::clients::{Logger, PATIENCE, ask, assert_nothing_lost, code_of, second, until};
use crate::program::Place;

/// Loggers that send at the same time.
const LOGGERS: i64 = 3;
/// Files acknowledged before the server goes away, and after it came back.
const ENOUGH: usize = 30;

/// What happened to all files together.
#[derive(Default)]
struct Tally {
    over: AtomicBool,
    acknowledged: AtomicUsize,
    refused: AtomicUsize,
}

/// Waits until so many more have been counted.
fn wait_for(counter: &AtomicUsize, more: usize) {
    let from = counter.load(Ordering::Relaxed);
    until("files go on", PATIENCE, || (counter.load(Ordering::Relaxed) >= from + more).then_some(()));
}

/// Sends file after file; what is refused is sent again, as a logger does.
fn send(server: SocketAddr, first: i64, tally: &Tally) -> BTreeSet<String> {
    let mut acknowledged = BTreeSet::new();
    let mut n = first;
    while !tally.over.load(Ordering::Relaxed) {
        // While the database is away nobody can be told whether a secret is right.
        let Ok(mut logger) = Logger::connect(server, "NUO001") else {
            tally.refused.fetch_add(1, Ordering::Relaxed);
            continue;
        };
        while !tally.over.load(Ordering::Relaxed) {
            match logger.send(second(n), "41.6") {
                Ok(()) => {
                    n += 1;
                    tally.acknowledged.fetch_add(1, Ordering::Relaxed);
                }
                Err(refused) => {
                    let code = code_of(&refused).unwrap_or_else(|| panic!("the session was cut: {refused}"));
                    assert!((400..500).contains(&code), "what passes is said to pass: {refused}");
                    tally.refused.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
        acknowledged.append(&mut logger.acknowledged);
    }
    acknowledged
}

/// Reads a page again and again: it is there or says that it will be.
fn read(server: SocketAddr, tally: &Tally) {
    while !tally.over.load(Ordering::Relaxed) {
        let (status, body) = ask(server, "/stations/NUO001").expect("an answer");
        assert!(status == 200 || status == 503, "{status}: {body}");
    }
}

#[test]
fn heals_by_itself() {
    let server = Server::own();
    let place = Place::on(server.url());
    let mut program = place.with_stations().serve();
    let (pages, ftp) = (program.pages, program.ftp);
    let tally = Tally::default();
    let acknowledged = thread::scope(|s| {
        let senders: Vec<_> = (0..LOGGERS)
            .map(|logger| (s.spawn(|| read(pages, &tally)), logger))
            .map(|(reader, logger)| {
                let tally = &tally;
                (reader, s.spawn(move || send(ftp, logger * 100_000, tally)))
            })
            .collect();
        let away: [fn(&Server); 3] = [Server::stop, Server::crash, Server::stop];
        for go in away {
            wait_for(&tally.acknowledged, ENOUGH);
            go(&server);
            wait_for(&tally.refused, 5);
            let (status, body) = ask(pages, "/healthz").expect("an answer");
            assert_eq!(status, 503, "it says that it cannot work: {body}");
            server.start();
            until("health", PATIENCE, || (ask(pages, "/healthz").ok()?.0 == 200).then_some(()));
        }
        wait_for(&tally.acknowledged, ENOUGH);
        tally.over.store(true, Ordering::Relaxed);
        let mut all = BTreeSet::new();
        for (reader, sender) in senders {
            reader.join().expect("pages are answered");
            all.extend(sender.join().expect("loggers are answered"));
        }
        all
    });
    assert!(program.runs());
    assert!(acknowledged.len() >= 4 * ENOUGH);
    let page = ask(pages, "/stations/NUO001?parameter=COD").expect("an answer");
    assert!(page.0 == 200 && page.1.contains("41.6"), "{page:?}");
    program.stop();
    assert_nothing_lost(&place, &acknowledged);
}
