//! Lines: a text is broken where words end, so that each line fits.

/// The lines of a text within a width. A word that is too long by itself, as an address may be, is broken anywhere.
pub fn broken(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if measure(&longer) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if measure(&line) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_words_end() {
        let letters = |text: &str| text.chars().count() as f32;
        for (text, width, lines) in [
            ("", 10.0, vec![]),
            ("một", 10.0, vec!["một"]),
            ("một hai ba", 7.0, vec!["một hai", "ba"]),
            ("một  hai", 7.0, vec!["một hai"]),
            ("abcdefgh", 3.0, vec!["abc", "def", "gh"]),
            ("x abcdefgh y", 4.0, vec!["x", "abcd", "efgh", "y"]),
            ("ab", 0.5, vec!["a", "b"]),
        ] {
            assert_eq!(broken(text, width, letters), lines, "{text:?} in {width}");
        }
    }
}
