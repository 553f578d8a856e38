//! TLS to a PostgreSQL on another machine. The server's certificate is always checked, name and
//! all, against the authority that the URL names: `?sslmode=require&sslrootcert=/path/ca.pem`.
//! Without either the connection is plain, as it is to a server on the same machine.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use postgres::Socket;
use postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::TlsConnector;

use crate::error::Error;

const ROOT: &str = "sslrootcert=";

/// The URL without the parameters that the driver does not know, and the file of the authority.
pub(crate) fn parted(url: &str) -> (String, Option<String>) {
    // We check the name in any case, which is what libpq calls by these words.
    let url = url.replace("sslmode=verify-full", "sslmode=require").replace("sslmode=verify-ca", "sslmode=require");
    let Some(at) = url.find(ROOT) else { return (url, None) };
    let value = &url[at + ROOT.len()..];
    let end = value.find(|c: char| c == '&' || c.is_whitespace()).unwrap_or(value.len());
    let file = value[..end].replace("%2F", "/").replace("%2f", "/").replace("%20", " ");
    let rest = value[end..].trim_start_matches('&');
    (format!("{}{rest}", &url[..at]).trim_end_matches(['?', '&']).to_owned(), Some(file))
}

/// Makes secure connections.
#[derive(Clone)]
pub(crate) struct Secure(TlsConnector);

impl Secure {
    /// Trusts the certificates in this PEM file and no others.
    pub(crate) fn trusting(file: &str) -> Result<Secure, Error> {
        let fault = |why: String| Error::wrong(format!("{ROOT}{file}: {why}"));
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_file_iter(file).map_err(|e| fault(e.to_string()))? {
            let certificate = certificate.map_err(|e| fault(e.to_string()))?;
            roots.add(certificate).map_err(|e| fault(e.to_string()))?;
        }
        if roots.is_empty() {
            return Err(fault("it holds no certificate".to_owned()));
        }
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|e| fault(e.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Secure(TlsConnector::from(Arc::new(config))))
    }
}

impl MakeTlsConnect<Socket> for Secure {
    type Stream = Stream;
    type TlsConnect = Handshake;
    type Error = io::Error;

    fn make_tls_connect(&mut self, host: &str) -> io::Result<Handshake> {
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        Ok(Handshake { connector: self.0.clone(), name })
    }
}

/// A connection about to be made secure.
pub(crate) struct Handshake {
    connector: TlsConnector,
    name: ServerName<'static>,
}

impl TlsConnect<Socket> for Handshake {
    type Stream = Stream;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Stream>> + Send>>;

    fn connect(self, socket: Socket) -> Self::Future {
        Box::pin(async move { self.connector.connect(self.name, socket).await.map(Stream) })
    }
}

/// A secure connection, in the shape that the driver asks for.
pub(crate) struct Stream(tokio_rustls::client::TlsStream<Socket>);

impl TlsStream for Stream {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl AsyncRead for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn the_authority_is_taken_out_of_the_url() {
        let cases = [
            ("postgres://a@b/c", "postgres://a@b/c", None),
            ("postgres://a@b/c?sslmode=require&sslrootcert=/x.pem", "postgres://a@b/c?sslmode=require", Some("/x.pem")),
            ("postgres://a@b/c?sslrootcert=%2Fx%20y.pem", "postgres://a@b/c", Some("/x y.pem")),
            (
                "postgres://a@b/c?sslrootcert=/x&sslmode=verify-full&port=1",
                "postgres://a@b/c?sslmode=require&port=1",
                Some("/x"),
            ),
            ("host=b sslrootcert=/x user=a", "host=b  user=a", Some("/x")),
        ];
        for (url, rest, file) in cases {
            assert_eq!(parted(url), (rest.to_owned(), file.map(str::to_owned)), "{url}");
        }
    }
}
