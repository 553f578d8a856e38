//! What a condition may turn out to be when only some fields are known: for leaving out early what cannot
//! fulfil it, whatever the rest holds.

use super::test;
use crate::scalar::Scalar;
use crate::tree::{Expr, Path};

/// Gives the value of a field that is known; `None` for one that is not, which is not the same as an empty one.
pub type Known<'f> = dyn Fn(&Path) -> Option<Scalar> + 'f;

/// Whether the condition may hold, whatever the fields are that are not known.
pub fn may_hold(expr: &Expr, known: &Known<'_>) -> bool {
    possible(expr, known).yes
}

/// Which of the three answers are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Answers {
    yes: bool,
    no: bool,
    unknown: bool,
}

impl Answers {
    const ANY: Answers = Answers { yes: true, no: true, unknown: true };

    fn only(answer: Option<bool>) -> Answers {
        Answers { yes: answer == Some(true), no: answer == Some(false), unknown: answer.is_none() }
    }

    fn and(self, other: Answers) -> Answers {
        Answers {
            yes: self.yes && other.yes,
            no: self.no || other.no,
            unknown: (self.unknown && (other.yes || other.unknown)) || (other.unknown && self.yes),
        }
    }

    fn negated(self) -> Answers {
        Answers { yes: self.no, no: self.yes, unknown: self.unknown }
    }
}

fn possible(expr: &Expr, known: &Known<'_>) -> Answers {
    match expr {
        Expr::And(list) => all(list.iter().map(|e| possible(e, known))),
        Expr::Or(list) => all(list.iter().map(|e| possible(e, known).negated())).negated(),
        Expr::Not(inner) => possible(inner, known).negated(),
        _ if is_known(expr, known) => Answers::only(test(expr, &|path| known(path).unwrap_or(Scalar::Null))),
        _ => Answers::ANY,
    }
}

fn all(answers: impl Iterator<Item = Answers>) -> Answers {
    answers.fold(Answers::only(Some(true)), Answers::and)
}

fn is_known(expr: &Expr, known: &Known<'_>) -> bool {
    match expr {
        Expr::Field(path) => known(path).is_some(),
        // What is asked of many others is not in one's own fields.
        Expr::Any { .. } => false,
        _ => expr.children().into_iter().all(|child| is_known(child, known)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Comparison;

    fn a(value: i64) -> Expr {
        Expr::eq("a", value)
    }

    fn free() -> Expr {
        Expr::eq("free", 1_i64)
    }

    #[test]
    fn what_cannot_hold_is_known_before_the_rest_is() {
        // `a` is 1, `empty` is known to be empty, `free` is not known.
        let cases = [
            (a(1), true),
            (a(2), false),
            (free(), true),
            (Expr::And(vec![a(1), free()]), true),
            (Expr::And(vec![a(2), free()]), false),
            (Expr::Or(vec![a(2), free()]), true),
            (Expr::Or(vec![a(2), a(3)]), false),
            (Expr::Not(Box::new(a(1))), false),
            (Expr::Not(Box::new(Expr::Or(vec![a(1), free()]))), false),
            (Expr::Not(Box::new(Expr::And(vec![a(1), free()]))), true),
            (Expr::eq("empty", 1_i64), false),
            (Expr::Not(Box::new(Expr::eq("empty", 1_i64))), false),
            (Expr::And(vec![Expr::eq("empty", 1_i64), free()]), false),
            (Expr::IsNull(Box::new(Expr::Field(Path::new("empty")))), true),
            (Expr::IsNull(Box::new(Expr::Field(Path::new("free")))), true),
            (Expr::compare("a", Comparison::Gt, 1_i64), false),
        ];
        for (expr, expected) in cases {
            let known = |path: &Path| match path.as_str() {
                "a" => Some(Scalar::Integer(1)),
                "empty" => Some(Scalar::Null),
                _ => None,
            };
            assert_eq!(may_hold(&expr, &known), expected, "{expr}");
        }
    }
}
