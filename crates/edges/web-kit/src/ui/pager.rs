//! The way through a long list, a page at a time, by key and not by number: nothing is skipped or
//! shown twice when rows come in meanwhile.

use kernel::Lang;
use maud::{Markup, html};

use crate::i18n::t;
use crate::ui::{Icon, icon};

/// Where the neighbours are.
pub struct Pager<'a> {
    /// The first page, unless this is it.
    pub first: Option<&'a str>,
    /// The page after this one.
    pub next: Option<&'a str>,
    /// What is shown, e.g. `1–50 / 720`.
    pub shown: &'a str,
}

/// The way on and back to the start. The way one step back is the browser's own.
pub fn pager(lang: Lang, pager: &Pager<'_>) -> Markup {
    html! {
        @if pager.first.is_some() || pager.next.is_some() {
            nav.pager aria-label=(t(lang, "kit-pages")) {
                @if let Some(first) = pager.first { a href=(first) rel="first" { (icon(Icon::Previous)) (t(lang, "kit-page-first")) } }
                span { (pager.shown) }
                @if let Some(next) = pager.next { a href=(next) rel="next" { (t(lang, "kit-page-next")) (icon(Icon::Next)) } }
            }
        }
    }
}
