//! The line under every figure: when, from where, and whether anybody checked it.

use kernel::{Arg, Lang, Moment};
use maud::{Markup, html};

use crate::format;
use crate::i18n::{t, t_with};
use crate::ui::provisional;

/// Whether a figure was checked (*đã kiểm tra*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// By a person.
    Yes,
    /// Not yet; it may change.
    Provisional,
    /// It does not apply, e.g. to a count.
    NotAsked,
}

/// What stands under a figure.
pub struct Stamp<'a> {
    /// The moment that it is of.
    pub at: Option<Moment>,
    /// Where it comes from.
    pub source: Option<&'a str>,
    /// Whether anybody checked it.
    pub checked: Checked,
}

/// The line.
pub fn stamp(lang: Lang, now: Moment, stamp: &Stamp<'_>) -> Markup {
    html! {
        p.stamp {
            @if let Some(at) = stamp.at { (time(at)) " (" (format::ago(lang, now, at)) ")" }
            @if let Some(source) = stamp.source {
                @if stamp.at.is_some() { " · " }
                (t_with(lang, "kit-source", &[("source", Arg::from(source))]))
            }
            @match stamp.checked {
                Checked::Yes => { " · " (t(lang, "kit-checked")) }
                Checked::Provisional => { " · " (provisional(lang)) }
                Checked::NotAsked => {}
            }
        }
    }
}

/// A moment, exact for programs, as `22/11/2026 10:15` for people.
pub fn time(at: Moment) -> Markup {
    html! { time datetime=(at.rfc3339_local()) { (format::moment(at)) } }
}
