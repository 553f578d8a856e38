//! Administrative units as the public looks them up (*tra cứu đơn vị hành chính*): by province, by code or name,
//! what they are and what they came out of.

use std::collections::BTreeMap;

use definitions::Areas;
use kernel::{Day, Lang, text};
use maud::{Markup, html};
use monitoring::law::Current;
use platform::area::Level;
use platform::area::list::{Former, List, Unit};
use web_kit::Visitor;
use web_kit::i18n::{t, t_with};
use web_kit::ui::{self, Field, Kind, Table, Weight, field};

/// Where the list stands; a unit's page is below.
pub const LIST: &str = "/definitions/area/units";
/// Units found by a name; more are a question too wide.
const HITS: usize = 60;

/// A unit of today, or one that was.
enum Found<'a> {
    Unit(&'a Unit<'static>),
    Former(&'a Former<'static>),
}

/// The search, and what was found by it or all provinces.
pub fn overview(visitor: &Visitor, law: &Current, day: Day) -> Markup {
    let lang = visitor.lang();
    let Ok(Some(Areas { list, .. })) = law.catalogue().areas(day) else { return html! {} };
    let label = t(lang, "area-search");
    let asked = visitor.asked("q").unwrap_or_default().trim().to_owned();
    html! {
        form.filters method="get" action=(LIST) role="search" {
            (field(lang, Kind::Search, &Field::new("q", &label).optional().value(&asked)))
            (ui::submit(Weight::Secondary, &t(lang, "area-find")))
        }
        @if asked.is_empty() { (provinces(lang, list)) } @else { (hits(lang, list, &asked)) }
    }
}

fn provinces(lang: Lang, list: &List<'static>) -> Markup {
    let provinces: Vec<&Unit<'static>> = list.units.iter().filter(|u| u.kind.level == Level::Province).collect();
    let count = |province: &str, kind: &str| {
        list.units.iter().filter(|u| u.province == Some(province) && u.kind.word == kind).count().to_string()
    };
    let table = Table::new(lang, t(lang, "area-provinces"))
        .text(t(lang, "area-name"), |p: &&Unit<'_>| link(lang, p))
        .text(t(lang, "law-code"), |p| html! { (p.code) })
        .number(t(lang, "area-kind-xa"), |p| count(p.code, "xã"))
        .number(t(lang, "area-kind-phuong"), |p| count(p.code, "phường"))
        .number(t(lang, "area-kind-dac-khu"), |p| count(p.code, "đặc khu"));
    table.dense().rows(&provinces)
}

fn hits(lang: Lang, list: &'static List<'static>, asked: &str) -> Markup {
    let folded = text::fold(asked);
    let named = |unit: &Unit<'_>| unit.code == asked || text::fold(&unit.name().vi).contains(&folded);
    let units = list.units.iter().filter(|u| named(u)).map(Found::Unit);
    let former = list.former.iter().filter(|f| named(&f.unit) && !list.goes_on(f)).map(Found::Former);
    let found: Vec<Found<'_>> = units.chain(former).take(HITS).collect();
    let lead = match found.len() {
        HITS => t_with(lang, "area-first-hits", &[("count", HITS.into())]),
        n => t_with(lang, "area-hits", &[("count", n.into())]),
    };
    html! {
        p.stamp role="status" { (lead) }
        @if !found.is_empty() {
            (Table::new(lang, t(lang, "area-found"))
                .text(t(lang, "area-name"), |f: &Found<'_>| match f {
                    Found::Unit(unit) => link(lang, unit),
                    Found::Former(former) => was(lang, list, former),
                })
                .text(t(lang, "law-code"), |f| html! { (match f { Found::Unit(u) => u.code, Found::Former(f) => f.unit.code }) })
                .text(t(lang, "area-today"), |f| match f {
                    Found::Unit(unit) => html! { (province(lang, list, unit)) },
                    Found::Former(former) => became(lang, list, former),
                })
                .stacked()
                .rows(&found))
        }
    }
}

/// The page of a unit: what lies in it, what it came out of.
pub fn unit(lang: Lang, list: &'static List<'static>, unit: &Unit<'static>) -> Markup {
    let mut predecessors: BTreeMap<&str, Vec<&Former<'static>>> = BTreeMap::new();
    for former in &list.former {
        for into in &former.into {
            predecessors.entry(into).or_default().push(former);
        }
    }
    let came_out_of = |code: &str| predecessors.get(code).cloned().unwrap_or_default();
    let communes: Vec<&Unit<'static>> = list.units.iter().filter(|u| u.province == Some(unit.code)).collect();
    html! {
        (ui::kv(&[
            (t(lang, "law-code"), html! { (unit.code) }),
            (t(lang, "area-in"), html! { (province(lang, list, unit)) }),
            (t(lang, "area-came-out-of"), olds(lang, list, &came_out_of(unit.code))),
        ]))
        @if !communes.is_empty() {
            (Table::new(lang, t(lang, "area-communes"))
                .text(t(lang, "area-name"), |c: &&Unit<'static>| link(lang, c))
                .text(t(lang, "law-code"), |c| html! { (c.code) })
                .text(t(lang, "area-came-out-of"), |c| olds(lang, list, &came_out_of(c.code)))
                .stacked()
                .rows(&communes))
        }
    }
}

/// What a unit came out of, a line for each district; one that was divided is marked, one that sources differ about
/// too.
fn olds(lang: Lang, list: &List<'_>, formers: &[&Former<'_>]) -> Markup {
    let mut by_district: BTreeMap<Option<&str>, Vec<&Former<'_>>> = BTreeMap::new();
    for former in formers {
        by_district.entry(former.district).or_default().push(former);
    }
    html! {
        @for (n, (district, formers)) in by_district.iter().enumerate() {
            @if n > 0 { br; }
            @for (n, former) in formers.iter().enumerate() {
                @if n > 0 { ", " }
                (former.unit.name().get(lang))
                @if former.into.len() > 1 { " – " (t(lang, "area-in-part")) }
                @if !former.doubt.is_empty() { " " (ui::provisional(lang)) }
            }
            @if let Some(district) = district.and_then(|code| list.former(code)) {
                " (" (district.unit.name().get(lang)) ")"
            }
        }
    }
}

/// A unit that was, with where it lay.
fn was(lang: Lang, list: &List<'_>, former: &Former<'_>) -> Markup {
    let above = [former.district, former.unit.province].into_iter().flatten().filter_map(|code| list.former(code));
    html! {
        (former.unit.name().get(lang))
        br;
        small {
            (t_with(lang, "area-until", &[("day", web_kit::format::day(list.from.plus(-1)).into())]))
            @for unit in above { ", " (unit.unit.name().get(lang)) }
        }
    }
}

fn became(lang: Lang, list: &List<'static>, former: &Former<'_>) -> Markup {
    let into = former.into.iter().filter_map(|code| list.unit(code));
    html! {
        @for (n, unit) in into.enumerate() {
            @if n > 0 { "; " }
            (link(lang, unit)) " (" (unit.code) ")"
            @if former.doubt.contains(&unit.code) { " " (ui::provisional(lang)) }
        }
        @if former.into.is_empty() { (t(lang, "area-no-more")) }
    }
}

fn province(lang: Lang, list: &List<'static>, unit: &Unit<'_>) -> Markup {
    let province = unit.province.and_then(|code| list.unit(code));
    html! { @if let Some(province) = province { (link(lang, province)) } @else { (t(lang, "area-country")) } }
}

fn link(lang: Lang, unit: &Unit<'_>) -> Markup {
    html! { a href={ (LIST) "/" (unit.code) } { (unit.name().get(lang)) } }
}
