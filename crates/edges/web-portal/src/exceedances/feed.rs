//! The feed as Atom (RFC 4287). Its ids are those of the evidence pages, so a reader knows what it has shown.

use std::io::{Result, Write};

use kernel::Moment;
use monitoring::law::Current;
use monitoring::published::Published;
use monitoring::warning;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::{Visitor, format};

use crate::feeds::{link, text};
use crate::{warnings, words};

/// The feed of these exceedances.
pub fn atom(visitor: &Visitor, law: &Current, rows: &[Published]) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    // Memory takes everything that is written.
    let _cannot_fail = feed(&mut writer, visitor, law, rows);
    writer.into_inner()
}

fn feed<W: Write>(writer: &mut Writer<W>, visitor: &Visitor, law: &Current, rows: &[Published]) -> Result<()> {
    let (lang, root) = (visitor.lang(), visitor.origin());
    let updated = rows.iter().map(|row| row.exceedance.opened_at).max().unwrap_or(Moment(0));
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = writer.create_element("feed");
    let feed = feed.with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang.code())]);
    feed.write_inner_content(|writer| {
        text(writer, "title", &t(lang, "exceedances-title"))?;
        text(writer, "subtitle", &t(lang, "exceedances-lead"))?;
        text(writer, "id", &format!("{root}/exceedances.atom"))?;
        text(writer, "updated", &updated.rfc3339())?;
        link(writer, "alternate", None, &format!("{root}/exceedances"))?;
        writer.create_element("author").write_inner_content(|writer| text(writer, "name", visitor.office(lang)))?;
        rows.iter().try_for_each(|row| entry(writer, visitor, law, &root, row))
    })?;
    Ok(())
}

fn entry<W: Write>(
    writer: &mut Writer<W>,
    visitor: &Visitor,
    law: &Current,
    root: &str,
    row: &Published,
) -> Result<()> {
    let (lang, exceedance, evidence) = (visitor.lang(), &row.exceedance, &row.evidence);
    let (station, day) = (&row.profile.station, exceedance.ends_at.day());
    let address = format!("{root}/exceedances/{}", exceedance.public_id);
    let decimals = law.decimals(&evidence.symbol, &station.medium, day);
    let title = t_with(
        lang,
        "exceedances-entry",
        &[
            ("station", station.name.as_str().into()),
            ("parameter", words::parameter(lang, law, &row.series.symbol, day).into()),
        ],
    );
    let summary = t_with(
        lang,
        "exceedances-summary",
        &[
            ("window", format::window(exceedance.starts_at, exceedance.ends_at).into()),
            ("averaging", words::averaging(lang, &evidence.averaging).into()),
            ("value", format::number(lang, evidence.value, decimals).into()),
            ("unit", law.unit_symbol(&evidence.unit).into()),
            ("limit", words::limit(lang, evidence).into()),
            ("rule", evidence.law.code.as_str().into()),
            ("state", t_of(lang, "exceedance-state", exceedance.state.code()).into()),
        ],
    );
    writer.create_element("entry").write_inner_content(|writer| {
        text(writer, "title", &title)?;
        text(writer, "id", &address)?;
        link(writer, "alternate", None, &address)?;
        if warning::is_told(law, evidence, day) {
            link(writer, "enclosure", Some(warnings::CAP), &warnings::address(root, &exceedance.public_id))?;
        }
        text(writer, "published", &exceedance.opened_at.rfc3339())?;
        text(writer, "updated", &exceedance.opened_at.rfc3339())?;
        text(writer, "summary", &summary)
    })?;
    Ok(())
}
