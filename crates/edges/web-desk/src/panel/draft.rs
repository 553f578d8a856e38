//! What the form of a panel says: stations by their codes.

use kernel::{Lang, Outcome, Refusal};
use monitoring::panel::{Layout, Night, Setup};
use monitoring::station;
use store::Tx;
use web_kit::Sent;
use web_kit::form::Reader;

use crate::hours;

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
    let hours = hours::of_night(form, ["night_from", "night_until"], "refused-panel-night");
    hours.map(|(from, until)| Night { from, until })
}
