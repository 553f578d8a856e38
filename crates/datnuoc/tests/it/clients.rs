//! The other side: loggers and readers as the tests play them, small enough to be many.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use kernel::{Clock, MICROS_PER_SECOND, Moment};
use suppaftp::{FtpError, FtpStream};

use crate::program::{Place, SECRET};

/// How long anything may take before a test calls it hanging.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Asks again until there is an answer, at most `patience` long.
pub fn until<T>(what: &str, patience: Duration, mut ask: impl FnMut() -> Option<T>) -> T {
    let since = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(since.elapsed() < patience, "{what}: not within {patience:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Asks for a page; answers status and body.
pub fn ask(server: SocketAddr, path: &str) -> std::io::Result<(u16, String)> {
    let mut stream = TcpStream::connect_timeout(&server, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // HTTP 1.0: the answer ends where the connection does.
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {server}\r\nAccept-Language: en\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let status = answer.split(' ').nth(1).and_then(|s| s.parse().ok());
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    status.map(|s| (s, body.to_owned())).ok_or_else(|| std::io::ErrorKind::InvalidData.into())
}

/// A logger that has signed in, for one of the stations of these tests.
pub struct Logger {
    ftp: FtpStream,
    code: String,
    /// Names of the files that were acknowledged.
    pub acknowledged: BTreeSet<String>,
}

impl Logger {
    /// Signs in.
    pub fn connect(server: SocketAddr, code: &str) -> Result<Logger, FtpError> {
        let mut ftp = FtpStream::connect_timeout(server, PATIENCE)?;
        {
            let socket = ftp.get_ref();
            socket.set_read_timeout(Some(PATIENCE)).expect("a time is set");
        }
        ftp.login(code, SECRET)?;
        Ok(Logger { ftp, code: code.to_owned(), acknowledged: BTreeSet::new() })
    }

    /// Sends the file of one measuring time, with one value.
    pub fn send(&mut self, at: Moment, value: &str) -> Result<(), FtpError> {
        let (name, body) = file(&self.code, at, value);
        self.ftp.put_file(&name, &mut Cursor::new(body.as_bytes()))?;
        self.acknowledged.insert(name);
        Ok(())
    }
}

/// A file with one value of a station of these tests.
pub fn file(code: &str, at: Moment, value: &str) -> (String, String) {
    let time = at.compact_local();
    let (symbol, unit) = if code == "NUO001" { ("COD", "mg/L") } else { ("PM10", "ug/m3") };
    (format!("BD_KCNST_{code}_{time}.txt"), format!("{symbol}\t{value}\t{unit}\t{time}\t00\r\n"))
}

/// A measuring time so many seconds after a day long enough ago.
pub fn second(n: i64) -> Moment {
    Moment(Clock::System.now().day().plus(-20).start().0 + n * MICROS_PER_SECOND)
}

/// The code in a refusal of the FTP server; none when the connection was lost instead.
pub fn code_of(error: &FtpError) -> Option<u32> {
    match error {
        FtpError::UnexpectedResponse(response) => Some(response.status.code()),
        _ => None,
    }
}

/// The names of all files that a place has taken. Each brought one reading, which counts once however often it
/// was sent: a logger that heard no answer because the database went away at the commit sends it again.
pub fn received(place: &Place) -> BTreeSet<String> {
    let exported = place.done(&["export", "receipts"], "");
    let (mut held, mut again) = (BTreeSet::new(), BTreeSet::new());
    for line in exported.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let name = cells[2].trim_start_matches('/').to_owned();
        match &cells[5..9] {
            ["1", "0", "0", "0"] => assert!(held.insert(name), "accepted twice: {line}"),
            ["0", "1", "0", "0"] => drop(again.insert(name)),
            _ => panic!("neither accepted nor sent again: {line}"),
        }
    }
    assert!(again.is_subset(&held), "sent again, but never accepted: {again:?}");
    held
}

/// Everything that was acknowledged is held once, and everything that is held is whole.
pub fn assert_nothing_lost(place: &Place, acknowledged: &BTreeSet<String>) {
    let held = received(place);
    let lost: Vec<&String> = acknowledged.difference(&held).collect();
    assert!(lost.is_empty(), "{} of {} acknowledged files are lost: {lost:?}", lost.len(), acknowledged.len());
    assert_whole(place);
}

/// The journal, the versions, the evidence and the readings are what they were sealed as.
pub fn assert_whole(place: &Place) {
    let verified = place.done(&["verify", "--deep"], "");
    assert!(verified.contains("nguyên vẹn"), "{verified}");
}
