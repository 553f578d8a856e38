//! Terms and their values side by side.

use maud::{Markup, html};

/// A list of terms and values.
pub fn kv(pairs: &[(String, Markup)]) -> Markup {
    list(pairs, false)
}

/// The same, closer, for officers.
pub fn kv_dense(pairs: &[(String, Markup)]) -> Markup {
    list(pairs, true)
}

fn list(pairs: &[(String, Markup)], dense: bool) -> Markup {
    html! {
        dl.kv data-dense[dense] {
            @for (term, value) in pairs { div { dt { (term) } dd { (value) } } }
        }
    }
}
