//! What a station watches.

use serde_json::{Value, json};
use web_kit::i18n::t_with;

use crate::sta::out::{Out, point};
use crate::sta::reader::{Named, Reader};

pub const COLUMNS: &[&str] = &["id", "name", "encodingType", "feature", "properties/code", "properties/medium"];

pub fn write(reader: &Reader<'_>, row: &Named<'_>, out: &mut Out<'_>) {
    let name = row.text("name").unwrap_or_default();
    let medium = row.text("properties/medium").unwrap_or_default();
    let texts = [("station", name.into()), ("medium", reader.medium(medium).into())];
    out.put("name", name);
    out.put("description", t_with(reader.answering.lang, "api-feature", &texts));
    out.put_some("encodingType", row.text("encodingType"));
    let place = row.row().geometry(row.at("feature")).and_then(point);
    // The standard wants a feature; a feature whose place nobody registered has no geometry.
    let nowhere = || json!({ "type": "Feature", "geometry": Value::Null, "properties": {} });
    out.put("feature", place.unwrap_or_else(nowhere));
    out.put_some("properties/code", row.text("properties/code"));
    out.put("properties/medium", medium);
}
