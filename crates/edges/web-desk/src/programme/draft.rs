//! What the form of a programme says: stations by their codes, parameters by their symbols.

use kernel::{Basis, Bilingual, Outcome, Refusal};
use monitoring::programme::{Kind, Setup};
use monitoring::station;
use store::Tx;
use web_kit::Sent;
use web_kit::form::Reader;

/// More than any form of ours shows; what counts is said by the programme's own rules.
const MOST_TEXT: usize = 10_000;

/// The form as it was typed.
pub struct Typed {
    setup: Setup,
    codes: Vec<String>,
}

/// Reads it.
pub fn read(form: &mut Reader<'_>, sent: &Sent) -> Typed {
    let written = |name: &str| sent.get(name).is_some_and(|text| !text.trim().is_empty());
    let codes = if written("stations") { form.paragraphs("stations", MOST_TEXT) } else { String::new() };
    let rounds = written("rounds_per_year").then(|| form.integer("rounds_per_year", 1..=366));
    let name = Bilingual::new(form.text("name", 200), form.text_or_none("name_en", 200).unwrap_or_default());
    let document = form.text("document", 200);
    let article = form.text_or_none("article", 200).unwrap_or_default();
    let setup = Setup {
        name,
        kind: form.one_of("kind", &Kind::ALL.map(|kind| (kind.code(), kind)), Kind::Automatic),
        purpose: form.paragraphs("purpose", 2000),
        medium: form.text("medium", 40),
        stations: Vec::new(),
        parameters: words(&form.paragraphs("parameters", MOST_TEXT)),
        rounds_per_year: rounds,
        frequency: form.text_or_none("frequency", 200).unwrap_or_default(),
        ordered_by: form.text("ordered_by", 200),
        basis: Basis { document, article },
        carried_out_by: form.text("carried_out_by", 200),
        first: form.day("first"),
        last: form.day_or_none("last"),
        public: form.checked("public"),
    };
    Typed { setup, codes: words(&codes) }
}

impl Typed {
    /// What is said, with the stations that the codes name.
    pub fn setup(self, tx: &mut Tx) -> Outcome<Setup> {
        let mut stations = Vec::with_capacity(self.codes.len());
        for code in &self.codes {
            let unknown = || Refusal::new("refused-programme-station").at("stations").with("code", code.as_str());
            stations.push(station::id_of_code(tx, code)?.ok_or_else(unknown)?);
        }
        Ok(Setup { stations, ..self.setup })
    }
}

/// Words between blanks or semicolons. A comma after a word separates, too; one inside belongs to it (`PM2,5`).
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || c == ';').map(|word| word.trim_matches(','));
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_comma_inside_a_symbol_belongs_to_it() {
        assert_eq!(super::words(" pH, COD;PM2,5\nTSS , ;"), ["pH", "COD", "PM2,5", "TSS"]);
    }
}
