//! A warning as an alert of the Common Alerting Protocol (OASIS CAP 1.2), in Vietnamese and English. The order of
//! elements is the standard's; `tests/it/cap.rng` holds it.

use std::io::{Result, Write};

use definitions::kinds::Response;
use kernel::Lang;
use monitoring::law::Current;
use monitoring::warning::{Kind, Of, Warning};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use web_kit::Visitor;

use super::say::said;
use crate::feeds::{seconds, text};

/// The namespace of the standard.
const CAP: &str = "urn:oasis:names:tc:emergency:cap:1.2";
/// What the code of a commune is called beside the circle.
const COMMUNE: &str = "VN_COMMUNE_CODE";
/// The languages, as the standard names them (RFC 3066).
const LANGUAGES: [(Lang, &str); 2] = [(Lang::Vi, "vi-VN"), (Lang::En, "en")];

/// The alert of a warning.
pub fn alert(visitor: &Visitor, law: &Current, sender: &str, warning: &Warning) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    // Memory takes everything that is written.
    let _cannot_fail = write(&mut writer, visitor, law, sender, warning);
    writer.into_inner()
}

fn write<W: Write>(
    writer: &mut Writer<W>,
    visitor: &Visitor,
    law: &Current,
    sender: &str,
    warning: &Warning,
) -> Result<()> {
    let told = &warning.told;
    let identifier = |number: i64| format!("{}-{number}", warning.id);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    writer.create_element("alert").with_attribute(("xmlns", CAP)).write_inner_content(|writer| {
        text(writer, "identifier", &identifier(told.number))?;
        text(writer, "sender", sender)?;
        text(writer, "sent", &seconds(told.sent))?;
        // What a demonstration says must move nobody.
        text(writer, "status", if visitor.site().banner.is_some() { "Exercise" } else { "Actual" })?;
        text(
            writer,
            "msgType",
            match told.kind {
                Kind::Alert => "Alert",
                Kind::Update => "Update",
                Kind::Cancel => "Cancel",
            },
        )?;
        text(writer, "scope", "Public")?;
        if !told.earlier.is_empty() {
            let earlier =
                told.earlier.iter().map(|(n, sent)| format!("{sender},{},{}", identifier(*n), seconds(*sent)));
            text(writer, "references", &earlier.collect::<Vec<_>>().join(" "))?;
        }
        LANGUAGES.into_iter().try_for_each(|(lang, name)| info(writer, visitor, law, warning, lang, name))
    })?;
    Ok(())
}

fn info<W: Write>(
    writer: &mut Writer<W>,
    visitor: &Visitor,
    law: &Current,
    warning: &Warning,
    lang: Lang,
    name: &str,
) -> Result<()> {
    let (said, level, ended) = (said(lang, law, warning), &warning.level, warning.told.kind == Kind::Cancel);
    let response = if ended { Some("AllClear") } else { level.response.map(Response::word) };
    writer.create_element("info").write_inner_content(|writer| {
        text(writer, "language", name)?;
        text(writer, "category", "Env")?;
        text(writer, "event", warning.rule.body.event.get(lang))?;
        response.map_or(Ok(()), |response| text(writer, "responseType", response))?;
        text(writer, "urgency", if ended { "Past" } else { level.urgency.word() })?;
        text(writer, "severity", level.severity.word())?;
        text(writer, "certainty", level.certainty.word())?;
        text(writer, "effective", &seconds(warning.told.sent))?;
        text(writer, "onset", &seconds(warning.onset))?;
        text(writer, "expires", &seconds(warning.expires))?;
        text(writer, "senderName", visitor.office(lang))?;
        text(writer, "headline", &said.headline)?;
        text(writer, "description", &said.description)?;
        said.instruction.as_deref().filter(|_| !ended).map_or(Ok(()), |advice| text(writer, "instruction", advice))?;
        text(writer, "web", &page(visitor, warning))?;
        facts(warning).iter().try_for_each(|(name, value)| pair(writer, "parameter", name, value))?;
        area(writer, warning, lang)
    })?;
    Ok(())
}

/// The page that says everything.
pub fn page(visitor: &Visitor, warning: &Warning) -> String {
    let root = visitor.origin();
    match &warning.of {
        Of::Exceedance(..) => format!("{root}/exceedances/{}", warning.id),
        Of::Index(..) => format!("{root}/stations/{}", warning.profile.station.code),
    }
}

/// Figures for programs.
fn facts(warning: &Warning) -> Vec<(&str, String)> {
    let mut facts = vec![("station", warning.profile.station.code.clone())];
    match &warning.of {
        Of::Exceedance(_, evidence) => {
            let bounds = [("limit-low", evidence.low), ("limit-high", evidence.high)];
            facts.extend([("parameter", evidence.symbol.clone()), ("averaging", evidence.averaging.clone())]);
            facts.extend([("value", evidence.value.to_string()), ("unit", evidence.unit.clone())]);
            facts.extend(bounds.into_iter().filter_map(|(name, bound)| Some((name, bound?.to_string()))));
            facts.push(("regulation", evidence.law.code.clone()));
        }
        Of::Index(finding, _) => {
            facts.extend([("index", finding.index.clone()), ("value", finding.value.to_string())]);
            facts.push(("band", finding.band.clone()));
            facts.extend(finding.lead.clone().map(|lead| ("parameter", lead)));
        }
    }
    facts
}

/// Where: the commune with its code, and a circle around the station (WGS 84, kilometres).
fn area<W: Write>(writer: &mut Writer<W>, warning: &Warning, lang: Lang) -> Result<()> {
    let station = &warning.profile.station;
    let place = warning.area.as_ref().map_or(station.name.as_str(), |area| area.name.get(lang));
    writer.create_element("area").write_inner_content(|writer| {
        text(writer, "areaDesc", place)?;
        if let (Some(lat), Some(lon)) = (station.latitude, station.longitude) {
            text(writer, "circle", &format!("{lat},{lon} {}", warning.rule.body.radius_km))?;
        }
        warning.area.as_ref().map_or(Ok(()), |area| pair(writer, "geocode", COMMUNE, &area.code))
    })?;
    Ok(())
}

fn pair<W: Write>(writer: &mut Writer<W>, element: &str, name: &str, value: &str) -> Result<()> {
    let pair = writer.create_element(element);
    pair.write_inner_content(|writer| {
        text(writer, "valueName", name)?;
        text(writer, "value", value)
    })?;
    Ok(())
}
