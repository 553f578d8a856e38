//! One migration text for both engines: PostgreSQL's words for types, put into SQLite's.
//!
//! | word | SQLite (strict tables) | PostgreSQL |
//! | --- | --- | --- |
//! | `bigint`, `integer` | `integer` | the same |
//! | `boolean` | `integer`, checked to be 0 or 1 | `boolean` |
//! | `double precision` | `real` | the same |
//! | `text` | `text` | `text collate "C"`: both compare bytes |
//! | `bytea` | `blob` | `bytea` |
//! | `jsonb` | `text`, checked to be JSON | `jsonb` |
//! | `id identity primary key` | ids never used again | the same |
//! | `) without rowid` | kept | dropped |
//!
//! Lines that start with `--sqlite ` or `--postgres ` are for that engine only and pass as they are.

use super::lexer::{Piece, pieces};
use crate::sql::Engine;

const SQLITE: &str = "--sqlite ";
const POSTGRES: &str = "--postgres ";

/// Words that start a constraint of the table instead of a column.
const CONSTRAINTS: [&str; 6] = ["constraint", "primary", "unique", "check", "foreign", "exclude"];

/// The text for `engine`, or what cannot be understood in it.
pub(crate) fn translate(text: &str, engine: Engine) -> Result<String, String> {
    let (own, other) = match engine {
        Engine::Sqlite => (SQLITE, POSTGRES),
        Engine::Postgres => (POSTGRES, SQLITE),
    };
    let pieces = pieces(text, own, other);
    let mut work = Translation { engine, pieces: &pieces, at: 0, out: String::with_capacity(text.len() * 2) };
    while work.at < pieces.len() {
        work.statement()?;
    }
    Ok(work.out)
}

struct Translation<'a> {
    engine: Engine,
    pieces: &'a [Piece<'a>],
    at: usize,
    out: String,
}

impl<'a> Translation<'a> {
    /// One statement with its semicolon, or what stands between statements.
    fn statement(&mut self) -> Result<(), String> {
        let first = self.next_word();
        let second = self.following_word(1);
        match (first.as_deref(), second.as_deref()) {
            (Some("create"), Some("table")) => self.create_table(),
            (Some("alter"), Some("table")) => self.alter_table(),
            _ => {
                self.pass_until_end();
                Ok(())
            }
        }
    }

    /// `create table [if not exists] name ( columns ) options;`
    fn create_table(&mut self) -> Result<(), String> {
        self.pass_while(|p| !matches!(p, Piece::Sign('(' | ';')));
        if self.peek() != Some(&Piece::Sign('(')) {
            // `create table … as select`: there are no types in it.
            self.pass_until_end();
            return Ok(());
        }
        self.pass();
        loop {
            self.item()?;
            match self.peek() {
                Some(Piece::Sign(',')) => self.pass(),
                Some(Piece::Sign(')')) => break,
                _ => return Err("a table's columns do not end with `)`".to_owned()),
            }
        }
        self.pass();
        self.options();
        Ok(())
    }

    /// A column or a constraint, up to the comma or bracket after it.
    fn item(&mut self) -> Result<(), String> {
        self.pass_blank();
        let is_constraint = self.next_word().is_some_and(|w| CONSTRAINTS.contains(&w.as_str()));
        if !is_constraint && !matches!(self.peek(), None | Some(Piece::Sign(_))) {
            self.column()?;
        }
        let mut depth = 0;
        while let Some(piece) = self.peek() {
            match piece {
                Piece::Sign('(') => depth += 1,
                Piece::Sign(',' | ')') if depth == 0 => break,
                Piece::Sign(')') => depth -= 1,
                _ => {}
            }
            self.pass();
        }
        Ok(())
    }

    /// `name type`; what follows the type is left to the caller.
    fn column(&mut self) -> Result<(), String> {
        let name = match self.peek() {
            Some(Piece::Word(name) | Piece::Name(name)) => *name,
            other => return Err(format!("a column's name is missing before {other:?}")),
        };
        self.pass();
        self.pass_blank();
        let word = self.next_word().ok_or_else(|| format!("column {name} has no type"))?;
        self.at += 1;
        let engine = self.engine;
        let sqlite = engine == Engine::Sqlite;
        let typed = match word.as_str() {
            "bigint" | "integer" if sqlite => "integer".to_owned(),
            "boolean" if sqlite => format!("integer check ({name} in (0, 1))"),
            "double" => {
                self.expect_words(&["precision"], name)?;
                if sqlite { "real" } else { "double precision" }.to_owned()
            }
            "text" if sqlite => word,
            "text" => "text collate \"C\"".to_owned(),
            "bytea" if sqlite => "blob".to_owned(),
            "jsonb" if sqlite => format!("text check (json_valid({name}))"),
            "bigint" | "integer" | "boolean" | "bytea" | "jsonb" => word,
            "identity" => {
                self.expect_words(&["primary", "key"], name)?;
                // Without `autoincrement` SQLite would give the id of a deleted row to a new one,
                // and the journal's references would point at another thing.
                if sqlite {
                    "integer primary key autoincrement"
                } else {
                    "bigint generated by default as identity primary key"
                }
                .to_owned()
            }
            other => return Err(format!("column {name} has the type `{other}`, which is not one of both engines")),
        };
        self.out.push_str(&typed);
        Ok(())
    }

    /// What follows the columns: SQLite's tables are strict, PostgreSQL's know no `without rowid`.
    fn options(&mut self) {
        let without_rowid =
            self.next_word().as_deref() == Some("without") && self.following_word(1).as_deref() == Some("rowid");
        match self.engine {
            Engine::Sqlite if without_rowid => self.out.push_str(" strict,"),
            Engine::Sqlite => self.out.push_str(" strict"),
            Engine::Postgres if without_rowid => {
                self.at = self.word_at(1).map_or(self.at, |at| at + 1);
            }
            Engine::Postgres => {}
        }
        self.pass_until_end();
    }

    /// `alter table name add [column] name type …;` has one type, other forms have none.
    fn alter_table(&mut self) -> Result<(), String> {
        while self.peek().is_some_and(|p| *p != Piece::Sign(';')) {
            let adds = self.next_word().as_deref() == Some("add") && matches!(self.peek(), Some(Piece::Word(_)));
            self.pass();
            if !adds {
                continue;
            }
            self.pass_blank();
            if self.next_word().as_deref() == Some("column") {
                self.pass();
                self.pass_blank();
            }
            if !self.next_word().is_some_and(|w| CONSTRAINTS.contains(&w.as_str())) {
                self.column()?;
            }
            break;
        }
        self.pass_until_end();
        Ok(())
    }

    fn expect_words(&mut self, words: &[&str], column: &str) -> Result<(), String> {
        for word in words {
            if self.next_word().as_deref() != Some(*word) {
                return Err(format!("column {column}: `{word}` is missing after its type"));
            }
            self.at = self.word_at(0).map_or(self.at, |at| at + 1);
        }
        Ok(())
    }

    fn peek(&self) -> Option<&'a Piece<'a>> {
        self.pieces.get(self.at)
    }

    /// Where the `n`th word from here stands, if only blanks and words come before it.
    fn word_at(&self, n: usize) -> Option<usize> {
        let mut left = n;
        for (at, piece) in self.pieces.iter().enumerate().skip(self.at) {
            match piece {
                Piece::Word(_) if left == 0 => return Some(at),
                Piece::Word(_) => left -= 1,
                Piece::Other(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// The next word in lower case, past blanks.
    fn next_word(&self) -> Option<String> {
        self.following_word(0)
    }

    fn following_word(&self, n: usize) -> Option<String> {
        match self.pieces.get(self.word_at(n)?) {
            Some(Piece::Word(word)) => Some(word.to_lowercase()),
            _ => None,
        }
    }

    fn pass(&mut self) {
        match self.peek() {
            Some(Piece::Word(t) | Piece::Name(t) | Piece::Other(t) | Piece::Raw(t)) => self.out.push_str(t),
            Some(Piece::Sign(c)) => self.out.push(*c),
            None => {}
        }
        self.at += 1;
    }

    fn pass_while(&mut self, go_on: impl Fn(&Piece<'_>) -> bool) {
        while self.peek().is_some_and(&go_on) {
            self.pass();
        }
    }

    fn pass_blank(&mut self) {
        self.pass_while(|p| matches!(p, Piece::Other(_) | Piece::Raw(_)));
    }

    fn pass_until_end(&mut self) {
        self.pass_while(|p| *p != Piece::Sign(';'));
        self.pass();
    }
}

#[cfg(test)]
#[path = "dialect_tests.rs"]
mod tests;
