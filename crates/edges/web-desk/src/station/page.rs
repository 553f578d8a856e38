//! The station's page and the sheet with a new secret as markup.

use identity::Right;
use kernel::{DayRange, Lang, Moment};
use maud::{Markup, html};
use monitoring::exceedance::Exceedance;
use monitoring::law::Current;
use monitoring::lists::ListedReceipt;
use monitoring::station::Setup;
use web_kit::i18n::{t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Form, Icon, Table, Tone, Weight};
use web_kit::{Officer, format};

use super::Shown;
use crate::receipts::counts;
use crate::words;

/// The whole page.
pub fn station(officer: &Officer, law: &Current, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let station = &shown.glance.profile.station;
    let (tone, word) = words::condition(lang, shown.glance.condition);
    let body = html! {
        p { (ui::badge(tone, &word)) @if !shown.glance.exceeding.is_empty() { " " (shown.glance.exceeding.join(", ")) } }
        div.split {
            section aria-labelledby="facts" { h2 #facts { (t(lang, "station-facts")) } (facts(officer, law, shown)) }
            section aria-labelledby="device" { h2 #device { (t(lang, "desk-device")) } (device(officer, shown)) }
        }
        @if let Some(exceedances) = &shown.exceedances { (exceeded(officer, shown, exceedances)) }
        @if let Some(receipts) = &shown.receipts { (delivered(officer, shown, receipts)) }
        section aria-labelledby="versions" { h2 #versions { (t(lang, "desk-setup-versions")) } (versions(officer, shown)) }
    };
    let actions = html! {
        @if station.public { (ui::link_button(Weight::Secondary, &t(lang, "desk-public-page"), &format!("/stations/{}", station.code))) }
    };
    Page::new(&station.name, body)
        .under(t(lang, "desk-stations"), "/desk/stations")
        .actions(actions)
        .width(Width::Wide)
        .desk(officer)
}

fn facts(officer: &Officer, law: &Current, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let station = &shown.glance.profile.station;
    let mut pairs = vec![
        (t(lang, "station-code"), html! { (station.code) }),
        (t(lang, "station-medium"), html! { (words::medium(lang, law, &station.medium, officer.now().day())) }),
        (
            t(lang, "station-interval"),
            html! { (t_with(lang, "station-every", &[("minutes", station.interval_minutes.into())])) },
        ),
    ];
    if let Some(facility) = &shown.facility {
        pairs.push((t(lang, "station-facility"), html! { (facility) }));
    }
    if let Some(commune) = &shown.commune {
        pairs.push((t(lang, "station-commune"), html! { (commune.get(lang)) }));
    }
    if let (Some(latitude), Some(longitude)) = (station.latitude, station.longitude) {
        pairs.push((
            t(lang, "station-position"),
            html! { (format::number(lang, latitude, 5)) "; " (format::number(lang, longitude, 5)) },
        ));
    }
    if let Some(latest) = &shown.glance.latest {
        pairs.push((
            t(lang, "desk-last-heard"),
            html! { (ui::time(latest.time)) " (" (format::ago(lang, officer.now(), latest.time)) ")" },
        ));
    }
    let today = officer.now().day();
    if let Some((_, _, _, setup)) = shown.setups.iter().find(|(_, days, _, _)| days.contains(today)) {
        pairs.push((t(lang, "desk-parameters"), html! { (setup.parameters.join(", ")) }));
        pairs.push((t(lang, "station-binding"), html! { (binding(lang, setup)) }));
    }
    ui::kv_dense(&pairs)
}

/// The limits of a set-up in one line.
fn binding(lang: Lang, setup: &Setup) -> String {
    let Some(binding) = &setup.binding else { return format::NONE.to_owned() };
    let mut parts = vec![binding.limit_set.clone()];
    if !binding.column.is_empty() {
        parts.push(t_with(lang, "station-column", &[("column", binding.column.as_str().into())]));
    }
    parts.extend(
        binding.coefficients.iter().map(|(name, value)| format!("{name} = {}", format::shortest(lang, *value))),
    );
    parts.join(", ")
}

/// The logger's account: whether it can deliver, and a new secret for those who may issue one.
fn device(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let station = &shown.glance.profile.station;
    let (tone, word) =
        if shown.has_secret { (Tone::Ok, "desk-device-ready") } else { (Tone::Warn, "desk-device-none") };
    let action = format!("/desk/stations/{}/secret", web_kit::path_value(&station.code));
    html! {
        p { (ui::badge(tone, &t(lang, word))) }
        p { (t_with(lang, "desk-device-name", &[("code", station.code.as_str().into())])) }
        @if officer.authority().may(Right::DevicesManage) {
            p { small { (t(lang, if shown.has_secret { "desk-device-replace" } else { "desk-device-first" })) } }
            (ui::form(officer, &Form { action: &action, command: Some(officer.command_id()), files: false },
                ui::submit(Weight::Secondary, &t(lang, "desk-device-issue"))))
        }
    }
}

fn exceeded(officer: &Officer, shown: &Shown, rows: &[Exceedance]) -> Markup {
    let lang = officer.lang();
    let symbol = |e: &Exceedance| {
        let slot = shown.glance.profile.slots.iter().find(|s| s.streams.iter().any(|(_, id)| *id == e.datastream_id));
        slot.map_or(String::new(), |s| s.symbol.clone())
    };
    html! {
        section aria-labelledby="exceedances" {
            h2 #exceedances { (t(lang, "desk-exceedances")) }
            (Table::new(lang, t(lang, "desk-exceedances"))
                .text(t(lang, "exceedance-window"), |e: &Exceedance| html! {
                    a href={ "/desk/exceedances/" (e.public_id) } { (format::moment(e.starts_at)) " – " (format::moment(e.ends_at)) }
                })
                .text(t(lang, "station-parameter"), |e| html! { (symbol(e)) })
                .number(t(lang, "exceedance-ratio"), |e| words::ratio(lang, e.ratio))
                .text(t(lang, "kit-state"), |e| words::state(lang, e.state))
                .dense()
                .empty(ui::empty(Icon::Ok, &t(lang, "station-no-exceedances"), None))
                .rows(rows))
            p { a href={ "/desk/exceedances?station=" (shown.glance.profile.station.code) } { (t(lang, "desk-all-of-station")) } }
        }
    }
}

fn delivered(officer: &Officer, shown: &Shown, rows: &[ListedReceipt]) -> Markup {
    let lang = officer.lang();
    html! {
        section aria-labelledby="receipts" {
            h2 #receipts { (t(lang, "desk-receipts")) }
            (Table::new(lang, t(lang, "desk-receipts"))
                .text(t(lang, "receipt-arrived"), |row: &ListedReceipt| html! {
                    a href={ "/desk/receipts/" (row.receipt.id) } { (ui::time(row.receipt.arrived_at)) }
                })
                .text(t(lang, "receipt-file"), |row| html! { (row.receipt.path) })
                .text(t(lang, "receipt-counts"), |row| counts(lang, &row.receipt.counts))
                .tone(|row| (row.receipt.counts.quarantined > 0).then_some(Tone::Warn))
                .dense()
                .empty(ui::empty(Icon::Inbox, &t(lang, "receipt-none"), None))
                .rows(rows))
            p { a href={ "/desk/receipts?station=" (shown.glance.profile.station.code) } { (t(lang, "desk-all-of-station")) } }
        }
    }
}

fn versions(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    Table::new(lang, t(lang, "desk-setup-versions"))
        .text(t(lang, "desk-valid"), |(_, days, _, _): &(i64, DayRange, Moment, Setup)| html! {
            (format::day(days.from)) " – " @if let Some(to) = days.to { (format::day(to)) } @else { (t(lang, "desk-until-further")) }
        })
        .number(t(lang, "desk-version"), |(version, _, _, _)| version.to_string())
        .text(t(lang, "desk-parameters"), |(_, _, _, setup)| html! { (setup.parameters.join(", ")) })
        .text(t(lang, "station-binding"), |(_, _, _, setup)| html! { (binding(lang, setup)) })
        .text(t(lang, "desk-recorded"), |(_, _, at, _)| ui::time(*at))
        .dense()
        .rows(&shown.setups)
}

/// The sheet with a new secret: shown now and never again. Asked for twice, the second answer has none.
pub fn secret(officer: &Officer, code: &str, secret: Option<&str>) -> Markup {
    let lang = officer.lang();
    let back = format!("/desk/stations/{}", web_kit::path_value(code));
    let body = html! {
        @match secret {
            Some(secret) => {
                (ui::notice(Tone::Warn, html! { p { (t(lang, "desk-secret-once")) } }))
                (ui::kv(&[
                    (t(lang, "desk-secret-account"), html! { code { (code) } }),
                    (t(lang, "desk-secret-secret"), html! { code { (secret) } }),
                ]))
                p { (t(lang, "desk-secret-old")) }
            }
            None => { (ui::notice(Tone::Info, html! { p { (t(lang, "desk-secret-shown-before")) } })) }
        }
        p { (ui::link_button(Weight::Primary, &t(lang, "desk-back-to-station"), &back)) }
    };
    Page::new(t(lang, "desk-secret-title"), body)
        .under(t(lang, "desk-stations"), "/desk/stations")
        .under(code, back)
        .width(Width::Narrow)
        .desk(officer)
}
