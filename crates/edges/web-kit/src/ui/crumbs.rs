//! Where the page stands in the order of things (*đường dẫn*).

use kernel::Lang;
use maud::{Markup, html};

use crate::i18n::t;
use crate::layout::Crumb;

/// The places above, outermost first, then the page itself.
pub fn crumbs(lang: Lang, above: &[Crumb], here: &str) -> Markup {
    html! {
        nav.crumbs aria-label=(t(lang, "kit-crumbs")) {
            ol {
                @for place in above { li { a href=(place.href) { (place.label) } } }
                li aria-current="page" { (here) }
            }
        }
    }
}
