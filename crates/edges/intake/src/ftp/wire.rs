//! The control connection: lines in, replies out, plain or encrypted. Whatever the other end sends, it
//! holds no more than one line of it.

use std::io::{Error, ErrorKind, Result};
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

/// No command with the longest path comes near.
const LONGEST_LINE: usize = 4096;
/// What is left out of a line that is too long, before the other end is taken for no FTP client.
const LONGEST_EXCESS: usize = 64 * 1024;
/// Time for a handshake, and for the other end to take a reply.
const PATIENCE: Duration = Duration::from_secs(20);

/// A connection, plain or encrypted.
pub trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

/// What was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A line, without its end.
    Line(Vec<u8>),
    /// A line that was too long to be kept.
    TooLong,
}

/// One control connection.
pub struct Wire {
    stream: Option<Box<dyn Duplex>>,
    held: Vec<u8>,
    /// Bytes left out of the line that is being read.
    excess: usize,
    encrypted: bool,
}

impl Wire {
    /// Over a connection that was accepted.
    pub fn new(stream: TcpStream) -> Wire {
        Wire::over(Box::new(stream))
    }

    fn over(stream: Box<dyn Duplex>) -> Wire {
        Wire { stream: Some(stream), held: Vec::new(), excess: 0, encrypted: false }
    }

    /// Whether it is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.encrypted
    }

    /// The next line; none at the end. May be given up at any time and asked again.
    pub async fn line(&mut self) -> Result<Option<Heard>> {
        let mut chunk = [0_u8; 1024];
        loop {
            if let Some(heard) = self.held_line() {
                return Ok(Some(heard));
            }
            if self.held.len() > LONGEST_LINE {
                self.excess += self.held.len();
                self.held.clear();
            }
            if self.excess > LONGEST_EXCESS {
                return Err(Error::new(ErrorKind::InvalidData, "a line without end"));
            }
            let read = self.stream()?.read(&mut chunk).await?;
            if read == 0 {
                return Ok(None);
            }
            self.held.extend_from_slice(&chunk[..read]);
        }
    }

    fn held_line(&mut self) -> Option<Heard> {
        let end = self.held.iter().position(|b| *b == b'\n')?;
        let mut line: Vec<u8> = self.held.drain(..=end).collect();
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        let too_long = std::mem::take(&mut self.excess) > 0 || line.len() > LONGEST_LINE;
        Some(if too_long { Heard::TooLong } else { Heard::Line(line) })
    }

    /// A reply of one line.
    pub async fn say(&mut self, code: u16, text: &str) -> Result<()> {
        self.send(format!("{code} {text}\r\n")).await
    }

    /// A reply of several lines, of which the first and the last carry the code.
    pub async fn say_all(&mut self, code: u16, first: &str, lines: &[String], last: &str) -> Result<()> {
        let lines: String = lines.iter().map(|l| format!(" {l}\r\n")).collect();
        self.send(format!("{code}-{first}\r\n{lines}{code} {last}\r\n")).await
    }

    async fn send(&mut self, text: String) -> Result<()> {
        let stream = self.stream()?;
        let sent = async {
            stream.write_all(text.as_bytes()).await?;
            stream.flush().await
        };
        tokio::time::timeout(PATIENCE, sent).await.map_err(|_| ErrorKind::TimedOut)?
    }

    /// Goes on encrypted. What was sent before the handshake and not yet read is forgotten: it came in
    /// the clear, and whoever slipped it in would speak as the one who signs in afterwards.
    pub async fn encrypt(&mut self, config: Arc<ServerConfig>) -> Result<()> {
        let stream = self.stream.take().ok_or(ErrorKind::NotConnected)?;
        self.held.clear();
        self.stream = Some(encrypt(stream, config).await?);
        self.encrypted = true;
        Ok(())
    }

    /// Says that nothing more comes.
    pub async fn close(&mut self) -> Result<()> {
        let stream = self.stream()?;
        tokio::time::timeout(PATIENCE, stream.shutdown()).await.map_err(|_| ErrorKind::TimedOut)?
    }

    fn stream(&mut self) -> Result<&mut Box<dyn Duplex>> {
        // Only a handshake that failed leaves none behind, and then the session ends.
        Ok(self.stream.as_mut().ok_or(ErrorKind::NotConnected)?)
    }
}

/// Shakes hands over a connection.
pub async fn encrypt(stream: Box<dyn Duplex>, config: Arc<ServerConfig>) -> Result<Box<dyn Duplex>> {
    let shaken = tokio::time::timeout(PATIENCE, TlsAcceptor::from(config).accept(stream)).await;
    Ok(Box::new(shaken.map_err(|_| ErrorKind::TimedOut)??))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is heard when these bytes are sent, until the end or a fault.
    fn heard(sent: Vec<u8>) -> Vec<String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let (here, mut there) = tokio::io::duplex(64);
            let mut wire = Wire::over(Box::new(here));
            let send = async move {
                // The other end may hang up before all of it is sent.
                let _ = there.write_all(&sent).await;
            };
            let hear = async {
                let mut heard = Vec::new();
                loop {
                    match wire.line().await {
                        Ok(Some(Heard::Line(line))) => heard.push(String::from_utf8(line).unwrap()),
                        Ok(Some(Heard::TooLong)) => heard.push("too long".to_owned()),
                        Ok(None) => break,
                        Err(error) => {
                            heard.push(error.to_string());
                            drop(wire);
                            break;
                        }
                    }
                }
                heard
            };
            tokio::join!(send, hear).1
        })
    }

    #[test]
    fn lines_end_with_or_without_carriage_return() {
        assert_eq!(heard(b"USER a\r\nPASS b\n\r\nQUIT\r\ncut off".to_vec()), ["USER a", "PASS b", "", "QUIT"]);
    }

    #[test]
    fn a_long_line_is_left_out_and_an_endless_one_ends_the_connection() {
        let long = [b"STOR ".to_vec(), vec![b'a'; 20_000], b"\r\nNOOP\r\n".to_vec()].concat();
        assert_eq!(heard(long), ["too long", "NOOP"]);
        assert_eq!(heard(vec![b'a'; 3_000_000]), ["a line without end"]);
    }
}
