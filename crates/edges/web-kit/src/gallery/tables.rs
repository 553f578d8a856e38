//! Tables, lists and ways through pages.

use kernel::Moment;
use maud::{Markup, html};

use crate::format;
use crate::i18n::t;
use crate::layout::Crumb;
use crate::session::Visitor;
use crate::ui::{self, Live, Pager, Sorted, Tab, Table, Tone};

struct Reading {
    station: &'static str,
    parameter: &'static str,
    value: &'static str,
    unit: &'static str,
    at: Moment,
    tone: Tone,
}

fn readings(now: Moment) -> Vec<Reading> {
    let reading = |station, parameter, value, unit, minutes: i64, tone| Reading {
        station,
        parameter,
        value,
        unit,
        at: now.plus_seconds(-60 * minutes),
        tone,
    };
    vec![
        reading("NUO001", "COD", "80.20", "mg/L", 5, Tone::Bad),
        reading("NUO001", "Flow", "1240.5", "m3/h", 5, Tone::Ok),
        reading("KHI002", "NOx", "612", "mg/Nm3", 12, Tone::Warn),
        reading("KXQ001", "PM2.5", "---", "-", 190, Tone::Muted),
    ]
}

pub(super) fn section(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let rows = readings(visitor.now());
    let sorted = Sorted::read(visitor, &["station", "time"], "-time");
    let word = |tone: Tone| crate::i18n::t_of(lang, "gallery-tone", tone.word());
    // Two tables of one page need two names.
    let table = |dense: bool| {
        let caption = if dense { t(lang, "gallery-exceedances") } else { t(lang, "gallery-stations") };
        let table = Table::new(lang, caption)
            .text(t(lang, "gallery-station"), |r: &Reading| html! { a href="#main" { (r.station) } })
            .sortable("station")
            .text(t(lang, "gallery-parameter"), |r: &Reading| html! { (r.parameter) })
            .number(t(lang, "gallery-value"), |r: &Reading| {
                format!("{} {}", format::original(lang, r.value), format::unit(r.unit))
            })
            .text(t(lang, "gallery-time"), |r: &Reading| ui::time(r.at))
            .sortable("time")
            .text(t(lang, "kit-state"), |r: &Reading| ui::badge(r.tone, &word(r.tone)))
            .sorted(&sorted)
            .tone(|r: &Reading| (r.tone == Tone::Bad).then_some(Tone::Bad));
        if dense { table.dense() } else { table }
    };
    let pairs = [
        (t(lang, "gallery-station"), html! { "NUO001" }),
        (t(lang, "gallery-limit"), html! { "QCVN 40:2011/BTNMT" }),
        (t(lang, "gallery-time"), ui::time(visitor.now())),
    ];
    // A topic that never moves: the page itself is no fragment to be put inside.
    let live = Live { topics: &["gallery"], src: super::PATH, name: &t(lang, "gallery-stations") };
    html! {
        (table(false).rows(&rows))
        (ui::live(&live, table(true).rows(&rows)))
        (ui::kv(&pairs))
        (ui::kv_dense(&pairs))
    }
}

pub(super) fn ways(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let above = [Crumb { label: t(lang, "gallery-stations"), href: "#main".into() }];
    let sides = [
        Tab { label: t(lang, "gallery-hour"), href: "#main", current: true },
        Tab { label: t(lang, "gallery-day"), href: "#main", current: false },
    ];
    let steps = [t(lang, "gallery-step-file"), t(lang, "gallery-step-review"), t(lang, "gallery-step-apply")];
    html! {
        (ui::crumbs(lang, &above, "NUO001"))
        (ui::tabs(&t(lang, "gallery-station"), &sides))
        (ui::stepper(lang, &steps, 1))
        (ui::pager(lang, &Pager { first: Some("#main"), next: Some("#main"), shown: "51–100 / 720" }))
    }
}
