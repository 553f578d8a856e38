//! Words that several pages of the desk share. Their texts are those of the portal: an officer on the
//! telephone must read what the caller reads.

use kernel::{Day, Lang};
use maud::Markup;
use monitoring::exceedance::State;
use monitoring::law::Current;
use monitoring::rules::condition::Condition;
use web_kit::format;
use web_kit::i18n::{t_of, t_with};
use web_kit::ui::{self, Tone};

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

/// The name of a medium.
pub fn medium(lang: Lang, law: &Current, code: &str, day: Day) -> String {
    law.medium(code, day).map_or_else(|| code.to_owned(), |m| m.name.get(lang).to_owned())
}

/// The name of a parameter, e.g. *Nhu cầu oxy hoá học (COD)*.
pub fn parameter(lang: Lang, law: &Current, symbol: &str, day: Day) -> String {
    match law.parameter(symbol, day) {
        // Some names end with the symbol already: *Nhu cầu oxy hóa học (COD)*.
        Some(p) if p.name.get(lang).contains(symbol) => p.name.get(lang).to_owned(),
        Some(p) => format!("{} ({symbol})", p.name.get(lang)),
        None => symbol.to_owned(),
    }
}

/// How many times the limit, e.g. `1,43 lần`.
pub fn ratio(lang: Lang, ratio: Option<f64>) -> String {
    match ratio {
        Some(r) => t_with(lang, "exceedance-times", &[("ratio", format::number(lang, r, 2).into())]),
        None => format::NONE.to_owned(),
    }
}

/// The state of an exceedance.
pub fn state(lang: Lang, state: State) -> Markup {
    let tone = match state {
        State::Open => Tone::Bad,
        State::Closed => Tone::Info,
        State::Withdrawn => Tone::Muted,
    };
    ui::badge(tone, &t_of(lang, "exceedance-state", state.code()))
}

/// The media of stations, in the order in which the law deals with them.
pub const MEDIA: [&str; 7] =
    ["ambient_air", "stack_emission", "wastewater", "surface_water", "groundwater", "sea_water", "weather"];
