//! The monitoring programmes (*danh sách chương trình quan trắc*): what the department observes, and whether its stations
//! deliver.

use axum::extract::State;
use identity::Right;
use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::programme::delivery::{self, Shown};
use web_kit::i18n::{t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Table, Weight};
use web_kit::{Fault, Officer, format};

use crate::Desk;
use crate::programme::{NEW, address};
use crate::words::{self, programme as say};

/// The list's address.
pub const ADDRESS: &str = "/desk/programmes";

/// The list.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (by, now, law, network) =
        (officer.authority().clone(), officer.now(), desk.law.current(), desk.network.clone());
    let found = desk.db.read(move |tx| delivery::within(tx, &by, &network, &law, now)).await?;
    Ok(page(&officer, &desk.law.current(), &found))
}

fn page(officer: &Officer, law: &Current, rows: &[Shown]) -> Markup {
    let (lang, today) = (officer.lang(), officer.now().day());
    let new = officer
        .authority()
        .may(Right::StationsEdit)
        .then(|| ui::link_button(Weight::Primary, &t(lang, "programme-new"), NEW));
    let table = Table::new(lang, t(lang, "programmes-title"))
        .text(t(lang, "programme-name"), |row: &Shown| {
            html! { a href=(address(&row.programme.code)) { (row.programme.setup.name.get(lang)) } }
        })
        .text(t(lang, "programme-code"), |row| html! { (row.programme.code) })
        .text(t(lang, "programme-medium"), |row| {
            html! { (words::medium(lang, law, &row.programme.setup.medium, today)) }
        })
        .text(t(lang, "programme-kind"), |row| html! { (say::kind(lang, row.programme.setup.kind)) })
        .text(t(lang, "kit-state"), |row| say::standing(lang, row.programme.standing(today)))
        .number(t(lang, "programme-deliver"), |row| delivering(officer, row))
        .text(t(lang, "programme-days"), |row| html! { (say::days(lang, &row.programme)) })
        .text(
            t(lang, "programme-public"),
            |row| html! { (t(lang, if row.programme.setup.public { "desk-yes" } else { "desk-no" })) },
        )
        .dense()
        .empty(ui::empty(Icon::Calendar, &t(lang, "programme-none"), new.clone()))
        .rows(rows);
    let mut page = Page::new(t(lang, "programmes-title"), table).width(Width::Wide);
    if let Some(new) = new.filter(|_| !rows.is_empty()) {
        page = page.actions(new);
    }
    page.desk(officer)
}

/// `11/12`.
fn delivering(officer: &Officer, row: &Shown) -> String {
    let Some(delivery) = &row.delivery else { return format::NONE.to_owned() };
    let args = [("delivering", delivery.delivering.into()), ("stations", delivery.stations.into())];
    t_with(officer.lang(), "programme-deliver-of", &args)
}
