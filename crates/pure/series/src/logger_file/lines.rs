//! Lines of a file: ended by CR, LF or CRLF, also mixed, and freed of blanks at both ends.

use super::reading::Span;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A line without its end and without blanks around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// First byte that is not blank.
    pub(super) start: usize,
    /// Behind the last byte that is not blank.
    pub(super) end: usize,
    /// Where column 1 is: the start of the line, behind a byte order mark.
    pub(super) first_column: usize,
    /// Counted from 1.
    pub(super) number: u32,
    /// Whether a line end follows; the last line of a torn upload has none.
    pub(super) terminated: bool,
}

impl Line {
    /// The whole file taken as one line.
    pub(super) fn whole(bytes: &[u8]) -> Line {
        let end = bytes.len();
        Line { start: 0, end, first_column: 0, number: 1, terminated: false }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.start == self.end
    }

    pub(super) fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// The column of a byte of the file, counted in bytes from 1.
    pub(super) fn column(&self, at: usize) -> u32 {
        u32::try_from(at.saturating_sub(self.first_column) + 1).unwrap_or(u32::MAX)
    }
}

/// The lines of `bytes`, one after the other.
#[derive(Debug, Clone)]
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    number: u32,
}

impl<'a> Lines<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Lines<'a> {
        Lines { bytes, at: 0, number: 0 }
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let from = self.at;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty())?;
        let length = rest.iter().position(|b| matches!(b, b'\r' | b'\n'));
        let until = from + length.unwrap_or(rest.len());
        self.at = match self.bytes.get(until..) {
            Some([b'\r', b'\n', ..]) => until + 2,
            _ => until + 1,
        };
        self.number = self.number.saturating_add(1);
        let mark = if rest.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        let start = trimmed_start(self.bytes, from, until);
        let end = trimmed_end(self.bytes, start, until);
        Some(Line { start, end, first_column: from + mark, number: self.number, terminated: length.is_some() })
    }
}

/// Skips blanks and byte order marks. A mark may begin any line: loggers append files to files.
fn trimmed_start(bytes: &[u8], mut start: usize, end: usize) -> usize {
    loop {
        let text = &bytes[start..end];
        if let [b' ' | b'\t', ..] = text {
            start += 1;
        } else if text.starts_with(BYTE_ORDER_MARK) {
            start += BYTE_ORDER_MARK.len();
        } else {
            return start;
        }
    }
}

/// The end of `bytes[start..end]` without the blanks and line ends behind it.
pub(super) fn trimmed_end(bytes: &[u8], start: usize, mut end: usize) -> usize {
    while end > start && matches!(bytes[end - 1], b' ' | b'\t' | b'\r' | b'\n') {
        end -= 1;
    }
    end
}
