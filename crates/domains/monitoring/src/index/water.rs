//! The water quality index of a day, from what an automatic station measures; where that is too little, what is
//! missing.

use std::collections::BTreeMap;

use definitions::Pinned;
use definitions::kinds::{Formula, WaterIndex, Window};
use definitions::rules::air_index::rounded;
use definitions::rules::water_index;
use kernel::{Day, Moment, Outcome};
use store::Tx;

use super::means::{Feed, Means};
use super::{Lack, Part, Reading, Verdict, banded};
use crate::law::Current;
use crate::network::Profile;
use crate::rules::window::Period;

/// The unit that the polynomial of saturation takes temperatures in.
const CELSIUS: &str = "°C";

/// The newest day (or hour, where the law says so) of many stations, in their order.
pub(super) fn newest(
    tx: &mut Tx,
    law: &Current,
    rule: &Pinned<WaterIndex>,
    formula: Formula,
    profiles: &[&Profile],
    now: Moment,
) -> Outcome<Vec<Vec<Reading>>> {
    let period = if rule.body.averaging == Window::PT1H { Period::Hour } else { Period::Day };
    let feeds: Vec<Feeds<'_>> = profiles.iter().map(|p| feeds(law, rule, p, period)).collect();
    let every: Vec<Feed> = feeds.iter().flat_map(|f| f.values().copied()).collect();
    let means = Means::read(tx, &every, now.day().plus(-2).start(), now)?;
    let of = |feeds: &Feeds<'_>| {
        let until = means.newest(&feeds.values().copied().collect::<Vec<_>>())?;
        let measured = feeds.iter().filter_map(|(p, feed)| Some(((*p).to_owned(), means.at(*feed, until)?))).collect();
        Some(Reading::of(period, until, outcome(rule, formula, &measured)?))
    };
    Ok(feeds.iter().map(|f| of(f).into_iter().collect()).collect())
}

/// These days, one after the other, in one statement.
pub(super) fn days(
    tx: &mut Tx,
    law: &Current,
    rule: &Pinned<WaterIndex>,
    formula: Formula,
    profile: &Profile,
    days: &[Day],
) -> Outcome<Vec<Option<Reading>>> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let feeds = feeds(law, rule, profile, Period::Day);
    let every: Vec<Feed> = feeds.values().copied().collect();
    let means = Means::read(tx, &every, first.start(), last.plus(1).start())?;
    let of = |day: &Day| {
        let until = day.plus(1).start();
        let measured = feeds.iter().filter_map(|(p, feed)| Some(((*p).to_owned(), means.at(*feed, until)?))).collect();
        Some(Reading::of(Period::Day, until, outcome(rule, formula, &measured)?))
    };
    Ok(days.iter().map(of).collect())
}

/// The series of a station that feed the index, by parameter.
type Feeds<'a> = BTreeMap<&'a str, Feed>;

fn feeds<'a>(law: &Current, rule: &'a Pinned<WaterIndex>, profile: &Profile, period: Period) -> Feeds<'a> {
    let scales = rule.body.scales.iter().map(|s| (s.parameter.as_str(), s.unit.as_str()));
    scales
        .chain([(rule.body.saturation.temperature.as_str(), CELSIUS)])
        .filter_map(|(symbol, unit)| Some((symbol, Feed::of(law, profile, symbol, unit, period)?)))
        .collect()
}

fn outcome(
    rule: &Pinned<WaterIndex>,
    formula: Formula,
    measured: &BTreeMap<String, f64>,
) -> Option<Result<Verdict, Lack>> {
    let value = match water_index::index(&rule.body, formula, measured) {
        Ok(value) => value,
        Err(lack) => return Some(Err(Lack::Parameters(lack))),
    };
    let other = water_index::index(&rule.body, formula.other(), measured).ok();
    let other = other.map(|o| (formula.other(), rounded(o.exact)));
    let index = rounded(value.exact);
    let (band, other) = banded(&rule.body.bands, index, other)?;
    let parts = value.parts.into_iter().map(|p| Part {
        symbol: p.parameter,
        statistic: None,
        concentration: p.concentration,
        unit: p.unit,
        saturation: p.saturation,
        group: Some(p.group),
        value: p.value,
    });
    let (exact, lead, groups) = (value.exact, value.lead, value.groups);
    Some(Ok(Verdict { value: index, exact, band, parts: parts.collect(), groups, lead, other }))
}
