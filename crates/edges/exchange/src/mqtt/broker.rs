//! The broker as the operator names it: address, certificate authority, account, where our topics begin.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kernel::Problem;
use rumqttc::{LastWill, MqttOptions, QoS, TlsConfiguration, Transport};
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

/// The port of MQTT, in the clear and over TLS.
const PORTS: (u16, u16) = (1883, 8883);
/// How often an idle line is tried.
const KEEP_ALIVE: Duration = Duration::from_secs(20);
/// The largest message that we read; ours have a few hundred bytes, and others may have written below our topics.
const LARGEST: usize = 1 << 20;
/// Messages under way at one time, until the broker has acknowledged the first of them.
const UNDER_WAY: u16 = 100;
/// The longest beginning of topics.
const LONGEST_PREFIX: usize = 200;

/// Kinds of things that have topics of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Stations and their parameters.
    Station,
    /// Monitoring programmes.
    Programme,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 2] = [Kind::Station, Kind::Programme];

    /// The level of topics below which they stand.
    fn level(self) -> &'static str {
        match self {
            Kind::Station => "stations",
            Kind::Programme => "programmes",
        }
    }
}

/// A broker and what we are there.
#[derive(Clone)]
pub struct Broker {
    host: String,
    port: u16,
    tls: Option<Arc<ClientConfig>>,
    client: String,
    credentials: Option<(String, String)>,
    prefix: String,
}

impl Broker {
    /// The broker at `mqtt://host:port` or, with the authority in the file `ca`, at `mqtts://host:port`.
    pub fn new(
        url: &str,
        ca: Option<&Path>,
        client: &str,
        credentials: Option<(String, String)>,
        prefix: &str,
    ) -> Result<Broker, Problem> {
        let (encrypted, host, port) = address(url).ok_or_else(|| {
            Problem::new(format!("the address of the broker is mqtt://host:port or mqtts://host:port, not {url:?}"))
        })?;
        let tls = match (encrypted, ca) {
            (false, None) => None,
            (false, Some(_)) => return Err(Problem::new("a broker at mqtt:// has no certificate authority")),
            (true, None) => return Err(Problem::new("a broker at mqtts:// needs the file of its authority: ca")),
            (true, Some(path)) => Some(Arc::new(trusting(path)?)),
        };
        if !is_prefix(prefix) {
            return Err(Problem::new(format!("topics cannot begin with {prefix:?}")));
        }
        Ok(Broker { host, port, tls, client: client.to_owned(), credentials, prefix: prefix.to_owned() })
    }

    /// What the topics of one kind of things begin with.
    pub fn below(&self, kind: Kind) -> String {
        format!("{}/{}/", self.prefix, kind.level())
    }

    /// Where it stands whether we are there.
    pub(super) fn online(&self) -> String {
        format!("{}/online", self.prefix)
    }

    /// How to connect and keep it up to date. Should the line break, the broker itself says that we are gone.
    pub(super) fn publishing(&self) -> MqttOptions {
        let mut options = self.options(&self.client);
        options.set_last_will(LastWill::new(self.online(), "false", QoS::AtLeastOnce, true));
        options
    }

    /// How to connect and only look.
    pub(super) fn looking(&self) -> MqttOptions {
        self.options(&format!("{}-doctor", self.client))
    }

    fn options(&self, client: &str) -> MqttOptions {
        let mut options = MqttOptions::new(client, &self.host, self.port);
        options.set_keep_alive(KEEP_ALIVE).set_clean_session(true).set_inflight(UNDER_WAY);
        options.set_max_packet_size(LARGEST, LARGEST);
        if let Some(tls) = &self.tls {
            options.set_transport(Transport::Tls(TlsConfiguration::Rustls(tls.clone())));
        }
        if let Some((user, password)) = &self.credentials {
            options.set_credentials(user, password);
        }
        options
    }
}

/// Whether it is encrypted, host and port of an address.
fn address(url: &str) -> Option<(bool, String, u16)> {
    let (scheme, rest) = url.split_once("://")?;
    let (encrypted, usual) = match scheme {
        "mqtt" => (false, PORTS.0),
        "mqtts" => (true, PORTS.1),
        _ => return None,
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = match rest.strip_prefix('[') {
        // An address of IPv6 has colons of its own.
        Some(rest) => rest.split_once(']').map(|(host, port)| (host, port.strip_prefix(':')))?,
        None => rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port))),
    };
    let port = port.map_or(Some(usual), |port| port.parse().ok())?;
    let fine = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_:".contains(&b));
    fine.then(|| (encrypted, host.to_owned(), port))
}

/// Trusts the authorities in a file, and nobody else.
fn trusting(path: &Path) -> Result<ClientConfig, Problem> {
    let place = |e: Problem| e.context(format!("the broker's authority in {}", path.display()));
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(path).map_err(|e| place(Problem::new(e)))? {
        let certificate = certificate.map_err(|e| place(Problem::new(e)))?;
        roots.add(certificate).map_err(|e| place(Problem::new(e)))?;
    }
    if roots.is_empty() {
        return Err(place(Problem::new("there is no certificate")));
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().map_err(Problem::new)?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

/// Whether topics may begin so: levels that are not empty, without wildcards, outside of the broker's own.
fn is_prefix(prefix: &str) -> bool {
    prefix.len() <= LONGEST_PREFIX
        && !prefix.starts_with('$')
        && prefix.split('/').all(|level| !level.is_empty())
        && !prefix.contains(|c: char| matches!(c, '+' | '#') || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_whole_or_not_at_all() {
        let some = |encrypted, host: &str, port| Some((encrypted, host.to_owned(), port));
        for (url, read) in [
            ("mqtt://ioc.example.vn", some(false, "ioc.example.vn", 1883)),
            ("mqtts://ioc.example.vn/", some(true, "ioc.example.vn", 8883)),
            ("mqtts://10.0.0.7:9001", some(true, "10.0.0.7", 9001)),
            ("mqtt://[::1]:1884", some(false, "::1", 1884)),
            ("mqtt://[::1]", some(false, "::1", 1883)),
            ("https://ioc.example.vn", None),
            ("ioc.example.vn:1883", None),
            ("mqtt://", None),
            ("mqtt://user:secret@ioc.example.vn", None),
            ("mqtt://ioc.example.vn/topic", None),
            ("mqtt://ioc.example.vn:port", None),
        ] {
            assert_eq!(address(url), read, "{url}");
        }
    }

    #[test]
    fn topics_begin_with_plain_levels() {
        for (prefix, fine) in
            [("vn/so-nnmt/quan-trac", true), ("datnuoc", true), ("", false), ("/a", false), ("a//b", false)]
        {
            assert_eq!(is_prefix(prefix), fine, "{prefix}");
        }
        for prefix in ["a/", "a/+", "a/#", "$SYS/a", "a\n", &"a".repeat(201)] {
            assert!(!is_prefix(prefix), "{prefix}");
        }
    }

    #[test]
    fn an_encrypted_broker_needs_its_authority() {
        assert!(Broker::new("mqtt://localhost", None, "a", None, "p").is_ok());
        assert!(Broker::new("mqtts://localhost", None, "a", None, "p").is_err());
        assert!(Broker::new("mqtts://localhost", Some(Path::new("/nonexistent.pem")), "a", None, "p").is_err());
        assert!(Broker::new("mqtt://localhost", Some(Path::new("/nonexistent.pem")), "a", None, "p").is_err());
    }
}
