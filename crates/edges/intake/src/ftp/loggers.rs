//! Sign-in of data loggers: the code of a station and its secret.
//!
//! libunftp asks twice, first whether the secret is right, then who that is; the session's own
//! provider remembers the answer in between, so that the database is asked once.

use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use kernel::Failure;
use tracing::{info, warn};
use unftp_core::auth::{
    AuthenticationError, Authenticator, Credentials, Principal, UserDetail, UserDetailError, UserDetailProvider,
};

use crate::Intake;

/// A logger that has signed in: it may deliver for one station and see nothing else.
#[derive(Debug, Clone)]
pub struct Logger {
    /// Its station.
    pub station: i64,
    /// Its station's code.
    pub code: String,
}

impl fmt::Display for Logger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}

impl UserDetail for Logger {}

/// The sign-in of one session.
#[derive(Clone)]
pub struct Loggers {
    intake: Intake,
    signed: Arc<Mutex<Option<Logger>>>,
}

impl Loggers {
    /// The sign-in of a new session.
    pub fn new(intake: Intake) -> Loggers {
        Loggers { intake, signed: Arc::default() }
    }

    async fn sign_in(&self, code: &str, secret: &str, from: IpAddr) -> Result<Logger, Failure> {
        // Codes are issued in one spelling and typed in many.
        let folded = code.to_ascii_lowercase();
        let station = self.intake.db.read(move |tx| monitoring::station_view::station_of_code(tx, &folded)).await?;
        let code = station.as_ref().map_or_else(|| code.to_owned(), |s| s.code.clone());
        let (door, now, asked, secret) =
            (self.intake.devices.clone(), self.intake.clock.now(), code, secret.to_owned());
        let device = tokio::task::spawn_blocking(move || door.verify(&asked, &secret, from, now))
            .await
            .map_err(|e| Failure::Broken(kernel::Problem::new(e)))??;
        let station = station.ok_or_else(|| kernel::Refusal::new("refused-station-unknown"))?;
        Ok(Logger { station: station.id, code: device.code })
    }
}

impl fmt::Debug for Loggers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Loggers")
    }
}

#[async_trait]
impl Authenticator for Loggers {
    async fn authenticate(&self, username: &str, creds: &Credentials) -> Result<Principal, AuthenticationError> {
        let secret = creds.password.as_deref().unwrap_or_default();
        match self.sign_in(username, secret, creds.source_ip).await {
            Ok(logger) => {
                *self.signed.lock().unwrap_or_else(PoisonError::into_inner) = Some(logger);
                Ok(Principal { username: username.to_owned() })
            }
            Err(Failure::Refused(_)) => {
                info!(source = %creds.source_ip, "ftp.refused");
                Err(AuthenticationError::BadPassword)
            }
            Err(Failure::Broken(problem)) => {
                warn!(%problem, "ftp.sign-in");
                Err(AuthenticationError::new("the database cannot be asked"))
            }
        }
    }
}

#[async_trait]
impl UserDetailProvider for Loggers {
    type User = Logger;

    async fn provide_user_detail(&self, principal: &Principal) -> Result<Logger, UserDetailError> {
        let signed = self.signed.lock().unwrap_or_else(PoisonError::into_inner);
        signed.clone().ok_or_else(|| UserDetailError::UserNotFound { username: principal.username.clone() })
    }
}
