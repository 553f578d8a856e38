//! Asks ahead for what stands inside an `any(…)` and the database cannot answer there: which related
//! entities pass. Their ids take its place in the question proper.

use kernel::Problem;

use super::{Run, SIFTED_AT_ONCE, Select, settled_page};
use crate::check::Condition;
use crate::order::Order;
use crate::registry::{Dialect, Registry};
use crate::resolve::{self, Speaker};
use crate::scalar::Scalar;
use crate::sql::is_pushable;
use crate::tree::{Expr, Path};

/// The select with every `any(…)` such that the database can answer it.
pub(super) fn settled<E: From<Problem>>(select: &Select, dialect: Dialect, run: &mut Run<'_, E>) -> Result<Select, E> {
    let mut select = select.clone();
    for condition in &mut select.conditions {
        let entity = *condition.entity();
        let mut speakers = vec![Speaker::root(&entity)];
        let expr = settle(condition.expr().clone(), &mut speakers, dialect, run)?;
        *condition = Condition::derived(&entity, expr);
    }
    Ok(select)
}

fn settle<E: From<Problem>>(
    expr: Expr,
    speakers: &mut Vec<Speaker>,
    dialect: Dialect,
    run: &mut Run<'_, E>,
) -> Result<Expr, E> {
    let Expr::Any { of, name, test } = expr else {
        let mut fault = None;
        let settled = expr.map_children(&mut |child| match settle(child, speakers, dialect, run) {
            Ok(child) => child,
            Err(e) => {
                fault = Some(e);
                Expr::value(false)
            }
        });
        return fault.map_or(Ok(settled), Err);
    };
    let entity = resolve::walk(speakers, of.as_str()).entity;
    speakers.push(Speaker { name: name.clone(), entity });
    let test = settle(*test, speakers, dialect, run);
    let pushable = test.as_ref().is_ok_and(|test| is_pushable(test, speakers));
    speakers.pop();
    let mut test = test?;
    if !pushable {
        let ids = passing(&entity, test.rebased(&name, None), dialect, run)?;
        test = Expr::In(Box::new(Expr::Field(Path::new(format!("{name}/id")))), ids);
    }
    Ok(Expr::Any { of, name, test: Box::new(test) })
}

/// The ids of the entities that pass.
fn passing<E: From<Problem>>(
    entity: &Registry,
    test: Expr,
    dialect: Dialect,
    run: &mut Run<'_, E>,
) -> Result<Vec<Scalar>, E> {
    let mut select = Select {
        entity: *entity,
        columns: vec![Path::from("id")],
        conditions: vec![Condition::derived(entity, test)],
        parent: None,
        order: Order::by_id(entity),
        after: None,
        skip: 0,
    };
    let mut ids = Vec::new();
    loop {
        let page = settled_page(select.clone(), dialect, SIFTED_AT_ONCE, run)?;
        ids.extend(page.rows.into_iter().filter_map(|row| row.integer(0)).map(Scalar::Integer));
        if page.next.is_none() {
            return Ok(ids);
        }
        select.after = page.next;
    }
}
