//! Definitions as markup.

use definitions::{Areas, Citation, Kind, Listed, Version};
use kernel::{Day, DayRange, Lang};
use maud::{Markup, html};
use monitoring::law::Current;
use platform::area::list::Unit;
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::Width;
use web_kit::ui::{self, Card, Table, Tone};
use web_kit::{Page, Visitor, path_value};

use super::{areas, body};

/// All kinds, with how many there are of each.
pub fn index(visitor: &Visitor, law: &Current) -> Markup {
    let lang = visitor.lang();
    let counted: Vec<(Kind, usize)> =
        Kind::ALL.iter().map(|k| (*k, law.catalogue().listed().iter().filter(|l| l.kind == *k).count())).collect();
    let titles: Vec<(String, String, Markup)> = counted
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(kind, n)| {
            let text = html! {
                p { (t_of(lang, "law-kind-about", kind.code())) }
                p.stamp { (t_with(lang, "law-count", &[("count", (*n).into())])) }
            };
            (t_of(lang, "definition-kind", kind.code()), format!("/definitions/{}", kind.code()), text)
        })
        .collect();
    let cards: Vec<Card<'_>> = titles
        .iter()
        .map(|(title, href, body)| Card { title, href: Some(href), tone: None, body: body.clone() })
        .collect();
    let body = html! { (ui::notice(Tone::Info, html! { (t(lang, "law-provisional-note")) })) h2 { (t(lang, "law-kinds")) } (ui::card_grid(&cards)) };
    Page::new(t(lang, "law-title"), body).lead(t(lang, "law-lead")).under(t(lang, "home-short"), "/").portal(visitor)
}

/// The definitions of a kind.
pub fn kind(visitor: &Visitor, law: &Current, kind: Kind) -> Markup {
    let lang = visitor.lang();
    let today = visitor.now().day();
    let found: Vec<&Listed> = law.catalogue().listed().iter().filter(|l| l.kind == kind).collect();
    let body = Table::new(lang, t_of(lang, "definition-kind", kind.code()))
        .text(t(lang, "law-code"), |l: &&Listed| {
            html! {
                a href={ "/definitions/" (kind.code()) "/" (path_value(&l.definition.code)) } { (l.definition.code) }
            }
        })
        .text(t(lang, "law-name"), |l| html! { (l.definition.body.title().map_or("", |title| title.get(lang))) })
        .text(t(lang, "law-validity"), |l| validity(lang, l.definition.valid, today))
        .text(t(lang, "law-source"), |l| source(&l.definition.citation))
        .text(t(lang, "law-checked"), |l| checked(lang, l.definition.provisional))
        .dense()
        .rows(&found);
    Page::new(t_of(lang, "definition-kind", kind.code()), body)
        .lead(t_of(lang, "law-kind-about", kind.code()))
        .under(t(lang, "home-short"), "/")
        .under(t(lang, "law-title"), "/definitions")
        .width(Width::Wide)
        .portal(visitor)
}

/// One definition: what it says, where it stands written, its versions.
pub fn one(visitor: &Visitor, law: &Current, kind: Kind, code: &str, versions: &[Version]) -> Markup {
    let lang = visitor.lang();
    let today = visitor.now().day();
    let newest = &versions[0].definition;
    let body = html! {
        (ui::kv(&[
            (t(lang, "law-code"), html! { (code) }),
            (t(lang, "law-validity"), validity(lang, newest.valid, today)),
            (t(lang, "law-source"), source(&newest.citation)),
            (t(lang, "law-checked"), checked(lang, newest.provisional)),
            (t(lang, "law-layer"), html! { (t_of(lang, "definition-layer", newest.layer.code())) }),
        ]))
        @if let Some(note) = &newest.note { (ui::notice(Tone::Warn, html! { (note.get(lang)) })) }
        (body::body(visitor, law, &newest.body, newest.valid, today))
        section {
            h2 #versions { (t(lang, "law-versions")) }
            (Table::new(lang, t(lang, "law-versions"))
                .number(t(lang, "law-version"), |v: &Version| v.definition.version.to_string())
                .text(t(lang, "law-recorded"), |v| ui::time(v.recorded_at))
                .text(t(lang, "law-validity"), |v| validity(lang, v.definition.valid, today))
                .text(t(lang, "law-hash"), |v| html! { code { (v.definition.hash.get(..16).unwrap_or_default()) } })
                .text(t(lang, "law-state"), |v| html! { @if v.withdrawn { (t(lang, "law-withdrawn")) } @else { (t(lang, "law-published")) } })
                .dense()
                .rows(versions))
        }
    };
    let title = newest.body.title().map_or_else(|| code.to_owned(), |title| title.get(lang).to_owned());
    Page::new(title, body)
        .under(t(lang, "home-short"), "/")
        .under(t(lang, "law-title"), "/definitions")
        .under(t_of(lang, "definition-kind", kind.code()), format!("/definitions/{}", kind.code()))
        .width(Width::Wide)
        .portal(visitor)
}

/// A unit of the list of administrative units.
pub fn area(visitor: &Visitor, areas: &Areas<'_>, unit: &Unit<'static>) -> Markup {
    let lang = visitor.lang();
    let body = html! {
        (areas::unit(lang, areas.list, unit))
        p { (source(&areas.definition.citation)) " " (checked(lang, areas.definition.provisional)) }
    };
    let mut page = Page::new(unit.name().get(lang).to_owned(), body)
        .under(t(lang, "home-short"), "/")
        .under(t(lang, "law-title"), "/definitions")
        .under(t_of(lang, "definition-kind", Kind::AreaList.code()), areas::LIST);
    if let Some(province) = unit.province.and_then(|code| areas.list.unit(code)) {
        page = page.under(province.name().get(lang).to_owned(), format!("{}/{}", areas::LIST, province.code));
    }
    page.width(Width::Wide).portal(visitor)
}

/// From when to when, and whether today lies inside.
pub fn validity(lang: Lang, valid: DayRange, today: Day) -> Markup {
    let from = format::day(valid.from);
    html! {
        @match valid.to {
            Some(to) => { (t_with(lang, "law-from-to", &[("from", from.into()), ("to", format::day(to.plus(-1)).into())])) }
            None => { (t_with(lang, "law-from", &[("from", from.into())])) }
        }
        @if !valid.contains(today) { " " (ui::badge(Tone::Muted, &t(lang, "law-not-today"))) }
    }
}

fn source(citation: &Citation) -> Markup {
    html! { cite { (citation.document) } @if !citation.article.is_empty() { ", " (citation.article) } }
}

fn checked(lang: Lang, provisional: bool) -> Markup {
    if provisional {
        ui::provisional(lang)
    } else {
        html! { (t(lang, "kit-checked")) }
    }
}
