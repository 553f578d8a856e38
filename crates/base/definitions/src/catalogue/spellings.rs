//! Every spelling of every symbol and unit to its code.

use std::collections::HashMap;

use crate::kinds::{OfKind, Parameter, Shelves, Unit};
use crate::symbol::{symbol_key, unit_key};

/// Within what (medium or quantity) → spelling → code.
type Index = HashMap<String, HashMap<String, String>>;

/// Spellings as written, and by their keys; as written is tried first, because most loggers write
/// the canonical symbol and folding costs.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    symbols_exact: Index,
    symbols_folded: Index,
    units_exact: Index,
    units_folded: Index,
}

impl Spellings {
    pub(super) fn of(shelves: &Shelves) -> Spellings {
        let mut all = Spellings::default();
        // Reversed, so that of a code's periods and layers the one that counts is put last.
        let parameters: Vec<_> = Parameter::shelf(shelves).all().collect();
        for parameter in parameters.into_iter().rev() {
            let code = &parameter.code;
            let body = &parameter.body;
            for medium in body.media.keys() {
                for spelling in std::iter::once(code).chain(&body.aliases) {
                    put(&mut all.symbols_exact, medium, spelling.clone(), code);
                    put(&mut all.symbols_folded, medium, symbol_key(spelling), code);
                }
                for spelling in &body.exact_aliases {
                    put(&mut all.symbols_exact, medium, spelling.clone(), code);
                }
            }
        }
        let units: Vec<_> = Unit::shelf(shelves).all().collect();
        for unit in units.into_iter().rev() {
            let code = &unit.code;
            let quantity = &unit.body.quantity;
            for spelling in [code, &unit.body.symbol].into_iter().chain(&unit.body.spellings) {
                put(&mut all.units_exact, quantity, spelling.clone(), code);
                put(&mut all.units_folded, quantity, unit_key(spelling), code);
            }
        }
        all
    }

    /// The parameter that `spelling` means in `medium`.
    pub(super) fn parameter(&self, medium: &str, spelling: &str) -> Option<&str> {
        find(&self.symbols_exact, &self.symbols_folded, medium, spelling.trim(), symbol_key)
    }

    /// A parameter that `spelling` means in any other medium.
    pub(super) fn parameter_elsewhere(&self, spelling: &str) -> Option<&str> {
        let mut media: Vec<&String> = self.symbols_exact.keys().collect();
        media.sort();
        media.into_iter().find_map(|medium| self.parameter(medium, spelling))
    }

    /// The unit of `quantity` that `spelling` means.
    pub(super) fn unit(&self, quantity: &str, spelling: &str) -> Option<&str> {
        find(&self.units_exact, &self.units_folded, quantity, spelling.trim(), unit_key)
    }
}

fn put(index: &mut Index, within: &str, spelling: String, code: &str) {
    index.entry(within.to_owned()).or_default().insert(spelling, code.to_owned());
}

fn find<'a>(
    exact: &'a Index,
    folded: &'a Index,
    within: &str,
    spelling: &str,
    key: impl Fn(&str) -> String,
) -> Option<&'a str> {
    let as_written = exact.get(within).and_then(|known| known.get(spelling));
    as_written.or_else(|| folded.get(within)?.get(&key(spelling))).map(String::as_str)
}
