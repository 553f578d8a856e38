//! A block on white, and a grid of them (*thẻ*).

use maud::{Markup, html};

use crate::ui::Tone;

/// A card.
pub struct Card<'a> {
    /// Its heading.
    pub title: &'a str,
    /// Where the heading leads.
    pub href: Option<&'a str>,
    /// Its state, as a mark at the edge; the body says it in words.
    pub tone: Option<Tone>,
    /// What stands in it.
    pub body: Markup,
}

/// Cards beside one another, as many in a row as there is room for.
pub fn card_grid(cards: &[Card<'_>]) -> Markup {
    html! {
        ul.card-grid {
            @for card in cards {
                li.card data-tone=[card.tone.map(Tone::word)] {
                    h3 {
                        @if let Some(href) = card.href { a href=(href) { (card.title) } } @else { (card.title) }
                    }
                    (card.body)
                }
            }
        }
    }
}
