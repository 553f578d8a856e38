//! What a visitor chose or his browser prefers: language and light.

use axum::http::HeaderMap;
use kernel::Lang;

/// Light or dark (*giao diện*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Dark letters on paper.
    Light,
    /// Light letters on dark, for the operations centre.
    Dark,
}

impl Theme {
    /// The word in address, cookie and `data-theme`.
    pub fn word(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of a word.
    pub fn from_word(word: &str) -> Option<Theme> {
        [Theme::System, Theme::Light, Theme::Dark].into_iter().find(|t| t.word() == word)
    }
}

/// The language that the browser prefers among ours; Vietnamese when it asks for neither.
pub fn preferred(headers: &HeaderMap) -> Lang {
    let mut best: Option<(u16, Lang)> = None;
    let wishes = headers.get_all("accept-language").iter().filter_map(|v| v.to_str().ok());
    for wish in wishes.flat_map(|line| line.split(',')) {
        let mut parts = wish.split(';');
        let Some(lang) = parts.next().and_then(|tag| Lang::from_code(tag.trim())) else { continue };
        let weight = parts.find_map(|p| p.trim().strip_prefix("q=")).map_or(1000, thousandths);
        if weight > 0 && best.is_none_or(|(found, _)| weight > found) {
            best = Some((weight, lang));
        }
    }
    best.map_or(Lang::Vi, |(_, lang)| lang)
}

fn thousandths(q: &str) -> u16 {
    let q: f64 = q.trim().parse().unwrap_or(0.0);
    if q.is_finite() { (q.clamp(0.0, 1.0) * 1000.0) as u16 } else { 0 }
}
