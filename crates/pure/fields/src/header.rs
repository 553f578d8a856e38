//! Which column of a table holds which field, whatever order and spelling its author chose.

use kernel::Refusal;
use kernel::text::fold;

use crate::cell;
use crate::field::Field;
use crate::refused;
use crate::schema::Schema;

/// A column that belongs to no field: it is told, and passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownColumn {
    /// Its place, from 1.
    pub column: usize,
    /// Its title.
    pub title: String,
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// For each column, the place of its field in the schema.
    pub(crate) columns: Vec<Option<usize>>,
    /// Columns that belong to no field.
    pub unknown: Vec<UnknownColumn>,
}

impl Header {
    /// The column, from 0, of the field at this place in the schema.
    pub(crate) fn column_of(&self, field: usize) -> Option<usize> {
        self.columns.iter().position(|c| *c == Some(field))
    }

    /// The column, from 1, of a field of the schema.
    pub fn column(&self, schema: &Schema, code: &str) -> Option<usize> {
        let place = schema.fields.iter().position(|f| f.code == code)?;
        self.column_of(place).map(|column| column + 1)
    }
}

impl Schema {
    /// Finds the columns by their titles: codes, labels of both languages and aliases, in any order,
    /// capitals, marks and punctuation. Refused are a missing column that must be filled, and a field
    /// with two columns.
    pub fn header(&self, titles: &[impl AsRef<str>]) -> Result<Header, Vec<Refusal>> {
        let mut refusals = Vec::new();
        let mut header = Header { columns: Vec::new(), unknown: Vec::new() };
        for (n, title) in titles.iter().enumerate() {
            let title = cell::cleaned(title.as_ref());
            let place = self.place_of(&title);
            match place {
                Some(place) if header.columns.contains(&Some(place)) => {
                    refusals.push(refused::column_twice(&self.fields[place].code, &title));
                }
                Some(_) => {}
                None if title.is_empty() => {}
                None => header.unknown.push(UnknownColumn { column: n + 1, title }),
            }
            header.columns.push(place);
        }
        for (place, field) in self.fields.iter().enumerate() {
            if field.required && header.column_of(place).is_none() {
                refusals.push(refused::column_missing(&field.code, &field.label));
            }
        }
        if refusals.is_empty() { Ok(header) } else { Err(refusals) }
    }

    /// The field that a title means. An exact code wins over labels and aliases of other fields; what
    /// stands in parentheses behind a title explains it.
    fn place_of(&self, title: &str) -> Option<usize> {
        let short = title.split('(').next().unwrap_or(title);
        let by = |title: &str, names: fn(&Field) -> Vec<&str>| {
            let key = key(title);
            let named = |f: &Field| names(f).iter().any(|name| self::key(name) == key);
            (!key.is_empty()).then(|| self.fields.iter().position(named)).flatten()
        };
        by(title, |f| vec![&f.code])
            .or_else(|| by(title, every_name))
            .or_else(|| by(short, |f| vec![&f.code]))
            .or_else(|| by(short, every_name))
    }
}

fn every_name(field: &Field) -> Vec<&str> {
    [field.label.vi.as_str(), field.label.en.as_str()]
        .into_iter()
        .chain(field.aliases.iter().map(String::as_str))
        .collect()
}

/// What remains of a title: letters without marks, digits.
fn key(title: &str) -> String {
    fold(title).chars().filter(|c| c.is_alphanumeric()).collect()
}
