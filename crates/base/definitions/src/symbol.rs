//! How symbols and unit spellings are compared. Loggers, laboratories and clerks write the same
//! thing in a dozen ways; two spellings are the same when their keys are equal.

/// The key of a parameter's symbol: letters and digits only, without case and marks. `PM2,5`, `pm 2.5` and
/// `PM₂.₅` are `pm25`; `Nhiệt độ` and `Nhiet do` are `nhietdo`.
pub(crate) fn symbol_key(text: &str) -> String {
    let plain: String = text.chars().map(plain_digit).collect();
    kernel::text::fold(&plain).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The key of a unit's spelling: without case, spaces and raised digits, both micro signs as `u`,
/// a middle dot as a point. Other signs stay, since `m3/h` and `m3h` are not the same to a reader.
pub(crate) fn unit_key(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter_map(|c| match c {
            c if c.is_whitespace() => None,
            '^' => None,
            'µ' | 'μ' => Some('u'),
            '·' | '∙' | '•' => Some('.'),
            '⁻' | '−' | '–' => Some('-'),
            'º' | '˚' => Some('°'),
            c => Some(plain_digit(c)),
        })
        .collect();
    kernel::text::fold(&plain)
}

/// A raised or lowered digit as a plain one.
fn plain_digit(c: char) -> char {
    match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' | '⁴'..='⁹' => shifted(c, '⁰'),
        '₀'..='₉' => shifted(c, '₀'),
        c => c,
    }
}

fn shifted(c: char, zero: char) -> char {
    u32::from(c).checked_sub(u32::from(zero)).and_then(|n| char::from_digit(n, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_symbol_are_one() {
        for (spelling, key) in [
            ("PM2,5", "pm25"),
            ("PM2_5", "pm25"),
            ("PM₂.₅", "pm25"),
            ("Nhiệt độ", "nhietdo"),
            ("Độ màu", "domau"),
            ("NH4+-N", "nh4n"),
            ("NH₄⁺", "nh4"),
            (" SO2 ", "so2"),
            ("", ""),
        ] {
            assert_eq!(symbol_key(spelling), key, "{spelling}");
        }
    }

    #[test]
    fn spellings_of_a_unit_are_one() {
        for (spelling, key) in [
            ("µg/Nm3", "ug/nm3"),
            ("μg/Nm³", "ug/nm3"),
            ("ug / Nm^3", "ug/nm3"),
            ("mg.L⁻¹", "mg.l-1"),
            ("ºC", "°c"),
            ("Độ C", "doc"),
            ("-", "-"),
            ("", ""),
        ] {
            assert_eq!(unit_key(spelling), key, "{spelling}");
        }
    }
}
