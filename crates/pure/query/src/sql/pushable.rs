//! What the database can answer exactly as the program would.
//!
//! Not: capital and small letters of all scripts, white space of all scripts, calculations (SQLite
//! and PostgreSQL differ in overflow and division by zero), shapes, and whatever stands in no column.

use crate::function::Function;
use crate::registry::{Column, Relation};
use crate::resolve::{self, Speaker};
use crate::scalar::{Kind, Scalar};
use crate::tree::{Expr, Path};

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
        Expr::Field(path) => {
            let kind = kind_in_table(speakers, path);
            kind.is_none_or(|kind| kind == Kind::Geometry).then(|| path.to_string())
        }
        Expr::IsNull(inner) => match inner.as_ref() {
            Expr::Field(path) => kind_in_table(speakers, path).is_none().then(|| path.to_string()),
            other => obstacle(other, speakers),
        },
        Expr::Arithmetic(operation, ..) => Some(operation.word().to_owned()),
        Expr::Call(function, list) if !has_twin(*function, list) => Some(function.name().to_owned()),
        Expr::Any { of, name, test } => {
            let walk = resolve::walk(speakers, of.as_str());
            if !walk.through.iter().all(|r| has_join(r)) {
                return Some(of.to_string());
            }
            speakers.push(Speaker { name: name.clone(), entity: walk.entity });
            let inside = obstacle(test, speakers);
            speakers.pop();
            inside
        }
        other => other.children().into_iter().find_map(|child| obstacle(child, speakers)),
    }
}

/// The kind of the field at `path`, if the database can get at it.
fn kind_in_table(speakers: &[Speaker], path: &Path) -> Option<Kind> {
    let found = resolve::find(speakers, path.as_str())?;
    let in_table = found.field.column != Column::Computed && found.through.iter().all(|r| has_join(r));
    in_table.then_some(found.field.kind)
}

fn has_join(relation: &Relation) -> bool {
    !relation.on.sqlite.is_empty()
}

/// Whether both engines have a function that does exactly this.
fn has_twin(function: Function, list: &[Expr]) -> bool {
    use Function as F;
    match function {
        F::SubstringOf
        | F::Contains
        | F::StartsWith
        | F::EndsWith
        | F::Length
        | F::IndexOf
        | F::Concat
        | F::Year
        | F::Month
        | F::Day
        | F::Hour
        | F::Minute
        | F::Second
        | F::FractionalSeconds
        | F::Date
        | F::Time => true,
        // A position that a record holds could be too large for PostgreSQL.
        F::Substring => list.iter().skip(1).all(|e| matches!(e, Expr::Literal(_))),
        other => other.is_temporal_relation(),
    }
}
