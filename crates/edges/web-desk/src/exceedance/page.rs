//! An exceedance on the desk as markup.

use identity::Right;
use kernel::Lang;
use maud::{Markup, html};
use monitoring::exceedance::{Evidence, State, Step};
use monitoring::handle_exceedance;
use monitoring::law::Current;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::Page;
use web_kit::ui::{self, Field, Form, Weight};
use web_kit::{Filled, Officer, format};

use super::{Shown, address};
use crate::{people, words};

/// The whole page; `refused` is the form that was sent and not taken.
pub fn exceedance(officer: &Officer, law: &Current, shown: &Shown, refused: Option<(Step, &Filled)>) -> Markup {
    let lang = officer.lang();
    let (e, station) = (&shown.listed.exceedance, &shown.listed.profile.station);
    let parameter = words::parameter(lang, law, &shown.listed.symbol, officer.now().day());
    let body = html! {
        p { (words::state(lang, e.state)) }
        @if let Some((_, _, newest)) = shown.versions.first() { (finding(lang, law, shown, newest)) }
        @for step in steps(officer, e.state) {
            (form(officer, shown, step, refused.filter(|(sent, _)| *sent == step).map(|(_, filled)| filled)))
        }
        (history(lang, law, shown))
    };
    let actions = html! {
        (ui::link_button(Weight::Secondary, &t(lang, "evidence-pdf"), &format!("{}.pdf", address(&e.public_id))))
        @if station.public { (ui::link_button(Weight::Secondary, &t(lang, "exceedance-evidence"), &format!("/exceedances/{}", e.public_id))) }
    };
    Page::new(t_with(lang, "evidence-title", &[("parameter", parameter.into())]), body)
        .lead(t_with(
            lang,
            "evidence-lead",
            &[
                ("station", station.name.as_str().into()),
                ("from", format::moment(e.starts_at).into()),
                ("to", format::moment(e.ends_at).into()),
            ],
        ))
        .under(t(lang, "desk-exceedances"), "/desk/exceedances")
        .actions(actions)
        .desk(officer)
}

fn finding(lang: Lang, law: &Current, shown: &Shown, newest: &Evidence) -> Markup {
    let e = &shown.listed.exceedance;
    let station = &shown.listed.profile.station;
    let mut facts = vec![
        (t(lang, "desk-station"), html! { a href={ "/desk/stations/" (station.code) } { (station.name) } }),
        (
            t(lang, "evidence-statistic"),
            html! {
                strong { (value(lang, law, shown, newest)) } ", " (t_of(lang, "averaging", &newest.averaging)) ", "
                (t_with(lang, "evidence-counts", &[("valid", newest.valid_count.into()), ("expected", newest.expected_count.into())]))
            },
        ),
        (t(lang, "station-limit"), html! { (words::limit(lang, newest)) " " (law.unit_symbol(&newest.unit)) }),
        (t(lang, "exceedance-ratio"), html! { (words::ratio(lang, e.ratio)) }),
    ];
    if let Some(title) = law.severity_title(&e.severity, e.ends_at.day()) {
        facts.push((t(lang, "exceedance-severity"), html! { (title.get(lang)) }));
    }
    let shown = ui::Evidence {
        basis: &newest.citation.basis(),
        version: Some(&t_with(lang, "evidence-version", &[("version", newest.law.version.into())])),
        provisional: newest.provisional,
        inputs: Vec::new(),
    };
    html! {
        section aria-labelledby="finding" {
            h2 #finding { (t(lang, "evidence-verdict")) }
            (ui::kv(&facts))
            (ui::evidence(lang, &shown))
        }
    }
}

fn value(lang: Lang, law: &Current, shown: &Shown, e: &Evidence) -> String {
    let medium = &shown.listed.profile.station.medium;
    let decimals = law.decimals(&e.symbol, medium, shown.listed.exceedance.ends_at.day());
    format!("{} {}", format::number(lang, e.value, decimals), law.unit_symbol(&e.unit))
}

/// What the officer may do about it from here, the usual step first. Explaining is for the facility; an officer
/// writes down what it said on paper, once he has taken the matter up.
fn steps(officer: &Officer, state: State) -> Vec<Step> {
    let by = officer.authority();
    let possible = |step: &Step| state.after(*step).is_some() && handle_exceedance::right(by, *step).is_ok();
    let offered = |step: &Step| match step {
        Step::Explain => by.may(Right::FacilityExplain) || state == State::Acknowledged,
        Step::Acknowledge | Step::Close => true,
    };
    Step::ALL.into_iter().filter(possible).filter(offered).collect()
}

/// The form of a step: words that others can read, not an "are you sure".
fn form(officer: &Officer, shown: &Shown, step: Step, refused: Option<&Filled>) -> Markup {
    let lang = officer.lang();
    let e = &shown.listed.exceedance;
    let empty = Filled::empty();
    let filled = refused.unwrap_or(&empty);
    let text = |part: &str| t_of(lang, "exceedance", &format!("{}{part}", step.code()));
    let note = step.needs_words().then(|| text("-note"));
    // Where it can still be taken up, that is the next step and the others wait.
    let weight = if e.state == State::Open && step == Step::Close { Weight::Secondary } else { Weight::Primary };
    let fields = html! {
        (ui::error_summary(lang, filled, note.as_deref().map(|note| ("note", note)).as_slice()))
        (ui::hidden("seen", &e.version.to_string()))
        @if let Some(note) = &note {
            (ui::textarea(lang, &Field::new("note", note).hint(&text("-hint")).filled(lang, filled), 4))
        }
        (ui::submit(weight, &text("")))
    };
    let action = format!("{}/{}", address(&e.public_id), step.code());
    html! {
        section aria-labelledby=(step.code()) {
            h2 id=(step.code()) { (text("-title")) }
            p { (text("-text")) }
            (ui::form(officer, &Form { action: &action, command: Some(officer.command_id()), files: false }, fields))
        }
    }
}

fn history(lang: Lang, law: &Current, shown: &Shown) -> Markup {
    html! {
        section aria-labelledby="history" {
            h2 #history { (t(lang, "evidence-history")) }
            ol {
                @for (version, at, e) in shown.versions.iter().rev() {
                    li {
                        (ui::time(*at)) @if let Some(actor) = shown.written.by(*version) { ", " (people::actor(lang, &shown.written.names, actor)) } ": " (t_of(lang, "exceedance-state", e.state.code())) ", " (value(lang, law, shown, e))
                        @if !e.note.is_empty() { ". " (e.note) }
                    }
                }
            }
        }
    }
}
