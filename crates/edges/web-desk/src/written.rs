//! Who wrote which version of a thing (*người ghi nhận*): versions say what, the journal says who.

use std::collections::HashMap;

use identity::Authority;
use identity::names::{self, Names};
use kernel::{Actor, Moment, Outcome, Subject};
use maud::{Markup, html};
use platform::journal;
use store::Tx;
use web_kit::i18n::t_with;
use web_kit::{Officer, ui};

use crate::people;

/// More changes of one thing than a page shows.
const MOST: i64 = 200;

/// Who wrote the versions of a thing, with the names of those who are people.
#[derive(Default)]
pub struct Written {
    by_version: HashMap<i64, Actor>,
    /// The names.
    pub names: Names,
}

impl Written {
    /// Reads it: one question for the versions, one for the names.
    pub fn of(tx: &mut Tx, by: &Authority, thing: &Subject, now: Moment) -> Outcome<Written> {
        let rows = journal::of_thing(tx, thing, MOST)?;
        let by_version: HashMap<i64, Actor> =
            rows.into_iter().filter_map(|row| Some((row.version_of(thing)?, row.actor))).collect();
        let names = names::of_actors(tx, by, by_version.values(), now)?;
        Ok(Written { by_version, names })
    }

    /// Who wrote a version.
    pub fn by(&self, version: i64) -> Option<&Actor> {
        self.by_version.get(&version)
    }

    /// The versions of the thing, given newest first, as a list from the oldest on: when and by whom.
    pub fn versions(&self, officer: &Officer, versions: &[(i64, Moment)]) -> Markup {
        let lang = officer.lang();
        html! {
            ol {
                @for (version, at) in versions.iter().rev() {
                    li {
                        (ui::time(*at))
                        @if let Some(actor) = self.by(*version) { ", " (people::actor(lang, &self.names, actor)) }
                        ", " (t_with(lang, "evidence-version", &[("version", (*version).into())]))
                    }
                }
            }
        }
    }
}
