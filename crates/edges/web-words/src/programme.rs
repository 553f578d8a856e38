//! The words of monitoring programmes (*chương trình quan trắc*): kind, standing, how often, until when, and what its
//! stations deliver.

use kernel::{Lang, Moment};
use maud::{Markup, html};
use monitoring::programme::delivery::{Delivery, Observed};
use monitoring::programme::{Kind, Programme, Setup, Standing};
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::{self, Table, Tone};

/// How it stands, as a badge.
pub fn standing(lang: Lang, standing: Standing) -> Markup {
    let tone = match standing {
        Standing::Running => Tone::Ok,
        Standing::Planned => Tone::Info,
        Standing::Over => Tone::Muted,
    };
    ui::badge(tone, &t_of(lang, "programme-standing", standing.code()))
}

/// The name of a kind of monitoring.
pub fn kind(lang: Lang, kind: Kind) -> String {
    t_of(lang, "programme-kind", kind.code())
}

/// How often: `4 đợt mỗi năm (tháng 3, 6, 9, 12)`.
pub fn frequency(lang: Lang, setup: &Setup) -> String {
    match (setup.rounds_per_year, setup.frequency.as_str()) {
        (Some(rounds), "") => t_with(lang, "programme-rounds", &[("count", rounds.into())]),
        (Some(rounds), words) => format!("{} ({words})", t_with(lang, "programme-rounds", &[("count", rounds.into())])),
        (None, "") if setup.kind == Kind::Automatic => t(lang, "programme-always"),
        (None, "") => t(lang, "programme-on-occasion"),
        (None, words) => words.to_owned(),
    }
}

/// From when until when: `01/01/2026 – 31/12/2026`, `từ 01/01/2026`.
pub fn days(lang: Lang, programme: &Programme) -> String {
    let first = format::day(programme.setup.first);
    match programme.last() {
        Some(last) => format!("{first} – {}", format::day(last)),
        None => t_with(lang, "programme-from", &[("day", first.into())]),
    }
}

/// The document that it rests on: `Điều 2, Quyết định 15/QĐ-UBND`.
pub fn basis(setup: &Setup) -> String {
    match (setup.basis.article.as_str(), setup.basis.document.as_str()) {
        ("", document) => document.to_owned(),
        (article, document) => format!("{article}, {document}"),
    }
}

/// `11 trên 12 trạm có số liệu trong 24 giờ qua`, and when the newest reading was taken.
pub fn delivery(lang: Lang, now: Moment, delivery: &Delivery) -> Markup {
    let args = [("delivering", delivery.delivering.into()), ("stations", delivery.stations.into())];
    html! {
        (t_with(lang, "programme-delivering", &args))
        @if let Some(at) = delivery.newest {
            "; " (t(lang, "programme-newest")) " " (ui::time(at)) " (" (format::ago(lang, now, at)) ")"
        }
    }
}

/// Its stations as they are now; `below` is where the pages of stations stand.
pub fn stations(lang: Lang, now: Moment, stations: &[Observed], below: &str) -> Markup {
    Table::new(lang, t(lang, "programme-stations"))
        .text(t(lang, "programme-station"), |row: &Observed| {
            let station = &row.profile.station;
            html! { a href={ (below) "/" (web_kit::path_value(&station.code)) } { (station.name) } }
        })
        .text(t(lang, "kit-state"), |row| {
            let (tone, word) = crate::condition(lang, row.condition);
            ui::badge(tone, &word)
        })
        .text(t(lang, "programme-newest-reading"), |row| {
            html! {
                @match row.newest {
                    Some(at) => { (ui::time(at)) " (" (format::ago(lang, now, at)) ")" }
                    None => { (format::NONE) }
                }
            }
        })
        .stacked()
        .empty(html! { p { (t(lang, "programme-no-stations")) } })
        .rows(stations)
}
