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
use crate::words;

/// The whole page.
pub fn evidence(visitor: &Visitor, law: &Current, shown: &Shown) -> Markup {
    let lang = visitor.lang();
    let station = &shown.profile.station;
    let parameter = words::parameter(lang, law, &shown.stream.symbol, visitor.now().day());
    let body = html! {
        p { (words::state(lang, shown.exceedance.state)) }
        @if let Some((_, newest)) = shown.versions.first() {
            (verdict(lang, law, shown, newest))
            (derivation(lang, law, shown, newest))
            (parts(lang, law, shown))
            (basis(lang, newest))
        }
        (history(lang, law, shown))
        p.screen-only { (t(lang, "evidence-print")) " " (ui::icon(Icon::Print)) }
    };
    Page::new(t_with(lang, "evidence-title", &[("parameter", parameter.into())]), body)
        .lead(t_with(
            lang,
            "evidence-lead",
            &[
                ("station", station.name.as_str().into()),
                ("from", format::moment(shown.exceedance.starts_at).into()),
                ("to", format::moment(shown.exceedance.ends_at).into()),
            ],
        ))
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
            p {
                (t_with(lang, "evidence-sentence", &[
                    ("averaging", words::averaging(lang, &e.averaging).into()),
                    ("limit", words::limit(lang, e).into()),
                    ("unit", unit.as_str().into()),
                ]))
            }
            @if shown.exceedance.ratio.is_some() {
                p { strong { (words::ratio(lang, shown.exceedance.ratio)) } " " (t(lang, "evidence-of-limit"))
                    @if let Some(title) = law.severity_title(&shown.exceedance.severity, shown.exceedance.ends_at.day()) { " · " (title.get(lang)) }
                }
            }
        }
    }
}

/// How limit and statistic were computed, line by line.
fn derivation(lang: Lang, law: &Current, shown: &Shown, e: &Evidence) -> Markup {
    let unit = law.unit_symbol(&e.unit).to_owned();
    let n = |v: f64| format::shortest(lang, v);
    let mut rows: Vec<(String, Markup)> = Vec::new();
    rows.push((
        t(lang, "evidence-statistic"),
        html! {
            (words::averaging(lang, &e.averaging)) ": "
            (t_with(lang, "evidence-counts", &[("valid", e.valid_count.into()), ("expected", e.expected_count.into())]))
        },
    ));
    let suspicions: Vec<String> = series::flags::names(e.flags).map(|name| t_of(lang, "reading-flag", name)).collect();
    if !suspicions.is_empty() {
        rows.push((t(lang, "evidence-suspicious"), html! { (suspicions.join("; ")) }));
    }
    if let Some(c) = &e.corrected {
        rows.push((
            t(lang, "evidence-oxygen"),
            html! {
                (t_with(lang, "evidence-oxygen-line", &[
                    ("measured", n(c.measured).into()),
                    ("oxygen", n(c.oxygen).into()),
                    ("reference", n(c.reference).into()),
                    ("result", n(e.value).into()),
                ]))
            },
        ));
    }
    if let (Some(written), Some(high)) = (e.written, e.high) {
        let names: String = e.factors.iter().map(|(name, _)| format!(" × {name}")).collect();
        let values: String = e.factors.iter().map(|(_, v)| format!(" × {}", n(*v))).collect();
        rows.push((
            t(lang, "evidence-formula"),
            html! {
                @if e.factors.is_empty() { "Cmax = C = " (n(high)) " " (unit) }
                @else { "Cmax = C" (names) " = " (n(written)) (values) " = " strong { (n(high)) } " " (unit) }
            },
        ));
    }
    if let Some(column) = &e.column {
        rows.push((t(lang, "evidence-column"), html! { (column) }));
    }
    for line in words::source(lang, law, &e.law.code, &e.source, shown.exceedance.ends_at.day()) {
        rows.push((t(lang, "evidence-source"), html! { (line) }));
    }
    rows.push((t(lang, "station-code"), html! { (shown.profile.station.code) }));
    if let Some(facility) = &shown.facility {
        rows.push((t(lang, "station-facility"), html! { (facility) }));
    }
    rows.push((t(lang, "evidence-setup"), html! { (e.setup_version) }));
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
