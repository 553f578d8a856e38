//! A logger that says what no library would: single commands over bare sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Longer than any answer takes, shorter than a patience.
const PATIENCE: Duration = Duration::from_secs(15);

/// One session.
pub struct Raw {
    heard: BufReader<TcpStream>,
    server: SocketAddr,
}

impl Raw {
    /// Calls, and hears the greeting.
    pub fn call(server: SocketAddr) -> Raw {
        let stream = TcpStream::connect(server).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
        let mut raw = Raw { heard: BufReader::new(stream), server };
        assert!(raw.reply().starts_with("220"));
        raw
    }

    /// Calls and signs in.
    pub fn sign_in(server: SocketAddr, account: &str, secret: &str) -> Raw {
        let mut raw = Raw::call(server);
        raw.expect(&format!("USER {account}"), "331");
        raw.expect(&format!("PASS {secret}"), "230");
        raw
    }

    /// Sends bytes; false when nobody listens any more.
    pub fn send(&mut self, bytes: &[u8]) -> bool {
        self.heard.get_mut().write_all(bytes).is_ok()
    }

    /// The next line; empty when the server has hung up.
    pub fn reply(&mut self) -> String {
        let mut line = String::new();
        match self.heard.read_line(&mut line) {
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => panic!("the server is silent"),
            _ => line.trim_end().to_owned(),
        }
    }

    /// Says a command, and hears a reply that begins so.
    pub fn expect(&mut self, command: &str, reply: &str) -> String {
        self.send(format!("{command}\r\n").as_bytes());
        let heard = self.reply();
        assert!(heard.starts_with(reply), "{command}: {heard}");
        heard
    }

    /// Asks for a data port.
    pub fn passive(&mut self) -> SocketAddr {
        let heard = self.expect("EPSV", "229");
        let port = heard.split('|').nth(3).and_then(|port| port.parse().ok()).expect("a port");
        SocketAddr::new(self.server.ip(), port)
    }

    /// Stores bytes by this verb; answers the last reply.
    pub fn store(&mut self, verb: &str, path: &str, bytes: &str) -> String {
        let mut data = TcpStream::connect(self.passive()).expect("the data port listens");
        self.expect(&format!("{verb} {path}"), "150");
        data.write_all(bytes.as_bytes()).expect("it is read");
        drop(data);
        self.reply()
    }

    /// What a command sends over the data connection.
    pub fn fetch(&mut self, command: &str) -> String {
        let mut data = TcpStream::connect(self.passive()).expect("the data port listens");
        self.expect(command, "150");
        let mut text = String::new();
        data.read_to_string(&mut text).expect("it is text");
        assert!(self.reply().starts_with("226"));
        text
    }
}
