//! Which column of a table holds which field, whatever order and spelling its author chose.

use kernel::Refusal;
use kernel::text::fold;

use crate::cell;
use crate::field::Field;
use crate::refused;
use crate::schema::Schema;

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// For each column the code of its field, or its title as written if it belongs to none.
    pub columns: Vec<String>,
    /// Titles that belong to no field: they are told, and their cells passed over.
    pub unknown: Vec<String>,
}

impl Schema {
    /// Finds the columns by their titles: codes, labels of both languages and aliases, in any order,
    /// capitals, marks and punctuation. Refused are a missing column that must be filled, and a field
    /// with two columns.
    pub fn header(&self, titles: &[impl AsRef<str>]) -> Result<Header, Vec<Refusal>> {
        let mut refusals = Vec::new();
        let mut header = Header { columns: Vec::new(), unknown: Vec::new() };
        for title in titles {
            let title = cell::cleaned(title.as_ref());
            let column = if let Some(field) = self.titled(&title) {
                if header.columns.contains(&field.code) {
                    refusals.push(refused::column_twice(&field.code, &title));
                }
                field.code.clone()
            } else {
                header.unknown.extend((!title.is_empty()).then(|| title.clone()));
                title
            };
            header.columns.push(column);
        }
        let missing = self.fields.iter().filter(|f| f.required && !header.columns.contains(&f.code));
        refusals.extend(missing.map(|f| refused::column_missing(&f.code, &f.label)));
        if refusals.is_empty() { Ok(header) } else { Err(refusals) }
    }

    /// The field that a title means. An exact code wins over labels and aliases of other fields; what
    /// stands in parentheses behind a title explains it.
    pub fn titled(&self, title: &str) -> Option<&Field> {
        let short = title.split('(').next().unwrap_or(title);
        let by = |title: &str, names: fn(&Field) -> Vec<&str>| {
            let key = key(title);
            let named = |f: &&Field| names(f).iter().any(|name| self::key(name) == key);
            if key.is_empty() { None } else { self.fields.iter().find(named) }
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
