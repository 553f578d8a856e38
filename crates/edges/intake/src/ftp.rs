//! The FTP server for data loggers (Circular 10/2021/TT-BTNMT, Article 39): plain FTP and explicit FTPS.
//!
//! As much of the protocol as files need to come in, written here because a server for strangers must hold
//! no more of what they send than it has room for (docs/decisions/0007-ftp.md). The way of a file: [`session`]
//! hears `STOR`, [`data`] waits for the logger's call, [`transfer`] reads, [`inbox`] receives.

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use kernel::{Crowd, Place};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tracing::{debug, info, warn};

mod command;
mod data;
mod inbox;
mod listing;
mod session;
mod transfer;
mod wire;

use session::Session;

use crate::Intake;

/// Of the sessions of one address, so many may still have to sign in (one in two): a logger needs a moment for
/// it, an idler would keep his place.
const STRANGERS: usize = 2;

/// How the FTP server is set up.
#[derive(Debug, Clone)]
pub struct FtpOptions {
    /// Ports for data connections.
    pub passive_ports: RangeInclusive<u16>,
    /// Sessions at one time; a further one hears 421.
    pub sessions: usize,
    /// Sessions at one time from one address; loggers behind one router share it.
    pub sessions_per_address: usize,
    /// Seconds without a command after which a session ends.
    pub idle_seconds: u64,
    /// Certificate and key for explicit FTPS; none, and AUTH TLS is refused.
    pub tls: Option<Arc<rustls::ServerConfig>>,
}

impl Default for FtpOptions {
    fn default() -> FtpOptions {
        FtpOptions {
            passive_ports: 49152..=65535,
            sessions: 1024,
            sessions_per_address: 256,
            idle_seconds: 120,
            tls: None,
        }
    }
}

/// Serves loggers on `listener` until `stop` completes; then no new session begins and the caller
/// may drop the runtime, for what was acknowledged is committed.
pub async fn serve(listener: TcpListener, intake: Intake, options: FtpOptions, stop: impl Future<Output = ()>) {
    let crowd = Crowd::new(options.sessions, options.sessions_per_address, Vec::new());
    let strangers = Crowd::new(options.sessions, options.sessions_per_address.div_ceil(STRANGERS), Vec::new());
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match crowd.place(peer.ip()).zip(strangers.place(peer.ip())) {
                Some((place, stranger)) => {
                    tokio::spawn(session(stream, peer, intake.clone(), options.clone(), place, stranger));
                }
                None => {
                    tokio::spawn(turn_away(stream, peer));
                }
            },
            Err(error) => {
                // Out of file handles or memory: give those that are open a moment to end.
                warn!(%error, "ftp.accept");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn session(
    stream: TcpStream,
    peer: SocketAddr,
    intake: Intake,
    options: FtpOptions,
    place: Place,
    stranger: Place,
) {
    // A logger waits for each answer before it goes on; do not hold small packets back.
    if let Err(error) = stream.set_nodelay(true) {
        debug!(%error, "ftp.nodelay");
    }
    let served = match Session::new(stream, peer, intake, options, stranger) {
        Ok(session) => session.run().await,
        Err(error) => Err(error),
    };
    if let Err(error) = served {
        debug!(%error, %peer, "ftp.session");
    }
    drop(place);
}

async fn turn_away(mut stream: TcpStream, peer: SocketAddr) {
    info!(%peer, "ftp.full");
    let sorry = b"421 Qua nhieu ket noi, vui long thu lai sau / Too many connections, try again later\r\n";
    let told = tokio::time::timeout(Duration::from_secs(2), stream.write_all(sorry)).await;
    if told.is_err() {
        debug!(%peer, "ftp.full.unheard");
    }
}
