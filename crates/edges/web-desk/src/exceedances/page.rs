//! The list of exceedances as markup.

use maud::{Markup, html};
use monitoring::exceedance::State;
use monitoring::law::Current;
use monitoring::lists::{Listed, ListedExceedance};
use web_kit::i18n::{t, t_of};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Choice, Field, Icon, Kind, Table, Tone};
use web_kit::{Officer, format};

use crate::filters::{self, asked};
use crate::words;

/// The whole page.
pub fn exceedances(
    officer: &Officer,
    law: &Current,
    code: Option<&str>,
    state: Option<State>,
    found: &Listed<ListedExceedance>,
) -> Markup {
    let (lang, day) = (officer.lang(), officer.now().day());
    let since = asked(officer, "since");
    let unfiltered = code.is_none() && state.is_none() && since.is_none();
    let states: Vec<Choice<'_>> = State::ALL
        .into_iter()
        .map(|s| Choice { value: s.code(), label: t_of(lang, "exceedance-state", s.code()) })
        .collect();
    let fields = html! {
        (ui::select(lang, &Field::new("state", &t(lang, "kit-state")).optional().value(state.map_or("", State::code)), &states))
        (ui::field(lang, Kind::Search, &Field::new("station", &t(lang, "station-code")).optional().value(code.unwrap_or_default())))
        (ui::field(lang, Kind::Date, &Field::new("since", &t(lang, "desk-since")).optional().value(since.unwrap_or_default())))
    };
    let table = Table::new(lang, t(lang, "desk-exceedances"))
        .text(t(lang, "exceedance-window"), |row: &ListedExceedance| {
            html! {
                a href={ "/desk/exceedances/" (row.exceedance.public_id) } {
                    (format::moment(row.exceedance.starts_at)) " – " (format::moment(row.exceedance.ends_at))
                }
            }
        })
        .text(t(lang, "desk-station"), |row| html! { (row.profile.station.name) })
        .text(t(lang, "station-parameter"), |row| html! { (words::parameter(lang, law, &row.symbol, day)) })
        .number(t(lang, "exceedance-ratio"), |row| words::ratio(lang, row.exceedance.ratio))
        .text(t(lang, "exceedance-severity"), |row| {
            let title = law.severity_title(&row.exceedance.severity, row.exceedance.ends_at.day());
            html! { (title.map_or_else(|| format::NONE.to_owned(), |t| t.get(lang).to_owned())) }
        })
        .text(t(lang, "kit-state"), |row| words::state(lang, row.exceedance.state))
        .tone(|row| (row.exceedance.state == State::Open).then_some(Tone::Bad))
        .dense()
        .empty(ui::empty(Icon::Ok, &t(lang, if unfiltered { "exceedance-none" } else { "desk-nothing-found" }), None))
        .rows(&found.rows);
    let body = html! { (filters::bar(officer, fields)) (table) (filters::pager(officer, found)) };
    Page::new(t(lang, "desk-exceedances"), body).width(Width::Wide).desk(officer)
}
