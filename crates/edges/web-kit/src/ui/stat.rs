//! A tile with a count (*ô thống kê*): how many, of what, and the list behind it.

use kernel::{Counted, Lang};
use maud::{Markup, html};

use crate::format;
use crate::ui::Tone;

/// A count and where it leads.
pub struct Stat<'a> {
    /// What is counted.
    pub label: &'a str,
    /// How many.
    pub count: Counted,
    /// How the count is, if it matters; a count of zero carries no tone.
    pub tone: Option<Tone>,
    /// The list behind it.
    pub href: &'a str,
}

/// The tile; all of it leads to the list.
pub fn stat(lang: Lang, stat: &Stat<'_>) -> Markup {
    let tone = stat.tone.filter(|_| stat.count != Counted::Exactly(0)).map(Tone::word);
    html! {
        a.card href=(stat.href) data-tone=[tone] {
            p.figure-big data-tone=[tone] { (format::counted(lang, stat.count)) }
            p { (stat.label) }
        }
    }
}
