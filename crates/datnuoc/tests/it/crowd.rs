//! Ten thousand connections at once: idle ones, requests that never end, rubbish. Whoever is honest is served
//! meanwhile and afterwards, memory stays bounded, and nothing stays behind.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::Command;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use crate::clients::{Logger, PATIENCE, ask, second, until};
use crate::machine::Machine;
use crate::program::{Place, Program, text};

/// Connections from few addresses, which are stopped at what one address may have.
const FROM_FEW: usize = 4000;
/// Connections from so many that together they may have everything.
const FROM_MANY: usize = 6000;
/// Of eight connections one goes to the FTP server.
const FTP_SHARE: usize = 8;
/// An honest client waits no longer than this while few crowd.
const AT_ONCE: Duration = Duration::from_secs(5);
/// When many hold every place, those who say nothing have lost theirs after this.
const PATIENCE_WITH_SILENCE: Duration = Duration::from_secs(45);
/// The most that the program may take, in MiB.
const MOST: f64 = 256.0;

/// What they send: nothing, the start of a request, rubbish, a request of no end, half a handshake.
const SENT: [&[u8]; 5] = [
    b"",
    b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    b"\x00\xff\xfe rubbish \x01\x02\x03",
    b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nname=",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
];

/// Who came, and how many of them the FTP server turned away.
#[derive(Default)]
struct Crowd {
    held: Vec<TcpStream>,
    turned_away: usize,
}

impl Crowd {
    /// Lets more in, from so many addresses in turn.
    async fn grow(&mut self, program: &Program, more: usize, addresses: u8, honest: impl Fn()) {
        for n in 0..more {
            let from = Ipv4Addr::new(127, 0, addresses, 1 + (n % usize::from(addresses)) as u8);
            let calls_ftp = n % FTP_SHARE == 0;
            let to = if calls_ftp { program.ftp } else { program.pages };
            // Closed already at the connection: that is one way to be turned away.
            let Ok(Ok(mut stream)) = timeout(PATIENCE, call(from, to)).await else { continue };
            if calls_ftp {
                self.hear(&mut stream).await;
            }
            // Whoever was turned away cannot send any more.
            let _turned_away = stream.write_all(SENT[n % SENT.len()]).await;
            self.held.push(stream);
            if n % 1000 == 999 {
                honest();
            }
        }
    }

    /// Nobody is left without a word: a greeting, or that there are too many.
    async fn hear(&mut self, stream: &mut TcpStream) {
        let mut answer = [0; 3];
        timeout(PATIENCE, stream.read_exact(&mut answer)).await.expect("in time").expect("an answer");
        match &answer {
            b"220" => {}
            b"421" => self.turned_away += 1,
            other => panic!("{}", text(other)),
        }
    }
}

async fn call(from: Ipv4Addr, to: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::new(from.into(), 0))?;
    socket.connect(to).await
}

/// What an honest client wants: to know that all is well, a page, and to deliver.
fn is_served(program: &Program, n: i64) -> Option<()> {
    for path in ["/healthz", "/stations/NUO001"] {
        ask(program.pages, path).ok().filter(|(status, _)| *status == 200)?;
    }
    Logger::connect(program.ftp, "NUO001").ok()?.send(second(n), "41.6").ok()
}

/// This process may open as many files as it is allowed to.
fn open_many() -> usize {
    let me = std::process::id().to_string();
    let hard = Command::new("prlimit").args(["--pid", &me, "--nofile", "--output", "HARD", "--noheadings"]).output();
    let hard = text(&hard.expect("`prlimit` is part of Debian").stdout);
    let raised = Command::new("prlimit").args(["--pid", &me, &format!("--nofile={}:", hard.trim())]).status();
    assert!(raised.is_ok_and(|s| s.success()), "the soft limit may be as high as the hard one");
    hard.trim().parse().unwrap_or(usize::MAX)
}

#[test]
fn whoever_is_honest_is_served() {
    assert!(open_many() > FROM_FEW + FROM_MANY + 1000, "this test needs `ulimit -Hn` of 12000");
    let place = Place::sqlite().under(Machine::default().with_usual_files());
    let mut program = place.with_stations().serve();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut crowd = Crowd::default();

    runtime.block_on(crowd.grow(&program, FROM_FEW, 3, || {
        let since = Instant::now();
        is_served(&program, 0).expect("few addresses cannot take what is everybody's");
        assert!(since.elapsed() < AT_ONCE, "{:?}", since.elapsed());
    }));
    runtime.block_on(crowd.grow(&program, FROM_MANY, 40, || {}));
    assert!(crowd.held.len() > 9_000, "they are a crowd: {}", crowd.held.len());
    assert!(crowd.turned_away > 0, "the FTP server has room for all of them");
    until("an honest client is served", PATIENCE_WITH_SILENCE, || is_served(&program, 1));
    let memory = program.memory();
    assert!(memory.peak < MOST, "{memory:?}");
    drop(crowd);
    let files = || fs::read_dir(format!("/proc/{}/fd", program.id())).expect("it runs").count();
    until("connections are closed", PATIENCE, || (files() < 100).then_some(()));
    is_served(&program, 2).expect("as if nothing had been");
    assert!(program.runs());
}
