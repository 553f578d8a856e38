//! Writing an archive.

use std::io::Write;

use super::catalog::{Table, quoted, quoted_list, tables};
use super::records::Writer;
use super::{Contents, Head, Progress, REPORT_EVERY, TableHead, snapshot};
use crate::error::Error;
use crate::location::Location;
use crate::migrate::applied_everywhere;
use crate::sqlite::File;
use crate::tx::Tx;

/// Writes everything that lies at `location`, as it is at one instant; the program may be at work
/// on it. `out` should be buffered; it is flushed, making it durable is the caller's part.
pub fn write<W: Write>(
    location: &Location,
    out: W,
    progress: &mut dyn FnMut(&Progress),
) -> Result<(Contents, W), Error> {
    let mut tx = snapshot::open(location)?;
    let migrations = applied_everywhere(&mut tx)?;
    let schema = migrations.last().map(|m| m.name.clone()).unwrap_or_default();
    let tables = tables(&mut tx, &[("main", File::Main), ("observations", File::Observations)])?;
    let mut writer = Writer::new(out, &Head { migrations })?;
    let mut rows = 0;
    for table in &tables {
        rows = write_table(&mut tx, &mut writer, table, rows, progress)?;
    }
    let (sha256, mut out) = writer.finish()?;
    out.flush()?;
    Ok((Contents { tables: tables.len(), rows, sha256, schema }, out))
}

fn write_table<W: Write>(
    tx: &mut Tx,
    writer: &mut Writer<W>,
    table: &Table,
    before: u64,
    progress: &mut dyn FnMut(&Progress),
) -> Result<u64, Error> {
    let last_id = table.identity.as_ref().map(|(_, last)| *last);
    writer.table(&TableHead { name: table.name.clone(), columns: table.columns.clone(), last_id })?;
    let mut sql = format!("select {} from {}", quoted_list(&table.columns), quoted(&table.name));
    if !table.key.is_empty() {
        // In order of the key both engines give the same rows in the same order.
        sql.push_str(" order by ");
        sql.push_str(&quoted_list(&table.key));
    }
    let mut rows = before;
    let mut report = |rows| progress(&Progress { table: table.name.clone(), rows });
    report(rows);
    tx.each_dynamic(&sql, &[], |row| {
        writer.row_begins();
        for index in 0..table.columns.len() {
            row.raw(index, |cell| writer.value(&cell))?;
        }
        writer.row_ends()?;
        rows += 1;
        if rows.is_multiple_of(REPORT_EVERY) {
            report(rows);
        }
        Ok(())
    })?;
    writer.table_ends(rows - before)?;
    Ok(rows)
}
