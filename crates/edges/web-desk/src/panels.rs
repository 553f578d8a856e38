//! The LED panels of the department (*danh sách bảng điện tử*): what each shows, and whether it still does.

use std::collections::HashMap;

use axum::extract::State;
use kernel::Outcome;
use maud::{Markup, html};
use monitoring::panel::watch::{self, Standing, Watch};
use monitoring::panel::{self, Panel};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Table, Tone, Weight};
use web_kit::{Fault, Officer, format};

use crate::Desk;
use crate::panel::{NEW, address};

/// The list's address.
pub const ADDRESS: &str = "/desk/panels";

/// A panel with its health.
pub struct Listed {
    panel: Panel,
    watch: Option<Watch>,
}

/// The list.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let by = officer.authority().clone();
    let found = desk.db.read(move |tx| -> Outcome<Vec<Listed>> {
        panel::allowed(&by)?;
        let mut watches: HashMap<i64, Watch> = watch::all(tx)?.into_iter().map(|w| (w.panel, w)).collect();
        let panels = panel::all(tx)?.into_iter();
        Ok(panels.map(|panel| Listed { watch: watches.remove(&panel.id), panel }).collect())
    });
    Ok(page(&officer, &found.await?))
}

fn page(officer: &Officer, rows: &[Listed]) -> Markup {
    let lang = officer.lang();
    let standing = |row: &Listed| watch::standing(&row.panel, row.watch.as_ref(), officer.now());
    let lost = rows.iter().filter(|row| standing(row) == Standing::Lost).count();
    let table = Table::new(lang, t(lang, "desk-panels"))
        .text(
            t(lang, "panel-name"),
            |row: &Listed| html! { a href=(address(&row.panel.code)) { (row.panel.setup.name) } },
        )
        .text(t(lang, "panel-code"), |row| html! { (row.panel.code) })
        .text(t(lang, "kit-state"), |row| state(officer, standing(row)))
        .text(t(lang, "panel-seen"), |row| seen(row.watch.as_ref()))
        .text(t(lang, "panel-shows"), |row| shown(row.watch.as_ref()))
        .text(t(lang, "panel-place"), |row| html! { (row.panel.setup.place) })
        .number(t(lang, "panel-pixels"), |row| format!("{} × {}", row.panel.setup.width, row.panel.setup.height))
        .tone(|row| (standing(row) == Standing::Lost).then_some(Tone::Bad))
        .dense()
        .empty(ui::empty(Icon::Panel, &t(lang, "panel-none"), None))
        .rows(rows);
    let body = html! {
        @if lost > 0 { (ui::notice(Tone::Bad, html! { p { (t_with(lang, "panel-lost-count", &[("count", lost.into())])) } })) }
        (table)
    };
    Page::new(t(lang, "desk-panels"), body)
        .actions(ui::link_button(Weight::Primary, &t(lang, "panel-new"), NEW))
        .width(Width::Wide)
        .desk(officer)
}

/// How a panel stands, as a badge.
pub fn state(officer: &Officer, standing: Standing) -> Markup {
    let tone = match standing {
        Standing::Seen => Tone::Ok,
        Standing::Lost => Tone::Bad,
        Standing::NeverSeen | Standing::NoKey => Tone::Warn,
        Standing::Retired => Tone::Muted,
    };
    ui::badge(tone, &t_of(officer.lang(), "panel-standing", standing.code()))
}

/// When it was last heard of.
pub fn seen(watch: Option<&Watch>) -> Markup {
    html! {
        @match watch.and_then(|w| w.seen_at) {
            Some(at) => { (ui::time(at)) }
            None => { (format::NONE) }
        }
    }
}

/// What it had on it then.
pub fn shown(watch: Option<&Watch>) -> Markup {
    let shows = watch.map(|w| w.shows.as_slice()).unwrap_or_default();
    html! {
        @if shows.is_empty() { (format::NONE) }
        @for (n, (code, at)) in shows.iter().enumerate() {
            @if n > 0 { "; " }
            (code) @if let Some(at) = at { " " (format::moment(*at)) }
        }
    }
}
