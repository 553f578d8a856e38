//! The feed of warnings as Atom (RFC 4287): an entry for each, which leads to its newest message.

use std::io::{Result, Write};

use kernel::Moment;
use monitoring::law::Current;
use monitoring::warning::Warning;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use web_kit::Visitor;
use web_kit::i18n::t;

use super::say::said;
use super::{CAP, address, cap};
use crate::feeds::{link, seconds, text};

/// The feed of these warnings.
pub fn atom(visitor: &Visitor, law: &Current, warnings: &[Warning]) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    // Memory takes everything that is written.
    let _cannot_fail = feed(&mut writer, visitor, law, warnings);
    writer.into_inner()
}

fn feed<W: Write>(writer: &mut Writer<W>, visitor: &Visitor, law: &Current, warnings: &[Warning]) -> Result<()> {
    let (lang, root) = (visitor.lang(), visitor.origin());
    let updated = warnings.iter().map(|warning| warning.told.sent).max().unwrap_or(Moment(0));
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = writer.create_element("feed");
    let feed = feed.with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang.code())]);
    feed.write_inner_content(|writer| {
        text(writer, "title", &t(lang, "warnings-title"))?;
        text(writer, "subtitle", &t(lang, "warnings-lead"))?;
        text(writer, "id", &format!("{root}/warnings.atom"))?;
        text(writer, "updated", &seconds(updated))?;
        link(writer, "alternate", None, &format!("{root}/exceedances"))?;
        let author = writer.create_element("author");
        author.write_inner_content(|writer| text(writer, "name", visitor.office(lang)))?;
        warnings.iter().try_for_each(|warning| {
            let said = said(lang, law, warning);
            let address = address(&root, &warning.id);
            writer.create_element("entry").write_inner_content(|writer| {
                text(writer, "title", &said.headline)?;
                text(writer, "id", &address)?;
                link(writer, "alternate", None, &cap::page(visitor, warning))?;
                link(writer, "enclosure", Some(CAP), &address)?;
                text(writer, "updated", &seconds(warning.told.sent))?;
                text(writer, "summary", &said.description)
            })?;
            Ok(())
        })
    })?;
    Ok(())
}
