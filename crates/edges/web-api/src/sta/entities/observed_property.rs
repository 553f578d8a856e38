//! What is measured, by its canonical symbol.

use crate::sta::out::Out;
use crate::sta::reader::{Named, Reader};

pub const COLUMNS: &[&str] = &["id", "properties/symbol"];

pub fn write(reader: &Reader<'_>, row: &Named<'_>, out: &mut Out<'_>) {
    let symbol = row.text("properties/symbol").unwrap_or_default();
    let known = reader.answering.law.parameter(symbol, reader.answering.now.day());
    out.put("name", symbol);
    out.put("description", reader.parameter(symbol));
    // A parameter that the definitions no longer have is still named the same way.
    out.put("definition", known.map_or_else(|| format!("urn:x-datnuoc:parameter:{symbol}"), |p| p.uri(symbol)));
    out.put("properties/symbol", symbol);
}
