//! Serves pages, interfaces and data loggers until it is told to stop.

use std::fs::{File, TryLockError};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use intake::folder::{self, After, FolderOptions, Trust};
use intake::ftp::{self, FtpOptions};
use kernel::{Bilingual, Crowd, Failure, Outcome, Problem, Refusal};
use tokio::net::TcpListener;
use tokio::sync::watch as flag;
use tokio::task::JoinSet;
use tracing::info;
use web_kit::{Kit, Limits, Settings as KitSettings, Shared, Site, Transport};

mod doorkeeper;
mod pages;
mod watch;

use crate::doors::doors;
use crate::house::House;
use crate::policy::policy;
use crate::settings::Settings;
use crate::tls::{self, Certificate};
use crate::work;

/// Where pages are served until the operator says otherwise.
const LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);
/// Connections of pages at one time; what each holds fits the smallest server.
const CONNECTIONS: usize = 2048;
/// Of these, from one address: an office behind one router opens a few for each person.
const CONNECTIONS_PER_ADDRESS: usize = 256;

/// Time for files of a station by HTTP: a large one over a slow line, as by FTP.
const UPLOAD: Duration = Duration::from_mins(15);

/// What a serving program tells whoever started it.
pub struct Serving {
    /// Where pages are.
    pub pages: SocketAddr,
    /// `http` or `https`.
    pub scheme: &'static str,
    /// Where loggers deliver, if anywhere.
    pub ftp: Option<SocketAddr>,
    /// Where counts are, if anywhere.
    pub metrics: Option<SocketAddr>,
}

/// Serves `house`; calls `started` once everything listens; returns after a signal to stop.
pub async fn serve(house: House, banner: Option<Bilingual>, started: impl FnOnce(&Serving)) -> Outcome<()> {
    many_files();
    let _alone = alone(&house.data)?;
    let settings = house.settings.clone();
    let bell = house.bell.clone();
    let certificate = Certificate::of(&house)?;
    let transport = transport(&settings);
    let counts = settings.metrics_listen.map(|_| watch::start()).transpose()?;

    let pages = bind(settings.listen.unwrap_or(LISTEN)).await?;
    let ftp = bind_where(settings.ftp_listen).await?;
    let redirect = bind_where(settings.redirect_listen).await?;
    let metrics = bind_where(settings.metrics_listen).await?;
    let serving = Serving {
        pages: pages.local_addr().map_err(broken)?,
        scheme: if matches!(transport, Transport::Tls) { "https" } else { "http" },
        ftp: ftp.as_ref().map(TcpListener::local_addr).transpose().map_err(broken)?,
        metrics: metrics.as_ref().map(TcpListener::local_addr).transpose().map_err(broken)?,
    };

    let (stop, stopped) = flag::channel(false);
    tokio::spawn(tls::follow(certificate.clone()));
    tokio::spawn(work::follow(house.clone(), bell.clone()));
    tokio::spawn(work::jobs(house.clone()));
    tokio::spawn(work::send(house.clone()));
    let mut doors = JoinSet::new();
    if let Some(listener) = ftp {
        let (intake, options) = (house.intake(), ftp_options(&settings, &certificate)?);
        let until = wait(stopped.clone());
        doors.spawn(async move {
            ftp::serve(listener, intake, options, until).await;
            Ok(())
        });
    }
    if let Some(options) = folder_options(&settings) {
        doors.spawn(folder::watch(house.intake(), options, wait(stopped.clone())));
    }
    if let Some(publisher) = house.publisher.clone() {
        let until = wait(stopped.clone());
        doors.spawn(async move {
            publisher.run(until).await;
            Ok(())
        });
    }
    let crowd = crowd(&settings);
    if let Some(listener) = redirect {
        let url = settings.public_url.clone().ok_or_else(|| broken("redirect_listen needs public_url"))?;
        doors.spawn(pages::redirect(listener, crowd.clone(), url, wait(stopped.clone())));
    }
    if let (Some(listener), Some(counts)) = (metrics, counts) {
        doors.spawn(watch::serve(listener, counts, look(&house, &crowd), wait(stopped.clone())));
    }
    let encrypted = matches!(transport, Transport::Tls).then(|| certificate.config()).transpose()?;
    let app = router(&house, transport, banner);
    doors.spawn(pages::serve(pages, encrypted, crowd, app, wait(stopped)));

    started(&serving);
    bell.ring();
    tokio::spawn(async move {
        until_signal().await;
        info!("serve.stopping");
        // Nobody listening is fine: then everything has ended already.
        stop.send(true).is_ok()
    });
    while let Some(ended) = doors.join_next().await {
        ended.map_err(broken)??;
    }
    Ok(())
}

/// Every page and interface behind its guard.
fn router(house: &House, transport: Transport, banner: Option<Bilingual>) -> Router {
    let kit = Kit::new(KitSettings {
        site: site(banner),
        transport,
        clock: house.clock.clone(),
        random: house.random.clone(),
        limits: Limits { patient: vec![(web_api::v1::FILES, UPLOAD)], ..Limits::default() },
        doors: doors(house),
        live: house.live.clone(),
        shared: Some(shared(house)),
    });
    web_kit::stack::serve(&kit, crate::routes::all(house), policy())
}

/// The portal's pages are drawn once between two commits.
fn shared(house: &House) -> Shared {
    let db = house.db.clone();
    Shared { routes: web_portal::SHARED.to_vec(), changes: Arc::new(move || db.committed()) }
}

fn site(banner: Option<Bilingual>) -> Site {
    Site {
        office: Bilingual::new("Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment"),
        banner,
        ..crate::routes::menus()
    }
}

fn transport(settings: &Settings) -> Transport {
    if !settings.trusted_proxies.is_empty() {
        Transport::Proxies(settings.trusted_proxies.iter().map(std::net::IpAddr::to_canonical).collect())
    } else if settings.tls.is_some() {
        Transport::Tls
    } else {
        Transport::Plain
    }
}

fn crowd(settings: &Settings) -> Crowd {
    let places = settings.http.connections.unwrap_or(CONNECTIONS);
    let of_one = settings.http.connections_per_address.unwrap_or(CONNECTIONS_PER_ADDRESS);
    Crowd::new(places, of_one, settings.trusted_proxies.clone())
}

fn ftp_options(settings: &Settings, certificate: &Arc<Certificate>) -> Outcome<FtpOptions> {
    let usual = FtpOptions::default();
    let set = &settings.ftp;
    let from = set.passive_from.unwrap_or(*usual.passive_ports.start());
    let to = set.passive_to.unwrap_or(*usual.passive_ports.end());
    Ok(FtpOptions {
        passive_ports: from..=to,
        sessions: set.sessions.unwrap_or(usual.sessions),
        tls: Some(certificate.config()?),
        ..usual
    })
}

/// The watched folder, where one is set.
fn folder_options(settings: &Settings) -> Option<FolderOptions> {
    let set = &settings.folder;
    Some(FolderOptions {
        dir: set.dir.clone()?,
        trust: if set.trusted { Trust::Names } else { Trust::Folders },
        after: if set.remove { After::Remove } else { After::Keep },
    })
}

/// Reads what is a state and not an event, for whoever asks for counts.
fn look(house: &House, crowd: &Crowd) -> impl Fn() + Clone + Send + Sync + 'static {
    let (live, crowd, db) = (house.live.clone(), crowd.clone(), house.db.clone());
    move || {
        let waiting = db.waiting();
        for (lane, closures) in [
            ("read", waiting.read),
            ("write", waiting.write),
            ("bulk", waiting.bulk),
            ("append", waiting.append),
            ("derive", waiting.derive),
        ] {
            metrics::gauge!("datnuoc_database_waiting", "lane" => lane).set(closures as f64);
        }
        metrics::gauge!("datnuoc_http_connections").set(crowd.count() as f64);
        metrics::gauge!("datnuoc_journal_seq").set(live.head() as f64);
        metrics::gauge!("datnuoc_live_listeners").set(live.listeners() as f64);
        if let Some(bytes) = watch::resident_bytes() {
            metrics::gauge!("datnuoc_memory_bytes").set(bytes);
        }
    }
}

/// Holds the data folder: two processes over one folder would both judge, and both send e-mail.
fn alone(data: &Path) -> Outcome<File> {
    let path = data.join("serving.lock");
    let held = |e: std::io::Error| Failure::Broken(Problem::new(e).context(path.display().to_string()));
    let file = File::create(&path).map_err(held)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Refusal::new("refused-served-already").with("place", data.display().to_string()).into())
        }
        Err(TryLockError::Error(e)) => Err(held(e)),
    }
}

/// Systems allow a program few open files until it asks; each connection is one.
fn many_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }) {
        tracing::warn!(%error, "serve.files");
    }
}

async fn bind(address: SocketAddr) -> Outcome<TcpListener> {
    TcpListener::bind(address)
        .await
        .map_err(|e| Failure::Broken(Problem::new(e).context(format!("listening on {address}"))))
}

async fn bind_where(address: Option<SocketAddr>) -> Outcome<Option<TcpListener>> {
    match address {
        Some(address) => bind(address).await.map(Some),
        None => Ok(None),
    }
}

async fn wait(mut stopped: flag::Receiver<bool>) {
    // An error means that the sender is gone, which is an end as well.
    if stopped.wait_for(|stop| *stop).await.is_err() {
        info!("serve.ended");
    }
}

/// Waits for Ctrl-C or SIGTERM.
async fn until_signal() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!(%error, "serve.signals");
            return std::future::pending().await;
        }
    };
    tokio::select! {
        _ = terminate.recv() => {}
        interrupted = tokio::signal::ctrl_c() => {
            if let Err(error) = interrupted {
                tracing::warn!(%error, "serve.signals");
            }
        }
    }
}

fn broken(e: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Failure {
    Failure::Broken(Problem::new(e))
}
