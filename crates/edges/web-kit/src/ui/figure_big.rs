//! One big number (*con số lớn*): value, unit, when, state, source.

use kernel::{Lang, Moment};
use maud::{Markup, html};

use crate::format;
use crate::ui::{Stamp, Tone, badge, stamp};

/// The figure.
pub struct FigureBig<'a> {
    /// What it is of.
    pub label: &'a str,
    /// The number as it is read; none shows a dash.
    pub value: Option<String>,
    /// Its unit, as loggers write it.
    pub unit: &'a str,
    /// Its state and the state's word.
    pub state: Option<(Tone, &'a str)>,
    /// When, from where, checked or not.
    pub stamp: Stamp<'a>,
    /// How it was derived.
    pub href: Option<&'a str>,
}

/// The figure with everything that it must say.
pub fn figure_big(lang: Lang, now: Moment, figure: &FigureBig<'_>) -> Markup {
    // Only what is bad is coloured: a page of green figures says nothing.
    let tone = figure.state.map(|(tone, _)| tone).filter(|tone| *tone == Tone::Bad);
    let value = figure.value.as_deref().unwrap_or(format::NONE);
    html! {
        div.stack {
            p { strong { @if let Some(href) = figure.href { a href=(href) { (figure.label) } } @else { (figure.label) } } }
            p.figure-big data-tone=[tone.map(Tone::word)] {
                (value)
                @if figure.value.is_some() && !format::unit(figure.unit).is_empty() { " " span.unit { (format::unit(figure.unit)) } }
            }
            @if let Some((tone, word)) = figure.state { p { (badge(tone, word)) } }
            (stamp(lang, now, &figure.stamp))
        }
    }
}
