//! The text of an option as a stream of tokens, each with its place.

use kernel::Refusal;

use super::{MAX_DEPTH, MAX_PARTS, MAX_TEXT, literal};
use crate::refused::{self, Expected};
use crate::scalar::Scalar;

/// One token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    /// A name or operator: letters, digits, `_ . @ - $`.
    Word(&'a str),
    /// A literal value.
    Value(Scalar),
    /// One of `( ) , ; : / = * -`.
    Sign(char),
    /// The end of the text.
    End,
}

/// Reads an option from left to right.
pub(super) struct Cursor<'a> {
    option: &'static str,
    text: &'a str,
    /// Where the next token starts.
    start: usize,
    /// Where it ends.
    stop: usize,
    next: Token<'a>,
    depth: usize,
    parts: usize,
}

impl<'a> Cursor<'a> {
    /// Before the first token of `text`, the value of `option`.
    pub(super) fn new(option: &'static str, text: &'a str) -> Result<Cursor<'a>, Refusal> {
        if text.len() > MAX_TEXT {
            return Err(refused::too_long(option, MAX_TEXT));
        }
        let mut cursor = Cursor { option, text, start: 0, stop: 0, next: Token::End, depth: 0, parts: 0 };
        cursor.advance()?;
        Ok(cursor)
    }

    /// The token that comes next.
    pub(super) fn peek(&self) -> &Token<'a> {
        &self.next
    }

    /// The column, from 1, where it starts.
    pub(super) fn column(&self) -> usize {
        self.start + 1
    }

    /// The option being read.
    pub(super) fn option(&self) -> &'static str {
        self.option
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> Result<Token<'a>, Refusal> {
        let token = self.next.clone();
        self.advance()?;
        Ok(token)
    }

    /// Takes the next token if it is this sign.
    pub(super) fn sign(&mut self, sign: char) -> Result<bool, Refusal> {
        let is = self.next == Token::Sign(sign);
        if is {
            self.advance()?;
        }
        Ok(is)
    }

    /// Takes this sign, or refuses.
    pub(super) fn need(&mut self, sign: char, expected: Expected) -> Result<(), Refusal> {
        if self.sign(sign)? { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    /// Takes the next token if it is this word; capitals do not matter.
    pub(super) fn word(&mut self, word: &str) -> Result<bool, Refusal> {
        let is = matches!(self.next, Token::Word(w) if w.eq_ignore_ascii_case(word));
        if is {
            self.advance()?;
        }
        Ok(is)
    }

    /// Takes a name, or refuses.
    pub(super) fn name(&mut self, expected: Expected) -> Result<&'a str, Refusal> {
        match self.next {
            Token::Word(name) => {
                self.advance()?;
                Ok(name)
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    /// Takes names joined by `/`.
    pub(super) fn path(&mut self) -> Result<String, Refusal> {
        let mut path = self.name(Expected::Field)?.to_owned();
        while self.sign('/')? {
            path.push('/');
            path.push_str(self.name(Expected::Field)?);
        }
        Ok(path)
    }

    /// Nothing may follow.
    pub(super) fn end(&self) -> Result<(), Refusal> {
        if self.next == Token::End { Ok(()) } else { Err(self.unexpected(Expected::Operator)) }
    }

    /// The refusal of the next token, where `expected` should stand.
    pub(super) fn unexpected(&self, expected: Expected) -> Refusal {
        self.unexpected_at(self.start, expected)
    }

    fn unexpected_at(&self, at: usize, expected: Expected) -> Refusal {
        refused::syntax(self.option, at + 1, expected, self.text.get(at..).unwrap_or_default())
    }

    /// Goes one level deeper, or refuses.
    pub(super) fn enter(&mut self) -> Result<(), Refusal> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(refused::too_deep(self.option, self.column())) } else { Ok(()) }
    }

    /// Comes back from it.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Counts one more part, or refuses.
    pub(super) fn count_part(&mut self) -> Result<(), Refusal> {
        self.parts += 1;
        if self.parts > MAX_PARTS { Err(refused::too_deep(self.option, self.column())) } else { Ok(()) }
    }

    fn advance(&mut self) -> Result<(), Refusal> {
        let rest = &self.text[self.stop..];
        self.start = self.stop + (rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len());
        let rest = &self.text[self.start..];
        let Some(first) = rest.chars().next() else {
            self.stop = self.start;
            self.next = Token::End;
            return Ok(());
        };
        let negative = first == '-' && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        let length = if first == '\'' {
            let (value, length) = self.quoted(self.start)?;
            self.next = Token::Value(literal::text(value));
            length
        } else if first.is_ascii_digit() || negative {
            let (value, length) = literal::leading(rest).map_err(|fault| self.fault(fault))?;
            self.next = Token::Value(value);
            length
        } else if "(),;:/=*-".contains(first) {
            self.next = Token::Sign(first);
            1
        } else if is_name_start(first) {
            self.name_or_prefixed(rest)?
        } else {
            return Err(self.unexpected(Expected::Value));
        };
        self.stop = self.start + length;
        Ok(())
    }

    /// A name, or a literal with its kind before it: `duration'PT1H'`.
    fn name_or_prefixed(&mut self, rest: &'a str) -> Result<usize, Refusal> {
        let end = rest.find(|c| !is_name_part(c)).unwrap_or(rest.len());
        let name = &rest[..end];
        if !rest[end..].starts_with('\'') {
            self.next = Token::Word(name);
            return Ok(end);
        }
        let (inside, length) = self.quoted(self.start + end)?;
        self.next = Token::Value(literal::prefixed(name, &inside).map_err(|fault| self.fault(fault))?);
        Ok(end + length)
    }

    /// The text in quotes that starts at `at`, doubled quotes halved, and its length with quotes.
    fn quoted(&self, at: usize) -> Result<(String, usize), Refusal> {
        let mut value = String::new();
        let mut rest = &self.text[at + 1..];
        loop {
            let Some(end) = rest.find('\'') else {
                return Err(self.unexpected_at(self.text.len(), Expected::Quote));
            };
            value.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            if !rest.starts_with('\'') {
                break;
            }
            value.push('\'');
            rest = &rest[1..];
        }
        // SQLite would cut a text at this character in places, and PostgreSQL cannot hold it.
        if value.contains('\0') {
            return Err(refused::literal(self.option, at + 1, "text", "\\0"));
        }
        Ok((value, self.text.len() - at - rest.len()))
    }

    fn fault(&self, fault: literal::Fault<'_>) -> Refusal {
        match fault {
            literal::Fault::Impossible(kind, text) => refused::literal(self.option, self.start + 1, kind, text),
            literal::Fault::Expected(offset, expected) => self.unexpected_at(self.start + offset, expected),
        }
    }
}

fn is_name_start(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '_' | '@' | '$')
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '@' | '-' | '$')
}
