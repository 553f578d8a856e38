//! Conditions and values as SQL text.

use super::{Param, Piece, Writer, function, list_of};
use crate::resolve::{self, Speaker};
use crate::scalar::{Kind, Scalar};
use crate::tree::{Comparison, Expr, Path};

impl Writer {
    /// The text of a condition; it can stand beside `and`, `or` and `not`.
    pub(crate) fn condition(&mut self, expr: &Expr) -> String {
        match expr {
            Expr::And(list) => self.joined_by(list, " and "),
            Expr::Or(list) => self.joined_by(list, " or "),
            Expr::Not(a) => format!("not {}", self.wrapped(a)),
            Expr::IsNull(a) => match self.value(a) {
                Piece::Null => "true".to_owned(),
                piece => format!("{} is null", piece.first()),
            },
            Expr::Compare(c, a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                compared(*c, &a, &b)
            }
            Expr::In(a, list) => {
                let a = self.value(a);
                list_of::is_in(self, &a, list)
            }
            Expr::Any { of, name, test } => self.exists(of, name, test),
            other => match self.value(other) {
                Piece::Null => "cast(null as boolean)".to_owned(),
                piece => piece.first().to_owned(),
            },
        }
    }

    fn wrapped(&mut self, expr: &Expr) -> String {
        format!("({})", self.condition(expr))
    }

    fn joined_by(&mut self, list: &[Expr], word: &str) -> String {
        let parts: Vec<String> = list.iter().map(|e| self.wrapped(e)).collect();
        parts.join(word)
    }

    /// Whether a related entity passes `test`.
    fn exists(&mut self, of: &Path, name: &str, test: &Expr) -> String {
        let walk = resolve::walk(&self.speakers, of.as_str());
        let Some((last, before)) = walk.through.split_last() else { return "false".to_owned() };
        let from = self.joined(walk.speaker, before);
        let to = self.enter(Speaker { name: name.to_owned(), entity: walk.entity });
        let on = self.on(last.on, &from, &to);
        let test = self.wrapped(test);
        let table = self.leave();
        format!("exists (select 1 from {table} where {on} and {test})")
    }

    /// The text of a value.
    pub(crate) fn value(&mut self, expr: &Expr) -> Piece {
        match expr {
            Expr::Literal(value) => self.literal(value),
            Expr::Field(path) => self.field(path.as_str()),
            Expr::Call(function, list) => function::call(self, *function, list),
            // Calculations are left to the program; no condition that holds one comes here.
            Expr::Arithmetic(..) => Piece::Null,
            condition => Piece::One(self.wrapped(condition), Kind::Boolean),
        }
    }

    /// A literal as a placeholder; yes and no as words, so that no engine mistakes them for numbers.
    pub(crate) fn literal(&mut self, value: &Scalar) -> Piece {
        let (param, kind) = match value {
            Scalar::Null | Scalar::Geometry(_) => return Piece::Null,
            Scalar::Boolean(v) => return Piece::One(v.to_string(), Kind::Boolean),
            Scalar::Interval(i) => {
                let start = self.param(Param::Int(i.start.0));
                return Piece::Two(start, self.param(Param::Int(i.end.0)));
            }
            Scalar::Integer(v) => (Param::Int(*v), Kind::Integer),
            Scalar::Real(v) => (Param::Real(*v), Kind::Real),
            Scalar::Text(v) => (Param::Text(v.clone()), Kind::Text),
            Scalar::Moment(v) => (Param::Int(v.0), Kind::Moment),
            Scalar::Duration(v) => (Param::Int(*v), Kind::Duration),
            Scalar::Day(v) => (Param::Text(v.to_string()), Kind::Day),
            Scalar::Time(v) => (Param::Int(*v), Kind::Time),
        };
        Piece::One(self.param(param), kind)
    }
}

/// The SQL sign of a comparison.
fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Eq => "=",
        Comparison::Ne => "<>",
        Comparison::Gt => ">",
        Comparison::Ge => ">=",
        Comparison::Lt => "<",
        Comparison::Le => "<=",
    }
}

/// The text of a comparison.
pub(super) fn compared(comparison: Comparison, a: &Piece, b: &Piece) -> String {
    match (a, b) {
        (Piece::Null, _) | (_, Piece::Null) => "cast(null as boolean)".to_owned(),
        (Piece::One(a, ka), Piece::One(b, kb)) => {
            let sign = sign(comparison);
            // PostgreSQL would compare the two as measured numbers, SQLite exactly.
            let mixed = ka.is_number() && kb.is_number() && ka != kb;
            let number = |text: &str, kind: Kind| {
                if mixed && kind == Kind::Integer {
                    format!("cast({text} as double precision)")
                } else {
                    text.to_owned()
                }
            };
            format!("{} {sign} {}", number(a, *ka), number(b, *kb))
        }
        _ => spans(comparison, &ends(a), &ends(b)),
    }
}

/// Start and end of a piece on the time line.
pub(super) fn ends(piece: &Piece) -> (String, String) {
    match piece {
        Piece::Two(start, end) => (start.clone(), end.clone()),
        other => (other.first().to_owned(), other.first().to_owned()),
    }
}

/// Spans of time compared, by the rules of `eval::temporal`.
pub(super) fn spans(comparison: Comparison, a: &(String, String), b: &(String, String)) -> String {
    let ((a_start, a_end), (b_start, b_end)) = (a, b);
    match comparison {
        Comparison::Eq => format!("{a_start} = {b_start} and {a_end} = {b_end}"),
        Comparison::Ne => format!("not ({})", spans(Comparison::Eq, a, b)),
        Comparison::Lt if a_start == a_end => format!("{a_start} < {b_start}"),
        Comparison::Lt => format!("{a_end} <= {b_start} and {a_start} < {b_start}"),
        Comparison::Gt => spans(Comparison::Lt, b, a),
        Comparison::Le => format!("{a_start} <= {b_start} and {a_end} <= {b_end}"),
        Comparison::Ge => spans(Comparison::Le, b, a),
    }
}
