//! The form that sets a receipt right, as markup.

use kernel::Lang;
use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::quarantine::Explained;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::Page;
use web_kit::ui::{self, Choice, Field, Form, Icon, Kind, Weight};
use web_kit::{Filled, Officer};

use super::{Shown, address};
use crate::{ask, words};

/// The fields of a line: names of their labels.
const LABELS: [&str; 5] = ["mend-symbol", "mend-value", "mend-unit", "mend-time", "mend-status"];

/// The whole page.
pub fn form(officer: &Officer, law: &Current, shown: &Shown, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let number = shown.listed.receipt.id;
    let back = address(number);
    let body = if shown.is_mendable() {
        let action = format!("{back}/mend");
        let reason = t(lang, "mend-reason");
        let fields = html! {
            (ui::error_summary(lang, filled, &[("reason", &reason), ("name", &t(lang, "mend-name"))]))
            (symbols(officer, law, shown, filled))
            (lines(lang, shown, filled))
            @if shown.is_misnamed() { (name(lang, shown, filled)) }
            (ask::reason(officer, &reason, &t(lang, "mend-reason-hint"), filled))
            (ui::submit(Weight::Primary, &t(lang, "mend-submit")))
        };
        ui::form(officer, &Form { action: &action, command: Some(officer.command_id()), files: false }, fields)
    } else {
        ui::empty(Icon::Ok, &t(lang, "mend-none"), None)
    };
    Page::new(t_with(lang, "mend-title", &[("number", number.to_string().into())]), body)
        .lead(t(lang, "mend-lead"))
        .under(t(lang, "desk-receipts"), "/desk/receipts")
        .under(t_with(lang, "receipt-title", &[("number", number.to_string().into())]), back)
        .desk(officer)
}

fn symbols(officer: &Officer, law: &Current, shown: &Shown, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let symbols = shown.symbols();
    let today = officer.now().day();
    let measured = shown.listed.profile.slots.iter().filter(|slot| slot.measured_on(today));
    let choices: Vec<Choice<'_>> = std::iter::once(Choice { value: "", label: t(lang, "mend-means-nothing") })
        .chain(
            measured
                .map(|slot| Choice { value: &slot.symbol, label: words::parameter(lang, law, &slot.symbol, today) }),
        )
        .collect();
    html! {
        @if !symbols.is_empty() {
            section aria-labelledby="symbols" {
                h2 #symbols { (t(lang, "mend-symbols")) }
                p { (t(lang, "mend-symbols-lead")) }
                @for (n, written) in symbols.into_iter().enumerate() {
                    @let name = format!("means-{n}");
                    @let label = t_with(lang, "mend-means", &[("written", written.into())]);
                    (ui::select(lang, &Field::new(&name, &label).optional().filled(lang, filled), &choices))
                }
                @if officer.authority().scope().covers(None, None) {
                    (ui::checkbox(lang, &Field::new("everywhere", &t(lang, "mend-everywhere")).optional().filled(lang, filled)))
                }
            }
        }
    }
}

fn lines(lang: Lang, shown: &Shown, filled: &Filled) -> Markup {
    let lines: Vec<&Explained> = shown.lines().collect();
    html! {
        @if !lines.is_empty() {
            section aria-labelledby="lines" {
                h2 #lines { (t(lang, "mend-lines")) }
                p { (t(lang, "mend-lines-lead")) }
                @for line in lines { (one(lang, line, filled)) }
            }
        }
    }
}

fn one(lang: Lang, e: &Explained, filled: &Filled) -> Markup {
    let take = format!("take-{}", e.ordinal);
    html! {
        fieldset {
            legend { (t_with(lang, "mend-line", &[("line", e.line.line.into())])) " " (t_of(lang, "quarantine", &e.line.reason)) }
            p { (t_of(lang, "quarantine-expected", &e.line.reason)) @if !e.found.is_empty() { " " (t(lang, "quarantine-found")) " " code { (e.found) } } }
            div.filters {
                @for (n, (label, value)) in LABELS.iter().zip(&e.fields).enumerate() {
                    @let name = format!("line-{}-{n}", e.ordinal);
                    (ui::field(lang, Kind::Text, &Field::new(&name, &t(lang, label)).optional().value(value.as_str()).filled(lang, filled)))
                }
            }
            (ui::checkbox(lang, &Field::new(&take, &t(lang, "mend-take")).optional().filled(lang, filled)))
        }
    }
}

fn name(lang: Lang, shown: &Shown, filled: &Filled) -> Markup {
    let path = &shown.listed.receipt.path;
    let last = path.rsplit('/').next().unwrap_or_default();
    let hint = t_with(lang, "mend-name-hint", &[("code", shown.listed.profile.station.code.as_str().into())]);
    html! { (ui::field(lang, Kind::Text, &Field::new("name", &t(lang, "mend-name")).hint(&hint).value(last).filled(lang, filled))) }
}
