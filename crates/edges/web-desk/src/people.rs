//! People as pages name them: who did something, who holds a position, whom a form offers.

use identity::Authority;
use identity::account::Colleague;
use identity::names::Names;
use identity::organisation::chart::Branch;
use identity::privacy::{Office, PersonName};
use kernel::{Actor, Bilingual, Day, DayRange, Lang};
use maud::{Markup, html};
use web_kit::format;
use web_kit::i18n::{t, t_with};
use web_kit::ui::{self, Tone};

/// Who acted: a person by name, a machine by what it is.
pub fn actor(lang: Lang, names: &Names, actor: &Actor) -> String {
    match actor {
        Actor::Person { account, .. } => person(lang, names, *account),
        Actor::Station(_) => t(lang, "actor-logger"),
        Actor::System(_) => t(lang, "actor-system"),
        Actor::Console => t(lang, "actor-console"),
    }
}

/// The owner of an account; its number for whoever may not see names.
pub fn person(lang: Lang, names: &Names, account: i64) -> String {
    names.of(account).map_or_else(|| t_with(lang, "actor-account", &[("number", account.into())]), str::to_owned)
}

/// The account of whoever acted, if he is a person.
pub fn account(actor: &Actor) -> Option<i64> {
    match actor {
        Actor::Person { account, .. } => Some(*account),
        _ => None,
    }
}

/// A name for those who may see it, else nothing.
pub fn name<'a>(by: &Authority, name: &'a Office<PersonName>) -> &'a str {
    name.read(by).map_or("", PersonName::as_str)
}

/// Colleagues as a form offers them; the sign-in name tells namesakes apart.
pub fn choices(by: &Authority, colleagues: &[Colleague], but: Option<i64>) -> Vec<(String, String)> {
    let others = colleagues.iter().filter(|c| Some(c.account) != but);
    others.map(|c| (c.account.to_string(), format!("{} ({})", name(by, &c.name), c.login))).collect()
}

/// Positions as a form offers them: title, unit, and who holds it now.
pub fn positions(lang: Lang, by: &Authority, chart: &[Branch]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for branch in chart {
        for (position, holders) in &branch.positions {
            let held: Vec<&str> = holders.iter().map(|h| name(by, &h.name)).collect();
            let held = if held.is_empty() { t(lang, "organisation-vacant") } else { held.join(", ") };
            let title = place(lang, &position.draft.title, &branch.unit.name);
            found.push((position.id.to_string(), format!("{title} – {held}")));
        }
    }
    found
}

/// A position by its number; of one that is no longer only the number.
pub fn title(lang: Lang, chart: &[Branch], id: i64) -> String {
    let found = chart.iter().find_map(|b| Some((b, &b.positions.iter().find(|(p, _)| p.id == id)?.0)));
    match found {
        Some((branch, position)) => place(lang, &position.draft.title, &branch.unit.name),
        None => t_with(lang, "position-number", &[("number", id.into())]),
    }
}

/// The same as a link to its page.
pub fn position(lang: Lang, chart: &[Branch], id: i64) -> Markup {
    html! { a href=(crate::position::address(id)) { (title(lang, chart, id)) } }
}

/// Whether days are running, still to come, or over.
pub fn standing(lang: Lang, days: DayRange, today: Day) -> Markup {
    if days.contains(today) {
        ui::badge(Tone::Ok, &t(lang, "days-running"))
    } else if today < days.from && days.to != Some(days.from) {
        ui::badge(Tone::Info, &t(lang, "days-coming"))
    } else {
        ui::badge(Tone::Muted, &t(lang, "days-over"))
    }
}

/// A position in its unit.
pub fn place(lang: Lang, title: &Bilingual, unit: &Bilingual) -> String {
    format!("{}, {}", title.get(lang), unit.get(lang))
}

/// Days as people read them: the first and the last, both included.
pub fn days(lang: Lang, days: DayRange) -> Markup {
    html! {
        (format::day(days.from)) " – "
        @match days.to {
            Some(to) => { (format::day(to.plus(-1))) }
            None => { (t(lang, "desk-until-further")) }
        }
    }
}
