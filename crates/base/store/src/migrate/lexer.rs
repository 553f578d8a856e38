//! Cuts SQL into words, signs and the rest, so that types can be replaced where types stand.

/// A piece of SQL text. The pieces put together are the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// A bare word: keyword, type or name.
    Word(&'a str),
    /// A name in double quotes.
    Name(&'a str),
    /// One character of punctuation.
    Sign(char),
    /// White space, comments, string literals, numbers: they pass unchanged.
    Other(&'a str),
    /// A line for this engine only, without its marker: it passes unread.
    Raw(&'a str),
}

/// Cuts `text`; lines marked for the other engine are left out.
pub(crate) fn pieces<'a>(text: &'a str, own_marker: &str, other_marker: &str) -> Vec<Piece<'a>> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut line_start = true;
    while let Some(first) = rest.chars().next() {
        if line_start && rest.starts_with(other_marker) {
            rest = &rest[line_length(rest)..];
            continue;
        }
        if line_start && let Some(line) = rest.strip_prefix(own_marker) {
            let (line, after) = line.split_at(line_length(line));
            out.push(Piece::Raw(line));
            rest = after;
            continue;
        }
        let length = length(rest, first);
        let (piece, after) = rest.split_at(length);
        line_start = piece.ends_with('\n');
        out.push(match first {
            c if is_word(c) && !c.is_ascii_digit() => Piece::Word(piece),
            '"' => Piece::Name(piece),
            c if c.is_whitespace() || c == '\'' || c.is_ascii_digit() || length > 1 => Piece::Other(piece),
            c => Piece::Sign(c),
        });
        rest = after;
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn line_length(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |end| end + 1)
}

/// The length of the piece that `rest` starts with.
fn length(rest: &str, first: char) -> usize {
    let until = |stop: fn(char) -> bool| rest.find(stop).unwrap_or(rest.len());
    match first {
        // White space ends at the end of its line, so that a marker on the next line is seen.
        c if c.is_whitespace() => {
            let end = until(|c| !c.is_whitespace());
            rest[..end].find('\n').map_or(end, |line| line + 1)
        }
        c if is_word(c) => until(|c| !is_word(c)),
        '\'' | '"' => quoted(rest, first),
        '-' if rest.starts_with("--") => line_length(rest),
        '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
        c => c.len_utf8(),
    }
}

/// The length of a quoted text, in which a doubled quote stands for one.
fn quoted(rest: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(end) = rest[at..].find(quote) {
        at += end + 1;
        if !rest[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    rest.len()
}
