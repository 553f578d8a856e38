//! Whether fields exist, may be asked by, and fit what is done with them.

use kernel::Refusal;

use crate::eval::is_relate_pattern;
use crate::function::{Function, Want, Yields};
use crate::geometry::Geometry;
use crate::refused;
use crate::registry::Registry;
use crate::resolve::{self, Speaker};
use crate::scalar::{Kind, Scalar};
use crate::tree::{Expr, Operation, Path};

const OPTION: &str = "$filter";

/// On whose behalf a condition is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    /// A user: hidden fields and closed relations are refused.
    User,
    /// The program itself.
    Program,
}

/// Whether the whole is a condition on `entity`.
pub(super) fn condition(expr: &Expr, entity: &Registry, asker: Asker) -> Result<(), Refusal> {
    Check { speakers: vec![Speaker::root(entity)], asker }.boolean("$filter", expr)
}

struct Check {
    speakers: Vec<Speaker>,
    asker: Asker,
}

impl Check {
    /// The kind of an expression; nothing, of the literal null.
    fn kind(&mut self, expr: &Expr) -> Result<Option<Kind>, Refusal> {
        match expr {
            Expr::Literal(value) => return Ok(value.kind()),
            Expr::Field(path) => return self.field(path).map(Some),
            Expr::Compare(c, a, b) => {
                let (a, b) = (self.kind(a)?, self.kind(b)?);
                comparable(c.word(), a, b)?;
            }
            Expr::In(a, list) => {
                let kind = self.kind(a)?;
                for item in list {
                    comparable("in", kind, item.kind())?;
                }
            }
            Expr::IsNull(a) => {
                self.kind(a)?;
            }
            Expr::And(list) => list.iter().try_for_each(|e| self.boolean("and", e))?,
            Expr::Or(list) => list.iter().try_for_each(|e| self.boolean("or", e))?,
            Expr::Not(a) => self.boolean("not", a)?,
            Expr::Arithmetic(o, a, b) => {
                let (a, b) = (self.kind(a)?, self.kind(b)?);
                return calculated(*o, a, b);
            }
            Expr::Call(function, list) => return self.call(*function, list),
            Expr::Any { of, name, test } => {
                self.related(of, name)?;
                self.boolean("any", test)?;
                self.speakers.pop();
            }
        }
        Ok(Some(Kind::Boolean))
    }

    fn boolean(&mut self, name: &str, expr: &Expr) -> Result<(), Refusal> {
        match self.kind(expr)? {
            None | Some(Kind::Boolean) => Ok(()),
            Some(other) => Err(refused::kinds(OPTION, name, "boolean", other.name())),
        }
    }

    fn field(&mut self, path: &Path) -> Result<Kind, Refusal> {
        let Some(found) = resolve::find(&self.speakers, path.as_str()) else {
            let walk = resolve::walk(&self.speakers, path.as_str());
            return Err(refused::unknown_field(OPTION, path.as_str(), walk.entity.name));
        };
        let open = found.field.filterable && found.through.iter().all(|r| r.filterable);
        if open || self.asker == Asker::Program {
            Ok(found.field.kind)
        } else {
            Err(refused::not_filterable(OPTION, path.as_str()))
        }
    }

    /// `of` must end at a relation to many; `name` speaks of one of them from here on.
    fn related(&mut self, of: &Path, name: &str) -> Result<(), Refusal> {
        let walk = resolve::walk(&self.speakers, of.as_str());
        if !walk.rest.is_empty() || !walk.through.last().is_some_and(|r| r.many) {
            return Err(refused::unknown_field(OPTION, of.as_str(), walk.entity.name));
        }
        if self.asker == Asker::User && !walk.through.iter().all(|r| r.filterable) {
            return Err(refused::not_filterable(OPTION, of.as_str()));
        }
        self.speakers.push(Speaker { name: name.to_owned(), entity: walk.entity });
        Ok(())
    }

    fn call(&mut self, function: Function, list: &[Expr]) -> Result<Option<Kind>, Refusal> {
        let signature = function.signature();
        let mut first = None;
        for (n, (argument, want)) in list.iter().zip(signature.wants).enumerate() {
            let kind = self.kind(argument)?;
            if let Some(kind) = kind.filter(|k| !want.accepts(*k)) {
                return Err(refused::kinds(OPTION, function.name(), want.name(), kind.name()));
            }
            if n == 0 {
                first = kind;
            }
        }
        if signature.wants.starts_with(&[Want::Geometry, Want::Geometry]) && !list.iter().take(2).any(is_point) {
            return Err(refused::needs_point(OPTION, function.name()));
        }
        if let (Function::StRelate, Some(pattern)) = (function, list.get(2)) {
            let fits = matches!(pattern, Expr::Literal(Scalar::Text(p)) if is_relate_pattern(p));
            if !fits {
                return Err(refused::kinds(OPTION, function.name(), "relate-pattern", "text"));
            }
        }
        Ok(match signature.yields {
            Yields::Always(kind) => Some(kind),
            Yields::AsFirst => first,
        })
    }
}

/// Fields hold points; of literals one sees it.
fn is_point(expr: &Expr) -> bool {
    match expr {
        Expr::Literal(Scalar::Geometry(g)) => Geometry::as_point(g).is_some(),
        _ => true,
    }
}

fn comparable(word: &str, a: Option<Kind>, b: Option<Kind>) -> Result<(), Refusal> {
    match (a, b) {
        (Some(Kind::Geometry), _) | (_, Some(Kind::Geometry)) => {
            Err(refused::kinds(OPTION, word, "comparable", Kind::Geometry.name()))
        }
        (Some(a), Some(b)) if !a.compares_with(b) => Err(refused::kinds(OPTION, word, a.name(), b.name())),
        _ => Ok(()),
    }
}

fn calculated(operation: Operation, a: Option<Kind>, b: Option<Kind>) -> Result<Option<Kind>, Refusal> {
    let (Some(a), Some(b)) = (a, b) else { return Ok(None) };
    let additive = matches!(operation, Operation::Add | Operation::Sub);
    let kind = match (operation, a, b) {
        (Operation::Div, a, b) if a.is_number() && b.is_number() => Kind::Real,
        (_, Kind::Integer, Kind::Integer) => Kind::Integer,
        (_, a, b) if a.is_number() && b.is_number() => Kind::Real,
        (_, Kind::Duration, Kind::Duration) if additive => Kind::Duration,
        (Operation::Mul | Operation::Div, Kind::Duration, n) | (Operation::Mul, n, Kind::Duration) if n.is_number() => {
            Kind::Duration
        }
        (_, time, Kind::Duration) if additive && time.is_time_line() => time,
        (Operation::Add, Kind::Duration, time) if time.is_time_line() => time,
        (Operation::Sub, a, b) if a.is_time_line() && b.is_time_line() => Kind::Duration,
        (_, a, b) => {
            let (wanted, given) = if a.is_number() { ("number", b) } else { ("calculable", a) };
            return Err(refused::kinds(OPTION, operation.word(), wanted, given.name()));
        }
    };
    Ok(Some(kind))
}
