//! The page of a station: what it measures now, the newest averages against their limits, the series of
//! one parameter as chart, table and file, what was exceeded.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{MICROS_PER_DAY, MICROS_PER_HOUR, Moment, Outcome, Problem};
use maud::Markup;
use monitoring::datastream::Averaging;
use monitoring::index::{self, StationIndex};
use monitoring::network::Slot;
use monitoring::programme::{self, Programme};
use monitoring::rules::window::Period;
use monitoring::station_view::{self, Point, StationView};
use web_kit::{Fault, Visitor};

use crate::Portal;

pub mod chart;
mod csv;
mod days;
mod index_page;
mod page;
mod xlsx;

pub use days::show as days;
pub use index_page::shown;
use page::csv_address;

/// What the reader asked to see of the series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Symbol of the parameter; the first one without it.
    pub symbol: Option<String>,
    /// How far back.
    pub span: Span,
}

/// How far back a chart goes, and which series is readable at that length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// A day of readings.
    Day,
    /// A week of hourly averages.
    Week,
    /// A month of daily averages.
    Month,
}

impl Span {
    /// All, shortest first.
    pub const ALL: [Span; 3] = [Span::Day, Span::Week, Span::Month];

    /// `day`, `week`, `month`: in addresses, and the key `station-span-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Span::Day => "day",
            Span::Week => "week",
            Span::Month => "month",
        }
    }

    /// The series that it shows.
    pub fn averaging(self) -> Averaging {
        match self {
            Span::Day => Averaging::Raw,
            Span::Week => Averaging::Mean(Period::Hour),
            Span::Month => Averaging::Mean(Period::Day),
        }
    }

    /// The period whose limit is drawn: readings have none of their own, and are seen against that of the
    /// statistic that the law compares.
    pub fn micros(self) -> i64 {
        match self {
            Span::Day => MICROS_PER_DAY,
            Span::Week => 7 * MICROS_PER_DAY,
            Span::Month => 31 * MICROS_PER_DAY,
        }
    }
}

impl Asked {
    /// From the address.
    pub fn of(visitor: &Visitor) -> Asked {
        let span = visitor.asked("span").and_then(|code| Span::ALL.into_iter().find(|s| s.code() == code));
        Asked { symbol: visitor.asked("parameter"), span: span.unwrap_or(Span::Day) }
    }
}

/// A station with the series that was asked for.
pub struct Shown {
    /// The station.
    pub view: StationView,
    /// Its index, where its medium has one.
    pub index: Option<StationIndex>,
    /// Name of its facility.
    pub facility: Option<String>,
    /// Name of its commune, in both languages.
    pub commune: Option<kernel::Bilingual>,
    /// The public programmes that observe it.
    pub programmes: Vec<Programme>,
    /// The parameter whose series is shown.
    pub slot: Option<Slot>,
    /// Its points.
    pub points: Vec<Point>,
    /// Start of the span shown.
    pub from: Moment,
    /// End of the span shown.
    pub until: Moment,
}

/// The page.
pub async fn show(State(portal): State<Portal>, visitor: Visitor, Path(code): Path<String>) -> Result<Markup, Fault> {
    let asked = Asked::of(&visitor);
    let shown = read(&portal, &visitor, code, asked.clone()).await?;
    Ok(page::station(&visitor, &portal.law.current(), &shown, &asked))
}

/// The part that renews itself: readings and averages now.
pub async fn fragment(
    State(portal): State<Portal>,
    visitor: Visitor,
    Path(code): Path<String>,
) -> Result<Markup, Fault> {
    let shown = read(&portal, &visitor, code, Asked::of(&visitor)).await?;
    Ok(page::now(&visitor, &portal.law.current(), &shown))
}

/// The series as a file.
pub async fn csv(State(portal): State<Portal>, visitor: Visitor, Path(code): Path<String>) -> Result<Response, Fault> {
    let asked = Asked::of(&visitor);
    let shown = read(&portal, &visitor, code, asked.clone()).await?;
    let name = csv::name(&shown, &asked, "csv");
    let body = csv::file(&shown, &asked);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, body).into_response())
}

/// The series as a workbook.
pub async fn workbook(
    State(portal): State<Portal>,
    visitor: Visitor,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let asked = Asked::of(&visitor);
    let shown = read(&portal, &visitor, code, asked.clone()).await?;
    let name = csv::name(&shown, &asked, "xlsx");
    let body = xlsx::file(visitor.lang(), &portal.law.current(), &shown, &asked).map_err(Problem::new)?;
    let headers = [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, body).into_response())
}

async fn read(portal: &Portal, visitor: &Visitor, code: String, asked: Asked) -> Result<Shown, Fault> {
    let (network, law, now) = (portal.network.clone(), portal.law.current(), visitor.now());
    let shown = portal
        .db
        .read(move |tx| -> Outcome<Option<Shown>> {
            let Some(view) = station_view::by_code(tx, &network, &law, &code, now)? else { return Ok(None) };
            let profile = view.glance.profile.clone();
            if !profile.station.public {
                return Ok(None);
            }
            let slot =
                asked.symbol.as_deref().and_then(|s| profile.by_symbol(s)).or_else(|| page::first(&view)).cloned();
            // To the next full hour, so that the axis stands still while readings come in.
            let until = Moment(now.floor_hour().0 + MICROS_PER_HOUR);
            let from = Moment(until.0 - asked.span.micros());
            let points = match &slot {
                Some(slot) => station_view::points(tx, &profile, slot, asked.span.averaging(), from, until)?,
                None => Vec::new(),
            };
            let index = index::of_station(tx, &law, &profile, now)?;
            let facility = match profile.station.facility_id {
                Some(id) => parties::facility::public_name(tx, id)?,
                None => None,
            };
            let commune = match profile.station.area_id {
                Some(id) => platform::area::by_id(tx, id)?.map(|a| a.name),
                None => None,
            };
            let programmes = programme::of_station(tx, profile.station.id, now.day())?;
            Ok(Some(Shown { view, index, facility, commune, programmes, slot, points, from, until }))
        })
        .await?;
    shown.ok_or_else(Fault::not_found)
}
