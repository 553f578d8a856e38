//! A panel's page, and the sheet with its address, as markup.

use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::panel::watch::{self, Standing};
use monitoring::panel::{Panel, Setup};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Form, Tone, Weight};
use web_kit::{Officer, query_value};

use super::{Shown, address};
use crate::hours::hour;
use crate::panels::{self, seen, shown, state};
use crate::words::panel::{Scale, face};

/// The whole page.
pub fn panel(officer: &Officer, law: &Current, given: &Shown) -> Markup {
    let lang = officer.lang();
    let panel = &given.panel;
    let standing = watch::standing(panel, given.watch.as_ref(), officer.now());
    let body = html! {
        p { (state(officer, standing)) }
        @if standing == Standing::NoKey { (ui::notice(Tone::Info, html! { p { (t(lang, "panel-no-key")) } })) }
        div.split {
            section aria-labelledby="preview" {
                h2 #preview { (t(lang, "panel-preview")) }
                (face(panel, law, &given.faces, Scale::Preview, officer.now(), ""))
                @if !panel.retired { p { a href={ "/led/" (panel.code) } { (t(lang, "panel-open")) } } }
            }
            section aria-labelledby="health" {
                h2 #health { (t(lang, "panel-health")) }
                (ui::kv_dense(&[
                    (t(lang, "panel-seen"), seen(given.watch.as_ref())),
                    (t(lang, "panel-shows"), shown(given.watch.as_ref())),
                    (t(lang, "panel-unseen"), html! { (panel.setup.unseen_minutes) }),
                ]))
                @if !panel.retired { (new_key(officer, panel)) }
            }
        }
        section aria-labelledby="setup" { h2 #setup { (t(lang, "panel-setup")) } (facts(officer, &panel.code, &panel.setup, given)) }
        section aria-labelledby="history" { h2 #history { (t(lang, "evidence-history")) } (given.written.versions(officer, &given.versions)) }
    };
    let actions = html! {
        @if !panel.retired {
            (ui::link_button(Weight::Secondary, &t(lang, "panel-retire"), &format!("{}/retire", address(&panel.code))))
            (ui::link_button(Weight::Primary, &t(lang, "panel-amend"), &format!("{}/amend", address(&panel.code))))
        }
    };
    Page::new(&panel.setup.name, body)
        .under(t(lang, "desk-panels"), panels::ADDRESS)
        .actions(actions)
        .width(Width::Wide)
        .desk(officer)
}

fn new_key(officer: &Officer, panel: &Panel) -> Markup {
    let lang = officer.lang();
    let action = format!("{}/key", address(&panel.code));
    html! {
        p { (t(lang, "panel-key-lead")) }
        (ui::form(officer, &Form { action: &action, command: Some(officer.command_id()), files: false },
            ui::submit(Weight::Secondary, &t(lang, "panel-key-issue"))))
    }
}

fn facts(officer: &Officer, code: &str, setup: &Setup, given: &Shown) -> Markup {
    let lang = officer.lang();
    let languages: Vec<String> = setup.languages.iter().map(|l| t_of(lang, "panel-language", l.code())).collect();
    let night =
        setup.night.map_or_else(|| t(lang, "panel-night-none"), |n| format!("{} – {}", hour(n.from), hour(n.until)));
    ui::kv_dense(&[
        (t(lang, "panel-code"), html! { (code) }),
        (t(lang, "panel-place"), html! { (setup.place) }),
        (t(lang, "panel-pixels"), html! { (setup.width) " × " (setup.height) }),
        (
            t(lang, "panel-stations"),
            html! {
                ol { @for face in &given.faces { li { a href={ "/desk/stations/" (face.profile.station.code) } { (face.profile.station.name) } } } }
                @if given.faces.len() < setup.stations.len() { p { (t(lang, "panel-station-gone")) } }
            },
        ),
        (t(lang, "panel-layout"), html! { (t_of(lang, "panel-layout", setup.layout.code())) }),
        (t(lang, "panel-languages"), html! { (languages.join(", ")) }),
        (t(lang, "panel-dwell"), html! { (setup.dwell_seconds) }),
        (t(lang, "panel-night"), html! { (night) }),
    ])
}

/// The panel's address with its key, which is told this once.
pub fn key(officer: &Officer, panel: &Panel, key: Option<&str>) -> Markup {
    let lang = officer.lang();
    let client = officer.client();
    let root = format!("{}://{}", if client.secure { "https" } else { "http" }, client.host);
    let body = html! {
        @match key {
            Some(key) => {
                (ui::notice(Tone::Warn, html! { p { (t(lang, "panel-key-once")) } }))
                p { code #address { (root) "/led/" (panel.code) "?key=" (query_value(key)) } " " (ui::copy(lang, "#address")) }
                p { (t_with(lang, "panel-key-use", &[("width", panel.setup.width.into()), ("height", panel.setup.height.into())])) }
                p { (t(lang, "panel-key-old")) }
            }
            None => { (ui::notice(Tone::Info, html! { p { (t(lang, "panel-key-shown-before")) } })) }
        }
        p { (ui::link_button(Weight::Primary, &t(lang, "panel-back"), &address(&panel.code))) }
    };
    Page::new(t(lang, "panel-key-title"), body)
        .under(t(lang, "desk-panels"), panels::ADDRESS)
        .under(&panel.setup.name, address(&panel.code))
        .width(Width::Narrow)
        .desk(officer)
}
