//! What a panel shows now: of each of its stations one figure, what it means and when it was measured.
//!
//! A station whose medium has an index shows that; one that limits bind, the newest average that they are compared
//! with; any other its first parameter. A station that is not public any more is left out at once.

use std::sync::Arc;

use ::store::Tx;
use definitions::rules::limit::Limit;
use kernel::{Moment, Outcome};

use super::Panel;
use crate::index::{self, Rule, Verdict};
use crate::latest::Newest;
use crate::law::Current;
use crate::network::{Network, Profile, Slot};
use crate::rules::condition::Condition;
use crate::rules::window::Period;
use crate::station_view::{self, ParameterView, StationView};
use crate::{overview, station};

/// One station on a panel.
#[derive(Debug, Clone)]
pub struct Face {
    /// The station.
    pub profile: Arc<Profile>,
    /// How it stands.
    pub condition: Condition,
    /// Its figure; none where nothing was ever measured.
    pub figure: Option<Figure>,
}

/// The figure of a station.
#[derive(Debug, Clone)]
pub enum Figure {
    /// The index of now.
    Index {
        /// Which index.
        rule: Rule,
        /// What it says.
        verdict: Box<Verdict>,
        /// The end of its window.
        at: Moment,
    },
    /// The newest average that a limit binds.
    Mean {
        /// The parameter.
        slot: Slot,
        /// The average.
        value: f64,
        /// Over which time.
        period: Period,
        /// The end of its window.
        at: Moment,
        /// The limit.
        limit: Box<Limit>,
        /// Whether it is passed; none where that takes more than this figure.
        over: Option<bool>,
    },
    /// The newest reading.
    Reading {
        /// The parameter.
        slot: Slot,
        /// The reading.
        newest: Newest,
    },
}

impl Figure {
    /// The moment that it speaks of.
    pub fn at(&self) -> Moment {
        match self {
            Figure::Index { at, .. } | Figure::Mean { at, .. } => *at,
            Figure::Reading { newest, .. } => Moment(newest.time),
        }
    }
}

/// The faces of a panel, in the order of its stations.
pub fn all(tx: &mut Tx, network: &Network, law: &Current, panel: &Panel, now: Moment) -> Outcome<Vec<Face>> {
    let mut stations = Vec::with_capacity(panel.setup.stations.len());
    for id in &panel.setup.stations {
        stations.extend(station::store::by_id(tx, *id)?.filter(|s| s.public));
    }
    let glances = overview::glances(tx, network, law, stations, now)?;
    let profiles: Vec<_> = glances.iter().map(|g| g.profile.clone()).collect();
    let indices = index::newest(tx, law, &profiles, now)?;
    let mut faces = Vec::with_capacity(glances.len());
    for glance in glances {
        let now_index = indices.get(&glance.profile.station.id).and_then(|index| Some((index, index.current(now)?)));
        let figure = if let Some((index, (reading, verdict))) = now_index {
            let (rule, verdict) = (index.rule.clone(), Box::new(verdict.clone()));
            Some(Figure::Index { rule, verdict, at: reading.until })
        } else {
            let code = &glance.profile.station.code;
            station_view::by_code(tx, network, law, code, now)?.as_ref().and_then(measured)
        };
        faces.push(Face { profile: glance.profile, condition: glance.condition, figure });
    }
    Ok(faces)
}

/// What is over its limit comes first, then what has one, then whatever is measured.
fn measured(view: &StationView) -> Option<Figure> {
    let exceeding = view.parameters.iter().filter(|p| view.glance.exceeding.contains(&p.slot.symbol));
    let others = view.parameters.iter().filter(|p| !view.glance.exceeding.contains(&p.slot.symbol));
    let mean = exceeding.chain(others).find_map(|p| limited(view, p));
    mean.or_else(|| {
        view.parameters.iter().find_map(|p| {
            let newest = p.newest.clone().filter(|n| series::parse_value(&n.value).is_some())?;
            Some(Figure::Reading { slot: p.slot.clone(), newest })
        })
    })
}

fn limited(view: &StationView, parameter: &ParameterView) -> Option<Figure> {
    parameter.means.iter().find_map(|mean| {
        let (limit, average) = (mean.limit.clone()?, mean.average.as_ref()?);
        let named = view.glance.exceeding.contains(&parameter.slot.symbol);
        Some(Figure::Mean {
            slot: parameter.slot.clone(),
            value: mean.corrected.or(average.value)?,
            period: mean.period,
            at: average.ends_at,
            limit: Box::new(limit),
            over: mean.judgement.as_ref().map(|j| j.exceeded).or(named.then_some(true)),
        })
    })
}
