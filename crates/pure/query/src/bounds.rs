//! The span of time that a filter speaks of, so that only the frames inside it are unpacked.

use kernel::{Day, Moment};

use crate::function::Function;
use crate::scalar::{Interval, Scalar};
use crate::tree::{Comparison, Expr, Path};

/// Bounds of a time, both inside. Every value for which the filter holds ends at `from` or later, and
/// starts at `to` or earlier; an instant lies between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// Nothing that ends before this matches.
    pub from: Option<Moment>,
    /// Nothing that starts after this matches.
    pub to: Option<Moment>,
}

impl Bounds {
    /// No bounds.
    pub const NONE: Bounds = Bounds { from: None, to: None };

    fn new(from: Option<i64>, to: Option<i64>) -> Bounds {
        Bounds { from: from.map(Moment), to: to.map(Moment) }
    }

    /// Both hold.
    pub fn and(self, other: Bounds) -> Bounds {
        Bounds { from: self.from.max(other.from), to: [self.to, other.to].into_iter().flatten().min() }
    }

    /// One of them holds.
    pub fn or(self, other: Bounds) -> Bounds {
        Bounds {
            from: self.from.zip(other.from).map(|(a, b)| a.min(b)),
            to: self.to.zip(other.to).map(|(a, b)| a.max(b)),
        }
    }

    /// Whether a value of this span can match.
    pub fn touches(self, span: Interval) -> bool {
        self.from.is_none_or(|from| span.end >= from) && self.to.is_none_or(|to| span.start <= to)
    }
}

/// The bounds that a checked filter sets for the time at `path`.
pub fn of(expr: &Expr, path: &str) -> Bounds {
    holds(expr, &Path::from(path), true)
}

/// The bounds when `expr` is true, or when it is false. Unknown is neither.
fn holds(expr: &Expr, path: &Path, truth: bool) -> Bounds {
    match (expr, truth) {
        (Expr::And(list), true) | (Expr::Or(list), false) => {
            list.iter().map(|e| holds(e, path, truth)).fold(Bounds::NONE, Bounds::and)
        }
        (Expr::Or(list), true) | (Expr::And(list), false) => {
            list.iter().map(|e| holds(e, path, truth)).reduce(Bounds::or).unwrap_or(Bounds::NONE)
        }
        (Expr::Not(a), _) => holds(a, path, !truth),
        (Expr::Compare(c, a, b), _) => compared(*c, a, b, path, truth),
        (Expr::In(a, list), true) if is_field(a, path) => {
            let each = list.iter().filter_map(Scalar::span).map(|span| when(Comparison::Eq, span));
            each.reduce(Bounds::or).unwrap_or(Bounds::NONE)
        }
        (Expr::Call(function, list), true) => match list.as_slice() {
            [a, Expr::Literal(v)] if is_field(a, path) => {
                v.span().map_or(Bounds::NONE, |span| related(*function, span))
            }
            [Expr::Literal(v), b] if is_field(b, path) => {
                v.span().map_or(Bounds::NONE, |span| holding(*function, span))
            }
            _ => Bounds::NONE,
        },
        _ => Bounds::NONE,
    }
}

fn is_field(expr: &Expr, path: &Path) -> bool {
    matches!(expr, Expr::Field(p) if p == path)
}

fn compared(comparison: Comparison, a: &Expr, b: &Expr, path: &Path, truth: bool) -> Bounds {
    let (comparison, asked, value) = match (a, b) {
        (asked, Expr::Literal(value)) => (comparison, asked, value),
        (Expr::Literal(value), asked) => (comparison.flipped(), asked, value),
        _ => return Bounds::NONE,
    };
    let part = match asked {
        Expr::Call(function, list) if list.len() == 1 && is_field(&list[0], path) => calendar(*function, value),
        _ => None,
    };
    match (part, value.span()) {
        // The year or day of a time is that of its start.
        (Some(part), _) => {
            let comparison = if truth { comparison } else { opposite(comparison) };
            in_calendar(comparison, part)
        }
        (None, Some(span)) if is_field(asked, path) => {
            if truth {
                when(comparison, span)
            } else {
                unless(comparison, span)
            }
        }
        _ => Bounds::NONE,
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Eq => Comparison::Ne,
        Comparison::Ne => Comparison::Eq,
        Comparison::Gt => Comparison::Le,
        Comparison::Ge => Comparison::Lt,
        Comparison::Lt => Comparison::Ge,
        Comparison::Le => Comparison::Gt,
    }
}

/// The span of the year or day that a filter names.
fn calendar(function: Function, value: &Scalar) -> Option<Interval> {
    let (first, next) = match (function, value) {
        (Function::Year, Scalar::Integer(year)) => {
            let year = i16::try_from(*year).ok()?;
            (Day::new(year, 1, 1)?, Day::new(year.checked_add(1)?, 1, 1)?)
        }
        (Function::Date, Scalar::Day(day)) => (*day, day.plus(1)),
        _ => return None,
    };
    let start = |day: Day| format!("{day}T00:00:00Z").parse::<Moment>().ok();
    Some(Interval { start: start(first)?, end: start(next)? })
}

fn in_calendar(comparison: Comparison, part: Interval) -> Bounds {
    let (start, last) = (part.start.0, part.end.0 - 1);
    match comparison {
        Comparison::Eq => Bounds::new(Some(start), Some(last)),
        Comparison::Ne => Bounds::NONE,
        Comparison::Lt => Bounds::new(None, Some(start - 1)),
        Comparison::Le => Bounds::new(None, Some(last)),
        Comparison::Gt => Bounds::new(Some(last + 1), None),
        Comparison::Ge => Bounds::new(Some(start), None),
    }
}

/// Bounds of a time that compares so with `b`.
fn when(comparison: Comparison, b: Interval) -> Bounds {
    let (start, end) = (b.start.0, b.end.0);
    match comparison {
        Comparison::Eq => Bounds::new(Some(end), Some(start)),
        Comparison::Ne => Bounds::NONE,
        Comparison::Lt => Bounds::new(None, Some(start.saturating_sub(1))),
        Comparison::Le => Bounds::new(None, Some(start)),
        Comparison::Gt => Bounds::new(Some(end.max(start.saturating_add(1))), None),
        Comparison::Ge => Bounds::new(Some(end), None),
    }
}

/// Bounds of a time that does not compare so with `b`.
fn unless(comparison: Comparison, b: Interval) -> Bounds {
    let (start, end) = (b.start.0, b.end.0);
    match comparison {
        Comparison::Ne => when(Comparison::Eq, b),
        Comparison::Eq => Bounds::NONE,
        Comparison::Lt => Bounds::new(Some(start), None),
        Comparison::Le => Bounds::new(Some(start.saturating_add(1)), None),
        Comparison::Gt => Bounds::new(None, Some(start.max(end.saturating_sub(1)))),
        Comparison::Ge => Bounds::new(None, Some(end.saturating_sub(1))),
    }
}

/// Bounds of a time that is related so to `b`.
fn related(function: Function, b: Interval) -> Bounds {
    let (start, end) = (b.start.0, b.end.0);
    match function {
        Function::Before => when(Comparison::Lt, b),
        Function::After => when(Comparison::Gt, b),
        Function::Meets => Bounds::new(Some(start), Some(end)),
        Function::During => Bounds::new(Some(start), Some(end.saturating_sub(1))),
        Function::Overlaps => Bounds::new(Some(start), Some(start.max(end.saturating_sub(1)))),
        Function::Starts => Bounds::new(Some(start), Some(start)),
        Function::Finishes => Bounds::new(Some(end), Some(end)),
        _ => Bounds::NONE,
    }
}

/// Bounds of a time to which `a` is related so.
fn holding(function: Function, a: Interval) -> Bounds {
    match function {
        Function::Before => when(Comparison::Gt, a),
        Function::After => when(Comparison::Lt, a),
        Function::During => Bounds::new(Some(a.end.0.max(a.start.0.saturating_add(1))), Some(a.start.0)),
        symmetric => related(symmetric, a),
    }
}
