//! The words in which pages speak of stations, readings and exceedances: the same on the portal and on the
//! desk, because an officer on the telephone must read what the caller reads.
//!
//! It knows what the domain calls things and how the kit writes them; no page, no request, no database.

use definitions::kinds::Bound;
use kernel::{Day, Lang};
use maud::Markup;
use monitoring::datastream::Averaging;
use monitoring::exceedance::{Evidence, State};
use monitoring::latest::Newest;
use monitoring::law::Current;
use monitoring::outage::Standing;
use monitoring::rules::condition::Condition;
use monitoring::rules::window::Period;
use series::average::Summary;
use series::{Status, StatusCode, flags};
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::{self, Tone};

pub mod evidence;
pub mod panel;
pub mod programme;

/// The media of stations, in the order in which the law deals with them.
pub const MEDIA: [&str; 7] =
    ["ambient_air", "stack_emission", "wastewater", "surface_water", "groundwater", "sea_water", "weather"];

/// The tone and word of a condition.
pub fn condition(lang: Lang, condition: Condition) -> (Tone, String) {
    let tone = match condition {
        Condition::Exceeding => Tone::Bad,
        Condition::Normal => Tone::Ok,
        Condition::Unlimited => Tone::Info,
        Condition::Silent => Tone::Warn,
        Condition::NeverReported => Tone::Muted,
    };
    (tone, t_of(lang, "station-condition", condition.code()))
}

/// The tone and word of an outage.
pub fn outage(lang: Lang, standing: Standing) -> Markup {
    let tone = match standing {
        Standing::Silent | Standing::Reported => Tone::Warn,
        Standing::Overdue => Tone::Bad,
        Standing::Over => Tone::Ok,
    };
    ui::badge(tone, &t_of(lang, "outage-standing", standing.code()))
}

/// A length of time in its two largest parts: `3 ngày 4 giờ`, `25 phút`.
pub fn duration(lang: Lang, seconds: i64) -> String {
    let minutes = seconds.max(0) / 60;
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let (key, large, small) = match (days, hours) {
        (0, 0) => ("words-minutes", minutes, 0),
        (0, _) => ("words-hours-minutes", hours, minutes),
        _ => ("words-days-hours", days, hours),
    };
    t_with(lang, key, &[("large", large.into()), ("small", small.into())])
}

/// The name of a medium.
pub fn medium(lang: Lang, law: &Current, code: &str, day: Day) -> String {
    law.medium(code, day).map_or_else(|| code.to_owned(), |m| m.name.get(lang).to_owned())
}

/// The name of a parameter, e.g. *Nhu cầu oxy hoá học (COD)*.
pub fn parameter(lang: Lang, law: &Current, symbol: &str, day: Day) -> String {
    match law.parameter(symbol, day) {
        // Some names end with the symbol already: *Nhu cầu oxy hóa học (COD)*, *Lưu huỳnh dioxit (SO₂)*.
        Some(p) if plain_digits(p.name.get(lang)).contains(symbol) => p.name.get(lang).to_owned(),
        Some(p) => format!("{} ({symbol})", p.name.get(lang)),
        None => symbol.to_owned(),
    }
}

/// Subscript digits as plain ones.
fn plain_digits(text: &str) -> String {
    text.chars().map(|c| char::from_digit(u32::from(c).wrapping_sub(0x2080), 10).unwrap_or(c)).collect()
}

/// A newest reading as it is read: the number in the language's form, or nothing where the logger wrote no
/// number.
pub fn reading(lang: Lang, newest: &Newest) -> Option<String> {
    series::parse_value(&newest.value).map(|_| format::original(lang, &newest.value))
}

/// Why a reading is no measurement, or what is known against it; none where all is well.
pub fn remark(lang: Lang, status: &str, bits: u16) -> Option<String> {
    let code = StatusCode::from_text(status).unwrap_or(StatusCode::ABSENT);
    match code.meaning() {
        Status::Calibrating => Some(t(lang, "reading-calibrating")),
        Status::Fault => Some(t(lang, "reading-fault")),
        Status::Other(_) => Some(t(lang, "reading-other-status")),
        Status::Measuring | Status::Unknown => flags::names(bits).next().map(|name| t_of(lang, "reading-flag", name)),
    }
}

/// What is known about a source, each as *Công suất lò hơi: 25 t/h*, in the words of the set that asked.
pub fn source(lang: Lang, law: &Current, set: &str, answers: &[(String, String)], day: Day) -> Vec<String> {
    let asked = law.limit_set(set, day).map(|set| set.body.facts.as_slice()).unwrap_or_default();
    let line = |(name, given): &(String, String)| {
        let Some(fact) = asked.iter().find(|f| f.code == *name) else { return format!("{name}: {given}") };
        let choice = fact.choices.iter().find(|c| c.code == *given).map(|c| c.title.get(lang).to_owned());
        let unit = fact.unit.as_deref().map(|u| law.unit_symbol(u)).filter(|u| !u.is_empty());
        let value = choice.unwrap_or_else(|| format::original(lang, given));
        match unit {
            Some(unit) => format!("{}: {value}\u{a0}{unit}", fact.title.get(lang)),
            None => format!("{}: {value}", fact.title.get(lang)),
        }
    };
    answers.iter().map(line).collect()
}

/// A limit's bound: `≤ 67,5`, `5,5 – 9`.
pub fn bound(lang: Lang, bound: Bound) -> String {
    let n = |v: f64| format::shortest(lang, v);
    match bound {
        Bound::Max(max) => format!("≤ {}", n(max)),
        Bound::Min(min) => format!("≥ {}", n(min)),
        Bound::Range { low, high } => format!("{} – {}", n(low), n(high)),
        Bound::NotDetectable => t(lang, "limit-not-detectable"),
    }
}

/// The limit that a verdict rests on, as [`bound`].
pub fn limit(lang: Lang, e: &Evidence) -> String {
    bound(lang, e.bound())
}

/// The name of an averaging, e.g. *Trung bình 1 giờ*.
pub fn averaging(lang: Lang, code: &str) -> String {
    t_of(lang, "averaging", code)
}

/// The name of an averaging of values that become one in this way, e.g. *Tổng 1 giờ* of rain.
pub fn averaging_of(lang: Lang, averaging: Averaging, summary: Summary) -> String {
    t_of(lang, "averaging", &averaging.word(summary))
}

/// The name of a period's average.
pub fn period(lang: Lang, period: Period) -> String {
    averaging(lang, period.code())
}

/// How many times the limit, e.g. `1,43 lần`.
pub fn ratio(lang: Lang, ratio: Option<f64>) -> String {
    match ratio {
        Some(r) => t_with(lang, "exceedance-times", &[("ratio", format::number(lang, r, places(r)).into())]),
        None => format::NONE.to_owned(),
    }
}

/// Two places for a ratio, and more where it would otherwise read as if the limit were just met.
fn places(ratio: f64) -> usize {
    let met = |places: usize| (ratio - 1.0).abs() < 0.5 * 10_f64.powi(-i32::try_from(places).unwrap_or(0));
    (2..6).find(|places| ratio <= 1.0 || !met(*places)).unwrap_or(2)
}

/// The state of an exceedance.
pub fn state(lang: Lang, state: State) -> Markup {
    let tone = match state {
        State::Open => Tone::Bad,
        State::Acknowledged | State::Explained => Tone::Warn,
        State::Closed => Tone::Info,
        State::Withdrawn => Tone::Muted,
    };
    ui::badge(tone, &t_of(lang, "exceedance-state", state.code()))
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::ratio;

    #[test]
    fn a_limit_that_is_passed_never_reads_as_met() {
        for (given, vi) in [
            (Some(1.43), "1,43 lần"),
            (Some(1.003), "1,003 lần"),
            (Some(1.000_04), "1,00004 lần"),
            (Some(1.0), "1,00 lần"),
            (Some(0.998), "1,00 lần"),
            (None, "—"),
        ] {
            assert_eq!(ratio(Lang::Vi, given).replace('\u{a0}', " "), vi, "{given:?}");
        }
    }
}
