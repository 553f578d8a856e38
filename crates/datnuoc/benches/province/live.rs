//! The live network: loggers that send at a steady pace. How long each waits for its 226, and how long until what it
//! sent stands on the station's page; and the same pace as the background of other figures.

use std::io::Cursor;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use kernel::{Clock, MICROS_PER_SECOND};

use crate::clients::{Logger, ask, second, until};
use crate::intake::{connected, file};
use crate::program::Program;
use crate::report::Report;
use crate::times::Times;

/// Between two files of a logger: 60 stations that send every five minutes, ten times over, are two a second; one
/// logger of this pace is fifty.
const PACE: Duration = Duration::from_millis(20);
/// Loggers that send so: two hundred files a second.
const LOGGERS: i64 = 4;
/// Files that each sends.
const FILES: i64 = 400;
/// Readings that are followed to the page meanwhile, a second apart.
const FOLLOWED: i64 = 7;
/// What an acknowledgement and the way to the page may take, in milliseconds.
const LIMITS: [f64; 2] = [20.0, 2000.0];

/// Measures, and tells the report.
pub fn measure(report: &mut Report, program: &Program) {
    let (waits, ways) = thread::scope(|scope| {
        let loggers: Vec<_> = (0..LOGGERS).map(|n| scope.spawn(move || steady(program.ftp, n))).collect();
        let ways = to_the_page(program);
        (Times::of(loggers.into_iter().map(|logger| logger.join().expect("a logger ends"))), ways)
    });
    let p95 = waits.within(0.95);
    report.line(
        "until 226, at 200 files a second",
        &format!("p50 {:.1} ms, p95 {p95:.1} ms", waits.within(0.5)),
        &format!("{:.2} × the limit of {:.0} ms; {} files", p95 / LIMITS[0], LIMITS[0], waits.count()),
    );
    let longest = ways.within(1.0);
    report.line(
        "from 226 to the station's page, at that pace",
        &format!("p50 {:.0} ms, the longest {longest:.0} ms", ways.within(0.5)),
        &format!("{:.2} × the limit of {:.0} ms; {} readings", longest / LIMITS[1], LIMITS[1], ways.count()),
    );
}

/// Sends files of one station at one pace until it is over; `from` tells its seconds from those of others.
pub fn background(server: SocketAddr, from: i64, over: &AtomicBool) {
    let mut logger = Logger::connect(server, "KXQ001").expect("a sign-in");
    for n in from.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        paced(|| logger.send(second(n), "41.6").expect("226"));
    }
}

/// One logger's files at its pace.
fn steady(server: SocketAddr, logger: i64) -> Times {
    let (mut times, mut ftp) = (Times::default(), connected(server));
    for n in 0..FILES {
        let (name, body) = file("NUO001", second(100_000 + logger * 10_000 + n));
        paced(|| {
            times.note(|| ftp.put_file(&name, &mut Cursor::new(body.as_bytes())).expect("226"));
        });
    }
    times
}

/// Sends a reading of now after the other and looks at the page until it stands there.
fn to_the_page(program: &Program) -> Times {
    let (mut times, mut logger) = (Times::default(), Logger::connect(program.ftp, "NUO001").expect("a sign-in"));
    let mut now = Clock::System.now();
    for n in 0..FOLLOWED {
        let value = format!("{}.37", 50 + n);
        logger.send(now, &value).expect("226");
        times.note(|| {
            until("the reading is on the page", Duration::from_secs(30), || {
                let (_, page) = ask(program.pages, "/stations/NUO001").ok()?;
                page.contains(&value).then_some(())
            });
        });
        now.0 += MICROS_PER_SECOND;
        thread::sleep(Duration::from_secs(1));
    }
    times
}

/// Does something and rests until its pace is up.
fn paced(what: impl FnOnce()) {
    let since = Instant::now();
    what();
    thread::sleep(PACE.saturating_sub(since.elapsed()));
}
