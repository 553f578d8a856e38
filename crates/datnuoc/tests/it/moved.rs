//! `datnuoc move`: a filled place goes into PostgreSQL, and nobody sees a difference.

use std::net::SocketAddr;

use kernel::{Clock, MICROS_PER_SECOND, Moment};
use serde_json::Value;

use crate::clients::{Logger, PATIENCE, ask, assert_whole, until};
use crate::program::{Place, SECRET};

/// Whatever a visitor or a program can ask of what moved.
const ASKED: [&str; 13] = [
    "/",
    "/stations/NUO001",
    "/stations/NUO001?parameter=COD",
    "/stations/KXQ001",
    "/definitions",
    "/api/v1/stations/NUO001/latest",
    "/api/v1/stations/KXQ001/latest",
    "/api/v1/intake/receipts?station=NUO001",
    "/api/v1/exceedances",
    "/sta/v1.1/Things?$expand=Locations",
    "/sta/v1.1/Datastreams?$orderby=name",
    "/sta/v1.1/Observations?$orderby=phenomenonTime,id&$top=1000&$count=true",
    "/sta/v1.1/ObservedProperties?$orderby=name",
];

/// Every answer, without the address that it came from; the evidence of the first exceedance with them.
fn answers(server: SocketAddr) -> Vec<(String, String)> {
    let evidence = exceedances(server).first().map(|id| format!("/exceedances/{id}"));
    ASKED
        .iter()
        .map(|path| (*path).to_owned())
        .chain(evidence)
        .map(|path| {
            let (status, body) = ask(server, &path).expect("an answer");
            assert_eq!(status, 200, "{path}: {body}");
            (path, without_ages(&body.replace(&server.to_string(), "HOST")))
        })
        .collect()
}

/// How long ago something was is all that may change while a place moves.
fn without_ages(page: &str) -> String {
    let mut pieces = page.split(" ago").peekable();
    let mut out = String::new();
    while let Some(piece) = pieces.next() {
        let ends_in_age = pieces.peek().is_some();
        let unit = |c: char| c.is_ascii_alphabetic();
        out.push_str(if ends_in_age {
            piece.trim_end_matches(unit).trim_end_matches([' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        } else {
            piece
        });
    }
    out.replace("just now", "")
}

/// The ids of all exceedances.
fn exceedances(server: SocketAddr) -> Vec<String> {
    let (_, body) = ask(server, "/api/v1/exceedances").expect("an answer");
    let found: Value = serde_json::from_str(&body).expect("JSON");
    let all = found["exceedances"].as_array().into_iter().flatten();
    all.map(|e| e["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn everything_is_the_same_in_postgresql() {
    let from = Place::sqlite();
    from.done(&["demo", "--days", "3", "--prepare-only"], "");
    let account = ["admin", "create", "--name", "quan-tri", "--role", "administrator", "--password-stdin"];
    from.done(&account, "mot mat khau rat dai 2026");
    for code in ["NUO001", "KXQ001"] {
        from.done(&["admin", "station-password", code, "--password-stdin"], SECRET);
    }
    let program = from.serve();
    let now = Clock::System.now();
    for (code, value) in [("NUO001", "400.5"), ("KXQ001", "980.25")] {
        let mut logger = Logger::connect(program.ftp, code).expect("a sign-in");
        for n in 0..20 {
            logger.send(Moment(now.0 - n * MICROS_PER_SECOND), value).expect("226");
        }
        // Sent again, and corrected.
        logger.send(now, value).expect("226");
        logger.send(now, "1.5").expect("226");
    }
    assert!(!exceedances(program.pages).is_empty(), "the sample province has exceedances");
    program.stop();
    // What the worker had not finished is finished before anything is compared.
    let program = from.serve();
    let mut before = answers(program.pages);
    until("rest", PATIENCE, || {
        let now = answers(program.pages);
        let rested = now == before;
        before = now;
        rested.then_some(())
    });
    program.stop();

    let to = Place::postgres();
    from.done(&["move", "--to", to.database().expect("PostgreSQL")], "");
    let keys = "keys/datnuoc.keys";
    std::fs::create_dir_all(to.data().join("keys")).expect("a folder");
    std::fs::copy(from.data().join(keys), to.data().join(keys)).expect("the keys");
    assert_whole(&to);
    for kind in ["stations", "receipts"] {
        assert_eq!(to.done(&["export", kind], ""), from.done(&["export", kind], ""), "{kind}");
    }
    let program = to.serve();
    for ((path, was), (_, is)) in before.iter().zip(answers(program.pages)) {
        assert_eq!(&is, was, "{path}");
    }
    // The same loggers go on, by the same secrets.
    let mut logger = Logger::connect(program.ftp, "NUO001").expect("a sign-in");
    logger.send(Clock::System.now(), "51.25").expect("226");
    let (_, page) = ask(program.pages, "/stations/NUO001?parameter=COD").expect("an answer");
    assert!(page.contains("51.25"), "{page}");
    let again = from.run(&["move", "--to", to.database().expect("PostgreSQL")], "");
    assert!(!again.status.success(), "a database that is in use is not written over");
}
