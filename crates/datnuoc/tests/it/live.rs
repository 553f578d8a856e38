//! A file uploaded by whoever has a common FTP client is on the station's page within five seconds, and pages that
//! listen are told.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use kernel::Clock;

use crate::clients::{PATIENCE, ask, file, until};
use crate::program::{Place, Program, SECRET, text};

/// What the newcomer was promised.
const SOON: Duration = Duration::from_secs(5);

/// Listens to what live pages of the station hear; each line as it comes.
fn listen(server: SocketAddr, topic: &str) -> Receiver<String> {
    let mut stream = TcpStream::connect(server).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time is set");
    write!(stream, "GET /live?topics={topic} HTTP/1.0\r\nHost: {server}\r\nAccept: text/event-stream\r\n\r\n")
        .expect("it is asked");
    let mut lines = BufReader::new(stream).lines();
    let head = lines.by_ref().map_while(Result::ok).take_while(|l| !l.is_empty()).collect::<Vec<_>>();
    assert!(head[0].contains("200"), "{head:?}");
    let (told, heard) = channel();
    thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if told.send(line).is_err() {
                return;
            }
        }
    });
    heard
}

fn curl(program: &Program, path: &Path, name: &str) -> Command {
    let mut command = Command::new("curl");
    command.args(["-sS", "--max-time", "20", "-T"]).arg(path);
    command.args(["--user", &format!("NUO001:{SECRET}"), &format!("ftp://{}/{name}", program.ftp)]);
    command
}

fn lftp(program: &Program, path: &Path, name: &str) -> Command {
    let mut command = Command::new("lftp");
    let (ftp, path) = (program.ftp, path.display());
    let script = format!(
        "set ftp:ssl-allow no; set net:max-retries 1; set net:timeout 20; open -u NUO001,{SECRET} ftp://{ftp}; \
         put {path} -o {name}; bye"
    );
    command.args(["-c", &script]);
    command
}

#[test]
fn an_upload_is_seen_within_five_seconds() {
    Place::each(|place| {
        let program = place.with_stations().serve();
        let heard = listen(program.pages, "station:NUO001");
        for (client, value) in [(curl as fn(&Program, &Path, &str) -> Command, "43.17"), (lftp, "44.29")] {
            let (name, body) = file("NUO001", Clock::System.now(), value);
            let path = place.file("mine.txt", &body);
            let since = Instant::now();
            let sent = client(&program, &path, &name).output().expect("curl and lftp are here");
            assert!(sent.status.success(), "{}", text(&sent.stderr));
            until("the value on the page", SOON.saturating_sub(since.elapsed()), || {
                let (status, page) = ask(program.pages, "/stations/NUO001?parameter=COD").ok()?;
                (status == 200 && page.contains(value)).then_some(())
            });
            let mut lines = Vec::new();
            while !lines.iter().any(|l: &String| l.starts_with("data:") && l.contains("station:NUO001")) {
                let left = SOON.saturating_sub(since.elapsed());
                let line = heard.recv_timeout(left);
                lines.push(line.unwrap_or_else(|e| panic!("nothing is told within {SOON:?} ({e}): {lines:?}")));
            }
        }
    });
}
