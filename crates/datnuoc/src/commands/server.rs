//! `serve` and `demo`.

use std::process::ExitCode;

use kernel::{Bilingual, Clock, Failure, Outcome, Problem};

use super::words::line;
use crate::cli::{Doors, Place};
use crate::demo;
use crate::house::House;
use crate::serve::{self, Serving};

/// Serves a place until it is told to stop.
pub fn serve(place: &Place, doors: &Doors) -> Outcome<ExitCode> {
    let house = House::open(place, doors, Clock::System)?;
    run(serve::serve(house, None, announce))
}

/// Makes the sample province where the folder is empty, and serves it with live loggers.
pub fn demo(place: &Place, doors: &Doors, days: u16, prepare_only: bool) -> Outcome<ExitCode> {
    let house = House::open(place, doors, Clock::System)?;
    let province = demo::prepare(&house, i64::from(days))?;
    line(&province.accounts_text())?;
    if prepare_only {
        return Ok(ExitCode::SUCCESS);
    }
    let banner = Bilingual::new(
        "Bản chạy thử với số liệu mẫu do máy tạo ra; không phải số liệu thật.",
        "A demonstration with sample figures made by the program; nothing here is real.",
    );
    let loggers = house.clone();
    run(serve::serve(house, Some(banner), move |serving| {
        if let Some(ftp) = serving.ftp {
            demo::loggers::start(&loggers, ftp, &province);
        }
        announce(serving);
    }))
}

/// Says where everything is, once it listens.
fn announce(serving: &Serving) {
    let ftp = serving.ftp.map_or_else(String::new, |a| format!("\nFTP       ftp://{a}"));
    let metrics = serving.metrics.map_or_else(String::new, |a| format!("\nSố đếm    http://{a}/metrics"));
    if let Err(failure) = line(&format!("Trang web  {}://{}{ftp}{metrics}", serving.scheme, serving.pages)) {
        tracing::warn!(%failure, "serve.announce");
    }
    tracing::info!(pages = %serving.pages, "serve.ready");
}

fn run(task: impl Future<Output = Outcome<()>>) -> Outcome<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|e| Failure::Broken(Problem::new(e)))?;
    runtime.block_on(task)?;
    Ok(ExitCode::SUCCESS)
}
