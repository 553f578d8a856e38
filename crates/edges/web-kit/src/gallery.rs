//! The page `/ui`: every component with sample data, in both languages and both lights. People
//! look at it when they build a page, and tests when they look for what broke.

mod figures;
mod forms;
mod pictures;
mod sample;
mod tables;
mod words;

use maud::{Markup, html};

use crate::i18n::t;
use crate::layout::{Page, Width};
use crate::policy::{Need, Rule};
use crate::routes::Routes;
use crate::session::Visitor;

/// Where it is.
pub const PATH: &str = "/ui";

/// Its route; the wiring decides whether to serve it.
pub fn routes() -> Routes {
    Routes::new().get(PATH, show)
}

/// What it needs.
pub const RULES: [Rule; 1] = [Rule::get(PATH, Need::Public)];

/// `GET /ui`.
async fn show(visitor: Visitor) -> Markup {
    page(&visitor)
}

/// The page.
pub fn page(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let body = html! {
        h2 { (t(lang, "gallery-words")) }
        (words::section(visitor))
        h2 { (t(lang, "gallery-figures")) }
        (figures::section(visitor))
        h2 { (t(lang, "gallery-charts")) }
        (pictures::charts(visitor))
        h2 { (t(lang, "gallery-map")) }
        (pictures::overview(visitor))
        h2 { (t(lang, "gallery-tables")) }
        (tables::section(visitor))
        h2 { (t(lang, "gallery-ways")) }
        (tables::ways(visitor))
        h2 { (t(lang, "gallery-forms")) }
        (forms::section(visitor))
    };
    Page::new(t(lang, "gallery-title"), body)
        .lead(t(lang, "gallery-lead"))
        .width(Width::Wide)
        .unlisted()
        .portal(visitor)
}
