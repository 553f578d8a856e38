//! A tree as the text of a `$filter` that parses to the same tree again: links, saved lists, logs.

use std::fmt::{self, Display, Formatter, Write};

use kernel::MICROS_PER_SECOND;

use crate::scalar::Scalar;
use crate::tree::Expr;

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Expr::Literal(value) => value.fmt(f),
            Expr::Field(path) => path.fmt(f),
            Expr::Compare(c, a, b) => infix(f, a, c.word(), b),
            Expr::Arithmetic(o, a, b) => infix(f, a, o.word(), b),
            Expr::IsNull(a) => {
                operand(f, a)?;
                f.write_str(" eq null")
            }
            Expr::In(a, list) => {
                operand(f, a)?;
                f.write_str(" in (")?;
                separated(f, list, ",", &mut |f, v| v.fmt(f))?;
                f.write_char(')')
            }
            Expr::And(list) => separated(f, list, " and ", &mut |f, e| operand(f, e)),
            Expr::Or(list) => separated(f, list, " or ", &mut |f, e| operand(f, e)),
            Expr::Not(a) => {
                f.write_str("not (")?;
                a.fmt(f)?;
                f.write_char(')')
            }
            Expr::Call(function, list) => {
                write!(f, "{}(", function.name())?;
                separated(f, list, ",", &mut |f, e| e.fmt(f))?;
                f.write_char(')')
            }
            Expr::Any { of, name, test } => write!(f, "{of}/any({name}: {test})"),
        }
    }
}

fn infix(f: &mut Formatter<'_>, a: &Expr, word: &str, b: &Expr) -> fmt::Result {
    operand(f, a)?;
    write!(f, " {word} ")?;
    operand(f, b)
}

/// Whatever could bind otherwise stands in parentheses.
fn operand(f: &mut Formatter<'_>, e: &Expr) -> fmt::Result {
    match e {
        Expr::Literal(_) | Expr::Field(_) | Expr::Call(..) | Expr::Any { .. } => e.fmt(f),
        _ => write!(f, "({e})"),
    }
}

fn separated<T>(
    f: &mut Formatter<'_>,
    list: &[T],
    separator: &str,
    print: &mut dyn FnMut(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (i, item) in list.iter().enumerate() {
        if i > 0 {
            f.write_str(separator)?;
        }
        print(f, item)?;
    }
    Ok(())
}

impl Display for Scalar {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Scalar::Null => f.write_str("null"),
            Scalar::Boolean(v) => v.fmt(f),
            Scalar::Integer(v) => v.fmt(f),
            // The debug form always has a point or an exponent, so it stays a measured number.
            Scalar::Real(v) => write!(f, "{v:?}"),
            Scalar::Text(v) => write!(f, "'{}'", v.replace('\'', "''")),
            Scalar::Moment(v) => v.fmt(f),
            Scalar::Interval(v) => write!(f, "{}/{}", v.start, v.end),
            Scalar::Duration(v) => {
                let sign = if *v < 0 { "-" } else { "" };
                let all = v.unsigned_abs();
                let second = MICROS_PER_SECOND.unsigned_abs();
                write!(f, "duration'{sign}PT{}.{:06}S'", all / second, all % second)
            }
            Scalar::Day(v) => v.fmt(f),
            Scalar::Time(v) => {
                let seconds = v / MICROS_PER_SECOND;
                let (hour, minute) = (seconds / 3600, seconds / 60 % 60);
                write!(f, "{hour:02}:{minute:02}:{:02}.{:06}", seconds % 60, v % MICROS_PER_SECOND)
            }
            Scalar::Geometry(v) => write!(f, "geography'{v}'"),
        }
    }
}
