//! Latitudes and longitudes: decimal degrees, or degrees, minutes and seconds with their sky direction
//! in either language (`21°01'42"B`, `105 51 8.5 E`).

use super::number;
use crate::kind::Axis;

/// Degrees, negative to the south and west.
pub(super) fn degrees(text: &str, axis: Axis) -> Option<f64> {
    let (sign, rest) = direction(text, axis);
    let marks = ['°', 'º', '˚', '\'', '′', '’', '"', '″', '”'];
    let spaced = rest.replace(marks, " ");
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    let number = |n: usize| parts.get(n).map_or(Some(0.0), |text| number::decimal(text));
    let (whole, minutes, seconds) = (number(0)?, number(1)?, number(2)?);
    let fits =
        !parts.is_empty() && parts.len() <= 3 && (0.0..60.0).contains(&minutes) && (0.0..60.0).contains(&seconds);
    let whole_above = |n: usize, value: f64| parts.len() <= n || value.fract() == 0.0;
    if !fits || !whole_above(1, whole) || !whole_above(2, minutes) {
        return None;
    }
    let size = whole.abs() + minutes / 60.0 + seconds / 3600.0;
    let negative = parts[0].starts_with(['-', '\u{2212}', '–']);
    Some(if negative { -size } else { sign * size })
}

/// The sky direction before or behind, as a sign, and the rest. `N` is north; *Nam* (south) is never
/// written by that letter alone here, for no place in Viet Nam lies there.
fn direction(text: &str, axis: Axis) -> (f64, &str) {
    let known: &[(&str, f64)] = match axis {
        Axis::Latitude => &[("vĩ độ bắc", 1.0), ("bắc", 1.0), ("b", 1.0), ("n", 1.0), ("s", -1.0), ("nam", -1.0)],
        Axis::Longitude => &[
            ("kinh độ đông", 1.0),
            ("đông", 1.0),
            ("đ", 1.0),
            ("d", 1.0),
            ("e", 1.0),
            ("w", -1.0),
            ("tây", -1.0),
            ("t", -1.0),
        ],
    };
    let is_letter = |c: char| c.is_alphabetic() || c == ' ';
    let head = text.len() - text.trim_start_matches(is_letter).len();
    let tail = text.trim_end_matches(is_letter).len();
    let words = [(&text[..head], &text[head..]), (text.get(tail..).unwrap_or_default(), &text[..tail])];
    for (word, rest) in words {
        let word = word.trim().to_lowercase();
        if let Some((_, sign)) = known.iter().find(|(name, _)| *name == word) {
            return (*sign, rest);
        }
    }
    (1.0, text)
}
