//! An outage on the desk as markup.

use maud::{Markup, html};
use monitoring::outage::Finding;
use monitoring::report_outage;
use web_kit::i18n::{t, t_with};
use web_kit::layout::Page;
use web_kit::ui::{self, Field, Form, Weight};
use web_kit::{Filled, Officer};

use super::{Shown, address};
use crate::{people, words};

/// The whole page.
pub fn outage(officer: &Officer, shown: &Shown, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let station = &shown.listed.profile.station;
    let body = html! {
        p { (words::outage(lang, shown.listed.outage.standing(officer.now()))) }
        (facts(officer, shown))
        @if report_outage::right(officer.authority()).is_ok() { (report(officer, shown, filled)) }
        (history(officer, shown))
    };
    Page::new(t_with(lang, "outage-title", &[("station", station.name.as_str().into())]), body)
        .under(t(lang, "desk-outages"), "/desk/outages")
        .desk(officer)
}

fn facts(officer: &Officer, shown: &Shown) -> Markup {
    let (lang, now) = (officer.lang(), officer.now());
    let (outage, station) = (&shown.listed.outage, &shown.listed.profile.station);
    let mut pairs = vec![
        (t(lang, "desk-station"), html! { a href={ "/desk/stations/" (station.code) } { (station.name) } }),
        (t(lang, "outage-since"), ui::time(outage.since)),
        (t(lang, "outage-lasted"), html! { strong { (words::duration(lang, outage.seconds(now))) } }),
        (t(lang, "outage-due"), ui::time(outage.due_at)),
    ];
    if let Some(at) = outage.resumed_at {
        pairs.push((t(lang, "outage-resumed"), ui::time(at)));
    }
    if let Some(at) = outage.reported_at {
        pairs.push((t(lang, "outage-reported"), ui::time(at)));
    }
    if let Some((_, _, Finding { rule, .. })) = shown.versions.first() {
        let address = format!("/definitions/{}/{}", rule.kind, web_kit::path_value(&rule.code));
        pairs.push((
            t(lang, "outage-rule"),
            html! { a href=(address) { (t(lang, "outage-rule-name")) } " (" (t_with(lang, "evidence-version", &[("version", rule.version.into())])) ")" },
        ));
    }
    ui::kv(&pairs)
}

/// What the facility owes: a cause and a remedy, in words.
fn report(officer: &Officer, shown: &Shown, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let outage = &shown.listed.outage;
    let label = t(lang, "outage-report");
    // What is already on record is supplemented; what is not is the next step.
    let weight = if outage.reported_at.is_none() { Weight::Primary } else { Weight::Secondary };
    let fields = html! {
        (ui::error_summary(lang, filled, &[("report", &label)]))
        (ui::hidden("seen", &outage.version.to_string()))
        (ui::textarea(lang, &Field::new("report", &label).hint(&t(lang, "outage-report-hint")).filled(lang, filled), 4))
        (ui::submit(weight, &t(lang, "outage-report-send")))
    };
    let action = format!("{}/report", address(&outage.public_id));
    html! {
        section aria-labelledby="report-title" {
            h2 #report-title { (t(lang, "outage-report-title")) }
            (ui::form(officer, &Form { action: &action, command: Some(officer.command_id()), files: false }, fields))
        }
    }
}

fn history(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let mut said = String::new();
    let lines: Vec<_> = shown
        .versions
        .iter()
        .rev()
        .map(|(version, at, finding)| {
            let what = match finding {
                // Words that are new with this version are what it was written for.
                Finding { report, .. } if *report != said => "outage-history-reported",
                Finding { resumed_at: Some(_), .. } => "outage-history-over",
                _ => "outage-history-began",
            };
            let words = (finding.report != said).then(|| finding.report.clone());
            said.clone_from(&finding.report);
            (*version, *at, what, words)
        })
        .collect();
    html! {
        section aria-labelledby="history" {
            h2 #history { (t(lang, "evidence-history")) }
            ol {
                @for (version, at, what, words) in lines {
                    li {
                        (ui::time(at)) @if let Some(actor) = shown.written.by(version) { ", " (people::actor(lang, &shown.written.names, actor)) } ": " (t(lang, what))
                        @if let Some(words) = words { ". " (words) }
                    }
                }
            }
        }
    }
}
