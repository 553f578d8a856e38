//! One TOML file to typed definitions.
//!
//! A file holds one definition (its keys at the top), or a group: `[[parameter]]` tables, named as the
//! kind, which take validity, source and note from the top of the file unless they say otherwise.

use kernel::{Bilingual, Day, DayRange, Refusal};
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, Deserializer, Error};

use super::lines::{Lines, Starts};
use crate::definition::{Citation, Definition, Origin};
use crate::fault::Fault;
use crate::kinds::{Body, Kind};

/// The keys that every definition has beside those of its kind.
const HEAD_KEYS: [&str; 6] = ["code", "valid_from", "valid_to", "provisional", "note", "citation"];

#[derive(Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    code: Option<String>,
    valid_from: Option<Day>,
    valid_to: Option<Day>,
    provisional: Option<bool>,
    note: Option<Bilingual>,
    citation: Option<Citation>,
}

impl Head {
    /// This head, and what it leaves out from the top of the file.
    fn or(self, top: &Head) -> Head {
        Head {
            code: self.code,
            valid_from: self.valid_from.or(top.valid_from),
            valid_to: self.valid_to.or(top.valid_to),
            provisional: self.provisional.or(top.provisional),
            note: self.note.or_else(|| top.note.clone()),
            citation: self.citation.or_else(|| top.citation.clone()),
        }
    }
}

struct File<'a> {
    kind: Kind,
    path: &'a str,
    starts: Starts,
    lines: Lines,
    faults: Vec<Fault>,
}

/// Reads a file; either all of it, or every fault in it.
pub(super) fn file(kind: Kind, path: &str, text: &str) -> Result<(Vec<Definition>, Lines), Vec<Fault>> {
    let starts = Starts::of(text);
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let located = errors.iter().map(|error| syntax_fault(path, &starts, error)).collect();
        return Err(located);
    }
    let root = root.into_inner();
    let lines = Lines::of_document(text, &root);
    let mut file = File { kind, path, starts, lines, faults: Vec::new() };
    let definitions = file.definitions(root);
    if file.faults.is_empty() { Ok((definitions, file.lines)) } else { Err(file.faults) }
}

fn syntax_fault(path: &str, starts: &Starts, error: &Error) -> Fault {
    let line = error.span().map_or(0, |span| starts.line(span.start));
    let what = Refusal::new("refused-definition-syntax").with("detail", error.message());
    Fault { file: path.to_owned(), line, key: String::new(), what }
}

type Table<'i> = DeTable<'i>;
type Entry<'i> = (Spanned<DeString<'i>>, Spanned<DeValue<'i>>);

impl File<'_> {
    fn definitions(&mut self, mut root: Table<'_>) -> Vec<Definition> {
        // `limit-set` is a fine name for a folder, but a key without quotes reads better as `limit_set`.
        let group_key = self.kind.code().replace('-', "_");
        let group = match take(&mut root, &group_key).map(|(key, value)| (key, value.into_inner())) {
            None => None,
            Some((_, DeValue::Array(items))) => Some(items),
            Some((key, _)) => {
                let line = self.starts.line(key.span().start);
                self.fault(line, &group_key, Refusal::new("refused-definition-not-a-group"));
                return Vec::new();
            }
        };
        let Some(group) = group else {
            return self.one(root, &Head::default(), "").into_iter().collect();
        };
        let (top, rest) = split(root);
        let Some(top) = self.head(top, "") else { return Vec::new() };
        for (key, _) in &rest {
            let line = self.starts.line(key.span().start);
            let name = key.get_ref().to_string();
            self.fault(line, &name, Refusal::new("refused-definition-key-unknown"));
        }
        let mut found = Vec::new();
        for (i, item) in group.into_iter().enumerate() {
            let table = format!("{group_key}[{i}]");
            let DeValue::Table(entry) = item.into_inner() else {
                let line = self.lines.of(&table);
                self.fault(line, &table, Refusal::new("refused-definition-not-a-group"));
                continue;
            };
            found.extend(self.one(entry, &top, &table));
        }
        found
    }

    fn one(&mut self, table: Table<'_>, top: &Head, place: &str) -> Option<Definition> {
        let (head, body) = split(table);
        let head = self.head(head, place)?.or(top);
        let code = self.needed(head.code, place, "code");
        let from = self.needed(head.valid_from, place, "valid_from");
        let citation = self.needed(head.citation, place, "citation");
        let kind = self.kind;
        let body = self.typed(body, place, |d| Body::read(kind, d));
        Some(Definition {
            code: code?,
            valid: DayRange { from: from?, to: head.valid_to },
            provisional: head.provisional.unwrap_or(false),
            note: head.note,
            citation: citation?,
            body: body?,
            origin: Origin { file: self.path.to_owned(), table: place.to_owned() },
        })
    }

    fn head(&mut self, table: Table<'_>, place: &str) -> Option<Head> {
        self.typed(table, place, Head::deserialize)
    }

    fn typed<'i, T>(
        &mut self,
        table: Table<'i>,
        place: &str,
        read: impl FnOnce(Deserializer<'i>) -> Result<T, Error>,
    ) -> Option<T> {
        match read(Deserializer::from(Spanned::new(0..0, table))) {
            Ok(value) => Some(value),
            Err(error) => {
                // A missing key has no place of its own: the span we gave the table says so.
                let line = match error.span() {
                    Some(span) if span.end > 0 => self.starts.line(span.start),
                    _ => self.lines.of(place),
                };
                let what = Refusal::new("refused-definition-shape").with("detail", error.message());
                self.fault(line, place, what);
                None
            }
        }
    }

    fn needed<T>(&mut self, value: Option<T>, place: &str, key: &str) -> Option<T> {
        if value.is_none() {
            let line = self.lines.of(place);
            self.fault(line, place, Refusal::new("refused-definition-key-missing").with("key", key));
        }
        value
    }

    fn fault(&mut self, line: u32, key: &str, what: Refusal) {
        self.faults.push(Fault { file: self.path.to_owned(), line, key: key.to_owned(), what });
    }
}

fn take<'i>(table: &mut Table<'i>, name: &str) -> Option<Entry<'i>> {
    let key = table.keys().find(|k| k.get_ref() == name)?.clone();
    let value = table.remove(&key)?;
    Some((key, value))
}

/// The keys of every definition apart from those of its kind.
fn split(table: Table<'_>) -> (Table<'_>, Table<'_>) {
    let mut head = Table::new();
    let mut body = Table::new();
    for (key, value) in table {
        let side = if HEAD_KEYS.contains(&key.get_ref().as_ref()) { &mut head } else { &mut body };
        side.insert(key, value);
    }
    (head, body)
}
