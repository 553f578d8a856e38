//! SQL of key figures, and of what they count.

use kernel::{Day, Moment};
use store::{Error, Tx, args, row, sql};

use super::{Share, Span, Value};

row! {
    struct ValueRow {
        code: String,
        period: String,
        starts_on: Day,
        revision: i64,
        numerator: i64,
        denominator: i64,
        closed: bool,
        cut_off: Moment,
        rule_version: i64,
        rule_hash: String,
    }
}

impl From<ValueRow> for Value {
    fn from(r: ValueRow) -> Value {
        Value {
            code: r.code,
            span: Span::from_code(&r.period).unwrap_or(Span::Day),
            first: r.starts_on,
            revision: r.revision,
            share: Share { numerator: r.numerator, denominator: r.denominator },
            closed: r.closed,
            cut_off: r.cut_off,
            rule_version: r.rule_version,
            rule_hash: r.rule_hash,
        }
    }
}

/// The newest revisions of the spans that begin on or after one day and before another, by code and day.
pub fn between(tx: &mut Tx, span: Span, from: Day, before: Day) -> Result<Vec<Value>, Error> {
    let rows: Vec<ValueRow> = tx.all(
        "select code, period, starts_on, revision, numerator, denominator, closed, cut_off, rule_version, rule_hash
         from kpi_value v where period = ?1 and starts_on >= ?2 and starts_on < ?3
            and not exists (select 1 from kpi_value n where n.code = v.code and n.period = v.period
                and n.starts_on = v.starts_on and n.revision > v.revision)
         order by code, starts_on",
        args![span.code(), from, before],
    )?;
    Ok(rows.into_iter().map(Value::from).collect())
}

/// Every revision of a figure of spans that begin on or after one day and before another, the newest first.
pub fn history(tx: &mut Tx, code: &str, span: Span, from: Day, before: Day, limit: i64) -> Result<Vec<Value>, Error> {
    let rows: Vec<ValueRow> = tx.all(
        "select code, period, starts_on, revision, numerator, denominator, closed, cut_off, rule_version, rule_hash
         from kpi_value where code = ?1 and period = ?2 and starts_on >= ?3 and starts_on < ?4
         order by starts_on desc, revision desc limit ?5",
        args![code, span.code(), from, before, limit],
    )?;
    Ok(rows.into_iter().map(Value::from).collect())
}

/// Writes a revision and answers its number among all.
pub fn insert(tx: &mut Tx, v: &Value) -> Result<i64, Error> {
    let (id,): (i64,) = tx.one(
        "insert into kpi_value (code, period, starts_on, revision, numerator, denominator, closed, cut_off, rule_version,
            rule_hash)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) returning id",
        args![
            v.code,
            v.span.code(),
            v.first,
            v.revision,
            v.share.numerator,
            v.share.denominator,
            v.closed,
            v.cut_off,
            v.rule_version,
            v.rule_hash
        ],
    )?;
    Ok(id)
}

/// Valid readings of each station in the hours between two moments, at most as many as its interval makes.
pub fn received(tx: &mut Tx, after: Moment, until: Moment) -> Result<Vec<(i64, i64)>, Error> {
    tx.all(
        // Series by series, by the key of averages: a day is little of all that there are.
        sql! {
            sqlite: "select d.station_id, sum(min(a.valid_count, a.expected_count))
                from datastream d cross join average a on a.datastream_id = d.id
                where d.averaging = 'PT1H' and a.ends_at > ?1 and a.ends_at <= ?2
                group by d.station_id order by d.station_id",
            postgres: "select d.station_id, cast(sum(least(a.valid_count, a.expected_count)) as bigint)
                from datastream d join average a on a.datastream_id = d.id
                where d.averaging = 'PT1H' and a.ends_at > ?1 and a.ends_at <= ?2
                group by d.station_id order by d.station_id"
        },
        args![after, until],
    )
}

/// Of the outages of public stations whose notice fell due between two moments while they went on: how many, and of
/// how many the cause was reported by then.
pub fn outages(tx: &mut Tx, from: Moment, before: Moment) -> Result<(i64, i64), Error> {
    tx.one(
        "select count(*), count(case when o.reported_at <= o.due_at then 1 end)
         from outage o join station s on s.id = o.station_id
         where s.public and o.due_at >= ?1 and o.due_at < ?2 and (o.resumed_at is null or o.resumed_at > o.due_at)",
        args![from, before],
    )
}

/// The files of each station with lines that could not be read, which arrived between two moments.
pub fn faulty(tx: &mut Tx, from: Moment, before: Moment) -> Result<Vec<(i64, i64)>, Error> {
    tx.all(
        "select r.station_id, r.id from (select distinct receipt_id from quarantine) q join receipt r on r.id = q.receipt_id
         where r.arrived_at >= ?1 and r.arrived_at < ?2 order by r.id",
        args![from, before],
    )
}

/// Whether an order to receive lines of a file again was given by a moment.
pub fn is_mended(tx: &mut Tx, receipt: i64, by: Moment) -> Result<bool, Error> {
    let (n,): (i64,) =
        tx.one("select count(*) from receipt_mend where receipt_id = ?1 and ordered_at <= ?2", args![receipt, by])?;
    Ok(n > 0)
}
