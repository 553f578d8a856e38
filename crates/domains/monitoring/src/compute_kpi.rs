//! Computes key figures (*tính chỉ số điều hành*): days from what is known now, months from their days. A value is
//! written only where it is another than was known: then as a new revision.

use std::collections::{BTreeSet, HashMap};

use ::store::Tx;
use definitions::Pinned;
use definitions::kinds::Kpi;
use kernel::{Actor, Day, Moment, Outcome};
use platform::journal::{self, Entry};
use serde_json::json;
use std::sync::Arc;

use crate::kpi::count::DayOf;
use crate::kpi::{Share, Span, Value, store};
use crate::law::Current;
use crate::network::Network;

/// What of a day is another than was known; a read.
pub fn day(tx: &mut Tx, network: &Network, law: &Current, day: Day, now: Moment) -> Outcome<Vec<Value>> {
    let counts = DayOf::read(tx, network, day, now)?;
    let known = known(tx, Span::Day, day)?;
    let mut changed = Vec::new();
    for rule in law.kpis(day) {
        let share = counts.count(tx, law, &rule.body)?;
        changed.extend(changed_value(&rule, Span::Day, day, share, &known, now));
    }
    Ok(changed)
}

/// Writes the changed values of days and of the months that they are in; gives how many.
pub fn write(tx: &mut Tx, law: &Current, days: &[Value], now: Moment) -> Outcome<usize> {
    let mut written = Vec::new();
    for value in days {
        written.push((store::insert(tx, value)?, value.clone()));
    }
    let months: BTreeSet<Day> = days.iter().map(|value| Span::Month.first(value.first)).collect();
    for first in months {
        let mut sums: HashMap<String, Share> = HashMap::new();
        for value in store::between(tx, Span::Day, first, Span::Month.after(first))? {
            let sum = sums.entry(value.code).or_default();
            sum.numerator += value.share.numerator;
            sum.denominator += value.share.denominator;
        }
        let known = known(tx, Span::Month, first)?;
        for rule in law.kpis(now.day()) {
            let Some(share) = sums.get(&rule.code) else { continue };
            if let Some(value) = changed_value(&rule, Span::Month, first, *share, &known, now) {
                written.push((store::insert(tx, &value)?, value));
            }
        }
    }
    let Some((newest, _)) = written.last() else { return Ok(0) };
    let values: Vec<_> = written
        .iter()
        .map(|(_, v)| json!([v.code, v.span.code(), v.first, v.revision, v.share.numerator, v.share.denominator]))
        .collect();
    let entry = Entry::new("kpi.computed").about("kpi", *newest).with(json!({ "values": values }));
    journal::write(tx, &Actor::system("kpi"), None, now, None, entry)?;
    Ok(written.len())
}

/// The newest values of the span that begins on a day, by code.
fn known(tx: &mut Tx, span: Span, first: Day) -> Outcome<HashMap<String, Value>> {
    let values = store::between(tx, span, first, first.plus(1))?;
    Ok(values.into_iter().map(|value| (value.code.clone(), value)).collect())
}

/// The next revision, where the result is another.
fn changed_value(
    rule: &Arc<Pinned<Kpi>>,
    span: Span,
    first: Day,
    share: Share,
    known: &HashMap<String, Value>,
    now: Moment,
) -> Option<Value> {
    let closed = now >= span.after(first).start();
    let last = known.get(&rule.code);
    if last.is_some_and(|last| last.share == share && last.closed == closed) {
        return None;
    }
    Some(Value {
        code: rule.code.clone(),
        span,
        first,
        revision: last.map_or(1, |last| last.revision + 1),
        share,
        closed,
        cut_off: now,
        rule_version: rule.version,
        rule_hash: rule.hash.clone(),
    })
}
