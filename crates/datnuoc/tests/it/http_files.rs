//! Files by HTTP, sent by curl as a logger's firmware would: every layout, and what is wrong.

use std::process::Command;

use kernel::Clock;

use crate::clients::{assert_whole, second};
use crate::program::{Place, Program, SECRET, cod_file, text};

/// Posts with curl; answers status and body.
fn post(program: &Program, words: &[&str], path: &str) -> (u16, String) {
    let output = Command::new("curl")
        .args(["-s", "-w", "\n%{http_code}", "-H", "Accept-Language: en", "--max-time", "60"])
        .args(words)
        .arg(format!("http://{}{path}", program.pages))
        .output()
        .expect("curl is here");
    let text = text(&output.stdout);
    let (body, status) = text.rsplit_once('\n').expect("a status");
    (status.parse().unwrap_or(0), body.to_owned())
}

#[test]
fn files_of_every_layout_come_in_by_both_ways_of_signing_in() {
    Place::each(|place| {
        let program = place.with_stations().serve();
        let time = Clock::System.now().compact_local();
        let basic = format!("NUO001:{SECRET}");
        let bearer = format!("Authorization: Bearer nuo001:{SECRET}");
        let two = format!("Flow\t118\tm3/h\t{time}\t00\tpH\t7.2\t-\t{time}\t00\tTemp\t29,8\toC\t{time}\t00\n");
        let three = format!("NUO001_Tram xa thai\t\r\n{time}\tTSS\t22.5\tmg/L\r\n");
        let names: Vec<String> = ["a", "b", "c"].iter().map(|x| format!("BD_{x}_NUO001_{time}.txt")).collect();
        let files: Vec<String> = names
            .iter()
            .zip([cod_file(&time, "41.6").1, two, three])
            .map(|(name, body)| format!("@{}", place.file(name, &body).display()))
            .collect();
        let path = format!("/api/v1/intake/files?name=2026/11/22/{}", names[0]);
        let (status, body) = post(&program, &["-u", &basic, "--data-binary", &files[0]], &path);
        assert_eq!((status, body.contains("\"accepted\":1")), (201, true), "{body}");
        let parts = [format!("file={}", files[1]), format!("file={}", files[2])];
        let words = ["-H", &bearer, "-F", &parts[0], "-F", &parts[1]];
        let (status, body) = post(&program, &words, "/api/v1/intake/files");
        assert_eq!(status, 201, "{body}");
        for said in ["\"layout\":\"L2\"", "\"accepted\":3", "\"layout\":\"L3\""] {
            assert!(body.contains(said), "{said}: {body}");
        }
        assert!(program.get("/stations/NUO001?parameter=COD").1.contains("41.6"), "it is on the public page");
        program.stop();
        assert_whole(place);
    });
}

#[test]
fn a_gateway_with_many_connections_does_not_shut_itself_out() {
    let place = Place::sqlite();
    let program = place.with_stations().serve();
    // The secret was chosen by somebody and is seen for the first time, by all of them at once.
    let account = format!("NUO001:{SECRET}");
    let started = std::sync::Barrier::new(16);
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..16)
            .map(|n| {
                let (program, account, started) = (&program, &account, &started);
                scope.spawn(move || {
                    let (name, body) = cod_file(&second(n).compact_local(), "41.6");
                    started.wait();
                    let path = format!("/api/v1/intake/files?name={name}");
                    post(program, &["-u", account, "--data-binary", &body], &path).0
                })
            })
            .collect();
        senders.into_iter().map(|sender| sender.join().expect("a sender ends")).collect()
    });
    assert_eq!(statuses, [201; 16]);
}

#[test]
fn guessing_is_slowed_down_at_this_door_too() {
    let place = Place::sqlite();
    let program = place.with_stations().serve();
    let (name, body) = cod_file(&Clock::System.now().compact_local(), "41.6");
    let file = format!("@{}", place.file(&name, &body).display());
    let path = format!("/api/v1/intake/files?name={name}");
    let tried = |account: &str| post(&program, &["-u", account, "--data-binary", &file], &path).0;
    let first = tried("NUO001:wrong");
    assert_eq!(first, 401);
    let statuses: Vec<u16> = (0..12).map(|n| tried(&format!("NUO001:wrong-{n}"))).collect();
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    assert_eq!(tried(&format!("NUO001:{SECRET}")), 429, "from this address nobody gets in for a while");
    let strangers: Vec<u16> = (0..12).map(|n| tried(&format!("NOBODY{n}:x"))).collect();
    assert_eq!(strangers.last(), Some(&429), "a new code is no new chance: {strangers:?}");
    assert_eq!(tried(&format!("KXQ001:{SECRET}")), 201, "another logger behind the same router still gets in");
}
