//! Runs statements on a database, as a domain would.

use kernel::{Counted, Failure, Outcome};
use query::{Dialect, Page, Param, Select, Statement, list};
use store::{Engine, Tx, Value};

/// The language of the engine behind a transaction.
pub fn dialect(tx: &Tx) -> Dialect {
    match tx.engine() {
        Engine::Sqlite => Dialect::Sqlite,
        Engine::Postgres => Dialect::Postgres,
    }
}

/// A page of a list.
pub fn page(tx: &mut Tx, select: &Select, size: usize) -> Outcome<Page> {
    list::page(select, dialect(tx), size, |statement| run(tx, statement))
}

/// The length of a list.
pub fn count(tx: &mut Tx, select: &Select) -> Outcome<u64> {
    list::count(select, dialect(tx), |statement| run(tx, statement))
}

/// The same, no further than `most`.
pub fn count_up_to(tx: &mut Tx, select: &Select, most: u64) -> Outcome<Counted> {
    list::count_up_to(select, dialect(tx), most, |statement| run(tx, statement))
}

fn run(tx: &mut Tx, statement: &Statement) -> Result<Vec<Vec<Param>>, Failure> {
    let args: Vec<Value> = statement.params.iter().cloned().map(value).collect();
    let mut rows = Vec::new();
    tx.each_dynamic(&statement.text, &args, |row| {
        let cells = (0..row.width()).map(|i| row.get::<Value>(i).map(param));
        rows.push(cells.collect::<Result<Vec<Param>, _>>()?);
        Ok(())
    })?;
    Ok(rows)
}

/// A value of the query crate as one of the store.
pub fn value(param: Param) -> Value {
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
