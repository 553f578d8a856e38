//! Which tables and columns there are, as the engine itself tells it.

use crate::error::Error;
use crate::sqlite::File;
use crate::tx::Tx;
use crate::{Engine, args};

/// Tables of this crate's own machinery, which every database has of its own.
const OWN: [&str; 2] = ["schema_migration", "store_lane"];

/// A table that is written and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    /// Where it lies on SQLite.
    pub(super) file: File,
    pub(super) columns: Vec<String>,
    /// The primary key, in its order.
    pub(super) key: Vec<String>,
    /// The column whose values the engine gives, with the last one given.
    pub(super) identity: Option<(String, i64)>,
}

/// A name as it stands in generated statements, whatever it is.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A list of names.
pub(super) fn quoted_list(names: &[String]) -> String {
    names.iter().map(|n| quoted(n)).collect::<Vec<_>>().join(", ")
}

/// All tables, in order of their names. `schemas` are those of SQLite's files to look into.
pub(super) fn tables(tx: &mut Tx, schemas: &[(&str, File)]) -> Result<Vec<Table>, Error> {
    let mut tables = Vec::new();
    match tx.engine() {
        Engine::Sqlite => {
            for (schema, file) in schemas {
                for name in sqlite_names(tx, schema)? {
                    tables.push(sqlite_table(tx, schema, *file, name)?);
                }
            }
        }
        Engine::Postgres => {
            for name in postgres_names(tx)? {
                tables.push(postgres_table(tx, name)?);
            }
        }
    }
    tables.retain(|t| !OWN.contains(&t.name.as_str()));
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    if let Some(pair) = tables.windows(2).find(|pair| pair[0].name == pair[1].name) {
        return Err(Error::wrong(format!("both files have a table {}", pair[0].name)));
    }
    Ok(tables)
}

/// Virtual tables and the tables behind them are indexes over others.
fn sqlite_names(tx: &mut Tx, schema: &str) -> Result<Vec<String>, Error> {
    tx.all(
        "select name from pragma_table_list where schema = ?1 and type = 'table' and name not like 'sqlite\\_%' escape '\\'",
        args![schema],
    )
}

fn sqlite_table(tx: &mut Tx, schema: &str, file: File, name: String) -> Result<Table, Error> {
    let columns: Vec<(String, i64)> =
        tx.all("select name, pk from pragma_table_xinfo(?1, ?2) where hidden = 0 order by cid", args![name, schema])?;
    let mut key: Vec<(i64, String)> = columns.iter().filter(|c| c.1 > 0).map(|c| (c.1, c.0.clone())).collect();
    key.sort();
    let key: Vec<String> = key.into_iter().map(|(_, column)| column).collect();
    let identity = match (sqlite_gives_ids(tx, schema, &name)?, key.as_slice()) {
        (true, [column]) => Some((column.clone(), sqlite_last_id(tx, schema, &name)?)),
        _ => None,
    };
    Ok(Table { name, file, columns: columns.into_iter().map(|c| c.0).collect(), key, identity })
}

/// SQLite's catalog tells `autoincrement` only in the text that made the table.
fn sqlite_gives_ids(tx: &mut Tx, schema: &str, table: &str) -> Result<bool, Error> {
    let sql = format!("select sql from {schema}.sqlite_schema where type = 'table' and name = ?1");
    let text: Vec<String> = tx.all_dynamic(&sql, &[table.into()])?;
    Ok(text.iter().any(|t| t.to_lowercase().contains(" autoincrement")))
}

fn sqlite_last_id(tx: &mut Tx, schema: &str, table: &str) -> Result<i64, Error> {
    let sql = format!("select coalesce(max(seq), 0) from {schema}.sqlite_sequence where name = ?1");
    Ok(tx.all_dynamic(&sql, &[table.into()])?.pop().unwrap_or(0))
}

/// Tables of extensions (PostGIS) come with the extension; partitions with their parent.
fn postgres_names(tx: &mut Tx) -> Result<Vec<String>, Error> {
    tx.all(
        "select c.relname from pg_class c
         where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
           and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')",
        args![],
    )
}

fn postgres_table(tx: &mut Tx, name: String) -> Result<Table, Error> {
    let relation = quoted(&name);
    let columns: Vec<(String, bool)> = tx.all(
        "select attname, attidentity <> '' from pg_attribute
         where attrelid = ?1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum",
        args![relation],
    )?;
    let key = tx.all(
        "select a.attname from pg_index i
         cross join lateral unnest(i.indkey) with ordinality k(attnum, place)
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
         where i.indrelid = ?1::regclass and i.indisprimary order by k.place",
        args![relation],
    )?;
    let identity = match columns.iter().find(|c| c.1) {
        Some((column, _)) => Some((column.clone(), postgres_last_id(tx, &relation, column)?)),
        None => None,
    };
    Ok(Table { name, file: File::Main, columns: columns.into_iter().map(|c| c.0).collect(), key, identity })
}

fn postgres_last_id(tx: &mut Tx, relation: &str, column: &str) -> Result<i64, Error> {
    let sequence: String = tx.one("select pg_get_serial_sequence(?1, ?2)", args![relation, column])?;
    let sql = format!("select case when is_called then last_value else last_value - 1 end from {sequence}");
    Ok(tx.all_dynamic(&sql, &[])?.pop().unwrap_or(0))
}
