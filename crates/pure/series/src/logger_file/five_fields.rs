//! Layouts L1 and L2: five fields a reading — symbol, value, unit, time, status — once or many
//! times on a line.

use super::layout::{self, FIVE};
use super::lines::Line;
use super::reading::{Reading, Span};
use super::reason::Reason;
use super::tokens::{Separator, Token};
use super::{Parser, fields};
use crate::status::StatusCode;

impl Parser<'_> {
    /// Reads the tokens of `line`. What lies between readings is set aside without harming them.
    pub(super) fn five_fields(&mut self, line: &Line, separator: Separator) {
        let tokens = std::mem::take(&mut self.tokens);
        let mut at = 0;
        while at < tokens.len() {
            let next = layout::next_five(self.bytes, &tokens, at).unwrap_or(tokens.len());
            let five = tokens.get(next..next + FIVE);
            let before = &tokens[at..next];
            match (five, before) {
                (Some(five), [first, ..]) if separator != Separator::Tab && !self.holds_time(before) => {
                    self.five(five, *first, line, separator);
                }
                (Some(five), _) => {
                    self.stray(before, line);
                    self.five(five, five[0], line, separator);
                }
                (None, _) => self.stray(before, line),
            }
            at = next + FIVE;
        }
        self.tokens = tokens;
    }

    fn holds_time(&self, tokens: &[Token]) -> bool {
        tokens.iter().any(|t| fields::is_time(t.of(self.bytes)))
    }

    /// Tokens that belong to no reading. Five at a time where that comes out even: then each is a
    /// reading gone wrong and deserves its own reason.
    fn stray(&mut self, tokens: &[Token], line: &Line) {
        let size = if tokens.len().is_multiple_of(FIVE) { FIVE } else { tokens.len() };
        for group in tokens.chunks(size) {
            let mut filled = group.iter().filter(|t| t.start < t.end);
            let Some(first) = filled.next() else { continue };
            let last = filled.next_back().unwrap_or(first);
            let (at, reason) = layout::diagnose(self.bytes, group);
            self.quarantine(Span { start: first.start, end: last.end }, line, at, reason);
        }
    }

    /// Five fields, whose symbol begins with the token `first`: split at blanks, a name of
    /// two words (`Nhiet do`) came apart, and its last word alone would be another parameter (`DO`).
    fn five(&mut self, five: &[Token], first: Token, line: &Line, separator: Separator) {
        let &[last, value, unit, time, status] = five else { return };
        let symbol = Token { start: first.start, end: last.end };
        if let Err((at, reason)) = self.reading([symbol, value, unit, time, status], line, separator) {
            self.quarantine(Span { start: symbol.start, end: status.end }, line, at, reason);
        }
    }

    fn reading(&mut self, five: [Token; FIVE], line: &Line, separator: Separator) -> Result<(), (usize, Reason)> {
        let [symbol, value, unit, time, status] = five;
        let symbol_text = self.text(symbol);
        fields::check_symbol(&symbol_text).map_err(|r| (symbol.start, r))?;
        let (number, value_text) = fields::value(value.of(self.bytes)).map_err(|r| (value.start, r))?;
        let unit_text = self.text(unit);
        fields::check_unit(&unit_text, separator).map_err(|r| (unit.start, r))?;
        let moment = self.clockwork.time(time.of(self.bytes)).map_err(|r| (time.start, r))?;
        let code = StatusCode::from_digits(status.of(self.bytes)).ok_or((status.start, Reason::StatusMalformed))?;
        self.file.readings.push(Reading {
            symbol: symbol_text,
            value: number.number(),
            text: value_text,
            unit: unit_text,
            time: moment,
            status: code,
            line: line.number,
            column: line.column(symbol.start),
            span: Span { start: symbol.start, end: status.end },
        });
        Ok(())
    }
}
