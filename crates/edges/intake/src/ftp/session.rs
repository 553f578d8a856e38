//! One session of a logger: commands in their order, as RFC 959, 2228, 2428, 3659 and 4217 have them, as far
//! as files come in by them. What a file means is the inbox's; what bytes mean, the wire's.

use std::collections::VecDeque;
use std::io::Result;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use kernel::Place;
use monitoring::receive::LONGEST_PATH;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};

use super::FtpOptions;
use super::command::Command;
use super::data::Passive;
use super::inbox::{Inbox, Reply};
use super::wire::{Heard, Wire};
use crate::Intake;
use crate::names::led;

mod files;
mod welcome;

/// Time to sign in; who needs longer only holds a place.
const SIGN_IN: Duration = Duration::from_secs(30);

/// A session under way.
pub struct Session {
    wire: Wire,
    intake: Intake,
    options: FtpOptions,
    peer: IpAddr,
    local: IpAddr,
    /// A place among those who have not signed in.
    stranger: Option<Place>,
    until: Instant,
    wrong: u32,
    account: Option<String>,
    inbox: Option<Inbox>,
    folder: String,
    passive: Option<Passive>,
    protected: bool,
    renamed: Option<String>,
    /// Commands that came during a transfer.
    waiting: VecDeque<Heard>,
}

/// Whether the session goes on.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    On,
    End,
}

impl Session {
    /// A session over a connection from `peer`; `stranger` is given back when he has signed in.
    pub fn new(
        stream: TcpStream,
        peer: SocketAddr,
        intake: Intake,
        options: FtpOptions,
        stranger: Place,
    ) -> Result<Session> {
        Ok(Session {
            local: stream.local_addr()?.ip(),
            peer: peer.ip(),
            wire: Wire::new(stream),
            intake,
            options,
            stranger: Some(stranger),
            until: Instant::now() + SIGN_IN,
            wrong: 0,
            account: None,
            inbox: None,
            folder: "/".to_owned(),
            passive: None,
            protected: false,
            renamed: None,
            waiting: VecDeque::new(),
        })
    }

    /// Serves it to its end.
    pub async fn run(mut self) -> Result<()> {
        self.wire.say(220, "datnuoc: may chu nhan so lieu quan trac / monitoring data intake").await?;
        while let Some(heard) = self.next().await? {
            let next = match heard {
                Heard::Line(line) => self.follow(&Command::read(&line)).await?,
                Heard::TooLong => self.answer(500, "Dong lenh qua dai / Line too long").await?,
            };
            if next == Next::End {
                break;
            }
        }
        self.wire.close().await
    }

    /// Does as it is told. Everything before the sign-in, also a handshake or a slow secret, has one time.
    async fn follow(&mut self, command: &Command) -> Result<Next> {
        if self.inbox.is_some() {
            return self.obey(command).await;
        }
        match timeout_at(self.until, self.greet(command)).await {
            Ok(next) => next,
            Err(_) => self.too_slow().await.map(|()| Next::End),
        }
    }

    /// The next line; the session ends when there is none in time.
    async fn next(&mut self) -> Result<Option<Heard>> {
        if let Some(heard) = self.waiting.pop_front() {
            return Ok(Some(heard));
        }
        let until = match self.inbox {
            Some(_) => Instant::now() + Duration::from_secs(self.options.idle_seconds),
            None => self.until,
        };
        match timeout_at(until, self.wire.line()).await {
            Ok(line) => line,
            Err(_) => self.too_slow().await.map(|()| None),
        }
    }

    async fn too_slow(&mut self) -> Result<()> {
        self.wire.say(421, "Het thoi gian cho / Too long without a command").await
    }

    async fn answer(&mut self, code: u16, text: &str) -> Result<Next> {
        self.wire.say(code, text).await.map(|()| Next::On)
    }

    async fn reply(&mut self, (code, text): Reply) -> Result<Next> {
        self.answer(code, &text).await
    }

    /// What a logger that has signed in may say.
    async fn obey(&mut self, command: &Command) -> Result<Next> {
        let renamed = self.renamed.take();
        let path = command.given().map(|path| led(&self.folder, path));
        if path.as_ref().is_some_and(|path| path.len() > LONGEST_PATH) {
            return self.answer(553, "Ten tep qua dai / Name too long").await;
        }
        match (command.verb.as_str(), path) {
            ("STOR" | "APPE", Some(path)) => self.store(path).await,
            ("PASV" | "EPSV", _) => self.listen(command).await,
            ("CWD" | "XCWD", Some(path)) => {
                self.folder = path;
                self.answer(250, "OK").await
            }
            ("CDUP" | "XCUP", _) => {
                self.folder = led(&self.folder, "..");
                self.answer(250, "OK").await
            }
            ("PWD" | "XPWD", _) => {
                let folder = self.folder.replace('"', "\"\"").replace(char::is_control, "?");
                self.answer(257, &format!("\"{folder}\"")).await
            }
            ("MKD" | "XMKD", Some(path)) => {
                let path = path.replace('"', "\"\"").replace(char::is_control, "?");
                self.answer(257, &format!("\"{path}\"")).await
            }
            ("LIST" | "NLST" | "MLSD", _) => self.list(command).await,
            ("MLST" | "SIZE" | "MDTM", Some(path)) => self.look(&command.verb, &path).await,
            ("RNFR", Some(path)) => self.rename_from(path).await,
            ("RNTO", Some(path)) => match (renamed, self.inbox.clone()) {
                (Some(from), Some(inbox)) => {
                    let reply = inbox.rename(&from, &path).await;
                    self.reply(reply).await
                }
                _ => self.answer(503, "RNFR truoc da / RNFR first").await,
            },
            ("REST", _) if command.argument.trim() == "0" => self.answer(350, "OK").await,
            // A file is received whole or not at all; the logger must send it again from the start.
            ("REST", _) => self.answer(502, "Xin gui lai tu dau / Send it again from the start").await,
            ("TYPE", _) => self.answer(200, "Luon la nhi phan / Always binary").await,
            ("MODE", _) if command.argument.trim().eq_ignore_ascii_case("S") => self.answer(200, "OK").await,
            ("STRU", _) if command.argument.trim().eq_ignore_ascii_case("F") => self.answer(200, "OK").await,
            ("MODE" | "STRU", _) => self.answer(504, "Chi co MODE S, STRU F / MODE S, STRU F only").await,
            ("ALLO" | "SITE" | "ACCT" | "MFMT", _) => self.answer(202, "Khong can / Not needed here").await,
            ("STAT", _) => self.answer(211, "Dang cho tep / Waiting for files").await,
            ("ABOR", _) => self.answer(226, "Khong co gi de huy / Nothing to abort").await,
            ("PORT" | "EPRT" | "LPRT" | "LPSV", _) => self.answer(502, "Chi co PASV, EPSV / PASV or EPSV only").await,
            ("RETR" | "DELE" | "RMD" | "XRMD", _) => self.answer(550, "Chi nhan tep / Files only come in here").await,
            ("USER" | "PASS" | "AUTH" | "REIN", _) => self.answer(503, "Da dang nhap / Signed in already").await,
            ("PBSZ" | "PROT" | "FEAT" | "SYST" | "NOOP" | "HELP" | "OPTS" | "CLNT" | "QUIT", _) => {
                self.anytime(command).await
            }
            ("STOR" | "APPE" | "CWD" | "XCWD" | "MKD" | "XMKD" | "MLST" | "SIZE" | "MDTM" | "RNFR" | "RNTO", None) => {
                self.answer(501, "Thieu ten / Name missing").await
            }
            _ => self.answer(502, "Khong co lenh nay / No such command").await,
        }
    }
}
