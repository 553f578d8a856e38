//! Bringing packages into force (*ban hành*): what they say and the database does not becomes a new
//! version; what the database says and they no longer do is withdrawn. Publishing the same again
//! does nothing, so the program does it at every start.

use std::collections::BTreeMap;

use kernel::{Actor, CommandId, Day, Moment, Outcome};
use platform::canonical;
use platform::journal::{self, Entry};
use serde_json::{Value, json};
use store::Tx;

use crate::check::check;
use crate::definition::{Definition, Layer};
use crate::fault::refuse;
use crate::package::Package;
use crate::store::{self as rows, DefinitionRow};

/// Definitions named in one journal entry; a body there is kept short.
const PER_ENTRY: usize = 150;

/// What publishing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// New versions.
    pub enacted: usize,
    /// Definitions that no longer stand in their package.
    pub withdrawn: usize,
}

impl Published {
    /// Whether anything changed.
    pub fn is_change(&self) -> bool {
        *self != Published::default()
    }
}

/// Brings the packages of an installation into force, lowest layer first; layers that are not given
/// stay as they are. Refused as a whole if any of them has a fault.
pub fn publish(
    tx: &mut Tx,
    actor: &Actor,
    now: Moment,
    command: Option<&CommandId>,
    packages: &[Package],
) -> Outcome<Published> {
    let faults = check(packages);
    if !faults.is_empty() {
        return Err(refuse(faults));
    }
    let mut current: BTreeMap<(i64, String, String, Day), DefinitionRow> = BTreeMap::new();
    for row in rows::current(tx)? {
        current.insert((row.layer, row.kind.clone(), row.code.clone(), row.valid_from), row);
    }
    let mut changes = Vec::new();
    let mut published = Published::default();
    for package in packages {
        let layer = package.layer.number();
        for definition in &package.definitions {
            let place = (layer, definition.kind().code().to_owned(), definition.code.clone(), definition.valid.from);
            let known = current.remove(&place);
            let hash = definition.hash();
            if known.is_none_or(|row| row.hash != hash) {
                changes.push(add(tx, to_row(package.layer, definition, hash, now))?);
                published.enacted += 1;
            }
        }
        let gone: Vec<_> = current.keys().filter(|place| place.0 == layer).cloned().collect();
        for place in gone {
            if let Some(row) = current.remove(&place) {
                changes.push(add(tx, DefinitionRow { withdrawn: true, recorded_at: now, ..row })?);
                published.withdrawn += 1;
            }
        }
    }
    record(tx, actor, now, command, &changes)?;
    Ok(published)
}

/// Adds a row under the next version of its code.
fn add(tx: &mut Tx, mut row: DefinitionRow) -> Outcome<DefinitionRow> {
    row.version = rows::newest_version(tx, &row.kind, &row.code)? + 1;
    row.id = rows::insert(tx, &row)?;
    Ok(row)
}

/// The one place that writes definitions into the journal: what came into force, with its hash.
fn record(
    tx: &mut Tx,
    actor: &Actor,
    now: Moment,
    command: Option<&CommandId>,
    changes: &[DefinitionRow],
) -> Outcome<()> {
    for part in changes.chunks(PER_ENTRY) {
        let listed: Vec<Value> = part
            .iter()
            .map(|r| {
                json!({ "kind": r.kind, "code": r.code, "version": r.version, "hash": r.hash, "withdrawn": r.withdrawn })
            })
            .collect();
        let entry = part
            .iter()
            .fold(Entry::new("definitions.published"), |entry, row| entry.about("definition", row.id))
            .with(json!({ "definitions": listed }));
        journal::write(tx, actor, None, now, command, entry)?;
    }
    Ok(())
}

fn to_row(layer: Layer, definition: &Definition, hash: String, now: Moment) -> DefinitionRow {
    DefinitionRow {
        id: 0,
        kind: definition.kind().code().to_owned(),
        code: definition.code.clone(),
        version: 0,
        layer: layer.number(),
        valid_from: definition.valid.from,
        valid_to: definition.valid.to,
        provisional: definition.provisional,
        withdrawn: false,
        citation: canonical::text(&definition.citation_json()),
        note: definition.note_json().map(|note| canonical::text(&note)),
        body: canonical::text(&definition.body.to_json()),
        hash,
        recorded_at: now,
    }
}
