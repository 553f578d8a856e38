//! What all frames share: the head of the document, the heading of the page, menus, languages.

use kernel::Lang;
use maud::{DOCTYPE, Markup, html};

use crate::assets::{self, Asset};
use crate::i18n::{t, t_of};
use crate::kit::NavItem;
use crate::layout::{Page, Width, own_name};
use crate::session::{Theme, Visitor};
use crate::ui;

/// The whole document. `place` tells the style sheet which frame it is.
pub(super) fn document(page: &Page, visitor: &Visitor, place: &str, body: Markup) -> Markup {
    let lang = visitor.lang();
    let office = visitor.site().office.get(lang);
    let title = if office.is_empty() { page.title.clone() } else { format!("{} – {office}", page.title) };
    html! {
        (DOCTYPE)
        html lang=(lang.code()) data-theme=(visitor.theme().word()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                @if let Some(text) = page.description.as_ref().or(page.lead.as_ref()) {
                    meta name="description" content=(text);
                }
                @if page.listed {
                    @for other in Lang::ALL {
                        link rel="alternate" hreflang=(other.code()) href=(visitor.address_with("lang", other.code()));
                    }
                } @else {
                    meta name="robots" content="noindex";
                }
                meta name="color-scheme" content="light dark";
                meta name="theme-color" content="#0b6e75";
                link rel="icon" href="/favicon.ico";
                link rel="manifest" href="/manifest.webmanifest";
                // Asked for with the page itself, or the first words would change their shape on a slow line.
                @for font in [Asset::Latin, Asset::Vietnamese] {
                    @if let Some(font) = assets::of(font) { link rel="preload" as="font" type="font/woff2" crossorigin href=(font); }
                }
                @if let Some(style) = assets::of(Asset::Style) { link rel="stylesheet" href=(style); }
                @if let Some(script) = assets::of(Asset::Script) { script type="module" src=(script) {} }
            }
            body data-place=(place) data-live-after=(visitor.live_after()) {
                a.skip-link href="#main" { (t(lang, "kit-skip")) }
                @if let Some(banner) = &visitor.site().banner {
                    aside.notice data-tone="info" aria-label=(t(lang, "kit-banner")) { p { (banner.get(lang)) } }
                }
                (body)
            }
        }
    }
}

/// `<main>` with crumbs, heading and body.
pub(super) fn main(page: &Page, visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let width = match page.width {
        Width::Normal => None,
        Width::Narrow => Some("narrow"),
        Width::Wide => Some("wide"),
    };
    html! {
        main #main.page tabindex="-1" data-width=[width] {
            @if !page.crumbs.is_empty() { (ui::crumbs(lang, &page.crumbs, &page.title)) }
            @if page.headed {
                @if let Some(actions) = &page.actions {
                    div.toolbar { h1 { (page.title) } div.row { (actions) } }
                } @else {
                    h1 { (page.title) }
                }
            }
            @if let Some(lead) = &page.lead { p.lead { (lead) } }
            (page.body)
        }
    }
}

/// The office's name, leading home.
pub(super) fn brand(visitor: &Visitor, href: &str) -> Markup {
    let office = visitor.site().office.get(visitor.lang());
    html! {
        a.brand href=(href) {
            span { "Đất Nước" @if !office.is_empty() { small { (office) } } }
        }
    }
}

/// The entries of a menu that this visitor may follow; the one he stands in is marked.
pub(super) fn entries(visitor: &Visitor, items: &[NavItem]) -> Markup {
    let may = |item: &NavItem| match (item.right, visitor.authority()) {
        (None, _) => true,
        (Some(right), Some(authority)) => authority.may(right),
        (Some(_), None) => false,
    };
    let current = items.iter().filter(|item| within(visitor.path(), item.href)).map(|i| i.href).max_by_key(|h| h.len());
    html! {
        ul {
            @for item in items.iter().filter(|item| may(item)) {
                li {
                    a href=(item.href) aria-current=[(current == Some(item.href)).then_some("page")] {
                        @if let Some(icon) = item.icon { (ui::icon(icon)) }
                        ((item.label)(visitor.lang()))
                    }
                }
            }
        }
    }
}

/// Whether `path` is `place` or below it.
fn within(path: &str, place: &str) -> bool {
    match path.strip_prefix(place) {
        Some(rest) => rest.is_empty() || rest.starts_with('/'),
        None => false,
    }
}

/// The same page in the other language.
pub(super) fn languages(visitor: &Visitor) -> Markup {
    html! {
        nav.language aria-label=(t(visitor.lang(), "kit-language")) {
            @for lang in Lang::ALL {
                @if lang != visitor.lang() {
                    a lang=(lang.code()) hreflang=(lang.code()) rel="alternate" href=(visitor.address_with("lang", lang.code())) {
                        (ui::icon(ui::Icon::Language)) (own_name(lang))
                    }
                }
            }
        }
    }
}

/// The office, where it is and how to reach it.
pub(super) fn office(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let site = visitor.site();
    html! {
        @if !site.office.get(lang).is_empty() { p { strong { (site.office.get(lang)) } } }
        @if !site.contact.get(lang).is_empty() { p { (site.contact.get(lang)) } }
    }
}

/// Light, dark, or as the system is set.
pub(super) fn themes(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    html! {
        p {
            (t(lang, "kit-theme")) ": "
            @for (n, theme) in [Theme::System, Theme::Light, Theme::Dark].into_iter().enumerate() {
                @if n > 0 { " · " }
                @if theme == visitor.theme() {
                    strong { (t_of(lang, "kit-theme", theme.word())) }
                } @else {
                    a rel="nofollow" href=(visitor.address_with("theme", theme.word())) { (t_of(lang, "kit-theme", theme.word())) }
                }
            }
        }
    }
}
