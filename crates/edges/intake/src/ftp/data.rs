//! Data connections: the logger calls, we listen (passive mode). Active mode is not offered: calling
//! wherever a client says would lend our address to attacks on others.

use std::io::{Error, ErrorKind, Result};
use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use kernel::Random;
use rustls::ServerConfig;
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::wire::{Duplex, encrypt};

/// Ports tried before we say that there is none.
const TRIES: u64 = 100;
/// Time for the logger to call.
const PATIENCE: Duration = Duration::from_secs(20);

/// A port that waits for the logger of one session.
#[derive(Debug)]
pub struct Passive {
    listener: TcpListener,
    peer: IpAddr,
}

impl Passive {
    /// Listens at a port of the range, on the address that the logger called, for his address only. The port
    /// is drawn by lot: one that can be guessed can be called first by a neighbour behind the same router.
    pub fn open(local: IpAddr, peer: IpAddr, ports: &RangeInclusive<u16>, random: &Random) -> Result<Passive> {
        let (first, count) = (*ports.start(), u64::from(ports.end().saturating_sub(*ports.start())) + 1);
        for _ in 0..TRIES {
            let port = first.saturating_add(u16::try_from(random.below(count)).unwrap_or(0));
            match listen(SocketAddr::new(local, port)) {
                Ok(listener) => return Ok(Passive { listener, peer: peer.to_canonical() }),
                Err(error) if error.kind() == ErrorKind::AddrInUse => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::from(ErrorKind::AddrInUse))
    }

    /// Where it listens.
    pub fn address(&self) -> Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// The logger's connection. Others who call are hung up on, and do not take his place.
    pub async fn accept(self, tls: Option<Arc<ServerConfig>>) -> Result<Box<dyn Duplex>> {
        let called = tokio::time::timeout(PATIENCE, self.called()).await;
        let stream = Box::new(called.map_err(|_| ErrorKind::TimedOut)??);
        match tls {
            Some(config) => encrypt(stream, config).await,
            None => Ok(stream),
        }
    }

    async fn called(&self) -> Result<TcpStream> {
        loop {
            let (stream, from) = self.listener.accept().await?;
            if from.ip().to_canonical() == self.peer {
                return Ok(stream);
            }
            tracing::warn!(%from, "ftp.stranger");
        }
    }
}

fn listen(address: SocketAddr) -> Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(16)
}
