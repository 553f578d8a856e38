//! Buttons and links that look like them (*nút*). One primary action on a page.

use maud::{Markup, html};

/// How much a button weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one thing that the page is for.
    Primary,
    /// Anything else.
    Secondary,
    /// What takes something away; such a form asks for a reason first.
    Danger,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Weight::Primary => "button",
            Weight::Secondary => "button button-secondary",
            Weight::Danger => "button button-danger",
        }
    }
}

/// A link that looks like a button: leads on, changes nothing.
pub fn link_button(weight: Weight, label: &str, href: &str) -> Markup {
    html! { a class=(weight.class()) href=(href) { (label) } }
}

/// The button that sends a form.
pub fn submit(weight: Weight, label: &str) -> Markup {
    html! { button class=(weight.class()) type="submit" { (label) } }
}

/// A button that sends a form with one value more: several outcomes of one form.
pub fn button(weight: Weight, label: &str, name: &str, value: &str) -> Markup {
    html! { button class=(weight.class()) type="submit" name=(name) value=(value) { (label) } }
}
