//! Monitoring programmes as markup.

use kernel::Day;
use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::programme::delivery::Shown;
use web_kit::Visitor;
use web_kit::i18n::{t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Live, Tone};

use super::{ADDRESS, FRAGMENT, address};
use crate::words::{self, programme as say};

/// The whole list.
pub fn list(visitor: &Visitor, law: &Current, found: &[Shown]) -> Markup {
    let lang = visitor.lang();
    let live = Live { topics: &["programmes", "stations"], src: FRAGMENT, name: &t(lang, "programmes-title") };
    let body = html! {
        (ui::live(&live, groups(visitor, law, found)))
        p { (t(lang, "programmes-programs")) " " a href="/api/v1/programmes" { code { "/api/v1/programmes" } } }
    };
    Page::new(t(lang, "programmes-title"), body)
        .lead(t(lang, "programmes-lead"))
        .under(t(lang, "home-short"), "/")
        .width(Width::Wide)
        .portal(visitor)
}

/// The programmes by medium.
pub fn groups(visitor: &Visitor, law: &Current, found: &[Shown]) -> Markup {
    let (lang, today) = (visitor.lang(), visitor.now().day());
    if found.is_empty() {
        let stations = html! { a href="/#stations" { (t(lang, "home-stations")) } };
        return ui::empty(Icon::Calendar, &t(lang, "programmes-none"), Some(stations));
    }
    html! {
        @for (medium, group) in by_medium(law, found, today) {
            section {
                h2 { (words::medium(lang, law, medium, today)) }
                ul.station-list { @for shown in group { (card(visitor, shown)) } }
            }
        }
    }
}

fn by_medium<'a>(law: &Current, found: &'a [Shown], today: Day) -> Vec<(&'a str, Vec<&'a Shown>)> {
    let mut groups: Vec<(&str, Vec<&Shown>)> = Vec::new();
    for shown in found {
        let medium = shown.programme.setup.medium.as_str();
        match groups.iter_mut().find(|(m, _)| *m == medium) {
            Some((_, group)) => group.push(shown),
            None => groups.push((medium, vec![shown])),
        }
    }
    groups.sort_by_key(|(m, _)| law.medium(m, today).map_or(u32::MAX, |known| known.order));
    groups
}

fn card(visitor: &Visitor, shown: &Shown) -> Markup {
    let (lang, now) = (visitor.lang(), visitor.now());
    let (programme, setup) = (&shown.programme, &shown.programme.setup);
    html! {
        li {
            div.card {
                h3 { a href=(address(&programme.code)) { (setup.name.get(lang)) } }
                p.stamp { (say::standing(lang, programme.standing(now.day()))) }
                p.stamp {
                    (say::kind(lang, setup.kind))
                    @if !shown.stations.is_empty() { " · " (t_with(lang, "home-group-stations", &[("count", shown.stations.len().into())])) }
                    " · " (say::frequency(lang, setup)) " · " (say::days(lang, programme))
                }
                @if let Some(delivery) = &shown.delivery { p.stamp { (say::delivery(lang, now, delivery)) } }
            }
        }
    }
}

/// The whole page of one.
pub fn programme(visitor: &Visitor, law: &Current, shown: &Shown) -> Markup {
    let (lang, today) = (visitor.lang(), visitor.now().day());
    let (programme, setup) = (&shown.programme, &shown.programme.setup);
    let source = format!("{}/fragments/now", address(&programme.code));
    let live = Live { topics: &["programmes", "stations"], src: &source, name: &t(lang, "programme-stations") };
    let interface = format!("/api/v1{}", address(&programme.code));
    let body = html! {
        p { (say::standing(lang, programme.standing(today))) }
        @if let Some(ended) = &programme.ended {
            (ui::notice(Tone::Info, html! { p { (t(lang, "programme-ended-because")) " " (ended.reason) } }))
        }
        section aria-labelledby="purpose" {
            h2 #purpose { (t(lang, "programme-purpose")) }
            @for line in setup.purpose.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
        }
        section aria-labelledby="facts" { h2 #facts { (t(lang, "programme-facts")) } (facts(visitor, law, shown)) }
        section { h2 #stations { (t(lang, "programme-stations")) } (ui::live(&live, now(visitor, shown))) }
        p { (t(lang, "programmes-programs")) " " a href=(interface) { code { (interface) } } }
    };
    let medium = words::medium(lang, law, &setup.medium, today);
    Page::new(setup.name.get(lang), body)
        .lead(format!("{medium} · {}", say::kind(lang, setup.kind)))
        .under(t(lang, "home-short"), "/")
        .under(t(lang, "programmes-title"), ADDRESS)
        .portal(visitor)
}

fn facts(visitor: &Visitor, law: &Current, shown: &Shown) -> Markup {
    let (lang, today) = (visitor.lang(), visitor.now().day());
    let (programme, setup) = (&shown.programme, &shown.programme.setup);
    ui::kv(&[
        (t(lang, "programme-code"), html! { (programme.code) }),
        (
            t(lang, "programme-parameters"),
            html! {
                @for (n, symbol) in setup.parameters.iter().enumerate() {
                    @if n > 0 { "; " }
                    (words::parameter(lang, law, symbol, today))
                }
            },
        ),
        (t(lang, "programme-frequency"), html! { (say::frequency(lang, setup)) }),
        (t(lang, "programme-days"), html! { (say::days(lang, programme)) }),
        (t(lang, "programme-ordered-by"), html! { (setup.ordered_by) }),
        (t(lang, "programme-document"), html! { (say::basis(setup)) }),
        (t(lang, "programme-carried-out-by"), html! { (setup.carried_out_by) }),
    ])
}

/// What its stations deliver now, and how they stand.
pub fn now(visitor: &Visitor, shown: &Shown) -> Markup {
    let (lang, now) = (visitor.lang(), visitor.now());
    html! {
        @if let Some(delivery) = &shown.delivery { p { (say::delivery(lang, now, delivery)) "." } }
        (say::stations(lang, now, &shown.stations, "/stations"))
    }
}
