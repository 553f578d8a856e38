//! The words of a query: each known, once, and readable; else the refusal names it.

use kernel::{Day, Moment, Refusal};
use web_kit::Visitor;

use super::{LARGEST_PAGE, PAGE};

/// The words of a query.
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Those of this request, if all are among `known`. `lang` is known everywhere.
    pub fn of(visitor: &Visitor, known: &[&str]) -> Result<Parameters, Refusal> {
        let given: Vec<(String, String)> =
            serde_html_form::from_str(visitor.query()).map_err(|_| Refusal::new("refused-api-query-unreadable"))?;
        for (at, (name, _)) in given.iter().enumerate() {
            let short: String = name.chars().take(60).collect();
            if name != "lang" && !known.contains(&name.as_str()) {
                let known = known.join(", ");
                return Err(Refusal::new("refused-api-parameter-unknown")
                    .at(short.clone())
                    .with("name", short)
                    .with("known", known));
            }
            if given[..at].iter().any(|(earlier, _)| earlier == name) {
                return Err(Refusal::new("refused-api-parameter-twice").at(short.clone()).with("name", short));
            }
        }
        Ok(Parameters(given))
    }

    /// A word as it was written; one that is empty was not given.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, value)| n == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// A moment, or the beginning of a day.
    pub fn moment(&self, name: &'static str) -> Result<Option<Moment>, Refusal> {
        // A plus that was not encoded reads as a blank; before an offset nothing else is meant.
        let read = |text: &str| {
            let text = text.replace(' ', "+");
            text.parse::<Moment>().ok().or_else(|| text.parse::<Day>().ok().map(Day::start))
        };
        self.read(name, "moment", read)
    }

    /// One of a list of codes.
    pub fn code<T>(&self, name: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
        self.read(name, "code", read)
    }

    /// A whole number.
    pub fn number(&self, name: &'static str) -> Result<Option<i64>, Refusal> {
        self.read(name, "number", |text| text.parse().ok())
    }

    /// How many rows a page shall have.
    pub fn limit(&self) -> Result<usize, Refusal> {
        let fits = |text: &str| text.parse::<usize>().ok().filter(|n| (1..=LARGEST_PAGE).contains(n));
        Ok(self.read("limit", "limit", fits)?.unwrap_or(PAGE))
    }

    fn read<T>(
        &self,
        name: &'static str,
        kind: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        let Some(text) = self.text(name) else { return Ok(None) };
        read(text).map(Some).ok_or_else(|| {
            let given: String = text.chars().take(60).collect();
            Refusal::new("refused-api-parameter-value")
                .at(name)
                .with("name", name)
                .with("kind", kind)
                .with("given", given)
        })
    }
}

/// The address of this list from another place on.
pub fn next(visitor: &Visitor, name: &str, value: &str) -> String {
    visitor.address_with(name, value)
}
