//! The tokens of a line. Separators are ASCII in every encoding we accept, so lines are split as
//! bytes and only the fields that need it are decoded.

use super::lines::Line;

/// A piece of a line, as a range of the file's bytes; empty between two tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn of(self, bytes: &[u8]) -> &[u8] {
        &bytes[self.start..self.end]
    }
}

/// What stands between tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// Each tab, as the circular says; two in a row enclose an empty field.
    Tab,
    /// Runs of tabs, or of two spaces and more: columns aligned for the eye, names with spaces.
    Wide,
    /// Any run of blanks.
    Blanks,
}

impl Separator {
    /// In the order in which they are tried.
    pub(super) const LADDER: [Separator; 3] = [Separator::Tab, Separator::Wide, Separator::Blanks];
}

/// Splits `line` into `tokens`, which it empties first.
pub(super) fn split(bytes: &[u8], line: &Line, separator: Separator, tokens: &mut Vec<Token>) {
    tokens.clear();
    match separator {
        Separator::Tab => at_tabs(bytes, line, tokens),
        Separator::Wide => at_runs(bytes, line, tokens, |run| run.len() > 1 || run == b"\t"),
        Separator::Blanks => at_runs(bytes, line, tokens, |_| true),
    }
}

fn at_tabs(bytes: &[u8], line: &Line, tokens: &mut Vec<Token>) {
    let mut start = line.start;
    for (at, byte) in (line.start..).zip(&bytes[line.start..line.end]) {
        if *byte == b'\t' {
            tokens.push(trimmed(bytes, start, at));
            start = at + 1;
        }
    }
    tokens.push(trimmed(bytes, start, line.end));
}

fn trimmed(bytes: &[u8], mut start: usize, mut end: usize) -> Token {
    while start < end && bytes[start] == b' ' {
        start += 1;
    }
    while end > start && bytes[end - 1] == b' ' {
        end -= 1;
    }
    Token { start, end }
}

/// Splits at the runs of blanks that `separates` accepts; the line begins and ends without blanks.
fn at_runs(bytes: &[u8], line: &Line, tokens: &mut Vec<Token>, separates: impl Fn(&[u8]) -> bool) {
    let blank = |at: usize| matches!(bytes[at], b' ' | b'\t');
    let mut start = line.start;
    let mut at = line.start;
    while at < line.end {
        if !blank(at) {
            at += 1;
            continue;
        }
        let run = at;
        while at < line.end && blank(at) {
            at += 1;
        }
        if separates(&bytes[run..at]) {
            tokens.push(Token { start, end: run });
            start = at;
        }
    }
    tokens.push(Token { start, end: line.end });
}
