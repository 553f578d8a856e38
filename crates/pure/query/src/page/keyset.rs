//! `order by`, and the condition that a row comes after a mark.

use crate::order::Order;
use crate::scalar::Scalar;
use crate::sql::Writer;

/// One compared value of an order as SQL text.
#[derive(Debug, Clone)]
pub(crate) struct KeyText {
    /// Its expression.
    pub(crate) text: String,
    /// From the greatest down.
    pub(crate) descending: bool,
    /// Whether it may be empty.
    pub(crate) nullable: bool,
}

/// The texts of an order's keys.
pub(crate) fn key_texts(w: &mut Writer, order: &Order) -> Vec<KeyText> {
    let mut keys = Vec::new();
    for key in order.keys() {
        let piece = w.sort_key(key.path.as_str());
        keys.extend(piece.texts().into_iter().map(|text| KeyText {
            text: text.to_owned(),
            descending: key.descending,
            nullable: key.nullable,
        }));
    }
    keys
}

/// The list behind `order by`. PostgreSQL would put nothing last, SQLite first; where something may be
/// missing, the text says it. Elsewhere it stays away, for PostgreSQL's indexes do not fit it.
pub(crate) fn order_by(keys: &[KeyText]) -> String {
    let word = |k: &KeyText| match (k.descending, k.nullable) {
        (false, false) => "",
        (false, true) => " nulls first",
        (true, false) => " desc",
        (true, true) => " desc nulls last",
    };
    let words: Vec<String> = keys.iter().map(|k| format!("{}{}", k.text, word(k))).collect();
    words.join(", ")
}

/// The condition that a row comes after the one with these values.
pub(crate) fn follows(w: &mut Writer, keys: &[KeyText], values: &[Scalar]) -> String {
    let placeholders: Vec<Option<String>> =
        values.iter().map(|v| if v.is_null() { None } else { Some(w.literal(v).first().to_owned()) }).collect();
    let alike = keys.windows(2).all(|k| k[0].descending == k[1].descending);
    if alike && keys.iter().all(|k| !k.nullable) && placeholders.iter().all(Option::is_some) {
        // Both engines walk an index by this form; the long one below they only filter by.
        let left: Vec<&str> = keys.iter().map(|k| k.text.as_str()).collect();
        let right: Vec<String> = placeholders.into_iter().flatten().collect();
        let sign = if keys.first().is_some_and(|k| k.descending) { '<' } else { '>' };
        return format!("({}) {sign} ({})", left.join(", "), right.join(", "));
    }
    let mut terms = Vec::new();
    for n in 0..keys.len() {
        let Some(beyond) = beyond(&keys[n], placeholders[n].as_deref()) else { continue };
        let equal = keys[..n].iter().zip(&placeholders).map(|(k, value)| match value {
            Some(value) => format!("{} = {value}", k.text),
            None => format!("{} is null", k.text),
        });
        let all: Vec<String> = equal.chain([beyond]).collect();
        terms.push(format!("({})", all.join(" and ")));
    }
    if terms.is_empty() { "false".to_owned() } else { terms.join(" or ") }
}

/// That a key lies beyond a value; `None` if nothing does.
fn beyond(key: &KeyText, value: Option<&str>) -> Option<String> {
    let text = &key.text;
    match (key.descending, value) {
        (false, None) => Some(format!("{text} is not null")),
        (false, Some(value)) => Some(format!("{text} > {value}")),
        (true, None) => None,
        (true, Some(value)) if key.nullable => Some(format!("({text} < {value} or {text} is null)")),
        (true, Some(value)) => Some(format!("{text} < {value}")),
    }
}
