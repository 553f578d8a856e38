//! Layout L3, of older loggers: time, name, value, unit, and nothing about the device.

use super::lines::Line;
use super::reading::Reading;
use super::reason::Reason;
use super::tokens::{Separator, Token};
use super::{Parser, fields};
use crate::status::StatusCode;

impl Parser<'_> {
    /// Reads the tokens of `line` as one reading.
    pub(super) fn dated_row(&mut self, line: &Line, separator: Separator) {
        if let Err((at, reason)) = self.row(line, separator) {
            self.quarantine(line.span(), line, at, reason);
        }
    }

    fn row(&mut self, line: &Line, separator: Separator) -> Result<(), (usize, Reason)> {
        let (time, symbol, value, unit) = match *self.tokens.as_slice() {
            [time, symbol, value, unit] => (time, symbol, value, unit),
            // A quantity without unit ends in a tab, which is gone with the other blanks at the end
            // of the line. Where the line end is missing too, the value may be half a value.
            [_, _, value] if !line.terminated => return Err((value.start, Reason::Truncated)),
            [time, symbol, value] => (time, symbol, value, Token { start: line.end, end: line.end }),
            [_, _, _, _, more, ..] => return Err((more.start, Reason::FieldsSurplus)),
            _ => return Err((line.start, Reason::FieldsMissing)),
        };
        let moment = self.clockwork.time(time.of(self.bytes)).map_err(|r| (time.start, r))?;
        let symbol_text = self.text(symbol);
        fields::check_symbol(&symbol_text).map_err(|r| (symbol.start, r))?;
        let (number, value_text) = fields::value(value.of(self.bytes)).map_err(|r| (value.start, r))?;
        let unit_text = self.text(unit);
        fields::check_unit(&unit_text, separator).map_err(|r| (unit.start, r))?;
        self.file.readings.push(Reading {
            symbol: symbol_text,
            value: number.number(),
            text: value_text,
            unit: unit_text,
            time: moment,
            status: StatusCode::ABSENT,
            line: line.number,
            column: line.column(line.start),
            span: line.span(),
        });
        Ok(())
    }
}
