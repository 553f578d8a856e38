//! A fragment that renews itself when one of its topics moves (*số liệu trực tiếp*). Without script
//! it is as of the page's loading.

use maud::{Markup, html};

/// What a fragment follows.
pub struct Live<'a> {
    /// The topics, e.g. `station:NUO001`.
    pub topics: &'a [&'a str],
    /// The address that renders the same fragment now.
    pub src: &'a str,
    /// Its name, said to screen readers when it changed.
    pub name: &'a str,
}

/// The fragment.
pub fn live(live: &Live<'_>, body: Markup) -> Markup {
    html! {
        div data-live=(live.topics.join(" ")) data-live-src=(live.src) data-live-name=(live.name) { (body) }
    }
}
