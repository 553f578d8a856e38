//! Numbers as people in Viet Nam write them, and as machines do.
//!
//! `1.234,5` and `1,234.5` and `1 234,5` are one number: of two different signs the last one is the
//! decimal sign. A single point or comma is the decimal sign of a measured number (`0.9`, `0,9`); in
//! a whole number, before three digits, it parts thousands (`1.500`).

/// A number with decimals.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = signed(text);
    let (mantissa, exponent) = digits.split_once(['e', 'E']).map_or((digits, None), |(m, e)| (m, Some(e)));
    let mut plain = sign.to_owned();
    plain.push_str(&pointed(mantissa)?);
    if let Some(exponent) = exponent {
        let (sign, digits) = signed(exponent);
        if digits.is_empty() || digits.len() > 3 || !all_digits(digits) {
            return None;
        }
        plain.push('e');
        plain.push_str(sign);
        plain.push_str(digits);
    }
    plain.parse().ok().filter(|v: &f64| v.is_finite())
}

/// A whole number. Spreadsheets write some of them with decimals that say nothing: `5.0`.
pub(super) fn whole(text: &str) -> Option<i64> {
    let (sign, digits) = signed(text);
    let plain = match ['.', ',', ' '].into_iter().find_map(|mark| ungrouped(digits, mark)) {
        Some(plain) => plain,
        None if all_digits(digits) => digits.to_owned(),
        None => {
            let value = decimal(text)?;
            // 2^53: up to here every whole number is exact.
            return (value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0).then_some(value as i64);
        }
    };
    format!("{sign}{plain}").parse().ok()
}

/// The sign, in all its shapes, and the rest.
fn signed(text: &str) -> (&'static str, &str) {
    let text = text.trim();
    match text.strip_prefix(['-', '\u{2212}', '–']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Digits with at most a decimal point, whatever the text parts them with.
fn pointed(text: &str) -> Option<String> {
    let (whole, fraction) = match text.rfind(['.', ',']) {
        Some(at) => {
            let mark = if text.as_bytes()[at] == b'.' { '.' } else { ',' };
            if text.matches(mark).count() > 1 { (text, None) } else { (&text[..at], Some(&text[at + 1..])) }
        }
        None => (text, None),
    };
    let whole = if all_digits(whole) {
        whole.to_owned()
    } else if whole.is_empty() && fraction.is_some() {
        "0".to_owned()
    } else {
        ['.', ',', ' '].into_iter().find_map(|mark| ungrouped(whole, mark))?
    };
    match fraction {
        Some(fraction) if all_digits(fraction) => Some(format!("{whole}.{fraction}")),
        Some(_) => None,
        None => Some(whole),
    }
}

/// The digits of a number whose thousands are parted by `mark`; `None` if they are not.
fn ungrouped(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next().filter(|g| all_digits(g) && g.len() <= 3 && !g.starts_with('0'))?;
    let mut plain = first.to_owned();
    let mut more = false;
    for group in groups {
        if group.len() != 3 || !all_digits(group) {
            return None;
        }
        plain.push_str(group);
        more = true;
    }
    more.then_some(plain)
}
