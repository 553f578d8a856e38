//! Observations that stations send by SensorThings, each answered when it is durable: one by one over connections
//! that stay open, and as arrays; while loggers send files at ten times a province's pace.

use std::fmt::Write as _;
use std::io::{BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use kernel::{Clock, MICROS_PER_SECOND, Moment};

use crate::live;
use crate::pages::head;
use crate::program::{Program, SECRET};
use crate::report::Report;
use crate::times::Times;

/// Connections that send one by one.
const CONNECTIONS: usize = 32;
/// How long they do.
const SPAN: Duration = Duration::from_secs(5);
/// What single observations and arrays shall reach a second.
const AIMS: [f64; 2] = [15_000.0, 300_000.0];
/// Connections that send arrays: while one is stored, the next is read.
const SENDERS: i64 = 2;
/// Requests of each, and times in each.
const REQUESTS: i64 = 4;
const TIMES: i64 = 7000;

/// Measures, and tells the report.
pub fn measure(report: &mut Report, program: &Program) {
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| live::background(program.ftp, 200_000, &over));
        while_loggers_send(report, program);
        over.store(true, Ordering::Relaxed);
    });
}

fn while_loggers_send(report: &mut Report, program: &Program) {
    let series = series(program);
    let next = AtomicI64::new(0);
    let since = Instant::now();
    let times = thread::scope(|scope| {
        let senders: Vec<_> =
            (0..CONNECTIONS).map(|_| scope.spawn(|| one_by_one(program.pages, series[0], &next))).collect();
        Times::of(senders.into_iter().map(|sender| sender.join().expect("a sender ends")))
    });
    let rate = times.count() as f64 / since.elapsed().as_secs_f64();
    let beside = format!("{:.2} × the aim of {:.0}/s; p95 {:.1} ms", rate / AIMS[0], AIMS[0], times.within(0.95));
    report.line("observations one by one, 32 connections", &format!("{rate:.0}/s"), &beside);
    for (name, of, turn) in
        [("as arrays, seven series of a station", &series[..], 0), ("as arrays, one series", &series[..1], 1)]
    {
        let rate = arrays(program.pages, of, turn);
        let beside = format!("{:.2} × the aim of {:.0}/s", rate / AIMS[1], AIMS[1]);
        report.line(&format!("observations {name}"), &format!("{rate:.0}/s"), &beside);
    }
}

/// The raw series of the station.
fn series(program: &Program) -> Vec<i64> {
    let asked = "Thing/properties/code%20eq%20'NUO001'%20and%20properties/averaging%20eq%20'raw'";
    let (_, found) = program.get(&format!("/sta/v1.1/Datastreams?$select=id&$filter={asked}"));
    let document: serde_json::Value = serde_json::from_str(&found).expect("JSON");
    document["value"].as_array().expect("a list").iter().filter_map(|s| s["@iot.id"].as_i64()).collect()
}

/// A second of years that nothing else of the bench is about.
fn second(n: i64) -> String {
    Moment(Clock::System.now().day().plus(-2000).start().0 + n * MICROS_PER_SECOND).rfc3339()
}

fn one_by_one(server: SocketAddr, series: i64, next: &AtomicI64) -> Times {
    let mut stream = connected(server);
    let (mut times, since) = (Times::default(), Instant::now());
    while since.elapsed() < SPAN {
        let n = next.fetch_add(1, Ordering::Relaxed);
        let body = format!(
            "{{\"Datastream\":{{\"@iot.id\":{series}}},\"phenomenonTime\":\"{}\",\"result\":{}.5}}",
            second(n),
            n % 90
        );
        times.note(|| post(&mut stream, server, "Observations", &body));
    }
    times
}

/// Sends arrays; answers observations a second.
fn arrays(server: SocketAddr, series: &[i64], turn: i64) -> f64 {
    let bodies: Vec<Vec<String>> = (0..SENDERS)
        .map(|sender| {
            (0..REQUESTS)
                .map(|n| body(series, 10_000_000 + ((turn * SENDERS + sender) * REQUESTS + n) * TIMES))
                .collect()
        })
        .collect();
    let since = Instant::now();
    thread::scope(|scope| {
        for bodies in &bodies {
            scope.spawn(move || {
                let mut stream = connected(server);
                for body in bodies {
                    post(&mut stream, server, "CreateObservations", body);
                }
            });
        }
    });
    (SENDERS * REQUESTS * TIMES * series.len() as i64) as f64 / since.elapsed().as_secs_f64()
}

fn body(series: &[i64], from: i64) -> String {
    let mut text = String::from("[");
    for id in series {
        if text.len() > 1 {
            text.push(',');
        }
        let _ = write!(
            text,
            "{{\"Datastream\":{{\"@iot.id\":{id}}},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":["
        );
        for n in 0..TIMES {
            let comma = if n == 0 { "" } else { "," };
            let _ = write!(text, "{comma}[\"{}\",{}.25]", second(from + n), n % 90);
        }
        text.push_str("]}");
    }
    text.push(']');
    text
}

fn connected(server: SocketAddr) -> BufReader<TcpStream> {
    let stream = BufReader::new(TcpStream::connect(server).expect("a connection"));
    stream.get_ref().set_nodelay(true).expect("set");
    stream
}

fn post(stream: &mut BufReader<TcpStream>, server: SocketAddr, path: &str, body: &str) {
    let request = format!(
        "POST /sta/v1.1/{path} HTTP/1.1\r\nHost: {server}\r\nAuthorization: Bearer NUO001:{SECRET}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.get_mut().write_all(request.as_bytes()).expect("sent");
    let length = head(stream, "201");
    let mut answer = vec![0; length];
    stream.read_exact(&mut answer).expect("a body");
}
