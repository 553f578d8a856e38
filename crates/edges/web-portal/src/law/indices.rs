//! Indices as tables: breakpoints, scores, bands, what must be published.

use definitions::kinds::{AirIndex, Band, Breakpoints, Duty, IndexFormula, Scale, WaterIndex};
use kernel::{Day, Lang};
use maud::{Markup, html};
use monitoring::law::Current;
use web_kit::format;
use web_kit::i18n::{t, t_of};
use web_kit::ui::{self, Table};

use crate::words;

/// An air index.
pub fn air(lang: Lang, law: &Current, index: &AirIndex, today: Day) -> Markup {
    let mut columns = Table::new(lang, t(lang, "index-breakpoints"))
        .text(t(lang, "station-parameter"), move |b: &Breakpoints| {
            html! { (words::parameter(lang, law, &b.parameter, today)) " – " (words::averaging(lang, b.averaging.code())) }
        })
        .text(t(lang, "law-unit"), move |b| html! { (law.unit_symbol(&b.unit)) });
    for (n, step) in index.steps.iter().enumerate() {
        let label = format::shortest(lang, *step);
        columns = columns
            .number(label, move |b| b.values.get(n).map_or(format::NONE.to_owned(), |v| format::shortest(lang, *v)));
    }
    html! {
        p { (index.method.get(lang)) }
        (columns.dense().rows(&index.breakpoints))
        (bands(lang, &index.bands))
        (Table::new(lang, t(lang, "index-duties"))
            .text(t(lang, "law-name"), move |d: &Duty| html! { (d.title.get(lang)) })
            .text(t(lang, "index-duty-brief"), move |d| html! { (d.brief.as_ref().map_or("", |text| text.get(lang))) })
            .text(t(lang, "index-duty-full"), move |d| html! { (d.full.as_ref().map_or("", |text| text.get(lang))) })
            .dense()
            .rows(&index.duties))
    }
}

/// A water index.
pub fn water(lang: Lang, law: &Current, index: &WaterIndex, today: Day) -> Markup {
    let points = move |s: &Scale| {
        let pair = |p: &[f64; 2]| format!("{} → {}", format::shortest(lang, p[0]), format::shortest(lang, p[1]));
        s.points.iter().map(pair).collect::<Vec<_>>().join("; ")
    };
    let unit = move |s: &Scale| if s.of_saturation { "%".to_owned() } else { law.unit_symbol(&s.unit).to_owned() };
    let beyond = move |score: Option<f64>| score.map_or(String::new(), |q| format::shortest(lang, q));
    html! {
        p { (index.method.get(lang)) }
        (Table::new(lang, t(lang, "index-scores"))
            .text(t(lang, "index-group"), |s: &Scale| html! { (s.group) })
            .text(t(lang, "station-parameter"), move |s| html! { (words::parameter(lang, law, &s.parameter, today)) })
            .text(t(lang, "law-unit"), move |s| html! { (unit(s)) })
            .number(t(lang, "index-below"), move |s| beyond(s.below))
            .text(t(lang, "index-points"), move |s| html! { (points(s)) })
            .number(t(lang, "index-above"), move |s| beyond(s.above))
            .dense()
            .rows(&index.scales))
        (bands(lang, &index.bands))
    }
}

/// A formula.
pub fn formula(lang: Lang, formula: &IndexFormula) -> Markup {
    html! {
        p { (formula.explanation.get(lang)) }
        (ui::kv(&[(t(lang, "index-formula"), html! { (t_of(lang, "index-formula", formula.formula.code())) })]))
    }
}

fn bands(lang: Lang, bands: &[Band]) -> Markup {
    Table::new(lang, t(lang, "index-bands"))
        .text(t(lang, "law-value"), |b: &Band| html! { (b.from) " – " (b.up_to) })
        .text(
            t(lang, "law-name"),
            move |b| html! { (ui::index_swatch(b.rgb)) " " (b.title.get(lang)) " (" (b.colour.get(lang)) ")" },
        )
        .text(t(lang, "index-meaning"), move |b| html! { (b.meaning.get(lang)) })
        .text(
            t(lang, "index-advice-general"),
            move |b| html! { (b.advice.as_ref().map_or("", |a| a.general.get(lang))) },
        )
        .text(
            t(lang, "index-advice-sensitive"),
            move |b| html! { (b.advice.as_ref().map_or("", |a| a.sensitive.get(lang))) },
        )
        .dense()
        .rows(bands)
}
