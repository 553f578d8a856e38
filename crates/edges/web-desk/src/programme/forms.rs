//! The questions about programmes as markup.

use kernel::Lang;
use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::programme::{Kind as Sort, Programme, Setup};
use monitoring::station::Station;
use web_kit::i18n::t;
use web_kit::ui::{self, Choice, Field, Kind, Weight};
use web_kit::{Filled, Officer};

use super::{NEW, address};
use crate::ask::{self, Ask};
use crate::programmes;
use crate::words::{self, programme as say};

/// Names of fields and the keys of what the page calls them.
const LABELS: [(&str, &str); 16] = [
    ("code", "programme-code"),
    ("name", "programme-name"),
    ("name_en", "programme-name-en"),
    ("kind", "programme-kind"),
    ("medium", "programme-medium"),
    ("purpose", "programme-purpose"),
    ("stations", "programme-stations"),
    ("parameters", "programme-parameters"),
    ("rounds_per_year", "programme-rounds-per-year"),
    ("frequency", "programme-frequency-words"),
    ("ordered_by", "programme-ordered-by"),
    ("document", "programme-document"),
    ("article", "programme-article"),
    ("carried_out_by", "programme-carried-out-by"),
    ("first", "programme-first"),
    ("last", "programme-last"),
];

/// One more programme.
pub fn new(officer: &Officer, law: &Current, stations: &[Station], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (code, hint) = (t(lang, "programme-code"), t(lang, "programme-code-hint"));
    let fields = html! {
        (ui::field(lang, Kind::Text, &Field::new("code", &code).hint(&hint).filled(lang, filled)))
        (fields(officer, law, None, stations, filled))
    };
    question(
        officer,
        filled,
        t(lang, "programme-new"),
        NEW,
        fields,
        under(officer, None),
        t(lang, "programme-register"),
    )
}

/// Another wording.
pub fn amend(officer: &Officer, law: &Current, programme: &Programme, stations: &[Station], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let fields = html! {
        (ui::hidden("seen", &programme.version.to_string()))
        (fields(officer, law, Some(&programme.setup), stations, filled))
    };
    let action = format!("{}/amend", address(&programme.code));
    let under = under(officer, Some(programme));
    question(officer, filled, t(lang, "programme-amend"), &action, fields, under, t(lang, "desk-save"))
}

/// The end of a programme.
pub fn end(officer: &Officer, programme: &Programme, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (last, reason) = (t(lang, "programme-end-last"), t(lang, "programme-end-reason"));
    let fields = html! {
        (ui::hidden("seen", &programme.version.to_string()))
        (ask::day(officer, "last", &last, &t(lang, "programme-end-last-hint"), filled))
        (ask::reason(officer, &reason, &t(lang, "programme-end-reason-hint"), filled))
    };
    let ask = Ask {
        title: t(lang, "programme-end-title"),
        lead: Some(t(lang, "programme-end-lead")),
        under: under(officer, Some(programme)),
        action: &format!("{}/end", address(&programme.code)),
        fields,
        labels: &[("last", &last), ("reason", &reason)],
        weight: Weight::Danger,
        button: t(lang, "programme-end"),
    };
    ask::page(officer, filled, ask)
}

fn under(officer: &Officer, programme: Option<&Programme>) -> Vec<(String, String)> {
    let lang = officer.lang();
    let list = (t(lang, "programmes-title"), programmes::ADDRESS.to_owned());
    let own = programme.map(|p| (p.setup.name.get(lang).to_owned(), address(&p.code)));
    std::iter::once(list).chain(own).collect()
}

fn question(
    officer: &Officer,
    filled: &Filled,
    title: String,
    action: &str,
    fields: Markup,
    under: Vec<(String, String)>,
    button: String,
) -> Markup {
    let labels: Vec<(&str, String)> = LABELS.iter().map(|(name, key)| (*name, t(officer.lang(), key))).collect();
    let labels: Vec<(&str, &str)> = labels.iter().map(|(name, label)| (*name, label.as_str())).collect();
    let ask = Ask { title, lead: None, under, action, fields, labels: &labels, weight: Weight::Primary, button };
    ask::page(officer, filled, ask)
}

fn fields(officer: &Officer, law: &Current, setup: Option<&Setup>, stations: &[Station], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let known = |of: fn(&Setup) -> String| setup.map(of).unwrap_or_default();
    let line = |kind, name: &'static str, value: String, hint: &str, optional: bool| {
        let label = label(lang, name);
        let field = described(Field::new(name, &label).value(value), hint, optional);
        ui::field(lang, kind, &field.filled(lang, filled))
    };
    let area = |name: &'static str, value: String, hint: &str, optional: bool, rows| {
        let label = label(lang, name);
        let field = described(Field::new(name, &label).value(value), hint, optional);
        ui::textarea(lang, &field.filled(lang, filled), rows)
    };
    let first = setup.map_or_else(|| officer.now().day(), |s| s.first).to_string();
    html! {
        (line(Kind::Text, "name", known(|s| s.name.vi.clone()), "", false))
        (line(Kind::Text, "name_en", known(|s| s.name.en.clone()), "", true))
        (choices(officer, law, setup, filled))
        (area("purpose", known(|s| s.purpose.clone()), &t(lang, "programme-purpose-hint"), false, 4))
        (area("stations", codes(setup, stations), &t(lang, "programme-stations-hint"), true, 6))
        details {
            summary { (t(lang, "programme-stations-known")) }
            ul { @for station in stations { li { code { (station.code) } " " (station.name) } } }
        }
        (area("parameters", known(|s| s.parameters.join(" ")), &t(lang, "programme-parameters-hint"), false, 3))
        p { a href="/definitions/parameter" { (t(lang, "programme-parameters-known")) } }
        (line(Kind::Number, "rounds_per_year", known(|s| s.rounds_per_year.map(|n| n.to_string()).unwrap_or_default()), "", true))
        (line(Kind::Text, "frequency", known(|s| s.frequency.clone()), &t(lang, "programme-frequency-hint"), true))
        (line(Kind::Text, "ordered_by", known(|s| s.ordered_by.clone()), "", false))
        (line(Kind::Text, "document", known(|s| s.basis.document.clone()), "", false))
        (line(Kind::Text, "article", known(|s| s.basis.article.clone()), "", true))
        (line(Kind::Text, "carried_out_by", known(|s| s.carried_out_by.clone()), "", false))
        (line(Kind::Date, "first", first, "", false))
        (line(Kind::Date, "last", known(|s| s.last.map(|day| day.to_string()).unwrap_or_default()), &t(lang, "programme-last-hint"), true))
        (public(lang, setup, filled))
    }
}

fn label(lang: Lang, name: &str) -> String {
    LABELS.iter().find(|(n, _)| *n == name).map_or(String::new(), |(_, key)| t(lang, key))
}

fn described<'a>(field: Field<'a>, hint: &'a str, optional: bool) -> Field<'a> {
    let field = if hint.is_empty() { field } else { field.hint(hint) };
    if optional { field.optional() } else { field }
}

/// The codes of the stations of a set-up, one on each line.
fn codes(setup: Option<&Setup>, stations: &[Station]) -> String {
    let chosen = setup.map(|s| s.stations.as_slice()).unwrap_or_default();
    let codes = chosen.iter().filter_map(|id| stations.iter().find(|s| s.id == *id)).map(|s| s.code.as_str());
    codes.collect::<Vec<_>>().join("\n")
}

/// Kind and medium.
fn choices(officer: &Officer, law: &Current, setup: Option<&Setup>, filled: &Filled) -> Markup {
    let (lang, today) = (officer.lang(), officer.now().day());
    let kinds: Vec<Choice<'_>> =
        Sort::ALL.iter().map(|kind| Choice { value: kind.code(), label: say::kind(lang, *kind) }).collect();
    let media: Vec<Choice<'_>> =
        words::MEDIA.iter().map(|code| Choice { value: code, label: words::medium(lang, law, code, today) }).collect();
    let (kind, medium) = (label(lang, "kind"), label(lang, "medium"));
    let kind = Field::new("kind", &kind).value(setup.map_or("", |s| s.kind.code()));
    let medium = Field::new("medium", &medium).value(setup.map_or("", |s| s.medium.as_str()));
    html! {
        (ui::select(lang, &kind.filled(lang, filled), &kinds))
        (ui::select(lang, &medium.filled(lang, filled), &media))
    }
}

/// Whether everybody may read it. A mark that was taken away is not sent, so what was sent counts also where it is
/// nothing.
fn public(lang: Lang, setup: Option<&Setup>, filled: &Filled) -> Markup {
    let known = if setup.is_none_or(|s| s.public) { "yes" } else { "" };
    let value = if filled.was_sent() { filled.value("public").unwrap_or_default() } else { known };
    let (label, hint) = (t(lang, "programme-public"), t(lang, "programme-public-hint"));
    ui::checkbox(lang, &Field::new("public", &label).hint(&hint).value(value).optional())
}
