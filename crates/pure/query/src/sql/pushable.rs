//! What the database can answer exactly as the program would.
//!
//! Not: capital and small letters of all scripts, white space of all scripts, calculations (SQLite
//! and PostgreSQL differ in overflow and division by zero), shapes, and whatever stands in no column.

use crate::function::Function;
use crate::registry::Column;
use crate::resolve::{self, Speaker};
use crate::scalar::{Kind, Scalar};
use crate::tree::Expr;

/// Whether the database can answer it.
pub(crate) fn is_pushable(expr: &Expr, speakers: &mut Vec<Speaker>) -> bool {
    obstacle(expr, speakers).is_none()
}

/// What stands inside an `any(…)` that the database cannot answer: there the program cannot help either.
pub(crate) fn stuck_inside_any(expr: &Expr, speakers: &mut Vec<Speaker>) -> Option<String> {
    match expr {
        Expr::Any { .. } => obstacle(expr, speakers),
        other => other.children().into_iter().find_map(|child| stuck_inside_any(child, speakers)),
    }
}

fn obstacle(expr: &Expr, speakers: &mut Vec<Speaker>) -> Option<String> {
    match expr {
        Expr::Literal(Scalar::Geometry(_)) => Some("geography".to_owned()),
        Expr::Literal(_) => None,
        Expr::Field(path) => resolve::find(speakers, path.as_str())
            .is_none_or(|f| f.field.column == Column::Computed || f.field.kind == Kind::Geometry)
            .then(|| path.to_string()),
        Expr::IsNull(inner) => match inner.as_ref() {
            Expr::Field(path) => resolve::find(speakers, path.as_str())
                .is_none_or(|f| f.field.column == Column::Computed)
                .then(|| path.to_string()),
            other => obstacle(other, speakers),
        },
        Expr::Arithmetic(operation, ..) => Some(operation.word().to_owned()),
        Expr::Call(function, list) if !has_twin(*function, list) => Some(function.name().to_owned()),
        Expr::Any { of, name, test } => {
            let entity = resolve::walk(speakers, of.as_str()).entity;
            speakers.push(Speaker { name: name.clone(), entity });
            let inside = obstacle(test, speakers);
            speakers.pop();
            inside
        }
        other => other.children().into_iter().find_map(|child| obstacle(child, speakers)),
    }
}

/// Whether both engines have a function that does exactly this.
fn has_twin(function: Function, list: &[Expr]) -> bool {
    use Function as F;
    match function {
        F::SubstringOf | F::Contains | F::StartsWith | F::EndsWith | F::Length | F::IndexOf | F::Concat | F::Year
        | F::Month | F::Day | F::Hour | F::Minute | F::Second | F::FractionalSeconds | F::Date | F::Time => true,
        // A position that a record holds could be too large for PostgreSQL.
        F::Substring => list.iter().skip(1).all(|e| matches!(e, Expr::Literal(_))),
        other => other.is_temporal_relation(),
    }
}
