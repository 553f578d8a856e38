//! Settings of the process: paths, addresses, certificates, secrets by file. What the office decides
//! is not here but in the database, journalled.
//!
//! A flag is stronger than an environment variable, and that stronger than `datnuoc.toml` in the data folder.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use store::Location;

use crate::cli::{Doors, Place};

/// The file in the data folder.
pub const FILE: &str = "datnuoc.toml";

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsFault {
    /// The file is there but cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file says something that is no setting, with the line.
    #[error("{path}: {source}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What and where.
        source: Box<toml::de::Error>,
    },
}

/// Settings of the process.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Address of pages and interfaces.
    pub listen: Option<SocketAddr>,
    /// Address of the FTP server.
    pub ftp_listen: Option<SocketAddr>,
    /// Address where whoever comes unencrypted is sent on to [`Settings::public_url`]; usually port 80.
    pub redirect_listen: Option<SocketAddr>,
    /// Address of `/metrics`; an inner one.
    pub metrics_listen: Option<SocketAddr>,
    /// URL of PostgreSQL.
    pub database: Option<String>,
    /// File that holds the URL of PostgreSQL, with its password.
    pub database_file: Option<PathBuf>,
    /// The address by which people reach the pages, for links in messages: `https://…`, read without the slash
    /// that may end it, for a path follows.
    pub public_url: Option<String>,
    /// Certificate and key for HTTPS and FTPS.
    pub tls: Option<Tls>,
    /// Proxies in which HTTPS ends and whose word about the caller is believed. With any of them the program
    /// itself speaks plain HTTP.
    pub trusted_proxies: Vec<IpAddr>,
    /// Connections of pages.
    pub http: Http,
    /// How e-mail leaves.
    pub mail: Mail,
    /// The broker of the operations centre.
    pub mqtt: Mqtt,
    /// How SMS leave.
    pub sms: Sms,
    /// The FTP server.
    pub ftp: Ftp,
    /// The watched folder.
    pub folder: Folder,
    /// Folder of the province's own definition files.
    pub definitions: Option<PathBuf>,
}

/// Files in PEM form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// Certificate chain.
    pub certificate: PathBuf,
    /// Private key.
    pub key: PathBuf,
}

/// Connections of pages.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Http {
    /// Connections at one time.
    pub connections: Option<usize>,
    /// Connections at one time from one address that is no trusted proxy.
    pub connections_per_address: Option<usize>,
}

/// How e-mail leaves.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Folder to write messages into instead of sending them.
    pub dir: Option<PathBuf>,
    /// Host of the SMTP server.
    pub host: Option<String>,
    /// Its port; 587 with STARTTLS by default.
    pub port: Option<u16>,
    /// Whether the connection may stay unencrypted; only for a server on the same machine.
    pub plain: bool,
    /// Name to sign in with.
    pub user: Option<String>,
    /// File with the password.
    pub password_file: Option<PathBuf>,
    /// Sender's address.
    pub from: Option<String>,
}

/// The broker of the operations centre (*trung tâm điều hành*); nothing is told to anybody without its address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mqtt {
    /// Address: `mqtts://host:port`, or `mqtt://host:port` within a network that nobody else reads.
    pub url: Option<String>,
    /// File of the authority that signed the broker's certificate.
    pub ca: Option<PathBuf>,
    /// Name by which the broker knows this client; `datnuoc` by default.
    pub client_id: Option<String>,
    /// Name to sign in with.
    pub user: Option<String>,
    /// File with the password.
    pub password_file: Option<PathBuf>,
    /// What topics begin with; `datnuoc` by default.
    pub prefix: Option<String>,
}

/// How SMS leave: the HTTP gateway of a carrier, as a template of what it wants to be sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sms {
    /// Where requests are posted; without it no SMS leaves.
    pub url: Option<String>,
    /// Whether it may be reached unencrypted; only for a gateway on the same machine.
    pub plain: bool,
    /// Account at the carrier.
    pub account: String,
    /// File with its secret.
    pub secret_file: Option<PathBuf>,
    /// The name that people see.
    pub sender: String,
    /// How the body is written.
    pub format: SmsFormat,
    /// The body: names of the gateway's fields, with `{account}`, `{secret}`, `{sender}`, `{phone}`, `{text}`, `{id}`
    /// where they belong.
    pub fields: toml::Table,
    /// Further headers, filled in the same way.
    pub headers: BTreeMap<String, String>,
    /// How telephone numbers are written.
    pub numbers: SmsNumbers,
    /// Whether Vietnamese letters keep their marks.
    pub accents: SmsAccents,
    /// What must stand in the answer beside a good status.
    pub accepted: Option<SmsAccepted>,
}

/// What a gateway's answer says when it has taken a message.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmsAccepted {
    /// The field of its JSON, with points between levels.
    pub field: String,
    /// What stands there.
    pub values: Vec<String>,
}

/// A word of the settings for each word of the gateway.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident of $theirs:ident { $($(#[$about:meta])* $word:ident),+ })+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$about])* $word),+ }

        impl From<$name> for exchange::sms::$theirs {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$word),+ }
            }
        }
    )+ };
}

words! {
    /// How the body is written.
    SmsFormat of Format {
        /// A JSON document.
        #[default]
        Json,
        /// Fields of a form.
        Form
    }
    /// How telephone numbers are written.
    SmsNumbers of Numbers {
        /// `84912345678`
        #[default]
        International,
        /// `+84912345678`
        Plus,
        /// `0912345678`
        National
    }
    /// Whether Vietnamese letters keep their marks.
    SmsAccents of Accents {
        /// No, which is cheaper.
        #[default]
        Fold,
        /// Yes.
        Keep
    }
}

/// The FTP server.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ftp {
    /// First port for data connections.
    pub passive_from: Option<u16>,
    /// Last port for data connections.
    pub passive_to: Option<u16>,
    /// Sessions at one time.
    pub sessions: Option<usize>,
}

/// A folder into which others put files of stations.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Folder {
    /// The folder.
    pub dir: Option<PathBuf>,
    /// Whether the names of files are believed; else each station has a folder, named by its code.
    pub trusted: bool,
    /// Whether taken files are removed instead of moved to `done/`.
    pub remove: bool,
}

impl Settings {
    /// The settings of a place, with the flags laid over them.
    pub fn read(place: &Place, doors: &Doors) -> Result<Settings, SettingsFault> {
        let mut settings = Settings::of_file(&place.data.join(FILE))?;
        settings.listen = doors.listen.or(settings.listen);
        settings.ftp_listen = doors.ftp_listen.or(settings.ftp_listen);
        settings.folder.dir = doors.drop_dir.clone().or(settings.folder.dir);
        settings.folder.trusted |= doors.drop_trusted;
        settings.mail.dir = doors.mail_dir.clone().or(settings.mail.dir);
        settings.mqtt.url = doors.mqtt_url.clone().or(settings.mqtt.url);
        settings.public_url = settings.public_url.map(|url| url.trim_end_matches('/').to_owned());
        settings.database = place.database.clone().or(settings.database);
        if settings.database.is_none()
            && let Some(path) = &settings.database_file
        {
            settings.database = Some(secret(path)?);
        }
        Ok(settings)
    }

    fn of_file(path: &Path) -> Result<Settings, SettingsFault> {
        match std::fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text)
                .map_err(|e| SettingsFault::Malformed { path: path.to_owned(), source: Box::new(e) }),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Settings::default()),
            Err(source) => Err(SettingsFault::Unreadable { path: path.to_owned(), source }),
        }
    }

    /// Where the database lies.
    pub fn location(&self, place: &Place) -> Location {
        match &self.database {
            Some(url) => Location::Postgres { url: url.clone() },
            None => Location::Sqlite { dir: place.data.clone() },
        }
    }
}

/// The secret in a file, without the line end that editors add.
pub fn secret(path: &Path) -> Result<String, SettingsFault> {
    std::fs::read_to_string(path)
        .map(|text| text.trim_end_matches(['\r', '\n']).to_owned())
        .map_err(|source| SettingsFault::Unreadable { path: path.to_owned(), source })
}
