//! Definitions out of the database: what holds on a day, what held once, and whether rows are still
//! what was published.

use kernel::{Day, DayRange, Failure, Moment, Outcome, Problem};
use serde_json::Value;
use store::Tx;

use crate::definition::{Content, Layer, Pin, Pinned, content_hash};
use crate::kinds::{Body, Kind, OfKind};
use crate::shelf::Shelf;
use crate::store::{self as rows, DefinitionRow};

/// A version in the history of a definition (*phiên bản*).
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The definition as that version says it.
    pub definition: Pinned<Body>,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// Whether this version takes the definition of its layer and period away.
    pub withdrawn: bool,
}

/// What holds for `code` on `day`; none if nothing does.
pub fn in_force<T: OfKind>(tx: &mut Tx, code: &str, day: Day) -> Outcome<Option<Pinned<T>>> {
    let mut shelf = Shelf::default();
    for row in rows::current_of(tx, T::KIND.code(), code)? {
        shelf.put(pinned(row)?);
    }
    let found = shelf.in_force(code, day).map(|d| d.as_ref().clone());
    Ok(found.and_then(|d| T::in_body(&d.body).cloned().map(|body| d.with_body(body))))
}

/// The very version that a verdict pinned.
pub fn pinned_version(tx: &mut Tx, pin: &Pin) -> Outcome<Option<Pinned<Body>>> {
    match rows::version(tx, &pin.kind, &pin.code, pin.version)? {
        Some(row) if row.hash == pin.hash => Ok(Some(pinned(row)?)),
        _ => Ok(None),
    }
}

/// All versions of a definition, newest first.
pub fn history(tx: &mut Tx, kind: Kind, code: &str) -> Outcome<Vec<Version>> {
    rows::versions(tx, kind.code(), code)?.into_iter().map(version_of).collect()
}

/// Every definition that is not withdrawn, of all layers, with the number of the newest row.
pub(crate) fn all_current(tx: &mut Tx) -> Outcome<(i64, Vec<Pinned<Body>>)> {
    let newest = rows::newest_id(tx)?;
    let all = rows::current(tx)?.into_iter().map(pinned).collect::<Outcome<_>>()?;
    Ok((newest, all))
}

pub(crate) fn newest_id(tx: &mut Tx) -> Outcome<i64> {
    Ok(rows::newest_id(tx)?)
}

/// Rows whose content no longer has the hash they were published under (*bản ghi bị sửa*).
pub fn tampered(tx: &mut Tx) -> Outcome<Vec<Pin>> {
    let mut found = Vec::new();
    rows::each(tx, |row| {
        if computed_hash(&row) != Some(row.hash.clone()) {
            found.push(Pin { kind: row.kind, code: row.code, version: row.version, hash: row.hash });
        }
        Ok(())
    })?;
    Ok(found)
}

fn computed_hash(row: &DefinitionRow) -> Option<String> {
    let json = |text: &str| serde_json::from_str::<Value>(text).ok();
    Some(content_hash(&Content {
        kind: &row.kind,
        code: &row.code,
        valid: DayRange { from: row.valid_from, to: row.valid_to },
        provisional: row.provisional,
        note: match &row.note {
            Some(note) => Some(json(note)?),
            None => None,
        },
        citation: json(&row.citation)?,
        body: json(&row.body)?,
    }))
}

fn version_of(row: DefinitionRow) -> Outcome<Version> {
    Ok(Version { recorded_at: row.recorded_at, withdrawn: row.withdrawn, definition: pinned(row)? })
}

fn pinned(row: DefinitionRow) -> Outcome<Pinned<Body>> {
    let broken = |what: &str| -> Failure {
        Problem::new(format!("definition {} {} version {}: {what}", row.kind, row.code, row.version)).into()
    };
    let kind = Kind::from_code(&row.kind).ok_or_else(|| broken("unknown kind"))?;
    let layer = Layer::from_number(row.layer).ok_or_else(|| broken("unknown layer"))?;
    let body = Body::read(kind, &mut serde_json::Deserializer::from_str(&row.body));
    Ok(Pinned {
        layer,
        valid: DayRange { from: row.valid_from, to: row.valid_to },
        provisional: row.provisional,
        note: row.note.as_deref().map(serde_json::from_str).transpose()?,
        citation: serde_json::from_str(&row.citation)?,
        body: body.map_err(|e| broken(&e.to_string()))?,
        code: row.code,
        version: row.version,
        hash: row.hash,
    })
}
