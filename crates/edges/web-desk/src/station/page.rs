//! The station's page and the sheet with a new secret as markup.

use identity::Right;
use kernel::{Day, DayRange, Lang, Moment};
use maud::{Markup, html};
use monitoring::exceedance::Exceedance;
use monitoring::law::Current;
use monitoring::lists::ListedReceipt;
use monitoring::station::{Setup, Station};
use web_kit::i18n::{t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Form, Icon, Table, Tone, Weight};
use web_kit::{Filled, Officer, format};

use super::{FtpDoor, Shown, address};
use crate::ask::{self, Ask};
use crate::receipts::counts;
use crate::{people, words};

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
        section { h2 #versions { (t(lang, "desk-setup-versions")) } (versions(officer, law, shown)) }
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
        pairs.push((t(lang, "station-binding"), html! { (binding(lang, law, setup, today)) }));
    }
    ui::kv_dense(&pairs)
}

/// The limits of a set-up in one line.
fn binding(lang: Lang, law: &Current, setup: &Setup, today: Day) -> String {
    let Some(binding) = &setup.binding else { return format::NONE.to_owned() };
    let mut parts = vec![binding.limit_set.clone()];
    if !binding.column.is_empty() {
        parts.push(t_with(lang, "station-column", &[("column", binding.column.as_str().into())]));
    }
    parts.extend(
        binding.coefficients.iter().map(|(name, value)| format!("{name} = {}", format::shortest(lang, *value))),
    );
    parts.extend(words::source(lang, law, &binding.limit_set, &binding.source, today));
    parts.join(", ")
}

/// The logger's account: whether it can deliver, what to enter at the logger, and a new secret for those who
/// may issue one.
fn device(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let station = &shown.glance.profile.station;
    let (tone, word) = match &shown.device {
        Some(device) if device.active => (Tone::Ok, "desk-device-ready"),
        Some(_) => (Tone::Bad, "desk-device-disabled"),
        None => (Tone::Warn, "desk-device-none"),
    };
    let active = shown.device.is_some_and(|d| d.active);
    let action = format!("{}/secret", address(&station.code));
    html! {
        p { (ui::badge(tone, &t(lang, word))) }
        (ui::kv_dense(&heard(officer, shown)))
        @if let Some(ftp) = &shown.ftp { (instructions(officer, &station.code, ftp)) }
        @if officer.authority().may(Right::DevicesManage) {
            p { small { (t(lang, if active { "desk-device-replace" } else { "desk-device-first" })) } }
            div.row {
                (ui::form(officer, &Form { action: &action, command: Some(officer.command_id()), files: false },
                    ui::submit(Weight::Secondary, &t(lang, if active { "desk-device-issue" } else { "desk-device-issue-first" }))))
                @if active { (ui::link_button(Weight::Secondary, &t(lang, "desk-device-disable"), &format!("{action}/disable"))) }
            }
        }
    }
}

/// When the logger was last heard of.
fn heard(officer: &Officer, shown: &Shown) -> Vec<(String, Markup)> {
    let lang = officer.lang();
    let ago = |at: Moment| html! { (ui::time(at)) " (" (format::ago(lang, officer.now(), at)) ")" };
    let never = || html! { (t(lang, "accounts-never")) };
    let seen = shown.device.and_then(|d| d.seen_at);
    let upload = shown.glance.latest.as_ref().map(|latest| {
        html! {
            @if officer.authority().may(Right::ReceiptsRead) { a href={ "/desk/receipts/" (latest.receipt_id) } { (ago(latest.arrived_at)) } }
            @else { (ago(latest.arrived_at)) }
        }
    });
    vec![
        (t(lang, "desk-device-seen"), seen.map_or_else(never, ago)),
        (t(lang, "desk-device-upload"), upload.unwrap_or_else(never)),
    ]
}

/// What to enter at the logger.
fn instructions(officer: &Officer, code: &str, ftp: &FtpDoor) -> Markup {
    let lang = officer.lang();
    let try_it = format!("curl --ssl --insecure -T TEP.txt --user {code} ftp://{}:{}/", ftp.host, ftp.port);
    html! {
        details {
            summary { (t(lang, "desk-ftp-how")) }
            (ui::kv_dense(&[
                (t(lang, "desk-ftp-host"), html! { code #ftp-host { (ftp.host) } " " (ui::copy(lang, "#ftp-host")) }),
                (t(lang, "desk-ftp-port"), html! { code { (ftp.port) } }),
                (t(lang, "desk-secret-account"), html! { code #ftp-user { (code) } " " (ui::copy(lang, "#ftp-user")) }),
                (t(lang, "desk-secret-secret"), html! { (t(lang, "desk-ftp-secret")) }),
                (t(lang, "desk-ftp-safety"), html! { (t(lang, "desk-ftp-safety-how")) }),
                (t(lang, "desk-ftp-folder"), html! { (t(lang, "desk-ftp-folder-any")) }),
            ]))
            p { (t(lang, "desk-ftp-try")) }
            p { code #ftp-try { (try_it) } " " (ui::copy(lang, "#ftp-try")) }
        }
    }
}

/// Shutting the logger out.
pub fn disable(officer: &Officer, station: &Station, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let ask = Ask {
        title: t_with(lang, "desk-device-disable-title", &[("station", station.name.as_str().into())]),
        lead: Some(t(lang, "desk-device-disable-lead")),
        under: vec![
            (t(lang, "desk-stations"), "/desk/stations".to_owned()),
            (station.name.clone(), address(&station.code)),
        ],
        action: &format!("{}/secret/disable", address(&station.code)),
        fields: Markup::default(),
        labels: &[],
        weight: Weight::Danger,
        button: t(lang, "desk-device-disable"),
    };
    ask::page(officer, filled, ask)
}

fn exceeded(officer: &Officer, shown: &Shown, rows: &[Exceedance]) -> Markup {
    let lang = officer.lang();
    let symbol = |e: &Exceedance| {
        let slot = shown.glance.profile.slots.iter().find(|s| s.streams.iter().any(|(_, id)| *id == e.datastream_id));
        slot.map_or(String::new(), |s| s.symbol.clone())
    };
    html! {
        section {
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
        section {
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

fn versions(officer: &Officer, law: &Current, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let today = officer.now().day();
    Table::new(lang, t(lang, "desk-setup-versions"))
        .text(t(lang, "desk-valid"), |(_, days, _, _): &(i64, DayRange, Moment, Setup)| people::days(lang, *days))
        .number(t(lang, "desk-version"), |(version, _, _, _)| version.to_string())
        .text(t(lang, "desk-parameters"), |(_, _, _, setup)| html! { (setup.parameters.join(", ")) })
        .text(t(lang, "station-binding"), |(_, _, _, setup)| html! { (binding(lang, law, setup, today)) })
        .text(t(lang, "desk-recorded"), |(_, _, at, _)| ui::time(*at))
        .text(t(lang, "desk-recorded-by"), |(version, _, _, _)| {
            let actor = shown.written.by(*version);
            html! { (actor.map_or_else(|| format::NONE.to_owned(), |a| people::actor(lang, &shown.written.names, a))) }
        })
        .dense()
        .rows(&shown.setups)
}

/// The sheet with a new secret: shown now and never again. Asked for twice, the second answer has none.
pub fn secret(officer: &Officer, code: &str, secret: Option<&str>) -> Markup {
    let lang = officer.lang();
    let back = address(code);
    let body = html! {
        @match secret {
            Some(secret) => {
                (ui::notice(Tone::Warn, html! { p { (t(lang, "desk-secret-once")) } }))
                (ui::kv(&[
                    (t(lang, "desk-secret-account"), html! { code { (code) } }),
                    (t(lang, "desk-secret-secret"), html! { code #secret { (secret) } " " (ui::copy(lang, "#secret")) }),
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
