//! How a limit was calculated, and the line that says so.

use kernel::{Bilingual, Lang, text};

use crate::kinds::Bound;

/// How a limit was calculated (*công thức*).
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// The column that was read, with the rule that named it if it was not the assigned one.
    pub column: Option<String>,
    /// That rule in words.
    pub column_rule: Option<Bilingual>,
    /// The value as the document has it (C).
    pub written: Bound,
    /// What it was multiplied by, in the document's order; empty where C counts as written.
    pub factors: Vec<(String, f64)>,
    /// What was added for a case, e.g. noise of short duration.
    pub added: Option<Added>,
    /// The result.
    pub result: Bound,
}

/// Something added to a limit (*mức cộng thêm*).
#[derive(Debug, Clone, PartialEq)]
pub struct Added {
    /// The case.
    pub case: Bilingual,
    /// How much.
    pub value: f64,
}

impl Formula {
    /// As one line: `Cmax = C × Kq × Kf = 75 × 0,9 × 1 = 67,5`; empty where C counts as written.
    pub fn line(&self, lang: Lang) -> String {
        let (Bound::Max(written), Bound::Max(result)) = (self.written, self.result) else { return String::new() };
        if self.factors.is_empty() && self.added.is_none() {
            return String::new();
        }
        let added = self.added.as_ref().map(|a| format!(" + {}", plain_number(a.value, lang))).unwrap_or_default();
        let mut line = String::from("Cmax = C");
        for (symbol, _) in &self.factors {
            line.push_str(" × ");
            line.push_str(symbol);
        }
        line.push_str(&added);
        line.push_str(" = ");
        line.push_str(&plain_number(written, lang));
        for (_, value) in &self.factors {
            line.push_str(" × ");
            line.push_str(&plain_number(*value, lang));
        }
        line.push_str(&added);
        line.push_str(" = ");
        line.push_str(&plain_number(result, lang));
        line
    }
}

/// A number of the law in full, no digit more or less.
fn plain_number(v: f64, lang: Lang) -> String {
    let shortest = v.to_string();
    let decimals = shortest.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    match lang {
        Lang::Vi => text::number_vi(v, decimals),
        Lang::En => text::number_en(v, decimals),
    }
}
