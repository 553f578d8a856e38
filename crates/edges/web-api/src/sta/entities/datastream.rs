//! A series: unit, averaging, the limit that binds it, and from when to when it has values.

use std::sync::Arc;

use definitions::kinds::Bound;
use definitions::rules::limit::Limit;
use kernel::{Arg, MICROS_PER_HOUR, Moment, Outcome};
use monitoring::datastream::Averaging;
use monitoring::judge::standing::{Subject, limit_now};
use monitoring::latest;
use monitoring::rules::window::Period;
use monitoring::station::{STATION, Setup};
use query::Interval;
use serde_json::{Value, json};
use web_kit::i18n::{t_of, t_with};

use crate::sta::out::{Out, point, span};
use crate::sta::reader::{Named, Reader};

pub const COLUMNS: &[&str] = &[
    "id",
    "name",
    "observationType",
    "unitOfMeasurement/symbol",
    "observedArea",
    "properties/symbol",
    "properties/averaging",
    "properties/limit_set",
    "properties/retired_on",
    "#station",
    "#slot",
    "#code",
];

/// Fetched only where `phenomenonTime` is wanted: a look-up each.
pub const TIMES: [&str; 3] = ["#first_window", "#last_window", "#first_frame"];

pub fn write(reader: &mut Reader<'_>, row: &Named<'_>, out: &mut Out<'_>) -> Outcome<()> {
    let lang = reader.answering.lang;
    let symbol = row.text("properties/symbol").unwrap_or_default();
    let code = row.text("properties/averaging").unwrap_or_default();
    let unit = row.text("unitOfMeasurement/symbol").unwrap_or_default();
    let averaging = Averaging::from_code(code).unwrap_or(Averaging::Raw);
    let summary = reader.answering.law.summary(symbol, reader.answering.now.day());
    let texts: [(&str, Arg); 3] = [
        ("parameter", reader.parameter(symbol).into()),
        ("averaging", t_of(lang, "api-averaging", &averaging.word(summary)).into()),
        ("station", row.text("#code").unwrap_or_default().into()),
    ];
    out.put_some("name", row.text("name"));
    out.put("description", t_with(lang, "api-datastream", &texts));
    out.put_some("observationType", row.text("observationType"));
    let known = reader.answering.law.catalogue().unit(unit);
    out.put("unitOfMeasurement/symbol", unit);
    out.put("unitOfMeasurement/name", known.map_or(unit, |u| u.name.get(lang)));
    let ucum = known.and_then(|u| u.ucum.as_deref());
    out.put("unitOfMeasurement/definition", ucum.map(|u| format!("urn:ogc:def:uom:UCUM::{u}")));
    out.put_some("observedArea", row.row().geometry(row.at("observedArea")).and_then(point));
    out.put("properties/symbol", symbol);
    out.put("properties/averaging", code);
    out.put_some("properties/limit_set", row.text("properties/limit_set"));
    out.put_some("properties/retired_on", row.text("properties/retired_on"));
    let station = row.integer("#station").unwrap_or_default();
    if let Averaging::Mean(period) = averaging
        && (out.wants("properties/limit") || out.wants("properties/unit_basis"))
        && let Some(limit) = limit(reader, station, symbol, unit, period)?
    {
        out.put_some("properties/unit_basis", limit.basis.clone());
        out.put("properties/limit", written(&limit));
    }
    if out.wants("phenomenonTime") {
        out.put_some("phenomenonTime", times(reader, row, station, averaging)?.map(span));
    }
    Ok(())
}

/// The limit that binds averages of a parameter now.
fn limit(reader: &mut Reader<'_>, station: i64, symbol: &str, unit: &str, period: Period) -> Outcome<Option<Limit>> {
    let now = reader.answering.now;
    let setup = setup(reader, station)?;
    let binding = setup.as_ref().and_then(|s| s.binding.as_ref());
    Ok(binding.and_then(|b| limit_now(&reader.answering.law, b, Subject { symbol, unit, period }, now)))
}

fn setup(reader: &mut Reader<'_>, station: i64) -> Outcome<Option<Arc<Setup>>> {
    if let Some(known) = reader.setups.get(&station) {
        return Ok(known.clone());
    }
    let now = reader.answering.now;
    let body = STATION.as_of(reader.tx(), station, now.day(), now)?.and_then(|v| v.body);
    let setup: Option<Arc<Setup>> = body.map(serde_json::from_value).transpose()?.map(Arc::new);
    reader.setups.insert(station, setup.clone());
    Ok(setup)
}

fn written(limit: &Limit) -> Value {
    let (low, high) = match limit.bound {
        Bound::Max(high) => (None, Some(high)),
        Bound::Min(low) => (Some(low), None),
        Bound::Range { low, high } => (Some(low), Some(high)),
        Bound::NotDetectable => (None, None),
    };
    json!({
        "set": limit.set.code,
        "version": limit.set.version,
        "column": limit.formula.column,
        "low": low,
        "high": high,
        "unit": limit.unit,
        "document": limit.citation.document,
        "article": limit.citation.article,
        "provisional": limit.provisional,
    })
}

/// From the first to the last value. The first reading is known to the hour: where its parameter came
/// later than the station, the span starts with the hour it falls into.
fn times(reader: &mut Reader<'_>, row: &Named<'_>, station: i64, averaging: Averaging) -> Outcome<Option<Interval>> {
    let (first, last) = (row.moment("#first_window"), row.moment("#last_window"));
    let before = |at: Moment, length: i64| Moment(at.0.saturating_sub(length));
    if let Averaging::Mean(period) = averaging {
        return Ok(first.zip(last).map(|(first, end)| Interval { start: period.window(first).after(), end }));
    }
    let newest = latest::store::of_station(reader.tx(), station)?.unwrap_or_default();
    let slot = row.integer("#slot").and_then(|slot| u16::try_from(slot).ok());
    let Some(end) = slot.and_then(|slot| newest.of_slot(slot)).map(|r| Moment(r.time)) else { return Ok(None) };
    let hour = first.map(|first| before(first, MICROS_PER_HOUR));
    let start = hour.max(row.moment("#first_frame")).unwrap_or(end).min(end);
    Ok(Some(Interval { start, end }))
}
