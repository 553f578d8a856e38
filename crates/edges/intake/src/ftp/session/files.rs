//! Files: where they come in, and looking at those that did.

use std::io::Result;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use kernel::Random;
use rustls::ServerConfig;
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;
use tracing::warn;

use super::{Next, Session};
use crate::ftp::command::Command;
use crate::ftp::data::Passive;
use crate::ftp::inbox::missing;
use crate::ftp::listing::{Entry, stamp};
use crate::ftp::transfer::{Taken, take};
use crate::ftp::wire::Heard;
use crate::names::led;

/// Lines kept while a file comes in; more are left in the connection.
const MOST_WAITING: usize = 16;
/// Time for the other end to take a listing.
const LISTING: Duration = Duration::from_mins(1);
/// Time for it to take the end of an upload.
const GOODBYE: Duration = Duration::from_secs(5);

impl Session {
    pub(super) async fn listen(&mut self, command: &Command) -> Result<Next> {
        let opened = Passive::open(self.local, self.peer, &self.options.passive_ports, &Random::System);
        let opened = opened.and_then(|passive| passive.address().map(|address| (passive, address)));
        let (passive, address) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                warn!(%error, "ftp.passive");
                return self.answer(425, "Het cong du lieu / No data port is free").await;
            }
        };
        let port = address.port();
        let text = match (command.verb.as_str(), address.ip().to_canonical()) {
            ("EPSV", _) => format!("Entering Extended Passive Mode (|||{port}|)"),
            (_, IpAddr::V4(ip)) => {
                let [a, b, c, d] = ip.octets();
                format!("Entering Passive Mode ({a},{b},{c},{d},{},{})", port >> 8, port & 255)
            }
            (_, IpAddr::V6(_)) => return self.answer(522, "IPv6: EPSV").await,
        };
        self.passive = Some(passive);
        self.answer(if command.verb == "EPSV" { 229 } else { 227 }, &text).await
    }

    /// The data connection's encryption, as the logger asked.
    fn data_tls(&self) -> Option<Arc<ServerConfig>> {
        self.options.tls.clone().filter(|_| self.protected)
    }

    pub(super) async fn store(&mut self, path: String) -> Result<Next> {
        let (Some(passive), Some(inbox)) = (self.passive.take(), self.inbox.clone()) else {
            return self.answer(425, "PASV hoac / or EPSV first").await;
        };
        self.wire.say(150, "Xin gui / Go ahead").await?;
        let tls = self.data_tls();
        let taking = async move {
            let mut data = passive.accept(tls).await.ok()?;
            let taken = take(&mut data).await;
            // Over TLS some clients wait for our goodbye; whether they hear it does not matter.
            let _ = timeout(GOODBYE, data.shutdown()).await;
            Some(taken)
        };
        tokio::pin!(taking);
        let mut hears = true;
        let taken = loop {
            tokio::select! {
                taken = &mut taking => break taken,
                heard = self.wire.line(), if hears && self.waiting.len() < MOST_WAITING => match heard {
                    Ok(Some(Heard::Line(line))) if Command::read(&line).verb == "ABOR" => {
                        self.wire.say(426, "Da huy / Aborted").await?;
                        return self.answer(226, "Khong nhan gi / Nothing was taken").await;
                    }
                    Ok(Some(heard)) => self.waiting.push_back(heard),
                    // Some hang up when they have sent all: what came whole is received, told or not.
                    Ok(None) | Err(_) => hears = false,
                },
            }
        };
        match taken {
            Some(Taken::Whole(bytes, _room)) => {
                let reply = inbox.receive(&path, bytes).await;
                self.reply(reply).await
            }
            Some(Taken::TooLarge(beginning)) => {
                let reply = inbox.too_large(&path, beginning).await;
                self.reply(reply).await
            }
            Some(Taken::Broken) => {
                self.answer(426, "Ket noi bi dut, chua nhan gi / Broken off, nothing was taken").await
            }
            None => self.answer(425, "Khong co ket noi du lieu / No data connection").await,
        }
    }

    pub(super) async fn list(&mut self, command: &Command) -> Result<Next> {
        let (Some(passive), Some(inbox)) = (self.passive.take(), self.inbox.clone()) else {
            return self.answer(425, "PASV hoac / or EPSV first").await;
        };
        // Clients put options of Unix before the name.
        let name = command.argument.split(' ').find(|word| !word.is_empty() && !word.starts_with('-'));
        let entries = match inbox.list(&led(&self.folder, name.unwrap_or_default())).await {
            Ok(entries) => entries,
            Err(reply) => return self.reply(reply).await,
        };
        let now = self.intake.clock.now();
        let line: &dyn Fn(&Entry) -> String = match command.verb.as_str() {
            "LIST" => &|entry| entry.long(now),
            "MLSD" => &Entry::facts,
            _ => &Entry::shown,
        };
        let text: String = entries.iter().map(|entry| line(entry) + "\r\n").collect();
        self.wire.say(150, "Danh sach / Listing").await?;
        let Ok(mut data) = passive.accept(self.data_tls()).await else {
            return self.answer(425, "Khong co ket noi du lieu / No data connection").await;
        };
        let sending = async {
            data.write_all(text.as_bytes()).await?;
            data.shutdown().await
        };
        match timeout(LISTING, sending).await {
            Ok(Ok(())) => self.answer(226, "Het / Done").await,
            Ok(Err(_)) | Err(_) => self.answer(426, "Ket noi bi dut / Broken off").await,
        }
    }

    pub(super) async fn look(&mut self, verb: &str, path: &str) -> Result<Next> {
        let Some(inbox) = self.inbox.clone() else { return Ok(Next::On) };
        let receipt = match inbox.find(path).await {
            Ok(Some(receipt)) => receipt,
            Ok(None) => return self.reply(missing()).await,
            Err(reply) => return self.reply(reply).await,
        };
        match verb {
            "SIZE" => self.answer(213, &receipt.bytes.to_string()).await,
            "MDTM" => self.answer(213, &stamp(receipt.arrived_at)).await,
            _ => {
                let entry = Entry::of(path, receipt.bytes, receipt.arrived_at);
                self.wire.say_all(250, "MLST", &[entry.facts()], "End").await.map(|()| Next::On)
            }
        }
    }

    pub(super) async fn rename_from(&mut self, path: String) -> Result<Next> {
        let Some(inbox) = self.inbox.clone() else { return Ok(Next::On) };
        match inbox.find(&path).await {
            Ok(Some(_)) => {
                self.renamed = Some(path);
                self.answer(350, "RNTO").await
            }
            Ok(None) => self.reply(missing()).await,
            Err(reply) => self.reply(reply).await,
        }
    }
}
