//! The account of a file's bytes (*đối chiếu*): each was accepted, quarantined or blank.

use super::LoggerFile;
use super::reading::Span;

/// How the bytes of a file were used; the three add up to its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ledger {
    /// In readings and the heading, separators between their fields included.
    pub accepted: usize,
    /// In quarantine.
    pub quarantined: usize,
    /// Blanks, line ends and byte order marks outside of both.
    pub blank: usize,
}

/// A byte that is in no span, or in two. It would be a fault of this crate; intake refuses the file
/// rather than acknowledge it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unaccounted {
    /// The first such byte.
    pub at: usize,
}

impl std::fmt::Display for Unaccounted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "byte {} of the file is not accounted for", self.at)
    }
}

impl std::error::Error for Unaccounted {}

impl LoggerFile<'_> {
    /// Accounts for every byte of `bytes`, the file this was read from.
    pub fn ledger(&self, bytes: &[u8]) -> Result<Ledger, Unaccounted> {
        let mut ledger = Ledger::default();
        let mut at = 0;
        for (span, accepted) in self.spans() {
            let gap = bytes.get(at..span.start).ok_or(Unaccounted { at })?;
            ledger.blank += blank(gap).map_err(|inside| Unaccounted { at: at + inside })?;
            let length = span.end.checked_sub(span.start).ok_or(Unaccounted { at: span.start })?;
            *(if accepted { &mut ledger.accepted } else { &mut ledger.quarantined }) += length;
            at = span.end;
        }
        let rest = bytes.get(at..).ok_or(Unaccounted { at })?;
        ledger.blank += blank(rest).map_err(|inside| Unaccounted { at: at + inside })?;
        Ok(ledger)
    }

    /// Every span in the file's order, and whether it was accepted.
    fn spans(&self) -> impl Iterator<Item = (Span, bool)> {
        let mut readings = self.readings.iter().map(|r| r.span).peekable();
        let mut quarantined = self.quarantined.iter().map(|q| q.span).peekable();
        let heading = self.heading.iter().map(|h| (h.span, true));
        heading.chain(std::iter::from_fn(move || {
            let readings_first = match (readings.peek(), quarantined.peek()) {
                (Some(r), Some(q)) => r.start < q.start,
                (r, _) => r.is_some(),
            };
            if readings_first { readings.next().map(|s| (s, true)) } else { quarantined.next().map(|s| (s, false)) }
        }))
    }
}

/// The length of a gap that holds only blanks, or where in it something else stands.
fn blank(gap: &[u8]) -> Result<usize, usize> {
    let mut rest = gap;
    loop {
        rest = match rest {
            [] => return Ok(gap.len()),
            [b' ' | b'\t' | b'\r' | b'\n', rest @ ..] | [0xEF, 0xBB, 0xBF, rest @ ..] => rest,
            _ => return Err(gap.len() - rest.len()),
        };
    }
}
