//! Certificates: the operator's, or one that the program signs for itself so that FTPS works from the
//! first day.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Failure, Outcome, Problem};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::house::House;

/// Files of the self-signed certificate, below the data folder.
const CERTIFICATE: &str = "keys/ftp-certificate.pem";
const KEY: &str = "keys/ftp-key.pem";

/// What the FTP server offers after `AUTH TLS`.
pub fn for_ftp(house: &House) -> Outcome<Option<Arc<ServerConfig>>> {
    let (certificate, key) = match &house.settings.tls {
        Some(tls) => (tls.certificate.clone(), tls.key.clone()),
        None => self_signed(&house.data)?,
    };
    config(&certificate, &key).map(|c| Some(Arc::new(c)))
}

fn self_signed(data: &Path) -> Outcome<(PathBuf, PathBuf)> {
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
    Ok((certificate, key))
}

/// Writes a file that only the program's user may read.
fn write_secret(path: &Path, text: &str) -> Outcome<()> {
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

fn config(certificate: &Path, key: &Path) -> Outcome<ServerConfig> {
    let chain: Vec<CertificateDer<'static>> =
        CertificateDer::pem_file_iter(certificate).and_then(Iterator::collect).map_err(|e| broken(e, certificate))?;
    let key_der = PrivateKeyDer::from_pem_file(key).map_err(|e| broken(e, key))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key_der))
        .map_err(|e| broken(e, certificate))
}

fn broken(e: impl Into<Box<dyn std::error::Error + Send + Sync>>, path: &Path) -> Failure {
    Failure::Broken(Problem::new(e).context(path.display().to_string()))
}
