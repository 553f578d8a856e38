//! Big figures, counts, trends, bars.

use kernel::Counted;
use maud::{Markup, html};

use crate::format;
use crate::i18n::t;
use crate::session::Visitor;
use crate::ui::{self, Bar, Checked, FigureBig, Index, Size, Stamp, Stat, Tone};

pub(super) fn section(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let now = visitor.now();
    let source = t(lang, "gallery-source");
    let bad = t(lang, "gallery-tone-bad");
    let ok = t(lang, "gallery-tone-ok");
    let muted = t(lang, "gallery-tone-muted");
    let stamp = |minutes: i64| Stamp {
        at: Some(now.plus_seconds(-60 * minutes)),
        source: Some(&source),
        checked: Checked::Provisional,
    };
    let figures = [
        FigureBig {
            label: "COD",
            value: Some(format::original(lang, "80.20")),
            unit: "mg/L",
            state: Some((Tone::Bad, &bad)),
            stamp: stamp(5),
            href: Some("#main"),
        },
        FigureBig {
            label: "pH",
            value: Some(format::original(lang, "7.21")),
            unit: "-",
            state: Some((Tone::Ok, &ok)),
            stamp: stamp(65),
            href: None,
        },
        FigureBig {
            label: "PM2.5",
            value: None,
            unit: "ug/Nm3",
            state: Some((Tone::Muted, &muted)),
            stamp: Stamp { at: None, source: None, checked: Checked::NotAsked },
            href: None,
        },
    ];
    let (stations, exceedances, missing) =
        (t(lang, "gallery-stations"), t(lang, "gallery-exceedances"), t(lang, "gallery-missing"));
    let stats = [
        Stat { label: &stations, count: Counted::Exactly(1234), tone: None, href: "#main" },
        Stat { label: &exceedances, count: Counted::Exactly(3), tone: Some(Tone::Bad), href: "#main" },
        Stat { label: &missing, count: Counted::Exactly(0), tone: Some(Tone::Warn), href: "#main" },
    ];
    let months = ["09/2026", "10/2026", "11/2026"];
    let hours = [12.0, 4.0, 31.0];
    let bars: Vec<Bar<'_>> = months
        .iter()
        .zip(hours)
        .map(|(label, value)| Bar { label, value, tone: (value > 24.0).then_some(Tone::Bad) })
        .collect();
    html! {
        div.card-grid { @for figure in &figures { div.card { (ui::figure_big(lang, now, figure)) } } }
        div.card-grid { @for stat in &stats { (ui::stat(lang, stat)) } }
        p.row { strong { "COD" } (ui::sparkline(&[31.0, 33.5, 32.0, f64::NAN, 38.0, 41.0, 45.2], &t(lang, "gallery-trend"))) (t(lang, "gallery-trend")) }
        div.card-grid {
            @for (size, value, word, rgb) in [
                (Size::Large, 117, t(lang, "gallery-index-poor"), [255, 126, 0]),
                (Size::Small, 42, t(lang, "gallery-index-good"), [0, 228, 0]),
            ] {
                div.card { (ui::index(size, &Index { name: "VN_AQI", value, word: &word, rgb })) }
            }
        }
        (ui::index_scale(&t(lang, "gallery-index-scale"), &[
            ("0 – 50".to_owned(), [0, 228, 0], t(lang, "gallery-index-good"), false),
            ("101 – 150".to_owned(), [255, 126, 0], t(lang, "gallery-index-poor"), true),
        ]))
        (ui::bars(lang, &t(lang, "gallery-monthly"), "h", &bars))
    }
}
