//! A station as a Thing.

use kernel::Outcome;
use web_kit::i18n::t_with;

use crate::sta::out::Out;
use crate::sta::reader::{Named, Reader};

pub const COLUMNS: &[&str] = &[
    "id",
    "name",
    "properties/code",
    "properties/medium",
    "properties/interval_minutes",
    "properties/limit_set",
    "properties/public",
    "#facility",
    "#area",
];

pub fn write(reader: &mut Reader<'_>, row: &Named<'_>, out: &mut Out<'_>) -> Outcome<()> {
    let medium = row.text("properties/medium").unwrap_or_default();
    out.put_some("name", row.text("name"));
    out.put("description", t_with(reader.answering.lang, "api-thing", &[("medium", reader.medium(medium).into())]));
    out.put_some("properties/code", row.text("properties/code"));
    out.put("properties/medium", medium);
    out.put_some("properties/interval_minutes", row.integer("properties/interval_minutes"));
    out.put_some("properties/limit_set", row.text("properties/limit_set"));
    out.put_some("properties/public", row.row().boolean(row.at("properties/public")));
    if let Some(id) = row.integer("#facility").filter(|_| out.wants("properties/facility")) {
        out.put_some("properties/facility", parties::facility::public_name(reader.tx(), id)?);
    }
    if let Some(id) = row.integer("#area").filter(|_| out.wants("properties/commune")) {
        let area = platform::area::by_id(reader.tx(), id)?;
        out.put_some("properties/commune", area.map(|a| a.name.get(reader.answering.lang).to_owned()));
    }
    Ok(())
}
