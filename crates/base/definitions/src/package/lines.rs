//! On which line of a TOML file each key stands.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

/// Line of each key path, e.g. `limit[3].values.A`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines(BTreeMap<String, u32>);

impl Lines {
    pub(crate) fn of_document(text: &str, root: &DeTable<'_>) -> Lines {
        let mut lines = Lines::default();
        let starts = Starts::of(text);
        lines.0.insert(String::new(), 1);
        lines.walk(&starts, "", root);
        lines
    }

    fn walk(&mut self, starts: &Starts, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let path = match prefix {
                "" => key.get_ref().to_string(),
                _ => format!("{prefix}.{}", key.get_ref()),
            };
            self.0.insert(path.clone(), starts.line(key.span().start));
            self.value(starts, &path, value.get_ref());
        }
    }

    fn value(&mut self, starts: &Starts, path: &str, value: &DeValue<'_>) {
        match value {
            DeValue::Table(inner) => self.walk(starts, path, inner),
            DeValue::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    let path = format!("{path}[{i}]");
                    self.0.insert(path.clone(), starts.line(item.span().start));
                    self.value(starts, &path, item.get_ref());
                }
            }
            _ => {}
        }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The line of `key`, or of the nearest key around it.
    pub(crate) fn of(&self, key: &str) -> u32 {
        let mut key = key;
        loop {
            if let Some(line) = self.0.get(key) {
                return *line;
            }
            match key.rfind(['.', '[']) {
                Some(cut) => key = &key[..cut],
                None => return 1,
            }
        }
    }
}

/// Offsets at which lines begin.
pub(crate) struct Starts(Vec<usize>);

impl Starts {
    pub(crate) fn of(text: &str) -> Starts {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1));
        Starts(starts)
    }

    /// The line, counted from 1, that holds the byte at `offset`.
    pub(crate) fn line(&self, offset: usize) -> u32 {
        u32::try_from(self.0.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }
}
