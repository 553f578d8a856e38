//! What feeds and warnings share: elements of XML, times.

use std::io::{Result, Write};

use kernel::{MICROS_PER_SECOND, Moment};
use quick_xml::Writer;
use quick_xml::events::BytesText;

/// An element with text.
pub fn text<W: Write>(writer: &mut Writer<W>, name: &str, content: &str) -> Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(content)).map(|_| ())
}

/// A link of Atom.
pub fn link<W: Write>(writer: &mut Writer<W>, rel: &str, kind: Option<&str>, href: &str) -> Result<()> {
    let kind = kind.map(|kind| ("type", kind));
    let attributes = [("rel", rel), ("href", href)].into_iter().chain(kind);
    writer.create_element("link").with_attributes(attributes).write_empty().map(|_| ())
}

/// A time to the second with its offset: `2026-11-22T10:15:00+07:00`.
pub fn seconds(at: Moment) -> String {
    Moment(at.0 - at.0.rem_euclid(MICROS_PER_SECOND)).rfc3339_local()
}
