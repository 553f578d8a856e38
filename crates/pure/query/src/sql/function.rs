//! Functions that both engines compute alike.

use super::expression::{ends, spans};
use super::{Param, Piece, Writer};
use crate::function::Function;
use crate::registry::Dialect;
use crate::scalar::{Kind, Scalar};
use crate::tree::{Comparison, Expr};

/// Microseconds from 0001-01-01 to 1970-01-01. Added before dividing, so that moments before 1970
/// are cut to whole seconds downwards like all others.
const TO_YEAR_ONE: &str = "62135596800000000";

/// The text of a call; of what has no twin on an engine, nothing.
pub(super) fn call(w: &mut Writer, function: Function, list: &[Expr]) -> Piece {
    use Function as F;
    let pieces: Vec<Piece> = list.iter().map(|e| w.value(e)).collect();
    if pieces.iter().any(|p| matches!(p, Piece::Null)) {
        return Piece::Null;
    }
    let (Some(first), second) = (pieces.first(), pieces.get(1)) else { return Piece::Null };
    if let (true, Some(second)) = (function.is_temporal_relation(), second) {
        return Piece::One(format!("({})", relation(function, &ends(first), &ends(second))), Kind::Boolean);
    }
    let a = first.first();
    let b = second.map_or("", Piece::first);
    let (text, kind) = match function {
        F::SubstringOf => (format!("({} > 0)", position(w.dialect, b, a)), Kind::Boolean),
        F::Contains => (format!("({} > 0)", position(w.dialect, a, b)), Kind::Boolean),
        F::StartsWith => (format!("(substr({a}, 1, length({b})) = {b})"), Kind::Boolean),
        F::EndsWith => (
            format!("(length({b}) <= length({a}) and substr({a}, length({a}) - length({b}) + 1) = {b})"),
            Kind::Boolean,
        ),
        F::IndexOf => (format!("({} - 1)", position(w.dialect, a, b)), Kind::Integer),
        F::Length => (format!("length({a})"), Kind::Integer),
        F::Concat => (format!("({a} || {b})"), Kind::Text),
        F::Substring => (substring(w, a, &list[1..]), Kind::Text),
        F::Hour => (clock(a, 86_400_000_000, 3_600_000_000), Kind::Integer),
        F::Minute => (clock(a, 3_600_000_000, 60_000_000), Kind::Integer),
        F::Second => (clock(a, 60_000_000, 1_000_000), Kind::Integer),
        F::Time => (clock(a, 86_400_000_000, 1), Kind::Time),
        F::FractionalSeconds => {
            (format!("(cast({} as double precision) / 1000000)", clock(a, 1_000_000, 1)), Kind::Real)
        }
        F::Year => (calendar(w.dialect, a, "%Y", "year"), Kind::Integer),
        F::Month => (calendar(w.dialect, a, "%m", "month"), Kind::Integer),
        F::Day => (calendar(w.dialect, a, "%d", "day"), Kind::Integer),
        F::Date => (date(w.dialect, a), Kind::Day),
        _ => return Piece::Null,
    };
    Piece::One(text, kind)
}

fn position(dialect: Dialect, text: &str, part: &str) -> String {
    match dialect {
        Dialect::Sqlite => format!("instr({text}, {part})"),
        Dialect::Postgres => format!("strpos({text}, {part})"),
    }
}

/// Positions are literals here. SQL counts them from 1, and PostgreSQL in 32 bits.
fn substring(w: &mut Writer, text: &str, places: &[Expr]) -> String {
    const MOST: i64 = 1_000_000_000;
    let mut place = |n: usize, from: i64| match places.get(n) {
        Some(Expr::Literal(Scalar::Integer(v))) => Some(w.param(Param::Int(v.clamp(&0, &MOST) + from))),
        _ => None,
    };
    let start = place(0, 1).unwrap_or_else(|| "1".to_owned());
    match place(1, 0) {
        Some(length) => format!("substr({text}, cast({start} as integer), cast({length} as integer))"),
        None => format!("substr({text}, cast({start} as integer))"),
    }
}

/// A part of the clock: what is left of `cycle`, in units. Twice the remainder, so that moments before
/// 1970 count forwards too.
fn clock(moment: &str, cycle: i64, unit: i64) -> String {
    let rest = format!("(({moment} % {cycle} + {cycle}) % {cycle})");
    if unit == 1 { rest } else { format!("({rest} / {unit})") }
}

fn seconds(moment: &str) -> String {
    format!("(({moment} + {TO_YEAR_ONE}) / 1000000 - 62135596800)")
}

fn calendar(dialect: Dialect, moment: &str, sqlite: &str, postgres: &str) -> String {
    let seconds = seconds(moment);
    match dialect {
        Dialect::Sqlite => format!("cast(strftime('{sqlite}', {seconds}, 'unixepoch') as integer)"),
        Dialect::Postgres => {
            format!("cast(extract({postgres} from timestamp '1970-01-01' + {seconds} * interval '1 second') as bigint)")
        }
    }
}

fn date(dialect: Dialect, moment: &str) -> String {
    let seconds = seconds(moment);
    match dialect {
        Dialect::Sqlite => format!("strftime('%Y-%m-%d', {seconds}, 'unixepoch')"),
        Dialect::Postgres => {
            format!("(to_char(timestamp '1970-01-01' + {seconds} * interval '1 second', 'YYYY-MM-DD') collate \"C\")")
        }
    }
}

fn relation(function: Function, a: &(String, String), b: &(String, String)) -> String {
    let ((a_start, a_end), (b_start, b_end)) = (a, b);
    match function {
        Function::Before => spans(Comparison::Lt, a, b),
        Function::After => spans(Comparison::Gt, a, b),
        Function::Meets => format!("{a_start} = {b_end} or {a_end} = {b_start}"),
        Function::During => format!("{b_start} <= {a_start} and {a_start} < {b_end} and {a_end} <= {b_end}"),
        Function::Overlaps => format!("{a_start} = {b_start} or ({a_start} < {b_end} and {b_start} < {a_end})"),
        Function::Starts => format!("{a_start} = {b_start}"),
        _ => format!("{a_end} = {b_end}"),
    }
}
