//! An index with its official colour (*chỉ số và màu của mức*): the number on the colour, the word always beside it.
//!
//! The colour comes from the law as data, so it stands in the drawing and not in a style sheet.

use maud::{Markup, html};

/// An index as it is shown.
pub struct Index<'a> {
    /// Its short name, e.g. `VN_AQI`.
    pub name: &'a str,
    /// The number.
    pub value: u32,
    /// The word of its band.
    pub word: &'a str,
    /// The colour of its band.
    pub rgb: [u8; 3],
}

/// How big it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// In a list.
    Small,
    /// At the head of a page.
    Large,
}

/// Number, colour and word.
pub fn index(size: Size, shown: &Index<'_>) -> Markup {
    html! {
        div.index data-size=[(size == Size::Large).then_some("large")] {
            (mark(shown))
            p { strong { (shown.word) } " " span.unit { (shown.name) } }
        }
    }
}

/// The number on its colour; whoever cannot see it hears the word.
fn mark(shown: &Index<'_>) -> Markup {
    let name = format!("{} {}: {}", shown.name, shown.value, shown.word);
    html! {
        svg.index-mark viewBox="0 0 80 52" role="img" aria-label=(name) focusable="false" {
            rect x="1" y="1" width="78" height="50" rx="7" fill=(hex(shown.rgb)) {}
            text x="40" y="37" text-anchor="middle" font-size="32" font-weight="600" fill=(ink(shown.rgb)) { (shown.value) }
        }
    }
}

/// The bands of an index beside one another: colour, numbers, word; the one that counts now is marked.
pub fn index_scale(label: &str, bands: &[(String, [u8; 3], String, bool)]) -> Markup {
    html! {
        ul.index-scale aria-label=(label) {
            @for (numbers, rgb, word, now) in bands {
                li aria-current=[now.then_some("true")] { (index_swatch(*rgb)) span { (numbers) } " " span { (word) } }
            }
        }
    }
}

/// A patch of a band's colour, to stand before its word.
pub fn index_swatch(rgb: [u8; 3]) -> Markup {
    html! {
        svg.index-swatch viewBox="0 0 20 20" aria-hidden="true" focusable="false" { rect x="1" y="1" width="18" height="18" rx="4" fill=(hex(rgb)) {} }
    }
}

/// As pages write colours: `#ff7e00`.
pub fn hex(rgb: [u8; 3]) -> String {
    format!("#{:02x}{:02x}{:02x}", rgb[0], rgb[1], rgb[2])
}

/// Black or white, whichever is read more easily on the colour (WCAG 2.2 relative luminance).
pub fn ink(rgb: [u8; 3]) -> &'static str {
    let ground = luminance(rgb);
    let (on_black, on_white) = ((ground + 0.05) / 0.05, 1.05 / (ground + 0.05));
    if on_black >= on_white { "#000000" } else { "#ffffff" }
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let part = |v: u8| {
        let v = f64::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(rgb[0]) + 0.7152 * part(rgb[1]) + 0.0722 * part(rgb[2])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of VN_AQI and VN_WQI: large bold figures need 3:1, these have more than 4.5:1.
    #[test]
    fn numbers_are_readable_on_every_official_colour() {
        for (rgb, expected) in [
            ([0, 228, 0], "#000000"),
            ([255, 255, 0], "#000000"),
            ([255, 126, 0], "#000000"),
            ([255, 0, 0], "#000000"),
            ([143, 63, 151], "#ffffff"),
            ([126, 0, 35], "#ffffff"),
            ([51, 51, 255], "#ffffff"),
        ] {
            assert_eq!(ink(rgb), expected, "{rgb:?}");
            let other = if expected == "#000000" { 0.0 } else { 1.0 };
            let (dark, bright) = (luminance(rgb).min(other), luminance(rgb).max(other));
            assert!((bright + 0.05) / (dark + 0.05) >= 4.5, "{rgb:?}");
        }
        assert_eq!(hex([255, 126, 0]), "#ff7e00");
    }
}
