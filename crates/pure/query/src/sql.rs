//! Conditions as SQL text with placeholders, for both engines.
//!
//! It knows no connection. Text comes only from registries; whatever a user wrote travels as a
//! parameter. The two engines get the same text but for a handful of function names.

mod expression;
mod function;
mod list_of;
mod pushable;
mod writer;

pub(crate) use pushable::{is_pushable, stuck_inside_any};
pub(crate) use writer::{Piece, Writer};

/// A parameter of a statement, or a value of a row that comes back.
#[derive(Debug, Clone, PartialEq)]
pub enum Param {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A measured number.
    Real(f64),
    /// Text.
    Text(String),
    /// Yes or no; comes back from SQLite as 1 or 0.
    Bool(bool),
    /// Bytes; only ever comes back.
    Blob(Vec<u8>),
}

/// A statement (*câu lệnh*): text with placeholders `?1 ?2 …`, and their values. Each value is sent as
/// its own type (`Int` as bigint, `Real` as double precision, `Text` as text).
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The text.
    pub text: String,
    /// The values, in the order of their numbers.
    pub params: Vec<Param>,
}

impl Statement {
    /// A statement over values written on the way. Not all of them need have stayed (the end of a span
    /// that only its start is compared by), and drivers insist that each value has its placeholder.
    pub(crate) fn new(written: &str, values: Vec<Param>) -> Statement {
        let mut text = String::with_capacity(written.len());
        let mut params: Vec<Param> = Vec::with_capacity(values.len());
        let mut numbers: Vec<Option<usize>> = vec![None; values.len()];
        let mut pieces = written.split('?');
        text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            text.push('?');
            match piece[..digits].parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < values.len()) {
                Some(old) => {
                    let number = *numbers[old].get_or_insert_with(|| {
                        params.push(values[old].clone());
                        params.len()
                    });
                    text.push_str(&number.to_string());
                }
                None => text.push_str(&piece[..digits]),
            }
            text.push_str(&piece[digits..]);
        }
        Statement { text, params }
    }
}
