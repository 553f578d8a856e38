//! Holds a tree against the description of an entity: every field exists and may be asked by, and
//! everything fits together. What passes is a [`Condition`]; SQL is made of nothing else.

mod fold;
mod kinds;
mod lift;

use std::fmt;

use kernel::{Moment, Refusal};

use crate::refused;
use crate::registry::Registry;
use crate::resolve::Speaker;
use crate::sql;
use crate::tree::Expr;

/// A condition on one entity that has passed the check.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    entity: Registry,
    expr: Expr,
}

impl Condition {
    /// A user's condition: only fields that are open to users. `now` is what `now()` means.
    pub fn of_user(expr: Expr, entity: &Registry, now: Moment) -> Result<Condition, Refusal> {
        Condition::checked(expr, entity, now, kinds::Asker::User)
    }

    /// The program's own condition: hidden fields too.
    pub fn of_program(expr: Expr, entity: &Registry, now: Moment) -> Result<Condition, Refusal> {
        Condition::checked(expr, entity, now, kinds::Asker::Program)
    }

    fn checked(expr: Expr, entity: &Registry, now: Moment, asker: kinds::Asker) -> Result<Condition, Refusal> {
        kinds::condition(&expr, entity, asker)?;
        let expr = fold::folded(expr, now);
        let expr = lift::lifted(expr, entity);
        let mut speakers = vec![Speaker::root(entity)];
        if let Some(what) = sql::stuck_inside_any(&expr, &mut speakers) {
            return Err(refused::not_inside_any("$filter", &what));
        }
        Ok(Condition { entity: *entity, expr })
    }

    /// A condition made of one that has passed the check already.
    pub(crate) fn derived(entity: &Registry, expr: Expr) -> Condition {
        Condition { entity: *entity, expr }
    }

    /// The entity it is about.
    pub fn entity(&self) -> &Registry {
        &self.entity
    }

    /// The tree: constants computed, `any(…)` written out.
    pub fn expr(&self) -> &Expr {
        &self.expr
    }

    /// Whether the database can answer it alone; if not, [`list::page`](crate::list::page) asks the
    /// database what it can and evaluates the rest.
    pub fn is_pushable(&self) -> bool {
        sql::is_pushable(&self.expr, &mut vec![Speaker::root(&self.entity)])
    }

    /// The parts that must all hold.
    pub(crate) fn parts(&self) -> Vec<&Expr> {
        match &self.expr {
            Expr::And(list) => list.iter().collect(),
            one => vec![one],
        }
    }

    /// The part of it that is about the entity at the other end of a relation to one, as a condition on
    /// that entity: of an observation's filter, what it asks of its `Datastream`. Whatever passes the
    /// whole passes this part.
    pub fn through(&self, relation: &str) -> Option<Condition> {
        let target = self.entity.relation(relation).filter(|r| !r.many)?.target;
        let about = |e: &&Expr| {
            !e.contains(&|e| {
                matches!(e, Expr::Field(p) if p.after(relation).is_none()) || matches!(e, Expr::Any { .. })
            }) && e.contains(&|e| matches!(e, Expr::Field(_)))
        };
        let parts: Vec<Expr> =
            self.parts().into_iter().filter(about).map(|e| e.clone().rebased(relation, None)).collect();
        (!parts.is_empty()).then(|| Condition { entity: *target, expr: Expr::all(parts) })
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expr.fmt(f)
    }
}
