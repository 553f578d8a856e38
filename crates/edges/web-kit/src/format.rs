//! Numbers, days, moments, ages and units as people of each language read them.
//!
//! Interfaces and downloads do not come here: they write ISO dates and plain decimal points.

use kernel::text::{number_en, number_vi};
use kernel::{Arg, Counted, Day, Lang, Moment};

use crate::i18n::{t, t_with};

/// What stands where there is no number.
pub const NONE: &str = "—";

/// More places than an instrument gives are noise of the binary fraction.
const MOST_DECIMALS: usize = 6;

/// A number with exactly `decimals` places: `1.234,50`.
pub fn number(lang: Lang, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    // Minus zero is a rounding left-over that nobody measured.
    let tiny = 0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap_or(0));
    let value = if value.abs() < tiny { 0.0 } else { value };
    match lang {
        Lang::Vi => number_vi(value, decimals),
        Lang::En => number_en(value, decimals),
    }
}

/// A number with as many places as it has, at most six: `7,1`, `1.240`.
pub fn shortest(lang: Lang, value: f64) -> String {
    number(lang, value, decimals_of(value))
}

/// A count: `12.345`.
pub fn count(lang: Lang, value: i64) -> String {
    // Written from the integer: a count above 2^53 must not lose its last digits.
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(lang, &digits))
}

/// A count that may have been left off: `12.345`, `hơn 10.000`.
pub fn counted(lang: Lang, value: Counted) -> String {
    let written = |n: u64| count(lang, i64::try_from(n).unwrap_or(i64::MAX));
    match value {
        Counted::Exactly(n) => written(n),
        Counted::MoreThan(n) => t_with(lang, "kit-more-than", &[("count", written(n).into())]),
    }
}

/// A measured value as its instrument wrote it: `7.10` reads `7,10`, for the zero says how finely
/// it was measured. A text that is no plain decimal number is shown as it came.
pub fn original(lang: Lang, text: &str) -> String {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(fraction) {
        return text.to_owned();
    }
    let point = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    let mut out = format!("{sign}{}", grouped(lang, whole));
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// A measurement: its original text where there is one, else the number itself.
pub fn measured(lang: Lang, value: f64, text: Option<&str>) -> String {
    match text {
        Some(text) if !text.trim().is_empty() => original(lang, text),
        _ => shortest(lang, value),
    }
}

fn grouped(lang: Lang, digits: &str) -> String {
    let thousands = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(c);
    }
    out
}

/// How many places a number needs, at most six.
pub fn decimals_of(value: f64) -> usize {
    if !value.is_finite() {
        return 0;
    }
    let fixed = format!("{value:.MOST_DECIMALS$}");
    let kept = fixed.trim_end_matches('0');
    kept.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// `22/11/2026`, in both languages: a date must not change its meaning with the language.
pub fn day(day: Day) -> String {
    day.display()
}

/// `22/11/2026 10:15`, local time.
pub fn moment(at: Moment) -> String {
    at.display_local()
}

/// A window of time: `22/11/2026` for a whole day, `18/11/2026 – 22/11/2026` for several, `22/11/2026 17:00 – 18:00`
/// within one, both ends in full else.
pub fn window(from: Moment, to: Moment) -> String {
    let (first, last) = (from.day(), to.day());
    if from == first.start() && to == last.start() && first < last {
        let whole = last.plus(-1);
        if first == whole { day(first) } else { format!("{} – {}", day(first), day(whole)) }
    } else if first == last {
        format!("{} – {}", moment(from), to.display_local_time())
    } else {
        format!("{} – {}", moment(from), moment(to))
    }
}

/// How long ago, in words: `5 phút trước`. Beyond thirty days the day itself.
pub fn ago(lang: Lang, now: Moment, at: Moment) -> String {
    let seconds = now.0.saturating_sub(at.0).div_euclid(kernel::MICROS_PER_SECOND);
    if seconds.abs() < 60 {
        return t(lang, "kit-ago-now");
    }
    if seconds.abs() >= 30 * 86_400 {
        return day(at.day());
    }
    let (n, unit) = largest_unit(seconds.abs());
    let n = [("n", Arg::Int(n))];
    match (seconds > 0, unit) {
        (true, Unit::Minute) => t_with(lang, "kit-ago-minutes", &n),
        (true, Unit::Hour) => t_with(lang, "kit-ago-hours", &n),
        (true, _) => t_with(lang, "kit-ago-days", &n),
        (false, Unit::Minute) => t_with(lang, "kit-in-minutes", &n),
        (false, Unit::Hour) => t_with(lang, "kit-in-hours", &n),
        (false, _) => t_with(lang, "kit-in-days", &n),
    }
}

/// A length of time in its largest unit: `2 giờ`.
pub fn duration(lang: Lang, seconds: i64) -> String {
    let (n, unit) = largest_unit(seconds.max(0));
    let n = [("n", Arg::Int(n))];
    match unit {
        Unit::Second => t_with(lang, "kit-seconds", &n),
        Unit::Minute => t_with(lang, "kit-minutes", &n),
        Unit::Hour => t_with(lang, "kit-hours", &n),
        Unit::Day => t_with(lang, "kit-days", &n),
    }
}

#[derive(Clone, Copy)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
}

fn largest_unit(seconds: i64) -> (i64, Unit) {
    match seconds {
        0..60 => (seconds, Unit::Second),
        60..3600 => (seconds / 60, Unit::Minute),
        3600..86_400 => (seconds / 3600, Unit::Hour),
        _ => (seconds / 86_400, Unit::Day),
    }
}

/// A size of a file: `1,5 MB`.
pub fn bytes(lang: Lang, size: u64) -> String {
    const STEP: f64 = 1000.0;
    let mut value = size as f64;
    let mut names = ["B", "kB", "MB", "GB"].into_iter();
    let mut name = names.next().unwrap_or_default();
    // A tenth that would round up to 1000,0 belongs to the next unit.
    while value >= STEP - 0.05 {
        let Some(next) = names.next() else { break };
        value /= STEP;
        name = next;
    }
    let decimals = usize::from(name != "B" && value < 100.0);
    format!("{}\u{a0}{name}", number(lang, value, decimals))
}

/// A unit as it is printed: loggers write `ug/Nm3`, `oC`, `m3/h`; people read `µg/Nm³`, `°C`, `m³/h`.
/// `-` is the loggers' sign for a number without unit.
pub fn unit(symbol: &str) -> String {
    match symbol.trim() {
        "-" | "" => String::new(),
        "oC" | "ºC" | "degC" | "C" => "°C".to_owned(),
        other => {
            let text = match other.strip_prefix("ug/").or_else(|| other.strip_prefix("μg/")) {
                Some(rest) => format!("µg/{rest}"),
                None => match other.strip_prefix("uS/") {
                    Some(rest) => format!("µS/{rest}"),
                    None => other.to_owned(),
                },
            };
            text.replace("m3", "m³").replace("m2", "m²")
        }
    }
}
