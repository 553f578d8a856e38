//! The analyser of a parameter at a station. What is known of it stands on the station's page.

use web_kit::i18n::t_with;
use web_kit::path_value;

use crate::sta::out::Out;
use crate::sta::reader::{Named, Reader};

pub const COLUMNS: &[&str] = &["id", "name", "encodingType", "properties/symbol", "#code"];

pub fn write(reader: &Reader<'_>, row: &Named<'_>, out: &mut Out<'_>) {
    let code = row.text("#code").unwrap_or_default();
    let symbol = row.text("properties/symbol").unwrap_or_default();
    let texts = [("parameter", reader.parameter(symbol).into()), ("station", code.into())];
    out.put_some("name", row.text("name"));
    out.put("description", t_with(reader.answering.lang, "api-sensor", &texts));
    out.put_some("encodingType", row.text("encodingType"));
    let root = reader.answering.root.strip_suffix("/sta/v1.1").unwrap_or_default();
    out.put("metadata", format!("{root}/stations/{}", path_value(code)));
    out.put("properties/symbol", symbol);
}
