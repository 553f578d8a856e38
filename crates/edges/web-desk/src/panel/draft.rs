//! What the form of a panel says: stations by their codes, the night as people write hours.

use kernel::{Lang, Outcome, Refusal};
use monitoring::panel::{Layout, Night, Setup};
use monitoring::station;
use store::Tx;
use web_kit::Sent;
use web_kit::form::Reader;

/// More than any form of ours shows; what counts is said by the panel's own rules.
const MOST_TEXT: usize = 2000;

/// The form as it was typed.
pub struct Typed {
    setup: Setup,
    codes: Vec<String>,
}

/// Reads it.
pub fn read(form: &mut Reader<'_>, sent: &Sent) -> Typed {
    let name = form.text("name", 200);
    let place = form.text("place", 200);
    let (width, height) = (form.integer("width", 1..=10_000), form.integer("height", 1..=10_000));
    let codes = form.paragraphs("stations", MOST_TEXT);
    let layout = form.one_of("layout", &Layout::ALL.map(|l| (l.code(), l)), Layout::Turn);
    let languages = Lang::ALL.into_iter().filter(|lang| sent.all("languages").any(|code| code == lang.code()));
    Typed {
        setup: Setup {
            name,
            place,
            width,
            height,
            layout,
            languages: languages.collect(),
            dwell_seconds: form.integer("dwell_seconds", 1..=10_000),
            night: night(form),
            unseen_minutes: form.integer("unseen_minutes", 1..=10_000),
            stations: Vec::new(),
        },
        codes: codes
            .split([',', ';', '\n', ' ', '\t'])
            .map(str::trim)
            .filter(|c| !c.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}

impl Typed {
    /// The set-up with the stations that the codes name.
    pub fn setup(self, tx: &mut Tx) -> Outcome<Setup> {
        let mut stations = Vec::with_capacity(self.codes.len());
        for code in &self.codes {
            let unknown = || Refusal::new("refused-panel-station-unknown").at("stations").with("code", code.as_str());
            stations.push(station::id_of_code(tx, code)?.ok_or_else(unknown)?);
        }
        Ok(Setup { stations, ..self.setup })
    }
}

fn night(form: &mut Reader<'_>) -> Option<Night> {
    let (from, until) = (form.text_or_none("night_from", 5), form.text_or_none("night_until", 5));
    if from.is_none() && until.is_none() {
        return None;
    }
    let minutes = from.as_deref().and_then(minute).zip(until.as_deref().and_then(minute));
    if minutes.is_none() {
        form.refuse(Refusal::new("refused-panel-night").at("night_from"));
    }
    minutes.map(|(from, until)| Night { from, until })
}

/// `18:00`, `6h30` or `6:30` as a minute of the day.
fn minute(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once([':', 'h'])?;
    let number = |text: &str| text.parse::<u8>().ok().map(i64::from);
    let (hours, minutes) = (number(hours)?, if minutes.is_empty() { 0 } else { number(minutes)? });
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// A minute of the day as people write it.
pub fn hour(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, expected) in [
            ("18:00", Some(1080)),
            ("6h30", Some(390)),
            ("6h", Some(360)),
            ("00:00", Some(0)),
            ("24:00", None),
            ("12:60", None),
            ("-1:00", None),
            ("18", None),
            ("", None),
        ] {
            assert_eq!(minute(text), expected, "{text:?}");
        }
        assert_eq!(hour(390), "06:30");
    }
}
