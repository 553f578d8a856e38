//! The desk (*bàn làm việc*): where officers sign in and work with stations, receipts and exceedances, and
//! administrators with accounts.
//!
//! It knows how these pages are laid out and which form leads to which use case. It holds no SQL and takes
//! no decision: what somebody may see or do is asked of domains with his authority.

use identity::{Gate, Right};
use monitoring::law::Law;
use monitoring::network::Network;
use store::Db;
use web_kit::i18n::t;
use web_kit::limits::Throttle;
use web_kit::ui::Icon;
use web_kit::{NavItem, Routes};
use web_words as words;

mod account;
mod accounts;
mod ask;
mod assignment;
mod audit;
mod delegation;
mod exceedance;
mod exceedances;
mod filters;
mod hours;
mod import;
mod mend;
mod organisation;
mod outage;
mod outages;
mod overview;
mod own;
mod panel;
mod panels;
mod people;
mod policy;
mod position;
mod programme;
mod programmes;
mod receipt;
mod receipts;
mod refused;
mod sign_in;
mod signed;
mod station;
mod stations;
mod suspicious;
mod telling;
mod unit;
mod written;

pub use policy::RULES;

/// Attempts to sign in that one address may make at once; an office shares one.
const TRIES: u32 = 20;
/// Seconds after which it may make one more.
const ONE_MORE: u32 = 6;

/// What the desk's pages work with.
#[derive(Clone)]
pub struct Desk {
    /// The database.
    pub db: Db,
    /// Where people prove who they are.
    pub gate: Gate,
    /// Stations and their parameters.
    pub network: Network,
    /// The law in force.
    pub law: Law,
    /// The port at which loggers deliver, if they do; their pages say it.
    pub ftp_port: Option<u16>,
    /// Whether SMS can leave; the page that arranges notices says it.
    pub sms: bool,
    tries: Throttle,
}

impl Desk {
    /// The desk over these parts.
    pub fn new(db: Db, gate: Gate, network: Network, law: Law) -> Desk {
        Desk { db, gate, network, law, ftp_port: None, sms: false, tries: Throttle::new(TRIES, ONE_MORE) }
    }

    /// The same, knowing whether SMS can leave.
    pub fn with_sms(self, sms: bool) -> Desk {
        Desk { sms, ..self }
    }

    /// The same, knowing the port at which loggers deliver.
    pub fn with_loggers_at(self, port: Option<u16>) -> Desk {
        Desk { ftp_port: port, ..self }
    }
}

/// The desk's routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/desk", overview::show)
        .get("/desk/fragments/overview", overview::fragment)
        .and(sign_in::routes())
        .get("/desk/stations", stations::show)
        .get("/desk/stations.csv", stations::csv)
        .get("/desk/stations/import", import::ask)
        .upload("/desk/stations/import", import::LARGEST, import::bring_in)
        .get("/desk/stations/import/template.csv", import::template)
        .get("/desk/stations/{code}", station::show)
        .post("/desk/stations/{code}/secret", station::issue_secret)
        .get("/desk/stations/{code}/secret/disable", station::ask_disable)
        .post("/desk/stations/{code}/secret/disable", station::disable)
        .get("/desk/receipts", receipts::show)
        .get("/desk/receipts/{id}", receipt::show)
        .get("/desk/receipts/{id}/original", receipt::original)
        .get("/desk/receipts/{id}/mend", mend::ask)
        .post("/desk/receipts/{id}/mend", mend::mend)
        .get("/desk/exceedances", exceedances::show)
        .get("/desk/exceedances/{id}", exceedance::show)
        .post("/desk/exceedances/{id}/acknowledge", exceedance::acknowledge)
        .post("/desk/exceedances/{id}/explain", exceedance::explain)
        .post("/desk/exceedances/{id}/close", exceedance::close)
        .get("/desk/suspicious", suspicious::show)
        .get("/desk/outages", outages::show)
        .get("/desk/outages/{id}", outage::show)
        .post("/desk/outages/{id}/report", outage::report)
        .get("/desk/audit", audit::journal)
        .get("/desk/audit/security", audit::security)
        .and(programme::routes())
        .and(panel::routes())
        .and(own::routes())
        .and(delegation::routes())
        .and(organisation::routes())
        .and(accounts::routes())
        .and(account::routes())
}

/// The desk's menu; each entry is shown to those who may follow it.
pub fn menu() -> Vec<NavItem> {
    let item = |label, icon, href, right| NavItem { label, icon: Some(icon), href, right };
    vec![
        item(|lang| t(lang, "desk-overview"), Icon::Home, "/desk", None),
        item(|lang| t(lang, "desk-stations"), Icon::Station, "/desk/stations", Some(Right::StationsRead)),
        item(|lang| t(lang, "desk-exceedances"), Icon::Exceedance, "/desk/exceedances", Some(Right::ExceedancesRead)),
        item(|lang| t(lang, "desk-outages"), Icon::Offline, "/desk/outages", Some(Right::StationsRead)),
        item(|lang| t(lang, "desk-suspicious"), Icon::Warn, "/desk/suspicious", Some(Right::StationsRead)),
        item(|lang| t(lang, "desk-programmes"), Icon::Calendar, programmes::ADDRESS, Some(Right::StationsRead)),
        item(|lang| t(lang, "desk-receipts"), Icon::Receipt, "/desk/receipts", Some(Right::ReceiptsRead)),
        item(|lang| t(lang, "desk-panels"), Icon::Panel, panels::ADDRESS, Some(Right::PanelsManage)),
        item(|lang| t(lang, "desk-organisation"), Icon::Organisation, organisation::ADDRESS, Some(Right::PartiesRead)),
        item(|lang| t(lang, "desk-accounts"), Icon::People, "/desk/accounts", Some(Right::AccountsManage)),
        item(|lang| t(lang, "desk-audit"), Icon::History, "/desk/audit", Some(Right::AuditRead)),
        item(|lang| t(lang, "desk-own"), Icon::Person, "/desk/account", None),
    ]
}
