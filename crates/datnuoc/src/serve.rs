//! Serves pages, interfaces and data loggers until it is told to stop.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use identity::device::Door;
use intake::Intake;
use intake::ftp::{self, FtpOptions};
use kernel::{Bilingual, Failure, Outcome, Problem};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing::info;
use web_kit::{Kit, Limits, Settings as KitSettings, Site, Transport};

use crate::doors::doors;
use crate::house::House;
use crate::policy::policy;
use crate::work::{self, Bell};

/// Where pages are served until the operator says otherwise.
const LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);

/// What a serving program tells whoever started it.
pub struct Serving {
    /// Where pages are.
    pub pages: SocketAddr,
    /// Where loggers deliver, if anywhere.
    pub ftp: Option<SocketAddr>,
}

/// Serves `house`; calls `started` once everything listens; returns after a signal to stop.
pub async fn serve(house: House, banner: Option<Bilingual>, started: impl FnOnce(&Serving)) -> Outcome<()> {
    let bell = Bell::default();
    let pages = bind(house.settings.listen.unwrap_or(LISTEN)).await?;
    let ftp = match house.settings.ftp_listen {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let serving = Serving {
        pages: pages.local_addr().map_err(broken)?,
        ftp: ftp.as_ref().map(TcpListener::local_addr).transpose().map_err(broken)?,
    };
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(work::follow(house.clone(), bell.clone()));
    tokio::spawn(work::jobs(house.clone()));
    let mut loggers = None;
    if let Some(listener) = ftp {
        let intake = intake(&house, &bell);
        let options = ftp_options(&house)?;
        loggers = Some(tokio::spawn(ftp::serve(listener, intake, options, wait(stopped.clone()))));
    }
    let app = router(&house, banner);
    started(&serving);
    bell.ring();
    let server = axum::serve(pages, app.into_make_service_with_connect_info::<SocketAddr>());
    let graceful = server.with_graceful_shutdown(wait(stopped));
    let signal = tokio::spawn(async move {
        until_signal().await;
        info!("serve.stopping");
        // Nobody listening is fine: then everything has ended already.
        stop.send(true).is_ok()
    });
    graceful.await.map_err(broken)?;
    signal.abort();
    if let Some(loggers) = loggers {
        loggers.await.map_err(broken)?;
    }
    Ok(())
}

/// The way in for files.
pub fn intake(house: &House, bell: &Bell) -> Intake {
    let bell = bell.clone();
    Intake {
        db: house.db.clone(),
        receiver: house.receiver(),
        clock: house.clock.clone(),
        arrived: Arc::new(move || bell.ring()),
        devices: Arc::new(Door::new(house.gate.clone())),
    }
}

/// Every page and interface behind its guard.
pub fn router(house: &House, banner: Option<Bilingual>) -> Router {
    let kit = Kit::new(KitSettings {
        site: site(banner),
        transport: Transport::Plain,
        operators: Vec::new(),
        clock: house.clock.clone(),
        random: house.random.clone(),
        limits: Limits::default(),
        doors: doors(house),
        live: house.live.clone(),
    });
    web_kit::stack::serve(&kit, crate::routes::all(house), policy())
}

fn site(banner: Option<Bilingual>) -> Site {
    Site {
        office: Bilingual::new("Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment"),
        banner,
        ..crate::routes::menus()
    }
}

fn ftp_options(house: &House) -> Outcome<FtpOptions> {
    let usual = FtpOptions::default();
    let set = &house.settings.ftp;
    let from = set.passive_from.unwrap_or(*usual.passive_ports.start());
    let to = set.passive_to.unwrap_or(*usual.passive_ports.end());
    Ok(FtpOptions {
        passive_ports: from..=to,
        sessions: set.sessions.unwrap_or(usual.sessions),
        tls: crate::tls::for_ftp(house)?,
        ..usual
    })
}

async fn bind(address: SocketAddr) -> Outcome<TcpListener> {
    TcpListener::bind(address)
        .await
        .map_err(|e| Failure::Broken(Problem::new(e).context(format!("listening on {address}"))))
}

async fn wait(mut stopped: watch::Receiver<bool>) {
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
