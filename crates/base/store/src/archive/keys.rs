//! What stands in the way of loading tables in any order, and what must go on after it.

use super::catalog::quoted;
use crate::error::Error;
use crate::tx::Tx;
use crate::{Engine, args, row};

row! {
    /// A foreign key of PostgreSQL, as it can be made again.
    pub(super) struct ForeignKey {
        table: String,
        name: String,
        definition: String,
    }
}

/// Takes PostgreSQL's foreign keys away for the length of the transaction. On SQLite they are
/// switched off on the connection.
pub(super) fn lift(tx: &mut Tx) -> Result<Vec<ForeignKey>, Error> {
    if tx.engine() == Engine::Sqlite {
        return Ok(Vec::new());
    }
    let keys: Vec<ForeignKey> = tx.all(
        "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
         where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0",
        args![],
    )?;
    for key in &keys {
        tx.batch(&format!("alter table {} drop constraint {}", key.table, quoted(&key.name)))?;
    }
    Ok(keys)
}

/// Puts them back; every row is checked.
pub(super) fn restore(tx: &mut Tx, keys: &[ForeignKey]) -> Result<(), Error> {
    if tx.engine() == Engine::Sqlite {
        let orphans: Vec<(String, Option<i64>, String, i64)> = tx.all("pragma foreign_key_check", args![])?;
        return match orphans.first() {
            Some((table, _, parent, _)) => Err(Error::ForeignKey(format!("{table} to {parent}"))),
            None => Ok(()),
        };
    }
    for key in keys {
        let (table, name, definition) = (&key.table, quoted(&key.name), &key.definition);
        tx.batch(&format!("alter table {table} add constraint {name} {definition}"))?;
    }
    Ok(())
}

/// Makes the engine give ids after `last`, also when the rows that had them are gone.
pub(super) fn go_on_after(tx: &mut Tx, table: &str, column: &str, last: i64) -> Result<(), Error> {
    if last <= 0 {
        return Ok(());
    }
    if tx.engine() == Engine::Postgres {
        let sequence = "select setval(pg_get_serial_sequence(?1, ?2)::regclass, ?3)";
        return tx.one::<i64>(sequence, args![quoted(table), column, last]).map(|_| ());
    }
    if tx.run("update main.sqlite_sequence set seq = max(seq, ?2) where name = ?1", args![table, last])? == 0 {
        tx.run("insert into main.sqlite_sequence (name, seq) values (?1, ?2)", args![table, last])?;
    }
    Ok(())
}
