//! Reads the fields of a form into values, and keeps what is wrong.

use std::ops::RangeInclusive;

use kernel::{Day, Refusal};

use crate::form::Sent;

/// Passwords longer than this only cost time to hash.
const LONGEST_SECRET: usize = 1024;

/// Reads one form.
pub struct Reader<'a> {
    sent: &'a Sent,
    refusals: Vec<Refusal>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(sent: &'a Sent) -> Reader<'a> {
        Reader { sent, refusals: Vec::new() }
    }

    pub(super) fn into_refusals(self) -> Vec<Refusal> {
        self.refusals
    }

    /// Something is wrong with a field that only the page knows.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }

    /// A line of text of at most `most` characters.
    pub fn text(&mut self, name: &str, most: usize) -> String {
        self.text_or_none(name, most).unwrap_or_else(|| self.empty(name))
    }

    /// The same, where it may stay empty.
    pub fn text_or_none(&mut self, name: &str, most: usize) -> Option<String> {
        let text = self.trimmed(name)?;
        self.within(name, text, most);
        if text.chars().any(char::is_control) {
            self.refuse(Refusal::new("refused-field-control").at(name));
        }
        Some(text.to_owned())
    }

    /// Several lines of text; line ends become `\n`.
    pub fn paragraphs(&mut self, name: &str, most: usize) -> String {
        let Some(text) = self.trimmed(name) else { return self.empty(name) };
        self.within(name, text, most);
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.refuse(Refusal::new("refused-field-control").at(name));
        }
        text.replace("\r\n", "\n")
    }

    /// A password, exactly as it was typed.
    pub fn secret(&mut self, name: &str) -> String {
        let Some(text) = self.sent.get(name).filter(|t| !t.is_empty()) else { return self.empty(name) };
        self.within(name, text, LONGEST_SECRET);
        text.to_owned()
    }

    /// A mark.
    pub fn checked(&self, name: &str) -> bool {
        self.sent.get(name) == Some("yes")
    }

    /// A number, with decimal comma or point.
    pub fn number(&mut self, name: &str) -> f64 {
        let Some(text) = self.trimmed(name) else {
            self.empty(name);
            return 0.0;
        };
        parse_number(text).unwrap_or_else(|| {
            self.refuse(Refusal::new("refused-field-number").at(name));
            0.0
        })
    }

    /// A whole number within bounds.
    pub fn integer(&mut self, name: &str, bounds: RangeInclusive<i64>) -> i64 {
        let Some(text) = self.trimmed(name) else {
            self.empty(name);
            return *bounds.start();
        };
        match text.parse::<i64>() {
            Ok(value) if bounds.contains(&value) => value,
            Ok(_) => {
                let refusal = Refusal::new("refused-field-bounds").at(name);
                self.refuse(refusal.with("least", *bounds.start()).with("most", *bounds.end()));
                *bounds.start()
            }
            Err(_) => {
                self.refuse(Refusal::new("refused-field-integer").at(name));
                *bounds.start()
            }
        }
    }

    /// A day, as browsers send it (`2026-11-22`) or as people write it (`22/11/2026`).
    pub fn day(&mut self, name: &str) -> Day {
        match self.trimmed(name) {
            None => {
                self.empty(name);
            }
            Some(text) => match parse_day(text) {
                Some(day) => return day,
                None => self.refuse(Refusal::new("refused-field-day").at(name)),
            },
        }
        kernel::Moment(0).day()
    }

    /// The same, where it may stay empty.
    pub fn day_or_none(&mut self, name: &str) -> Option<Day> {
        self.trimmed(name)?;
        Some(self.day(name))
    }

    /// One of several words. What is returned after a refusal is never used.
    pub fn one_of<T: Copy>(&mut self, name: &str, choices: &[(&str, T)], otherwise: T) -> T {
        let text = self.trimmed(name);
        if let Some((_, value)) = choices.iter().find(|(word, _)| Some(*word) == text) {
            return *value;
        }
        self.refuse(Refusal::new("refused-field-unchosen").at(name));
        otherwise
    }

    fn trimmed(&self, name: &str) -> Option<&'a str> {
        self.sent.get(name).map(str::trim).filter(|t| !t.is_empty())
    }

    fn empty(&mut self, name: &str) -> String {
        self.refuse(Refusal::new("refused-field-empty").at(name));
        String::new()
    }

    fn within(&mut self, name: &str, text: &str, most: usize) {
        if text.chars().count() > most {
            self.refuse(Refusal::new("refused-field-long").at(name).with("most", most));
        }
    }
}

/// Decimal comma or point; points between thousands only together with a comma (`1.234,5`), for
/// `1.234` alone can be read both ways and is taken as the point of a decimal fraction, which is
/// what instruments and keyboards write.
fn parse_number(text: &str) -> Option<f64> {
    let plain: String = match (text.contains(','), text.contains('.')) {
        (true, true) if text.rfind(',') > text.rfind('.') => text.replace('.', "").replace(',', "."),
        (true, true) => text.replace(',', ""),
        (true, false) => text.replace(',', "."),
        _ => text.to_owned(),
    };
    let sound = plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    plain.parse().ok().filter(|v: &f64| sound && v.is_finite())
}

fn parse_day(text: &str) -> Option<Day> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
