//! The content of a data logger's file (*tệp số liệu của thiết bị nhận, truyền dữ liệu*), as
//! Circular 10/2021/TT-BTNMT, Annex 15 orders it and as loggers really write it.
//!
//! [`parse`] turns bytes into readings and quarantined spans. Every byte that is not blank lies in
//! exactly one of them ([`LoggerFile::ledger`] proves it), nothing is guessed, and no input makes it
//! fail. It reads in one pass and knows neither stations nor parameters nor the time of day.
//!
//! Text is UTF-8, with or without a mark at its start; a field that is not valid UTF-8 is read as
//! Windows-1258, whose `°`, `µ`, `²`, `³` are those of Windows-1252 as well. The rule goes by field
//! because firmware mixes a configured name in one encoding with a built-in unit in another.

mod dated_rows;
mod encoding;
mod excerpt;
mod fields;
mod five_fields;
mod layout;
mod ledger;
mod lines;
mod reading;
mod reason;
mod tokens;

use std::borrow::Cow;

pub use layout::Layout;
pub use ledger::{Ledger, Unaccounted};
pub use reading::{Heading, Quarantined, Reading, Span};
pub use reason::Reason;

use fields::Clockwork;
use lines::{Line, Lines};
use tokens::{Separator, Token};

/// How much of a file is read; what lies beyond is quarantined in one piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of a file.
    pub bytes: usize,
    /// Lines of a file, blank ones included.
    pub lines: u32,
}

impl Default for Bounds {
    /// 12 MiB and 262,144 lines: two months of a station that sends fifteen values every five minutes, in one file.
    fn default() -> Self {
        Bounds { bytes: 12 << 20, lines: 1 << 18 }
    }
}

/// What a file says, in the order in which it says it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LoggerFile<'a> {
    /// The layout of the first line that has one.
    pub layout: Option<Layout>,
    /// The first line of layout L3, which names the station.
    pub heading: Option<Heading<'a>>,
    /// What could be read.
    pub readings: Vec<Reading<'a>>,
    /// What could not, with place and reason.
    pub quarantined: Vec<Quarantined>,
}

impl LoggerFile<'_> {
    /// The same, independent of the bytes it was read from.
    pub fn into_owned(self) -> LoggerFile<'static> {
        LoggerFile {
            layout: self.layout,
            heading: self.heading.map(Heading::into_owned),
            readings: self.readings.into_iter().map(Reading::into_owned).collect(),
            quarantined: self.quarantined,
        }
    }
}

/// Reads a file.
pub fn parse<'a>(bytes: &'a [u8], bounds: &Bounds) -> LoggerFile<'a> {
    let mut parser = Parser { bytes, tokens: Vec::new(), clockwork: Clockwork::default(), file: LoggerFile::default() };
    if encoding::is_utf16(bytes) {
        // Two bytes a character: no line end or separator is where it seems to be.
        parser.quarantine(Span { start: 0, end: bytes.len() }, &Line::whole(bytes), 0, Reason::Utf16);
    } else {
        parser.run(bounds);
    }
    parser.file
}

/// A pass over one file. Tokens of a line live in one buffer that is used again for the next.
struct Parser<'a> {
    bytes: &'a [u8],
    tokens: Vec<Token>,
    clockwork: Clockwork,
    file: LoggerFile<'a>,
}

impl<'a> Parser<'a> {
    fn run(&mut self, bounds: &Bounds) {
        let mut lines = Lines::of(self.bytes);
        let mut first = true;
        while let Some(line) = lines.next() {
            if line.is_blank() {
                continue;
            }
            if line.end > bounds.bytes {
                return self.quarantine_rest(&line, Reason::FileTooLarge);
            }
            if line.number > bounds.lines {
                return self.quarantine_rest(&line, Reason::TooManyLines);
            }
            let next = if first { lines.clone().find(|l| !l.is_blank()) } else { None };
            first = false;
            self.line(&line, next.as_ref());
        }
    }

    /// Reads one line; `next` is the line after the first one.
    fn line(&mut self, line: &Line, next: Option<&Line>) {
        match self.layout_of(line) {
            Some((layout, separator)) => {
                self.file.layout.get_or_insert(layout);
                match layout {
                    Layout::L1 | Layout::L2 => self.five_fields(line, separator),
                    Layout::L3 => self.dated_row(line, separator),
                }
            }
            None if next.is_some_and(|next| self.is_heading(line, next)) => {
                let text = encoding::decode(&self.bytes[line.start..line.end]);
                self.file.heading = Some(Heading { text, line: line.number, span: line.span() });
            }
            None => self.reject_line(line),
        }
    }

    /// Splits a line by the widest separator that makes it readable, and leaves its tokens behind.
    fn layout_of(&mut self, line: &Line) -> Option<(Layout, Separator)> {
        Separator::LADDER.into_iter().find_map(|separator| {
            tokens::split(self.bytes, line, separator, &mut self.tokens);
            layout::detect(self.bytes, &self.tokens).map(|layout| (layout, separator))
        })
    }

    /// L3 begins with `station_stationname`, alone on its line; only the line after it tells.
    fn is_heading(&mut self, line: &Line, next: &Line) -> bool {
        let text = &self.bytes[line.start..line.end];
        text.contains(&b'_')
            && text.len() <= reading::MAX_HEADING
            && encoding::is_printable(&encoding::decode(text))
            && matches!(self.layout_of(next), Some((Layout::L3, _)))
    }

    /// A line in which no reading can be made out, however it is split.
    fn reject_line(&mut self, line: &Line) {
        let text = &self.bytes[line.start..line.end];
        let separator = if text.contains(&b'\t') { Separator::Tab } else { Separator::Blanks };
        tokens::split(self.bytes, line, separator, &mut self.tokens);
        let (at, reason) = layout::diagnose(self.bytes, &self.tokens);
        let torn = reason == Reason::FieldsMissing && separator == Separator::Tab && !line.terminated;
        self.quarantine(line.span(), line, at, if torn { Reason::Truncated } else { reason });
    }

    fn quarantine_rest(&mut self, line: &Line, reason: Reason) {
        let end = lines::trimmed_end(self.bytes, line.start, self.bytes.len());
        self.quarantine(Span { start: line.start, end }, line, line.start, reason);
    }

    /// Sets `span` aside; `at` is the byte that shows the fault.
    fn quarantine(&mut self, span: Span, line: &Line, at: usize, reason: Reason) {
        let excerpt = excerpt::of(&self.bytes[span.start..span.end]);
        let column = line.column(at);
        self.file.quarantined.push(Quarantined { line: line.number, column, reason, excerpt, span });
    }

    fn text(&self, token: Token) -> Cow<'a, str> {
        encoding::decode(token.of(self.bytes))
    }
}
