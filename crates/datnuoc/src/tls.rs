//! Certificates: the operator's, or one that the program signs for itself so that FTPS works from the
//! first day. A renewed certificate is taken without a restart.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use kernel::{Failure, Outcome, Problem};
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use crate::house::House;
use crate::settings::Tls;

/// Files of the self-signed certificate, below the data folder.
const CERTIFICATE: &str = "keys/ftp-certificate.pem";
const KEY: &str = "keys/ftp-key.pem";
/// How often the files are looked at.
const LOOK: Duration = Duration::from_mins(1);

/// A certificate in use, from its files.
#[derive(Debug)]
pub struct Certificate {
    files: Tls,
    current: RwLock<Loaded>,
}

#[derive(Debug)]
struct Loaded {
    /// The bytes it was read from, hashed: file times prove nothing on a copied disk.
    content: String,
    key: Arc<CertifiedKey>,
}

impl Certificate {
    /// The operator's certificate, else the program's own.
    pub fn of(house: &House) -> Outcome<Arc<Certificate>> {
        let files = match &house.settings.tls {
            Some(tls) => tls.clone(),
            None => self_signed(&house.data)?,
        };
        let current = RwLock::new(load(&files)?);
        Ok(Arc::new(Certificate { files, current }))
    }

    /// How connections are encrypted with it.
    pub fn config(self: &Arc<Certificate>) -> Outcome<Arc<ServerConfig>> {
        let builder = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .map_err(|e| broken(e, &self.files.certificate))?;
        Ok(Arc::new(builder.with_no_client_auth().with_cert_resolver(self.clone())))
    }

    /// Takes the files when they have changed and are whole; else goes on with what it has.
    fn refresh(&self) -> Outcome<bool> {
        let loaded = load(&self.files)?;
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let renewed = current.content != loaded.content;
        *current = loaded;
        Ok(renewed)
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.read().unwrap_or_else(PoisonError::into_inner).key.clone())
    }
}

/// Follows the files of a certificate, until the runtime ends.
pub async fn follow(certificate: Arc<Certificate>) {
    loop {
        tokio::time::sleep(LOOK).await;
        let held = certificate.clone();
        match tokio::task::spawn_blocking(move || held.refresh()).await {
            Ok(Ok(true)) => tracing::info!("certificate.renewed"),
            Ok(Ok(false)) => {}
            // Half-written files are the ordinary case: the next look finds them whole.
            Ok(Err(failure)) => tracing::warn!(%failure, "certificate.unusable"),
            Err(panicked) => tracing::error!(%panicked, "certificate.follow"),
        }
    }
}

fn load(files: &Tls) -> Outcome<Loaded> {
    let chain_text = fs::read(&files.certificate).map_err(|e| broken(e, &files.certificate))?;
    let key_text = fs::read(&files.key).map_err(|e| broken(e, &files.key))?;
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&chain_text)
        .collect::<Result<_, _>>()
        .map_err(|e| broken(e, &files.certificate))?;
    let key = PrivateKeyDer::from_pem_slice(&key_text).map_err(|e| broken(e, &files.key))?;
    let key = CertifiedKey::from_der(chain, key, &provider()).map_err(|e| broken(e, &files.certificate))?;
    let content = kernel::sha256_hex(&[chain_text, key_text].concat());
    Ok(Loaded { content, key: Arc::new(key) })
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn self_signed(data: &Path) -> Outcome<Tls> {
    let (certificate, key) = (data.join(CERTIFICATE), data.join(KEY));
    if !certificate.exists() || !key.exists() {
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let made = rcgen::generate_simple_self_signed(names).map_err(|e| broken(e, &certificate))?;
        if let Some(folder) = certificate.parent() {
            fs::create_dir_all(folder).map_err(|e| broken(e, folder))?;
        }
        write_secret(&key, &made.signing_key.serialize_pem())?;
        fs::write(&certificate, made.cert.pem()).map_err(|e| broken(e, &certificate))?;
    }
    Ok(Tls { certificate, key })
}

/// Writes a file that only the program's user may read.
fn write_secret(path: &PathBuf, text: &str) -> Outcome<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .map_err(|e| broken(e, path))?;
    file.write_all(text.as_bytes()).map_err(|e| broken(e, path))
}

fn broken(e: impl Into<Box<dyn std::error::Error + Send + Sync>>, path: &Path) -> Failure {
    Failure::Broken(Problem::new(e).context(path.display().to_string()))
}

#[cfg(test)]
mod tests {
    use std::sync::RwLock;

    use super::{Certificate, load, self_signed};

    fn serial(certificate: &Certificate) -> Vec<u8> {
        certificate.current.read().expect("a lock").key.cert[0].to_vec()
    }

    #[test]
    fn a_renewed_certificate_is_taken_and_a_broken_one_is_not() {
        let (old, new) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let files = self_signed(old.path()).expect("a certificate");
        let certificate = Certificate { current: RwLock::new(load(&files).expect("it loads")), files };
        let first = serial(&certificate);
        assert!(!certificate.refresh().expect("nothing changed"));

        let renewed = self_signed(new.path()).expect("another certificate");
        std::fs::copy(&renewed.certificate, &certificate.files.certificate).expect("copied");
        assert!(certificate.refresh().is_err(), "its key is not there yet");
        assert_eq!(serial(&certificate), first);
        std::fs::copy(&renewed.key, &certificate.files.key).expect("copied");
        assert!(certificate.refresh().expect("both are there"));
        assert_ne!(serial(&certificate), first);
    }
}
