//! Bars beside their numbers (*biểu đồ cột*): the chart is a table, so it needs no twin.

use kernel::Lang;
use maud::{Markup, html};

use crate::format;
use crate::ui::Tone;
use crate::ui::chart::drawable;

/// One bar.
pub struct Bar<'a> {
    /// What it is of.
    pub label: &'a str,
    /// How much; what is no number has no bar.
    pub value: f64,
    /// Its state.
    pub tone: Option<Tone>,
}

/// The bars, as long as their share of the largest.
pub fn bars(lang: Lang, caption: &str, unit: &str, bars: &[Bar<'_>]) -> Markup {
    let most = bars.iter().map(|b| b.value).filter(|v| drawable(*v)).fold(0.0, f64::max);
    let share = |value: f64| if drawable(value) && most > 0.0 { (value / most).clamp(0.0, 1.0) * 100.0 } else { 0.0 };
    html! {
        div.table-wrap role="region" aria-label=(caption) tabindex="0" {
            table.bars {
                caption { (caption) }
                tbody {
                    @for bar in bars {
                        tr {
                            th scope="row" { (bar.label) }
                            td {
                                svg width="100%" height="14" aria-hidden="true" focusable="false" {
                                    rect.bar data-tone=[bar.tone.map(Tone::word)] x="0" y="1" height="12" rx="2"
                                        width={ (format!("{:.1}", share(bar.value))) "%" } fill="#0b6e75" {}
                                }
                            }
                            td.number { (format::shortest(lang, bar.value)) @if !format::unit(unit).is_empty() { " " span.unit { (format::unit(unit)) } } }
                        }
                    }
                }
            }
        }
    }
}
