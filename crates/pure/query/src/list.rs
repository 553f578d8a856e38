//! A list of an entity: conditions, scope, order, page. The database answers what it can; the rest of
//! the conditions is evaluated here over columns fetched for that purpose, so that no caller has to
//! know which is which.
//!
//! It knows no connection: the caller passes a function that runs a [`Statement`].

mod ahead;
mod residual;
mod row;
mod statement;

use kernel::{Counted, Problem, Refusal};

pub use row::Row;

use crate::check::Condition;
use crate::order::Order;
use crate::page::PageMark;
use crate::registry::{Dialect, Registry, Relation};
use crate::resolve;
use crate::scope::Scope;
use crate::sql::{Param, Statement};
use crate::tree::Path;

/// What a list shall hold.
#[derive(Debug, Clone)]
pub struct Select {
    entity: Registry,
    columns: Vec<Path>,
    conditions: Vec<Condition>,
    parent: Option<(Registry, &'static Relation, i64)>,
    order: Order,
    after: Option<PageMark>,
    skip: u64,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its rows, with the columns asked for.
    pub rows: Vec<Row>,
    /// Where it ends, if there is more.
    pub next: Option<PageMark>,
}

/// Rows fetched at once when the program has to sift them.
const SIFTED_AT_ONCE: usize = 500;

impl Select {
    /// All of an entity, by id. Every list states its scope.
    pub fn of(entity: &Registry, scope: &Scope) -> Result<Select, Refusal> {
        Ok(Select {
            entity: *entity,
            columns: Vec::new(),
            conditions: vec![scope.condition(entity)?],
            parent: None,
            order: Order::by_id(entity),
            after: None,
            skip: 0,
        })
    }

    /// The fields each row shall have, by path; hidden ones too. Rows have them in this order.
    pub fn columns(mut self, paths: &[&str]) -> Select {
        self.columns = paths.iter().map(|p| Path::from(*p)).collect();
        self
    }

    /// Only what fulfils this too. A condition on another entity holds for nothing.
    pub fn filter(mut self, condition: Condition) -> Select {
        self.conditions.push(condition);
        self
    }

    /// Only what `relation` leads to from the `parent` with this id: `Things(5)/Datastreams`.
    pub fn related_to(mut self, parent: &Registry, relation: &'static Relation, id: i64) -> Select {
        self.parent = Some((*parent, relation, id));
        self
    }

    /// In this order.
    pub fn order(mut self, order: Order) -> Select {
        self.order = order;
        self
    }

    /// Its order.
    pub fn ordered(&self) -> &Order {
        &self.order
    }

    /// Only what comes after this mark.
    pub fn after(mut self, mark: Option<PageMark>) -> Select {
        self.after = mark;
        self
    }

    /// Without the first so many.
    pub fn skip(mut self, rows: u64) -> Select {
        self.skip = rows;
        self
    }

    /// The paths among the columns that the entity has not; a caller's test expects none.
    pub fn faults(&self) -> Vec<String> {
        let known = |p: &&Path| resolve::from_entity(&self.entity, p.as_str()).is_none_or(|f| !f.is_single());
        self.columns.iter().filter(known).map(ToString::to_string).collect()
    }
}

/// Runs a statement.
type Run<'r, E> = dyn FnMut(&Statement) -> Result<Vec<Vec<Param>>, E> + 'r;

/// The first `size` rows from where the select starts. `run` asks the database.
pub fn page<E: From<Problem>>(
    select: &Select,
    dialect: Dialect,
    size: usize,
    mut run: impl FnMut(&Statement) -> Result<Vec<Vec<Param>>, E>,
) -> Result<Page, E> {
    if size == 0 {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let select = ahead::settled(select, dialect, &mut run)?;
    settled_page(select, dialect, size, &mut run)
}

/// How many rows the select has on all pages; order, mark and skip do not matter.
pub fn count<E: From<Problem>>(
    select: &Select,
    dialect: Dialect,
    mut run: impl FnMut(&Statement) -> Result<Vec<Vec<Param>>, E>,
) -> Result<u64, E> {
    found(select, dialect, None, &mut run)
}

/// The same, but what is more than `most` is not counted further.
pub fn count_up_to<E: From<Problem>>(
    select: &Select,
    dialect: Dialect,
    most: u64,
    mut run: impl FnMut(&Statement) -> Result<Vec<Vec<Param>>, E>,
) -> Result<Counted, E> {
    Ok(Counted::up_to(most, found(select, dialect, Some(most), &mut run)?))
}

/// How many rows were found; larger than `most` by one or a few where there are more.
fn found<E: From<Problem>>(
    select: &Select,
    dialect: Dialect,
    most: Option<u64>,
    run: &mut Run<'_, E>,
) -> Result<u64, E> {
    let select = ahead::settled(select, dialect, run)?;
    let mut all = Select { columns: Vec::new(), order: Order::by_id(&select.entity), after: None, skip: 0, ..select };
    if let Some(statement) = statement::count(&all, dialect, most) {
        return match run(&statement)?.first().and_then(|row| row.first()) {
            Some(Param::Int(n)) => Ok(n.unsigned_abs()),
            other => Err(Problem::new(format!("a count that is no number: {other:?}")).into()),
        };
    }
    let mut total = 0;
    loop {
        let page = settled_page(all.clone(), dialect, SIFTED_AT_ONCE, run)?;
        total += page.rows.len() as u64;
        if page.next.is_none() || most.is_some_and(|most| total > most) {
            return Ok(total);
        }
        all.after = page.next;
    }
}

fn settled_page<E: From<Problem>>(
    mut select: Select,
    dialect: Dialect,
    size: usize,
    run: &mut Run<'_, E>,
) -> Result<Page, E> {
    let mut rows = Vec::new();
    let mut end: Option<PageMark> = None;
    loop {
        let prepared = statement::rows(&select, dialect);
        let sifted = prepared.residual.is_some();
        let at_once = if sifted { SIFTED_AT_ONCE } else { size + 1 };
        let found = run(&prepared.with_limit(at_once, if sifted { 0 } else { select.skip }))?;
        let complete = found.len() < at_once;
        let mut last = None;
        for values in found {
            let read = prepared.read(&values)?;
            let mark = PageMark::new(&select.order, read.keys.clone());
            if prepared.residual.as_ref().is_none_or(|r| r.accepts(&read)) {
                if sifted && select.skip > 0 {
                    select.skip -= 1;
                } else if rows.len() == size {
                    return Ok(Page { rows, next: end });
                } else {
                    rows.push(read.row);
                    end = Some(mark.clone());
                }
            }
            last = Some(mark);
        }
        if complete {
            return Ok(Page { rows, next: None });
        }
        select.after = last;
    }
}
