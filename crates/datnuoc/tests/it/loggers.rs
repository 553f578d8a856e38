//! Real FTP clients as data loggers: curl and lftp, good files and bad; and bare sockets, for what those
//! never say.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::process::{Child, Command, Output, Stdio};

use kernel::Clock;

use crate::program::{Place, Program, SECRET, STATIONS, cod_file, text};

mod raw;

use raw::Raw;

/// The sample S1 of Annex 15, as bytes, at a time of our choosing.
fn sample(time: &str) -> String {
    [
        ("Flow", "118.40", "m3/h", "00"),
        ("pH", "7.21", "-", "00"),
        ("Temp", "29.80", "oC", "00"),
        ("COD", "41.60", "mg/L", "00"),
        ("TSS", "22.50", "mg/L", "00"),
        ("NH4", "3.12", "mg/L", "01"),
        ("Color", "31.00", "Pt-Co", "02"),
    ]
    .iter()
    .map(|(symbol, value, unit, status)| format!("{symbol}\t{value}\t{unit}\t{time}\t{status}\r\n"))
    .collect()
}

fn now() -> String {
    Clock::System.now().compact_local()
}

/// Uploads with curl; extra words before the address.
fn curl(place: &Place, program: &Program, account: &str, path: &str, body: &str, words: &[&str]) -> Output {
    let file = place.file("upload.txt", body);
    Command::new("curl")
        .args(["-s", "-S", "--ftp-create-dirs", "--max-time", "20"])
        .args(words)
        .arg("-T")
        .arg(file)
        .args(["--user", account])
        .arg(format!("ftp://{}/{path}", program.ftp))
        .output()
        .expect("curl is here")
}

#[test]
fn a_file_sent_by_curl_is_on_the_public_page_when_it_is_acknowledged() {
    Place::each(|place| {
        let program = place.with_stations().serve();
        let time = now();
        let name = format!("2026/11/22/BD_KCNST_NUO001_{time}.txt");
        let output = curl(place, &program, &format!("NUO001:{SECRET}"), &name, &sample(&time), &[]);
        assert!(output.status.success(), "{}", text(&output.stderr));

        let (status, page) = program.get("/stations/NUO001?parameter=COD");
        assert_eq!(status, 200);
        assert!(page.contains("41.60"), "the value is on the page");
        assert!(page.contains("67.5"), "its limit is on the page");
        assert!(page.contains("calibrating"), "NH4 is marked as calibrating");
    });
}

#[test]
fn explicit_tls_and_temporary_names_work() {
    let place = Place::sqlite();
    let program = place.with_stations().serve();
    let time = now();
    let account = format!("NUO001:{SECRET}");
    let (name, body) = cod_file(&time, "50.1");
    let tls = curl(&place, &program, &account, &name, &body, &["--ssl-reqd", "--insecure"]);
    assert!(tls.status.success(), "{}", text(&tls.stderr));

    let file = place.file(&name, &body.replace("50.1", "50.2"));
    let script = format!(
        "set ftp:ssl-allow no; set xfer:use-temp-file yes; set xfer:temp-file-name .in.*; set net:max-retries 1; \
         open -u NUO001,{SECRET} ftp://{}; put {}; bye",
        program.ftp,
        file.display()
    );
    let lftp = Command::new("lftp").args(["-c", &script]).output().expect("lftp is here");
    assert!(lftp.status.success(), "{}", text(&lftp.stderr));
    let (_, page) = program.get("/stations/NUO001?parameter=COD");
    assert!(page.contains("50.2"), "the later version counts");
}

#[test]
fn what_is_wrong_is_refused_or_set_aside_and_nothing_breaks() {
    let place = Place::sqlite();
    let program = place.with_stations().serve();
    let time = now();
    let good = format!("NUO001:{SECRET}");
    let (name, body) = cod_file(&time, "41.6");
    let big = "x".repeat(13_000_000);
    let cases: [(&str, &str, &str, &str, bool); 9] = [
        ("a wrong password", "NUO001:wrong-password", &name, &body, false),
        ("an unknown account", "NOBODY:wrong-password", &name, &body, false),
        ("another station's file", &good, "BD_X_KXQ001_20261122101500.txt", &body, true),
        ("a name of no form", &good, "readme.md", &body, true),
        ("an empty file", &good, &name, "", true),
        ("binary rubbish", &good, &name, "\u{1}\u{2}\u{fffd}\u{0}", true),
        ("a path out of the tree", &good, "%2e%2e/%2e%2e/etc/passwd", &body, true),
        ("a file that is too large", &good, &name, &big, false),
        ("script in the values", &good, &name, "<script>alert(1)</script>\t1\tmg/L\t20261122101500\t00\r\n", true),
    ];
    for (what, account, path, body, taken) in cases {
        let output = curl(&place, &program, account, path, body, &[]);
        assert_eq!(output.status.success(), taken, "{what}: {}", text(&output.stderr));
        assert_eq!(program.get("/healthz").0, 200, "after {what}");
    }
    let mut raw = Raw::sign_in(program.ftp, "NUO001", SECRET);
    let folder = "a".repeat(600);
    raw.expect(&format!("CWD {folder}"), "250");
    raw.expect(&format!("CWD {folder}"), "553");
    raw.expect(&format!("STOR {folder}.txt"), "553");
    raw.expect("PWD", &format!("257 \"/{folder}\""));
    let output = curl(&place, &program, &good, &name, &body, &[]);
    assert!(output.status.success(), "a good file still arrives: {}", text(&output.stderr));
    drop(program);
    let verified = place.done(&["verify", "--deep"], "");
    assert!(verified.contains("nguyên vẹn"), "{verified}");
}

#[test]
fn nobody_hears_of_a_station_that_is_not_public() {
    let place = Place::sqlite();
    let hidden = STATIONS.replace("NUO001", "NUO009").replace("true", "false");
    let table =
        place.with_stations().file("hidden.csv", hidden.lines().take(2).collect::<Vec<_>>().join("\n").as_str());
    place.done(&["import", "stations", table.to_str().expect("a path")], "");
    place.done(&["admin", "station-password", "NUO009", "--password-stdin"], SECRET);
    let program = place.serve();
    let (name, body) = cod_file(&now(), "41.6");
    for code in ["NUO009", "NUO001"] {
        let answer = Raw::sign_in(program.ftp, code, SECRET).store("STOR", &name.replace("NUO001", code), &body);
        assert!(answer.contains("1 new"), "{code}: {answer}");
    }
    // All that was said so far; `*` stands for more than is remembered, before anything was said.
    let heard = |since: &str| program.get(&format!("/live/poll?after={since}")).1;
    let (began, mut told) = (heard("0"), String::new());
    let began = began.split(&[':', ','][..]).nth(1).expect("a number").to_owned();
    for since in 0..began.parse::<i64>().expect("a number") {
        told += &heard(&since.to_string());
    }
    for _ in 0..20_000 {
        if told.contains("station:NUO001") {
            break;
        }
        told += &heard(&began);
    }
    assert!(told.contains("station:NUO001"), "{told}");
    assert!(!told.contains("NUO009"), "{told}");
}

/// How many files of the first station the receipts tell of.
fn received(program: &Program) -> usize {
    let (status, receipts) = program.get("/api/v1/intake/receipts?station=NUO001");
    assert_eq!(status, 200);
    receipts.matches("\"sha256\"").count()
}

#[test]
fn a_file_is_received_once_under_whatever_name_it_came_first() {
    let place = Place::sqlite();
    let program = place.with_stations().serve();
    let (name, body) = cod_file(&now(), "41.6");
    let mut logger = Raw::sign_in(program.ftp, "nuo001", SECRET);
    logger.expect("MKD 2026", "257");
    logger.expect("CWD 2026/11", "250");
    logger.expect("CWD ..", "250");
    assert!(logger.expect("PWD", "257").contains("\"/2026\""));

    let answer = logger.store("STOR", &format!("{name}.tmp"), &body);
    assert!(answer.starts_with("226") && answer.contains("1 new"), "{answer}");
    // Some sign in anew to rename.
    let mut again = Raw::sign_in(program.ftp, "NUO001", SECRET);
    again.expect(&format!("RNFR /2026/{name}.tmp"), "350");
    again.expect(&format!("RNTO /2026/{name}"), "250");
    assert_eq!(received(&program), 1, "a rename from a temporary name is no second file");
    assert!(again.expect(&format!("SIZE /2026/{name}"), "213").ends_with(&body.len().to_string()));
    assert!(again.fetch("LIST -la 2026").contains(&name));
    assert_eq!(again.fetch("NLST"), "2026\r\n");
    assert!(again.fetch("MLSD /2026").contains("type=file;"));

    let answer = logger.store("APPE", "day.dat", &body);
    assert!(answer.starts_with("226") && answer.contains("1 set aside"), "{answer}");
    logger.expect("RNFR day.dat", "350");
    assert!(logger.expect(&format!("RNTO {name}"), "250").contains("1 known"));
    let answer = logger.store("STOR", &format!("../../{name}"), &body);
    assert!(answer.contains("1 known"), "paths end at the root: {answer}");
    for (command, reply) in [
        ("RETR x", "550"),
        ("DELE x", "550"),
        ("PORT 8,8,8,8,0,80", "502"),
        ("REST 100", "502"),
        ("STOR x", "425"),
        ("STOR", "501"),
        ("RNTO x", "503"),
        ("STRU R", "504"),
        ("XYZZY", "502"),
        ("NOOP", "200"),
        ("QUIT", "221"),
    ] {
        logger.expect(command, reply);
    }
}

#[test]
fn what_breaks_off_was_not_received() {
    let place = Place::sqlite();
    let program = place.with_stations().serve();
    let (name, body) = cod_file(&now(), "41.6");
    let mut logger = Raw::sign_in(program.ftp, "NUO001", SECRET);
    let mut data = TcpStream::connect(logger.passive()).expect("the data port listens");
    logger.expect(&format!("STOR {name}"), "150");
    data.write_all(body.as_bytes()).expect("it is read");
    logger.send(b"NOOP\r\n\xff\xf4\xff\xf2ABOR\r\n");
    assert!(logger.reply().starts_with("426"));
    assert!(logger.reply().starts_with("226"));
    assert!(logger.reply().starts_with("200"), "what was said in between is answered");
    assert_eq!(received(&program), 0);
    assert!(logger.store("STOR", &name, &body).contains("1 new"), "the session goes on");
}

#[test]
fn strangers_neither_fill_the_memory_nor_take_a_loggers_place() {
    let place = Place::sqlite();
    let program = place.with_stations().serve();
    let (name, body) = cod_file(&now(), "41.6");

    let mut endless = Raw::call(program.ftp);
    let chunk = vec![b'A'; 64 * 1024];
    let sent = (0..1000).take_while(|_| endless.send(&chunk)).count();
    assert!(sent < 1000, "a line without end is not read on");

    let mut guesser = Raw::call(program.ftp);
    guesser.expect("STOR x", "530");
    for reply in ["530", "530", "421"] {
        guesser.expect("USER NUO002", "331");
        guesser.expect("PASS wrong", reply);
    }
    assert_eq!(guesser.reply(), "", "three tries a session");

    // Whoever calls the data port from elsewhere is hung up on; the logger is heard after him.
    let mut logger = Raw::sign_in(program.ftp, "NUO001", SECRET);
    let port = logger.passive();
    let mut stranger = call_from(Ipv4Addr::new(127, 0, 0, 9), port);
    let mut data = TcpStream::connect(port).expect("the data port listens");
    logger.expect(&format!("STOR {name}"), "150");
    data.write_all(body.as_bytes()).expect("it is read");
    drop(data);
    assert!(logger.reply().contains("1 new"));
    let answer = logger.store("STOR", "TG\0_X_NUO001_20261122101500.txt", &body);
    assert!(answer.contains("1 set aside"), "{answer}");
    stranger.wait().expect("he is hung up on");
}

/// Somebody who calls a port from another address of this machine, and is heard there.
fn call_from(address: Ipv4Addr, port: SocketAddr) -> Child {
    let mut child = Command::new("curl")
        .args(["-v", "--max-time", "20", "--interface", &address.to_string()])
        .arg(format!("telnet://{port}"))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("curl is here");
    let told = BufReader::new(child.stderr.take().expect("an output")).lines();
    let called = told.map_while(Result::ok).any(|line| line.contains("Connected to"));
    assert!(called, "the port listens for anybody");
    child
}
