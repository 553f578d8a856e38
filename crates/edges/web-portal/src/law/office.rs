//! Working hours and holidays as tables.

use definitions::kinds::{Holiday, MadeUp, OfficeCalendar, WeekHours};
use kernel::Lang;
use maud::{Markup, html};
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::Table;

/// The hours of the week, and the days that are otherwise.
pub fn calendar(lang: Lang, calendar: &OfficeCalendar) -> Markup {
    html! {
        (Table::new(lang, t(lang, "law-week"))
            .text(t(lang, "law-weekday"), |w: &WeekHours| {
                let days: Vec<String> = w.days.iter().map(|day| weekday(lang, *day)).collect();
                html! { (days.join(", ")) }
            })
            .text(t(lang, "law-hours"), |w| {
                let hours: Vec<String> = w.hours.iter().map(|span| String::from(*span).replace('-', " – ")).collect();
                html! { (hours.join("; ")) }
            })
            .dense()
            .rows(&calendar.week))
        @if !calendar.holidays.is_empty() {
            (Table::new(lang, t(lang, "law-holidays"))
                .text(t(lang, "law-off"), |h: &Holiday| html! {
                    (format::day(h.first)) @if h.last != h.first { " – " (format::day(h.last)) }
                })
                .text(t(lang, "law-name"), |h| html! { (h.title.get(lang)) })
                .dense()
                .rows(&calendar.holidays))
        }
        @if !calendar.made_up.is_empty() {
            (Table::new(lang, t(lang, "law-made-up"))
                .text(t(lang, "law-weekday"), |m: &MadeUp| html! { (format::day(m.day)) })
                .text(t(lang, "law-hours"), |m| html! {
                    (t_with(lang, "law-hours-of", &[("day", weekday(lang, m.hours_of).into())]))
                })
                .dense()
                .rows(&calendar.made_up))
        }
    }
}

fn weekday(lang: Lang, day: i8) -> String {
    t_of(lang, "days-week", &day.to_string())
}
