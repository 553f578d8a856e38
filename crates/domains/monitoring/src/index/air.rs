//! The air quality index of an hour and of a day.

use std::collections::BTreeMap;

use definitions::Pinned;
use definitions::kinds::{AirIndex, Formula, Window};
use definitions::rules::air_index::{self, AirValue, DayOf, HOURS_OF_DAY, NoDust, rounded};
use kernel::{Day, MICROS_PER_HOUR, Moment, Outcome};
use store::Tx;

use super::means::{Feed, Means};
use super::{FRESH_HOURS, Lack, Part, Reading, Verdict, banded};
use crate::law::Current;
use crate::network::Profile;
use crate::rules::window::Period;

/// How far back the page of a station looks for the newest hour; a list looks no further than an hour is fresh.
const LOOK_BACK_HOURS: i64 = 24;

/// Hour and day of one station.
pub(super) fn all(
    tx: &mut Tx,
    law: &Current,
    rule: &Pinned<AirIndex>,
    formula: Formula,
    profile: &Profile,
    now: Moment,
) -> Outcome<Vec<Reading>> {
    let (hours, days) = (feeds(law, rule, profile, Period::Hour), feeds(law, rule, profile, Period::Day));
    let midnight = now.day().start();
    let days_read = Means::read(tx, &flat(&days), now.day().plus(-2).start(), midnight)?;
    // Until the averages of yesterday are there, the newest day is the one before.
    let day = days_read.newest(&flat(&days)).unwrap_or(midnight);
    let back = LOOK_BACK_HOURS + rule.body.nowcast.hours as i64;
    let after = back_from(now, back).min(back_from(day, HOURS_OF_DAY as i64));
    let hours_read = Means::read(tx, &flat(&hours), after, now)?;
    let newest = hours_read.newest(&flat(&hours));
    let hour = newest.and_then(|until| hour(rule, formula, &hours, &hours_read, until));
    let mut readings: Vec<Reading> = hour.into_iter().collect();
    if newest.is_some() {
        readings.extend(self::day(law, rule, (&hours, &hours_read), (&days, &days_read), day));
    }
    Ok(readings)
}

/// The fresh hours of many stations, in their order.
pub(super) fn newest(
    tx: &mut Tx,
    law: &Current,
    rule: &Pinned<AirIndex>,
    formula: Formula,
    profiles: &[&Profile],
    now: Moment,
) -> Outcome<Vec<Vec<Reading>>> {
    let feeds: Vec<Feeds<'_>> = profiles.iter().map(|p| feeds(law, rule, p, Period::Hour)).collect();
    let every: Vec<Feed> = feeds.iter().flat_map(flat).collect();
    let after = back_from(now, FRESH_HOURS + rule.body.nowcast.hours as i64);
    let means = Means::read(tx, &every, after, now)?;
    let of = |feeds: &Feeds<'_>| {
        let until = means.newest(&flat(feeds))?;
        let reading = hour(rule, formula, feeds, &means, until)?;
        reading.is_fresh(now).then_some(reading)
    };
    Ok(feeds.iter().map(|f| of(f).into_iter().collect()).collect())
}

/// These days, one after the other: all that they take in two statements.
pub(super) fn days(
    tx: &mut Tx,
    law: &Current,
    rule: &Pinned<AirIndex>,
    profile: &Profile,
    days: &[Day],
) -> Outcome<Vec<Option<Reading>>> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let (after, until) = (first.start(), last.plus(1).start());
    let (hourly, daily) = (feeds(law, rule, profile, Period::Hour), feeds(law, rule, profile, Period::Day));
    let hours_read = Means::read(tx, &flat(&hourly), after, until)?;
    let days_read = Means::read(tx, &flat(&daily), after, until)?;
    let of = |day: &Day| self::day(law, rule, (&hourly, &hours_read), (&daily, &days_read), day.plus(1).start());
    Ok(days.iter().map(of).collect())
}

fn back_from(at: Moment, hours: i64) -> Moment {
    Moment(at.0 - hours * MICROS_PER_HOUR)
}

/// The series of a station that feed the index, by parameter.
type Feeds<'a> = BTreeMap<&'a str, Feed>;

fn flat(feeds: &Feeds<'_>) -> Vec<Feed> {
    feeds.values().copied().collect()
}

fn feeds<'a>(law: &Current, rule: &'a Pinned<AirIndex>, profile: &Profile, period: Period) -> Feeds<'a> {
    let columns = rule.body.breakpoints.iter();
    columns
        .filter_map(|b| Some((b.parameter.as_str(), Feed::of(law, profile, &b.parameter, &b.unit, period)?)))
        .collect()
}

fn hour(rule: &Pinned<AirIndex>, formula: Formula, feeds: &Feeds<'_>, means: &Means, until: Moment) -> Option<Reading> {
    let count = rule.body.nowcast.hours.max(1);
    let hours = feeds.iter().map(|(p, feed)| ((*p).to_owned(), means.hours(*feed, until, count))).collect();
    let value = air_index::hourly(&rule.body, formula, &hours);
    let other = air_index::hourly(&rule.body, formula.other(), &hours).ok();
    let other = other.map(|o| (formula.other(), rounded(o.exact())));
    Some(Reading::of(Period::Hour, until, outcome(rule, value, other)?))
}

fn day(
    law: &Current,
    rule: &Pinned<AirIndex>,
    (hours, hours_read): (&Feeds<'_>, &Means),
    (days, days_read): (&Feeds<'_>, &Means),
    until: Moment,
) -> Option<Reading> {
    let on = Moment(until.0 - 1).day();
    let [day, eight] =
        [Window::P1D, Window::PT8H].map(|window| law.catalogue().averaging(&rule.body.medium, window, on));
    let measured = hours
        .iter()
        .map(|(parameter, feed)| {
            let mean = days.get(parameter).and_then(|feed| days_read.at(*feed, until));
            ((*parameter).to_owned(), DayOf { hours: hours_read.hours(*feed, until, HOURS_OF_DAY), mean })
        })
        .collect();
    let value = air_index::daily(&rule.body, &measured, &day?.body, &eight?.body);
    Some(Reading::of(Period::Day, until, outcome(rule, value, None)?))
}

fn outcome(
    rule: &Pinned<AirIndex>,
    value: Result<AirValue, NoDust>,
    other: Option<(Formula, u32)>,
) -> Option<Result<Verdict, Lack>> {
    let value = match value {
        Ok(value) => value,
        Err(lack) => return Some(Err(Lack::Dust(lack))),
    };
    let (exact, lead) = (value.exact(), value.lead);
    let index = rounded(exact);
    let (band, other) = banded(&rule.body.bands, index, other)?;
    let parts = value.parts.into_iter().map(|p| Part {
        symbol: p.parameter,
        statistic: Some(p.statistic),
        concentration: p.concentration,
        unit: p.unit,
        saturation: None,
        group: None,
        value: p.value,
    });
    Some(Ok(Verdict { value: index, exact, band, parts: parts.collect(), groups: Vec::new(), lead, other }))
}
