//! What is said before a logger has signed in, and what may be said at any time.

use std::io::Result;

use kernel::Failure;
use tracing::{info, warn};

use super::{Next, Session};
use crate::ftp::command::Command;
use crate::ftp::inbox::Inbox;
use crate::loggers;

/// Wrong secrets in one session.
const MOST_WRONG: u32 = 3;

impl Session {
    /// What anybody may say.
    pub(super) async fn greet(&mut self, command: &Command) -> Result<Next> {
        match command.verb.as_str() {
            "USER" if command.given().is_some() => {
                self.account = Some(command.argument.trim().to_owned());
                self.answer(331, "Xin gui mat khau / Password required").await
            }
            "PASS" => match self.account.take() {
                Some(account) => self.sign_in(account, &command.argument).await,
                None => self.answer(503, "USER truoc da / USER first").await,
            },
            "AUTH" => self.secure(&command.argument.to_ascii_uppercase()).await,
            "PBSZ" | "PROT" | "FEAT" | "SYST" | "NOOP" | "HELP" | "OPTS" | "CLNT" | "QUIT" => {
                self.anytime(command).await
            }
            "USER" => self.answer(501, "Thieu ten tai khoan / Account missing").await,
            _ => self.answer(530, "Xin dang nhap / Sign in first").await,
        }
    }

    async fn sign_in(&mut self, account: String, secret: &str) -> Result<Next> {
        match loggers::sign_in(&self.intake, &account, secret, self.peer).await {
            Ok(logger) => {
                self.inbox = Some(Inbox::new(self.intake.clone(), logger, self.peer.to_string()));
                self.stranger = None;
                self.answer(230, "Da dang nhap / Signed in").await
            }
            Err(Failure::Refused(_)) => {
                info!(source = %self.peer, "ftp.refused");
                self.wrong += 1;
                if self.wrong < MOST_WRONG {
                    return self.answer(530, "Sai tai khoan hoac mat khau / Sign-in failed").await;
                }
                self.wire.say(421, "Sai qua nhieu lan / Too many wrong tries").await.map(|()| Next::End)
            }
            Err(Failure::Broken(problem)) => {
                // Not the logger's fault: it must not take this for a wrong secret.
                warn!(%problem, "ftp.sign-in");
                self.wire
                    .say(421, "May chu dang ban, xin thu lai / Server is busy, try again")
                    .await
                    .map(|()| Next::End)
            }
        }
    }

    async fn secure(&mut self, kind: &str) -> Result<Next> {
        let Some(config) = self.options.tls.clone() else {
            return self.answer(502, "May chu khong co chung thu / No certificate here").await;
        };
        if !matches!(kind, "TLS" | "TLS-C" | "SSL" | "TLS-P") {
            return self.answer(504, "Chi co AUTH TLS / AUTH TLS only").await;
        }
        if self.wire.is_encrypted() {
            return self.answer(503, "Da ma hoa / Encrypted already").await;
        }
        self.wire.say(234, "Bat dau TLS / Begin TLS").await?;
        self.wire.encrypt(config).await?;
        self.account = None;
        Ok(Next::On)
    }

    /// What may be said before and after signing in.
    pub(super) async fn anytime(&mut self, command: &Command) -> Result<Next> {
        let argument = command.argument.trim().to_ascii_uppercase();
        match (command.verb.as_str(), argument.as_str()) {
            ("PBSZ" | "PROT", _) if !self.wire.is_encrypted() => {
                self.answer(503, "AUTH TLS truoc da / AUTH TLS first").await
            }
            ("PBSZ", _) => self.answer(200, "PBSZ=0").await,
            ("PROT", "P" | "C") => {
                self.protected = argument == "P";
                self.answer(200, if self.protected { "Ma hoa du lieu / Private" } else { "Khong ma hoa / Clear" }).await
            }
            ("PROT", _) => self.answer(504, "PROT P hoac / or PROT C").await,
            ("FEAT", _) => {
                let tls: &[&str] = if self.options.tls.is_some() { &["AUTH TLS", "PBSZ", "PROT"] } else { &[] };
                let features = ["EPSV", "MDTM", "MLST type*;size*;modify*;", "PASV", "SIZE", "UTF8"];
                let lines: Vec<String> = tls.iter().chain(&features).map(|f| (*f).to_owned()).collect();
                self.wire.say_all(211, "Ho tro / Features", &lines, "End").await.map(|()| Next::On)
            }
            ("SYST", _) => self.answer(215, "UNIX Type: L8").await,
            ("HELP", _) => {
                self.answer(214, "USER PASS AUTH PASV EPSV STOR RNFR RNTO CWD MKD LIST SIZE MDTM QUIT").await
            }
            ("OPTS", "UTF8 ON" | "UTF8" | "UTF-8 ON") => self.answer(200, "Luon la UTF-8 / Always UTF-8").await,
            ("OPTS", options) if options.starts_with("MLST") => self.answer(200, "MLST OPTS type;size;modify;").await,
            ("OPTS", _) => self.answer(501, "Khong co lua chon nay / No such option").await,
            ("QUIT", _) => {
                self.wire.say(221, "Tam biet / Goodbye").await?;
                Ok(Next::End)
            }
            _ => self.answer(200, "OK").await,
        }
    }
}
