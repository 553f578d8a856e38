//! Warnings to the public (*cảnh báo cho người dân*): a limit that was exceeded, or an index in a harmful band, told in
//! messages that follow one another: the first, what changed, the end.
//!
//! A message is a version: of an exceedance those that it has anyway, of an index those of [`INDEX_WARNING`], which
//! [`crate::warn`] writes. So a message says for ever what it said when it was sent, and which ones it replaces. It
//! knows no format; how a message is written down is the interface's affair.

use std::sync::Arc;

use ::store::Tx;
use definitions::kinds::{Band, NO_RATIO, Warning as Rule, WarningLevel};
use definitions::rules::judge::judge;
use definitions::{Pin, Pinned};
use kernel::{Day, MICROS_PER_HOUR, Moment, Outcome, PublicId};
use platform::area::{self, Area};
use serde::{Deserialize, Serialize};

use crate::exceedance::{self, Evidence, Exceedance, State};
use crate::law::Current;
use crate::network::{Network, Profile};

mod chain;
pub mod store;

pub use chain::{Kind, Told, chain};

/// The code of the rule by which exceedances are told.
const EXCEEDANCE: &str = "exceedance";

platform::recorded!(
    /// Warnings of indices with every message.
    pub INDEX_WARNING, "index_warning"
);

/// A warning of an index, as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexWarning {
    /// Internal id.
    pub id: i64,
    /// Public id.
    pub public_id: PublicId,
    /// Its station.
    pub station_id: i64,
    /// When it was told first.
    pub opened_at: Moment,
    /// Until when its newest message speaks.
    pub expires_at: Moment,
    /// Whether its end was told.
    pub ended: bool,
    /// Counts its messages.
    pub version: i64,
}

/// What a message of an index says: the body of its version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Short name of the index, e.g. `VN_AQI`.
    pub index: String,
    /// Its value.
    pub value: u32,
    /// Code of its band.
    pub band: String,
    /// Start of the window, exclusive.
    pub from: Moment,
    /// Its end.
    pub until: Moment,
    /// The symbol that leads.
    pub lead: Option<String>,
    /// Until when the message speaks.
    pub expires_at: Moment,
    /// Whether the band is harmful no more.
    pub ended: bool,
    /// How it is told; of the end, how it was told before.
    pub level: WarningLevel,
    /// The index as a definition.
    pub law: Pin,
    /// The rule of warnings.
    pub rule: Pin,
}

/// A message with all that is told (*bản tin cảnh báo*).
#[derive(Debug, Clone)]
pub struct Warning {
    /// Public id of the exceedance, or of the warning of an index.
    pub id: PublicId,
    /// Which message, when it was sent, which ones it replaces.
    pub told: Told,
    /// When what it tells of began.
    pub onset: Moment,
    /// Until when it speaks.
    pub expires: Moment,
    /// The station.
    pub profile: Arc<Profile>,
    /// Its commune.
    pub area: Option<Area>,
    /// The rule.
    pub rule: Arc<Pinned<Rule>>,
    /// How urgent, grave and sure it is.
    pub level: WarningLevel,
    /// What it tells of.
    pub of: Of,
}

/// What a warning tells of.
#[derive(Debug, Clone)]
pub enum Of {
    /// An exceedance, as it was known then.
    Exceedance(Box<Exceedance>, Box<Evidence>),
    /// An index, as it was then, with its band.
    Index(Box<Finding>, Box<Band>),
}

/// The message of this number, or the newest, of a warning that the public may see.
pub fn by_id(
    tx: &mut Tx,
    network: &Network,
    law: &Current,
    id: &PublicId,
    number: Option<i64>,
) -> Outcome<Option<Warning>> {
    if let Some(exceedance) = exceedance::store::by_public_id(tx, id)? {
        return of_exceedance(tx, network, law, exceedance, number);
    }
    match store::by_public_id(tx, id)? {
        Some(warning) => of_index(tx, network, law, &warning, number),
        None => Ok(None),
    }
}

/// The newest message of each of the newest warnings of indices that the public may see.
pub fn of_indices(tx: &mut Tx, network: &Network, law: &Current, limit: i64) -> Outcome<Vec<Warning>> {
    let mut found = Vec::new();
    for warning in store::newest(tx, limit)? {
        found.extend(of_index(tx, network, law, &warning, None)?);
    }
    Ok(found)
}

/// A message of an exceedance; none where its rule does not warn of it.
pub fn of_exceedance(
    tx: &mut Tx,
    network: &Network,
    law: &Current,
    exceedance: Exceedance,
    number: Option<i64>,
) -> Outcome<Option<Warning>> {
    let day = exceedance.ends_at.day();
    let Some(rule) = law.warning(EXCEEDANCE, day).cloned() else { return Ok(None) };
    let mut versions = exceedance::versions(tx, exceedance.id)?;
    versions.reverse();
    let ends = |e: &Evidence| matches!(e.state, State::Closed | State::Withdrawn);
    let told = chain(versions.iter().map(|(n, at, evidence)| (*n, *at, ends(evidence))));
    let Some(told) = pick(told, number) else { return Ok(None) };
    let evidence = versions.into_iter().find(|(n, ..)| *n == told.number).map(|(_, _, evidence)| evidence);
    let Some(evidence) = evidence else { return Ok(None) };
    let Some(level) = rule.body.level(&tier(law, &evidence, day)).cloned() else { return Ok(None) };
    let Some((profile, area)) = seen(tx, network, exceedance.station_id)? else { return Ok(None) };
    Ok(Some(Warning {
        id: exceedance.public_id.clone(),
        onset: exceedance.starts_at,
        expires: expires(&rule.body, exceedance.ends_at, told.sent),
        told,
        profile,
        area,
        rule,
        level,
        of: Of::Exceedance(Box::new(exceedance), Box::new(evidence)),
    }))
}

fn of_index(
    tx: &mut Tx,
    network: &Network,
    law: &Current,
    warning: &IndexWarning,
    number: Option<i64>,
) -> Outcome<Option<Warning>> {
    let mut findings: Vec<(i64, Moment, Finding)> = Vec::new();
    for version in INDEX_WARNING.table.history(tx, warning.id)? {
        if let Some(body) = version.body {
            findings.push((version.version, version.recorded_at, serde_json::from_value(body)?));
        }
    }
    let Some(onset) = findings.first().map(|(_, _, first)| first.from) else { return Ok(None) };
    let told = chain(findings.iter().map(|(n, at, finding)| (*n, *at, finding.ended)));
    let Some(told) = pick(told, number) else { return Ok(None) };
    let finding = findings.into_iter().find(|(n, ..)| *n == told.number).map(|(_, _, finding)| finding);
    let Some(finding) = finding else { return Ok(None) };
    let Some((profile, area)) = seen(tx, network, warning.station_id)? else { return Ok(None) };
    let day = finding.until.day();
    let Some(rule) = law.warning(&finding.index, day).cloned() else { return Ok(None) };
    let band = law.index(&profile.station.medium, day).and_then(|(index, _)| {
        let bands = index.bands().iter().cloned();
        bands.into_iter().find(|band| band.code == finding.band)
    });
    let Some(band) = band else { return Ok(None) };
    Ok(Some(Warning {
        id: warning.public_id.clone(),
        told,
        onset,
        expires: finding.expires_at,
        profile,
        area,
        rule,
        level: finding.level.clone(),
        of: Of::Index(Box::new(finding), Box::new(band)),
    }))
}

/// Until when a message speaks that is sent at one moment of what ended at another.
pub fn expires(rule: &Rule, ended: Moment, sent: Moment) -> Moment {
    Moment(ended.max(sent).0 + i64::from(rule.lasts_hours) * MICROS_PER_HOUR)
}

/// What is known of a warning of an index.
pub fn newest_finding(tx: &mut Tx, id: i64) -> Outcome<Option<Finding>> {
    let version = INDEX_WARNING.table.newest(tx, id)?;
    let body = INDEX_WARNING.table.version(tx, id, version)?.and_then(|v| v.body);
    Ok(body.map(serde_json::from_value).transpose()?)
}

fn pick(told: Vec<Told>, number: Option<i64>) -> Option<Told> {
    match number {
        Some(number) => told.into_iter().find(|t| t.number == number),
        None => told.into_iter().last(),
    }
}

/// Whether the public is warned of an exceedance with this evidence.
pub fn is_told(law: &Current, evidence: &Evidence, day: Day) -> bool {
    law.warning(EXCEEDANCE, day).is_some_and(|rule| rule.body.level(&tier(law, evidence, day)).is_some())
}

/// The tier of an exceedance as it was known then.
fn tier(law: &Current, evidence: &Evidence, day: Day) -> String {
    let ratio = judge(evidence.bound(), evidence.value).measure.ratio().filter(|ratio| ratio.is_finite());
    ratio.and_then(|ratio| law.severity(ratio, day)).unwrap_or_else(|| NO_RATIO.to_owned())
}

/// The station and its commune, where the public may see it.
fn seen(tx: &mut Tx, network: &Network, station: i64) -> Outcome<Option<(Arc<Profile>, Option<Area>)>> {
    let Some(profile) = network.profile(tx, station)?.filter(|p| p.station.public) else { return Ok(None) };
    let area = match profile.station.area_id {
        Some(id) => area::by_id(tx, id)?,
        None => None,
    };
    Ok(Some((profile, area)))
}
