//! Opening a connection to the server.

use std::time::Duration;

use postgres::config::SslMode;
use postgres::{Client, Config, NoTls};

use super::errors::classify;
use super::tls::{Secure, parted};
use crate::error::Error;

/// Opens a connection whose statements end after `deadline` (zero: never). A server that vanishes
/// without a word is noticed within half a minute.
pub(crate) fn connect(url: &str, deadline: Duration) -> Result<Client, Error> {
    let (url, authority) = parted(url);
    let mut config: Config = url.parse().map_err(|_| {
        // Its text is not shown: it may hold a password.
        Error::wrong("the database URL is not one of PostgreSQL")
    })?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(5));
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(Duration::from_secs(20));
    }
    config.keepalives_idle(Duration::from_secs(15));
    if config.get_application_name().is_none() {
        config.application_name("datnuoc");
    }
    let mut client = match authority {
        Some(file) => config.ssl_mode(SslMode::Require).connect(Secure::trusting(&file)?),
        None if config.get_ssl_mode() == SslMode::Require => {
            return Err(Error::wrong("sslmode=require needs sslrootcert=FILE: whose certificates are trusted"));
        }
        None => config.ssl_mode(SslMode::Disable).connect(NoTls),
    }
    .map_err(|e| classify(&e, "connect"))?;
    // What was acknowledged must outlive a crash of the server, also where somebody has set it up for speed;
    // settings stronger than `on` stay.
    //
    // Compiling a plan to machine code takes longer than any of our statements should; the planner
    // thinks otherwise where it cannot see how few rows a list of values picks.
    let settings = format!(
        "set statement_timeout = {}; set idle_in_transaction_session_timeout = 120000; \
         set client_min_messages = warning; set jit = off; \
         select set_config('synchronous_commit', 'on', false) \
         where current_setting('synchronous_commit') = 'off'",
        deadline.as_millis()
    );
    client.batch_execute(&settings).map_err(|e| classify(&e, "set"))?;
    Ok(client)
}
