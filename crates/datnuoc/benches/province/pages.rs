//! Pages and answers over connections that stay open, while loggers send at ten times a province's pace; and
//! how long a change waits for its turn meanwhile.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::clients::second;
use crate::live;
use crate::program::{Place, Program};
use crate::report::Report;
use crate::times::Times;

/// Connections that ask at the same time.
const READERS: usize = 4;
/// How long each page is asked for.
const SPAN: Duration = Duration::from_secs(4);
/// How long turns to write are asked for: some imports must fall into it.
const TURNS: Duration = Duration::from_secs(12);
/// Rows of the table that is brought in over and over meanwhile.
const ROWS: usize = 300;

/// Measures, and tells the report.
pub fn measure(report: &mut Report, place: &Place, program: &Program) {
    let over = AtomicBool::new(false);
    let newest = observations(program, &second(0).rfc3339());
    thread::scope(|scope| {
        scope.spawn(|| live::background(program.ftp, 0, &over));
        let asked = [
            ("the home page", "/".to_owned(), None),
            ("a station's page", "/stations/NUO001".to_owned(), Some(3000.0)),
            ("the newest of a station, as JSON", "/api/v1/stations/NUO001/latest".to_owned(), None),
            ("1,000 observations by time, as SensorThings", newest, Some(1500.0)),
        ];
        for (name, path, aim) in asked {
            let times = ask(program.pages, &path);
            let rate = times.count() as f64 / SPAN.as_secs_f64();
            let against =
                aim.map(|aim: f64| format!("{:.2} × the aim of {aim:.0}/s; ", rate / aim)).unwrap_or_default();
            report.line(name, &format!("{rate:.0}/s"), &format!("{against}p95 {:.1} ms", times.within(0.95)));
        }
        scope.spawn(|| imports(place, &over));
        let turns = ask_with(1, TURNS, program.pages, "/readyz");
        report.line(
            "a turn to write, during imports and intake",
            &format!("p99 {:.1} ms, the longest {:.1} ms", turns.within(0.99), turns.within(1.0)),
            &format!("limit 50 ms; {} turns", turns.count()),
        );
        over.store(true, Ordering::Relaxed);
    });
}

/// The address of a page of readings.
fn observations(program: &Program, from: &str) -> String {
    let (_, streams) = program
        .get("/sta/v1.1/Datastreams?$filter=properties/symbol%20eq%20'COD'%20and%20properties/averaging%20eq%20'raw'");
    let document: serde_json::Value = serde_json::from_str(&streams).expect("JSON");
    let link = document["value"][0]["Observations@iot.navigationLink"].as_str().expect("a datastream");
    let (_, path) = link.split_once("/sta/").expect("an address of ours");
    format!("/sta/{path}?$top=1000&$filter=phenomenonTime%20ge%20{from}")
}

fn imports(place: &Place, over: &AtomicBool) {
    let rows: String = (0..ROWS).map(|n| format!("NHAP{n:04},Trạm nhập số {n},wastewater,pH;COD;TSS\n")).collect();
    let mut name = String::new();
    while !over.load(Ordering::Relaxed) {
        // Another name each time, so that every row is a change.
        name.push('I');
        let table = format!("code,name,medium,parameters\n{}", rows.replace("số", &format!("số {name}")));
        let file = place.file("import.csv", &table);
        place.done(&["import", "stations", file.to_str().expect("a path")], "");
    }
}

fn ask(server: SocketAddr, path: &str) -> Times {
    ask_with(READERS, SPAN, server, path)
}

/// Asks for a page again and again over connections that stay open.
fn ask_with(readers: usize, span: Duration, server: SocketAddr, path: &str) -> Times {
    thread::scope(|scope| {
        let readers: Vec<_> = (0..readers).map(|_| scope.spawn(|| reader(server, path, span))).collect();
        Times::of(readers.into_iter().map(|reader| reader.join().expect("a reader ends")))
    })
}

fn reader(server: SocketAddr, path: &str, span: Duration) -> Times {
    let mut stream = BufReader::new(TcpStream::connect(server).expect("a connection"));
    stream.get_ref().set_nodelay(true).expect("set");
    // One place for all answers: what is measured is the program, not the memory of whoever asks.
    let (mut times, mut body) = (Times::default(), Vec::new());
    let since = Instant::now();
    while since.elapsed() < span {
        times.note(|| {
            write!(stream.get_mut(), "GET {path} HTTP/1.1\r\nHost: {server}\r\n\r\n").expect("asked");
            let length = head(&mut stream, "200");
            body.resize(length, 0);
            stream.read_exact(&mut body).expect("a body");
        });
    }
    times
}

/// Reads the head of an answer, which must be good; answers the length of its body.
pub fn head(stream: &mut BufReader<TcpStream>, status: &str) -> usize {
    let (mut line, mut length) = (String::new(), 0);
    stream.read_line(&mut line).expect("a status");
    assert!(line.strip_prefix("HTTP/1.1 ").is_some_and(|rest| rest.starts_with(status)), "{line}");
    loop {
        line.clear();
        stream.read_line(&mut line).expect("a header");
        if line == "\r\n" {
            return length;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().expect("a length");
        }
    }
}
