//! The line of filters over a list, and the way to its next page. What was asked stays in the address, so
//! that a list can be kept, sent to a colleague, and found again with the browser's way back.

use kernel::{Moment, Outcome};
use maud::{Markup, html};
use monitoring::lists::{self, Listed};
use store::Tx;
use web_kit::i18n::{t, t_with};
use web_kit::ui::{self, Pager, Weight};
use web_kit::{Visitor, format};

use crate::Desk;

/// A filter that something stands in.
pub fn asked(visitor: &Visitor, name: &str) -> Option<String> {
    visitor.asked(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The day of a filter as the moment it begins; what is no day filters nothing.
pub fn since(visitor: &Visitor, name: &str) -> Option<Moment> {
    asked(visitor, name).and_then(|text| text.parse::<kernel::Day>().ok()).map(kernel::Day::start)
}

/// Reads a list that may be of one station only, by its code; of a station that nobody knows there is nothing.
pub async fn of_station<T: Send + 'static>(
    desk: &Desk,
    code: Option<String>,
    list: impl FnOnce(&mut Tx, Option<i64>) -> Outcome<Listed<T>> + Send + 'static,
) -> Outcome<Listed<T>> {
    desk.db
        .read(move |tx| {
            let Some(code) = code else { return list(tx, None) };
            match lists::station_id(tx, &code)? {
                Some(id) => list(tx, Some(id)),
                None => Ok(Listed::none()),
            }
        })
        .await
}

/// The form over a list. Sorting stays when the filter changes.
pub fn bar(visitor: &Visitor, fields: Markup) -> Markup {
    let lang = visitor.lang();
    html! {
        form.filters method="get" action=(visitor.path()) role="search" {
            (fields)
            @if let Some(sort) = asked(visitor, "sort") { (ui::hidden("sort", &sort)) }
            (ui::submit(Weight::Secondary, &t(lang, "desk-filter")))
            @if !visitor.query().is_empty() { a href=(visitor.path()) { (t(lang, "desk-filter-clear")) } }
        }
    }
}

/// How many there are, and the next page.
pub fn pager<T>(visitor: &Visitor, list: &Listed<T>) -> Markup {
    let lang = visitor.lang();
    let next = list.next.as_deref().map(|mark| visitor.address_with("after", mark));
    let first = visitor.asked("after").map(|_| first_page(visitor));
    let total = format::counted(lang, list.total);
    let shown = t_with(lang, "desk-rows-of", &[("rows", list.rows.len().into()), ("total", total.into())]);
    html! {
        @if next.is_none() && first.is_none() && !list.rows.is_empty() { p.stamp { (shown) } }
        (ui::pager(lang, &Pager { first: first.as_deref(), next: next.as_deref(), shown: &shown }))
    }
}

/// The same list from its beginning: any order asked for again leaves the page.
fn first_page(visitor: &Visitor) -> String {
    let sort = asked(visitor, "sort").unwrap_or_default();
    visitor.address_with_but("sort", &sort, "after")
}
