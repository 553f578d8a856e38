//! The evidence page as markup.

use kernel::Lang;
use maud::{Markup, html};
use monitoring::exceedance::Evidence;
use monitoring::law::Current;
use monitoring::station_view::Point;
use web_kit::Visitor;
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::Page;
use web_kit::ui::{self, Icon, Table};

use super::Shown;
use crate::words::{self, evidence as explained};

/// The whole page.
pub fn evidence(visitor: &Visitor, law: &Current, shown: &Shown) -> Markup {
    let lang = visitor.lang();
    let station = &shown.profile.station;
    let body = html! {
        p { (words::state(lang, shown.exceedance.state)) }
        @if let Some((_, newest)) = shown.versions.first() {
            (verdict(lang, law, shown, newest))
            (derivation(lang, law, shown, newest))
            (parts(lang, law, shown))
            (basis(lang, newest))
        }
        (history(lang, law, shown))
        p.screen-only {
            a.button.button-secondary href={ "/exceedances/" (shown.exceedance.public_id) ".pdf" } {
                (ui::icon(Icon::Download)) (t(lang, "evidence-pdf"))
            }
        }
    };
    let (title, lead) = explained::title(lang, law, &shown.about(), &shown.stream.symbol);
    Page::new(title, body)
        .lead(lead)
        .under(t(lang, "home-short"), "/")
        .under(&station.name, format!("/stations/{}", station.code))
        .unlisted()
        .portal(visitor)
}

fn verdict(lang: Lang, law: &Current, shown: &Shown, e: &Evidence) -> Markup {
    let unit = law.unit_symbol(&e.unit).to_owned();
    let decimals = law.decimals(&e.symbol, &shown.profile.station.medium, shown.exceedance.ends_at.day());
    html! {
        section.card data-tone="bad" aria-labelledby="verdict" {
            h2 #verdict { (t(lang, "evidence-verdict")) }
            p.figure-big data-tone="bad" { (format::number(lang, e.value, decimals)) " " span.unit { (unit) } }
            p { (explained::sentence(lang, law, e)) }
            @if let Some(times) = explained::by_how_much(lang, law, &shown.exceedance) { p { strong { (times) } } }
        }
    }
}

/// How limit and statistic were computed, line by line.
fn derivation(lang: Lang, law: &Current, shown: &Shown, e: &Evidence) -> Markup {
    let rows = explained::derivation(lang, law, &shown.about(), e).into_iter();
    let rows: Vec<(String, Markup)> = rows.map(|(name, fact)| (name, html! { (fact) })).collect();
    html! { section aria-labelledby="derivation" { h2 #derivation { (t(lang, "evidence-derivation")) } (ui::kv(&rows)) } }
}

/// What the statistic was computed from.
fn parts(lang: Lang, law: &Current, shown: &Shown) -> Markup {
    let decimals = law.decimals(&shown.stream.symbol, &shown.profile.station.medium, shown.exceedance.ends_at.day());
    let table = Table::new(lang, t(lang, "evidence-parts"))
        .text(t(lang, "evidence-time"), |p: &Point| ui::time(p.time))
        .number(t(lang, "evidence-value"), |p| {
            p.value.map_or_else(|| format::NONE.to_owned(), |v| format::number(lang, v, decimals))
        })
        .text(t(lang, "evidence-remark"), |p| {
            let status = p.status.map_or("00", series::StatusCode::as_str);
            let remark = match p.counts {
                Some((valid, expected)) => {
                    Some(t_with(lang, "evidence-counts", &[("valid", valid.into()), ("expected", expected.into())]))
                }
                None => words::remark(lang, status, p.flags),
            };
            html! { (remark.unwrap_or_default()) }
        })
        .dense()
        .rows(&shown.parts);
    html! {
        section {
            h2 #parts { (t(lang, "evidence-parts")) }
            details { summary { (t_with(lang, "evidence-parts-count", &[("count", shown.parts.len().into())])) } (table) }
        }
    }
}

fn basis(lang: Lang, e: &Evidence) -> Markup {
    let code = web_kit::path_value(&e.law.code);
    let shown = ui::Evidence {
        basis: &e.citation.basis(),
        version: Some(&t_with(lang, "evidence-version", &[("version", e.law.version.into())])),
        provisional: e.provisional,
        inputs: vec![
            (t(lang, "evidence-definition"), html! { a href={ "/definitions/limit-set/" (code) } { (e.law.code) } }),
            (t(lang, "evidence-hash"), html! { code { (e.law.hash.get(..16).unwrap_or(&e.law.hash)) } }),
        ],
    };
    html! { section aria-labelledby="basis" { h2 #basis { (t(lang, "evidence-basis")) } (ui::evidence(lang, &shown)) } }
}

fn history(lang: Lang, law: &Current, shown: &Shown) -> Markup {
    html! {
        section aria-labelledby="history" {
            h2 #history { (t(lang, "evidence-history")) }
            ol {
                @for (at, e) in shown.versions.iter().rev() {
                    li {
                        (ui::time(*at)) ": " (t_of(lang, "exceedance-state", e.state.code())) ", "
                        (format::number(lang, e.value, law.decimals(&e.symbol, &shown.profile.station.medium, shown.exceedance.ends_at.day()))) " " (law.unit_symbol(&e.unit).to_owned())
                        @if !e.note.is_empty() { ". " (e.note) }
                    }
                }
            }
        }
    }
}
