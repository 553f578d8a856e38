//! The order of a table, kept in the address: `?sort=name`, `?sort=-name` the other way round.

use maud::{Markup, html};

use crate::session::Visitor;
use crate::ui::{Icon, icon};

/// How a list is sorted.
pub struct Sorted<'a> {
    visitor: &'a Visitor,
    key: String,
    falling: bool,
}

impl<'a> Sorted<'a> {
    /// As the address says, if it names one of `keys`; else by `usual` (`-name`: falling).
    pub fn read(visitor: &'a Visitor, keys: &[&str], usual: &str) -> Sorted<'a> {
        let asked = visitor.asked("sort").filter(|asked| keys.contains(&asked.trim_start_matches('-')));
        let word = asked.as_deref().unwrap_or(usual);
        Sorted { visitor, key: word.trim_start_matches('-').to_owned(), falling: word.starts_with('-') }
    }

    /// The key that the list is sorted by.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// From the largest down.
    pub fn falling(&self) -> bool {
        self.falling
    }

    pub(super) fn state(&self, key: &str) -> Option<&'static str> {
        (key == self.key).then_some(if self.falling { "descending" } else { "ascending" })
    }

    /// Sorting anew starts at the first page.
    pub(super) fn href(&self, key: &str) -> String {
        let word = if key == self.key && !self.falling { format!("-{key}") } else { key.to_owned() };
        self.visitor.address_with_but("sort", &word, "after")
    }

    pub(super) fn arrow(&self, key: &str) -> Markup {
        html! { @if key == self.key { " " (icon(if self.falling { Icon::Down } else { Icon::Up })) } }
    }
}
