//! Where a station stands.

use web_kit::i18n::t_with;

use crate::sta::out::{Out, point};
use crate::sta::reader::{Named, Reader};

pub const COLUMNS: &[&str] = &["id", "name", "encodingType", "location", "properties/code"];

pub fn write(reader: &Reader<'_>, row: &Named<'_>, out: &mut Out<'_>) {
    let name = row.text("name").unwrap_or_default();
    out.put("name", name);
    out.put("description", t_with(reader.answering.lang, "api-location", &[("station", name.into())]));
    out.put_some("encodingType", row.text("encodingType"));
    out.put_some("location", row.row().geometry(row.at("location")).and_then(point));
    out.put_some("properties/code", row.text("properties/code"));
}
