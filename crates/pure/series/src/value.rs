//! The text of a measured value (*giá trị đo*), and the number it stands for.
//!
//! The text is kept for ever and is the truth; the number is read from it by one rule, here, so that
//! intake, frames and averages cannot disagree.

/// No real value needs more characters; what is longer is a fault of the logger.
pub const MAX_TEXT: usize = 32;

/// From here on a double cannot hold every whole number, and no quantity we watch comes near.
const TOO_GREAT: f64 = 1e15;

/// What a text in the place of a value stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A measured number.
    Number(f64),
    /// Nothing, or only dashes (`---`): the logger had no value.
    NoData,
    /// A number that loggers write for "no value" (`-9999`). It is told apart before any unit is
    /// converted and before anything is averaged, because afterwards it looks like a measurement.
    Sentinel,
}

/// Why a text is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueFault {
    /// A word, `NaN`, `inf`, hexadecimal, a sign alone.
    NotANumber,
    /// More than one point or comma, or digits in groups: `1.234,5` may mean two things.
    Thousands,
    /// More than [`MAX_TEXT`] characters.
    TooLong,
    /// Too great for any quantity, or so small that it reads as zero without being zero.
    OutOfRange,
}

impl Value {
    /// The number, where it is a measurement.
    pub fn number(self) -> Option<f64> {
        match self {
            Value::Number(v) => Some(v),
            Value::NoData | Value::Sentinel => None,
        }
    }
}

/// The number that `text` measures: `None` for no data, for a sentinel and for what is no number.
pub fn parse_value(text: &str) -> Option<f64> {
    read_value(text.as_bytes()).ok().and_then(Value::number)
}

/// Whether `text` is a number that loggers write for "no value".
pub fn is_sentinel(text: &str) -> bool {
    read_value(text.as_bytes()) == Ok(Value::Sentinel)
}

/// Reads the text of a value. The decimal mark is a point, or a comma where it is the only mark.
pub fn read_value(text: &[u8]) -> Result<Value, ValueFault> {
    if text.len() > MAX_TEXT {
        return Err(ValueFault::TooLong);
    }
    if text.iter().all(|b| *b == b'-') {
        return Ok(Value::NoData);
    }
    let (negative, unsigned) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    let shape = Shape::of(unsigned)?;
    if shape.exponent.is_none() && stands_for_nothing(negative, unsigned, shape.mark) {
        return Ok(Value::Sentinel);
    }
    let number = number(unsigned, shape.mark).ok_or(ValueFault::NotANumber)?;
    if number >= TOO_GREAT || (number == 0.0 && shape.has_nonzero_digit) {
        return Err(ValueFault::OutOfRange);
    }
    // Zero keeps no sign: -0.00 and 0.00 are the same measurement on both engines.
    Ok(Value::Number(if negative && number != 0.0 { -number } else { number }))
}

/// Where the parts of an unsigned number are.
struct Shape {
    mark: Option<usize>,
    exponent: Option<usize>,
    has_nonzero_digit: bool,
}

impl Shape {
    fn of(unsigned: &[u8]) -> Result<Shape, ValueFault> {
        let mut shape = Shape { mark: None, exponent: None, has_nonzero_digit: false };
        let (mut digits, mut marks, mut groups) = (0, 0, 0);
        for (at, byte) in unsigned.iter().enumerate() {
            match byte {
                b'0'..=b'9' => {
                    digits += 1;
                    shape.has_nonzero_digit |= *byte != b'0';
                }
                b'.' | b',' => {
                    marks += 1;
                    shape.mark = Some(at);
                }
                b' ' | b'\'' => groups += 1,
                b'e' | b'E' if digits > 0 && is_exponent(&unsigned[at + 1..]) => {
                    shape.exponent = Some(at);
                    break;
                }
                _ => return Err(ValueFault::NotANumber),
            }
        }
        match (digits, marks, groups) {
            (0, _, _) => Err(ValueFault::NotANumber),
            (_, 0 | 1, 0) => Ok(shape),
            _ => Err(ValueFault::Thousands),
        }
    }
}

fn is_exponent(text: &[u8]) -> bool {
    let digits = match text {
        [b'+' | b'-', rest @ ..] => rest,
        all => all,
    };
    (1..=3).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
}

/// Only nines: from three of them below zero, from four above, with a fraction of nines or zeros.
/// A true 999 happens (CO in µg/m³), a true 9999 hardly ever, and then one reading is shown as it
/// was sent without counting. The other way round, -9999 in an average is a false alarm for a day.
fn stands_for_nothing(negative: bool, unsigned: &[u8], mark: Option<usize>) -> bool {
    let (whole, fraction) = match mark {
        Some(at) => (&unsigned[..at], &unsigned[at + 1..]),
        None => (unsigned, &unsigned[..0]),
    };
    let least = if negative { 3 } else { 4 };
    let all = |digits: &[u8], digit: u8| digits.iter().all(|b| *b == digit);
    whole.len() >= least && all(whole, b'9') && (all(fraction, b'0') || all(fraction, b'9'))
}

fn number(unsigned: &[u8], mark: Option<usize>) -> Option<f64> {
    let Some(at) = mark.filter(|at| unsigned[*at] == b',') else {
        return std::str::from_utf8(unsigned).ok()?.parse().ok();
    };
    let mut pointed = [0; MAX_TEXT];
    let pointed = pointed.get_mut(..unsigned.len())?;
    pointed.copy_from_slice(unsigned);
    pointed[at] = b'.';
    std::str::from_utf8(pointed).ok()?.parse().ok()
}
