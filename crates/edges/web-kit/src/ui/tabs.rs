//! Sides of one thing, each a page of its own (*thẻ trang*).

use maud::{Markup, html};

/// One side.
pub struct Tab<'a> {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: &'a str,
    /// The reader is on it.
    pub current: bool,
}

/// The sides beside one another. `name` tells screen readers of what.
pub fn tabs(name: &str, tabs: &[Tab<'_>]) -> Markup {
    html! {
        nav.tabs aria-label=(name) {
            ul {
                @for tab in tabs {
                    li { a href=(tab.href) aria-current=[tab.current.then_some("page")] { (tab.label) } }
                }
            }
        }
    }
}
