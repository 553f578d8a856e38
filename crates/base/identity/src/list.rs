//! Lists within a scope: what the `query` crate asks, put to the database. Every list, search and
//! count of every domain goes through here with somebody's [`Scope`].

use ::store::{Engine, Tx, Value};
use kernel::{Counted, Outcome, Refusal};
use query::{Dialect, Page, Param, Registry, Select, Statement, list};

use crate::scope::Scope;

/// All of an entity that the scope reaches.
pub fn select(entity: &Registry, scope: &Scope) -> Result<Select, Refusal> {
    Select::of(entity, &query::Scope::from(scope))
}

/// The first `size` rows from where the select starts.
pub fn page(tx: &mut Tx, select: &Select, size: usize) -> Outcome<Page> {
    list::page(select, dialect(tx), size, |statement| run(tx, statement))
}

/// How many rows the select has on all pages.
pub fn count(tx: &mut Tx, select: &Select) -> Outcome<u64> {
    list::count(select, dialect(tx), |statement| run(tx, statement))
}

/// The same, counted no further than `most`.
pub fn count_up_to(tx: &mut Tx, select: &Select, most: u64) -> Outcome<Counted> {
    list::count_up_to(select, dialect(tx), most, |statement| run(tx, statement))
}

/// The language of the engine behind a transaction.
pub fn dialect(tx: &Tx) -> Dialect {
    match tx.engine() {
        Engine::Sqlite => Dialect::Sqlite,
        Engine::Postgres => Dialect::Postgres,
    }
}

/// Runs a statement of the `query` crate.
pub fn run(tx: &mut Tx, statement: &Statement) -> Outcome<Vec<Vec<Param>>> {
    let args: Vec<Value> = statement.params.iter().cloned().map(value).collect();
    let mut rows = Vec::new();
    tx.each_dynamic(&statement.text, &args, |row| {
        let cells = (0..row.width()).map(|i| row.get::<Value>(i).map(param));
        rows.push(cells.collect::<Result<Vec<Param>, _>>()?);
        Ok(())
    })?;
    Ok(rows)
}

fn value(param: Param) -> Value {
    match param {
        Param::Null => Value::Null,
        Param::Int(v) => Value::Int(v),
        Param::Real(v) => Value::Real(v),
        Param::Text(v) => Value::Text(v),
        Param::Bool(v) => Value::Bool(v),
        Param::Blob(v) => Value::Blob(v),
    }
}

fn param(value: Value) -> Param {
    match value {
        Value::Null => Param::Null,
        Value::Int(v) => Param::Int(v),
        Value::Real(v) => Param::Real(v),
        Value::Text(v) => Param::Text(v),
        Value::Bool(v) => Param::Bool(v),
        Value::Blob(v) => Param::Blob(v),
    }
}
