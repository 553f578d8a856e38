//! A set as a table (`$resultFormat=CSV`): a line of names, then a line for each entity. Cells that a spreadsheet
//! would run as formulas are made harmless.

use fields::csv;
use query::Plan;
use serde_json::Value;

use super::columns;

/// Its media type.
pub const KIND: &str = "text/csv; charset=utf-8; header=present";

/// The table of these entities.
pub fn write(plan: &Plan, entities: &[Value]) -> Vec<u8> {
    let columns = columns::of(plan);
    let mut out = String::new();
    csv::line(&mut out, &columns);
    for entity in entities {
        for (n, column) in columns.iter().enumerate() {
            if n > 0 {
                out.push(',');
            }
            match columns::value(entity, column) {
                Value::Null => {}
                Value::String(text) => out.push_str(&csv::cell(text)),
                // A number below zero is no formula, and what is made of parts stands as JSON.
                number @ (Value::Number(_) | Value::Bool(_)) => out.push_str(&number.to_string()),
                parts => out.push_str(&csv::cell(&parts.to_string())),
            }
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}
