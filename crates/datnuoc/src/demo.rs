//! The sample province (*tỉnh mẫu*): made once in an empty folder through the same use cases that an office
//! uses, then kept alive by loggers that upload real files.

use std::fs;
use std::path::PathBuf;

use identity::Authority;
use kernel::{Actor, Bilingual, Day, Failure, Moment, Outcome, Problem, Refusal};
use monitoring::import_stations;
use platform::area::{self, Level, New as NewArea};
use platform::table_import::Upload;
use serde::{Deserialize, Serialize};
use tracing::info;

use crate::commands::admin::set_station_password;
use crate::house::House;

mod faulty;
mod files;
mod handled;
mod history;
pub mod loggers;
mod panels;
mod people;
mod programmes;
mod province;
mod sensors;
mod signals;
mod stations;
mod table;
mod year;

use history::{HOURLY, Span};
use loggers::Login;
use province::{COMMUNES, PROVINCE_CODE, PROVINCE_NAME};
use stations::STATIONS;

/// What is remembered of a prepared province, in its folder: the demo's passwords protect nothing.
const FILE: &str = "demo.json";
/// Days since which its loggers send themselves.
const MONTH: i64 = 30;
/// The sample communes exist since this day.
const SINCE: (i16, i8, i8) = (2025, 7, 1);

/// A prepared province.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Province {
    /// The first midnight of its last month.
    pub origin: Moment,
    /// The last slot that its history holds.
    pub until: Moment,
    /// People: sign-in name, role, password.
    pub people: Vec<(String, String, String)>,
    /// Loggers: code, password.
    pub devices: Vec<(String, String)>,
}

impl Province {
    /// The accounts as the terminal shows them.
    pub fn accounts_text(&self) -> String {
        let mut text = String::from("Tài khoản chạy thử / Demo accounts\n");
        for (name, role, password) in &self.people {
            text.push_str(&format!("  {role:<20}  {name:<10}  {password}\n"));
        }
        text.push_str("Thiết bị (FTP) / Data loggers (FTP)\n");
        for (code, password) in &self.devices {
            text.push_str(&format!("  {code:<20}  {password}\n"));
        }
        text
    }

    /// The loggers' accounts.
    pub fn logins(&self) -> Vec<Login> {
        let login = |(code, password): &(String, String)| Login { code: code.clone(), password: password.clone() };
        self.devices.iter().map(login).collect()
    }
}

/// Makes the province of a house, or finds the one that was made; a folder with anything else in it
/// is refused.
pub fn prepare(house: &House, days: i64) -> Outcome<Province> {
    let file = house.data.join(FILE);
    if let Ok(text) = fs::read_to_string(&file) {
        return Ok(serde_json::from_str(&text)?);
    }
    if !house.db.read_now(|tx| Ok(monitoring::station::store::all(tx)?))?.is_empty() {
        return Err(Refusal::new("refused-demo-folder").with("folder", house.data.display().to_string()).into());
    }
    let now = house.clock.now();
    let began = now.day().plus(-days).start();
    let origin = now.day().plus(-MONTH).start();
    let span = Span { began, origin, until: Moment(now.floor_hour().0) };
    places(house, began)?;
    networks(house, span)?;
    let province =
        Province { origin, until: span.until, people: people::settle(house, now)?, devices: devices(house)? };
    panels::hang(house, now)?;
    programmes::launch(house, now)?;
    history::write_all(house, span)?;
    faulty::send(house, span.until)?;
    follow(house, span.until)?;
    info!(closed = handled::close_old(house, now)?, "demo.handled");
    crate::work::key_figures(&house.db, &house.receiver(), days.min(crate::work::KPI_DAYS_BACK), now)?;
    write(&file, &province)?;
    Ok(province)
}

fn write(file: &PathBuf, province: &Province) -> Outcome<()> {
    let text = serde_json::to_string_pretty(province)?;
    fs::write(file, text).map_err(|e| Failure::Broken(Problem::new(e).context(file.display().to_string())))
}

/// The province, its communes and their outlines.
fn places(house: &House, now: Moment) -> Outcome<()> {
    let since = Day::new(SINCE.0, SINCE.1, SINCE.2).ok_or_else(|| Problem::new("the demo's first day"))?;
    house.db.write_now(move |tx| {
        let actor = Actor::system("demo");
        let unit = |code: &str, vi: &str, en: &str, level, parent| NewArea {
            code: code.to_owned(),
            name: Bilingual::new(vi, en),
            level,
            parent,
            valid_from: since,
        };
        let province = unit(PROVINCE_CODE, PROVINCE_NAME.0, PROVINCE_NAME.1, Level::Province, None);
        let province = area::create(tx, &actor, now, &province)?;
        for (code, vi, en) in COMMUNES {
            area::create(tx, &actor, now, &unit(code, vi, en, Level::Commune, Some(province)))?;
        }
        let attribution = Bilingual::new("Bản đồ mẫu", "Sample map");
        monitoring::base_map::provide(tx, &actor, now, &table::base_map(), attribution)
    })
}

/// The stations, by the same tables that an office would bring in: as they came from the older system, and as they
/// report since their loggers send themselves.
fn networks(house: &House, span: Span) -> Outcome<()> {
    if span.began < span.origin {
        stations(house, span.began, HOURLY)?;
        return stations(house, span.origin, 0);
    }
    stations(house, span.began, 0)
}

fn stations(house: &House, now: Moment, at_least: i64) -> Outcome<()> {
    let upload = Upload {
        file_name: "stations.csv".to_owned(),
        bytes: table::stations(at_least).into_bytes(),
        actor: Actor::system("demo"),
        skip_faulty: false,
    };
    let import = house.import(Authority::console());
    let report = import_stations::run(&house.db, import, now, &house.random, upload)?;
    if report.faulty_rows > 0 {
        return Err(Failure::Refused(report.faults.into_iter().map(|f| f.refusal).collect()));
    }
    Ok(())
}

fn devices(house: &House) -> Outcome<Vec<(String, String)>> {
    let mut made = Vec::new();
    for station in &STATIONS {
        if let Some(secret) = set_station_password(house, station.code, None)? {
            made.push((station.code.to_owned(), secret));
        }
    }
    Ok(made)
}

/// Everything that follows from the history.
fn follow(house: &House, until: Moment) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| Failure::Broken(Problem::new(e)))?;
    while runtime.block_on(crate::work::round(house))? {}
    crate::work::watch(&house.db, &house.receiver(), &house.random, until)
}
