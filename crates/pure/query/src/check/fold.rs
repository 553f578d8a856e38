//! Computes what needs no record: `now() sub duration'PT1H'` becomes a moment that the database can
//! compare by and that bounds the time asked for.

use kernel::Moment;

use crate::eval;
use crate::function::Function;
use crate::scalar::Scalar;
use crate::tree::Expr;

/// The same tree with constants computed.
pub(super) fn folded(expr: Expr, now: Moment) -> Expr {
    match expr.map_children(&mut |child| folded(child, now)) {
        Expr::Call(Function::Now, _) => Expr::value(now),
        Expr::And(list) => joined(list, false, Expr::all),
        Expr::Or(list) => joined(list, true, Expr::any),
        Expr::Any { test, .. } if never(&test) => Expr::value(false),
        Expr::In(_, list) if list.is_empty() => Expr::value(false),
        expr if is_strict(&expr) && expr.children().iter().any(|e| e.is_null_literal()) => Expr::Literal(Scalar::Null),
        expr if is_constant(&expr) => Expr::Literal(eval::value(&expr, &|_| Scalar::Null).into_owned()),
        expr => expr,
    }
}

/// Whether nothing known comes of it when one of its parts is unknown.
fn is_strict(expr: &Expr) -> bool {
    matches!(expr, Expr::Compare(..) | Expr::Arithmetic(..) | Expr::Call(..) | Expr::Not(_) | Expr::In(..))
}

fn is_constant(expr: &Expr) -> bool {
    !matches!(expr, Expr::Field(_) | Expr::Any { .. } | Expr::Literal(_))
        && expr.children().iter().all(|e| matches!(e, Expr::Literal(_)))
}

fn never(test: &Expr) -> bool {
    matches!(test, Expr::Literal(Scalar::Null | Scalar::Boolean(false)))
}

/// A list of conditions in which `deciding` decides the whole and its opposite says nothing.
fn joined(list: Vec<Expr>, deciding: bool, join: fn(Vec<Expr>) -> Expr) -> Expr {
    let is = |e: &Expr, b: bool| *e == Expr::value(b);
    if list.iter().any(|e| is(e, deciding)) {
        return Expr::value(deciding);
    }
    join(list.into_iter().filter(|e| !is(e, !deciding)).collect())
}
