//! PostgreSQL's `numeric`, which `sum` and `avg` of whole numbers give: read as the whole or
//! floating point number that SQLite would give. No column of ours has this type.

use std::error::Error as StdError;

use crate::value::Cell;

const NEGATIVE: u16 = 0x4000;

/// The binary form: digit count, weight of the first, sign, scale; then digits to base 10,000.
pub(crate) fn read(raw: &[u8]) -> Result<Cell<'static>, Box<dyn StdError + Sync + Send>> {
    let word = |n: usize| -> Result<u16, &'static str> {
        let bytes = raw.get(n * 2..n * 2 + 2).ok_or("a numeric value is cut short")?;
        Ok(u16::from_be_bytes([bytes[0], bytes[1]]))
    };
    let (count, weight, sign) = (usize::from(word(0)?), word(1)? as i16, word(2)?);
    if sign != 0 && sign != NEGATIVE {
        return Err("a numeric value is not finite".into());
    }
    let mut whole: Option<i128> = Some(0);
    let mut text = String::from("0");
    for n in 0..count.max(usize::try_from(i32::from(weight) + 1).unwrap_or(0)) {
        let digit = if n < count { word(4 + n)? } else { 0 };
        let place = i32::from(weight) - n as i32;
        if place >= 0 {
            whole = whole.and_then(|w| w.checked_mul(10_000)?.checked_add(i128::from(digit)));
        } else if digit != 0 {
            whole = None;
        }
        use std::fmt::Write as _;
        write!(text, "{digit:04}")?;
    }
    let exponent = 4 * (i32::from(weight) + 1 - (text.len() as i32 - 1) / 4);
    if let Some(v) = whole.map(|w| if sign == NEGATIVE { -w } else { w }).and_then(|w| i64::try_from(w).ok()) {
        return Ok(Cell::Int(v));
    }
    let size: f64 = format!("{text}e{exponent}").parse()?;
    Ok(Cell::Real(if sign == NEGATIVE { -size } else { size }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(weight: i16, sign: u16, digits: &[u16]) -> Vec<u8> {
        let mut out = Vec::new();
        for word in [digits.len() as u16, weight as u16, sign, 4].into_iter().chain(digits.iter().copied()) {
            out.extend_from_slice(&word.to_be_bytes());
        }
        out
    }

    #[test]
    fn whole_numbers_are_integers_others_real() {
        let cases = [
            (raw(0, 0, &[]), Cell::Int(0)),
            (raw(0, 0, &[42]), Cell::Int(42)),
            (raw(1, NEGATIVE, &[12, 3400]), Cell::Int(-123_400)),
            (raw(1, 0, &[5]), Cell::Int(50_000)),
            (raw(0, 0, &[1, 5000]), Cell::Real(1.5)),
            (raw(-1, NEGATIVE, &[2500]), Cell::Real(-0.25)),
            (raw(-2, 0, &[1]), Cell::Real(1e-8)),
            (raw(4, 0, &[922, 3372, 368, 5477, 5807]), Cell::Int(i64::MAX)),
            (raw(4, 0, &[922, 3372, 368, 5477, 5808]), Cell::Real(9_223_372_036_854_775_808.0)),
            (raw(24, 0, &[1]), Cell::Real(1e96)),
        ];
        for (bytes, wanted) in cases {
            assert_eq!(read(&bytes).ok(), Some(wanted), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_an_error() {
        assert!(read(&raw(0, 0xC000, &[])).is_err());
        assert!(read(&[0, 1, 0]).is_err());
    }
}
