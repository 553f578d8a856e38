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

/// What stands inside an `any(…)` and can be answered by nobody. The program can ask ahead which related
/// entities pass, but only where the condition speaks of nothing else, and of columns.
pub(crate) fn stuck_inside_any(expr: &Expr, speakers: &mut Vec<Speaker>) -> Option<String> {
    let Expr::Any { of, name, test } = expr else {
        return expr.children().into_iter().find_map(|child| stuck_inside_any(child, speakers));
    };
    let walk = resolve::walk(speakers, of.as_str());
    if !walk.through.iter().all(|r| has_join(r)) {
        return Some(of.to_string());
    }
    speakers.push(Speaker { name: name.clone(), entity: walk.entity });
    let stuck = obstacle(test, speakers).and_then(|what| {
        let ahead = speaks_only_of(test, &mut vec![name]) && is_in_tables(test, speakers);
        if ahead { stuck_inside_any(test, speakers) } else { Some(what) }
    });
    speakers.pop();
    stuck
}

fn speaks_only_of<'e>(expr: &'e Expr, names: &mut Vec<&'e String>) -> bool {
    match expr {
        Expr::Field(path) => names.iter().any(|name| path.after(name).is_some()),
        Expr::Any { of, name, test } => {
            names.push(name);
            let only = names.iter().any(|name| of.after(name).is_some()) && speaks_only_of(test, names);
            names.pop();
            only
        }
        other => other.children().into_iter().all(|child| speaks_only_of(child, names)),
    }
}

fn is_in_tables(expr: &Expr, speakers: &mut Vec<Speaker>) -> bool {
    match expr {
        Expr::Field(path) => kind_in_table(speakers, path).is_some(),
        Expr::Any { of, name, test } => {
            let entity = resolve::walk(speakers, of.as_str()).entity;
            speakers.push(Speaker { name: name.clone(), entity });
            let all = is_in_tables(test, speakers);
            speakers.pop();
            all
        }
        other => other.children().into_iter().all(|child| is_in_tables(child, speakers)),
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
