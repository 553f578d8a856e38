//! Two to four stations beside one another (*so sánh trạm*): one parameter over a week or a month of stored averages,
//! as a chart with its table and the limits that bind each.

use axum::extract::State;
use kernel::{MICROS_PER_HOUR, Moment, Outcome};
use maud::Markup;
use monitoring::datastream::Averaging;
use monitoring::law::Current;
use monitoring::network::{Network, Slot};
use monitoring::station::{self, Station};
use monitoring::station_view::{self, MeanView, Point, StationView};
use store::Tx;
use web_kit::{Fault, Visitor};

use crate::Portal;
use crate::station::Span;

mod page;

/// More lines than four nobody tells apart.
pub const NAMES: [&str; 4] = ["s1", "s2", "s3", "s4"];
/// The spans whose averages are stored.
pub const SPANS: [Span; 2] = [Span::Week, Span::Month];

/// What is compared.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Codes of stations, in the order of the form; empty where none is chosen.
    pub codes: Vec<String>,
    /// Symbol of the parameter.
    pub symbol: Option<String>,
    /// How far back.
    pub span: Span,
}

/// One station of the comparison.
pub struct Line {
    /// The station.
    pub view: StationView,
    /// What is compared at it; none where it is not measured there, or in another unit.
    pub slot: Option<Slot>,
    /// Its averages.
    pub points: Vec<Point>,
}

/// All that the page shows.
pub struct Shown {
    /// The stations to choose from.
    pub stations: Vec<Station>,
    /// The parameters that are measured at any of them, as symbols.
    pub symbols: Vec<String>,
    /// What was chosen, in its order.
    pub lines: Vec<Line>,
    /// Start of the time shown.
    pub from: Moment,
    /// Its end.
    pub until: Moment,
}

/// The page.
pub async fn show(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    let span = visitor.asked("span").and_then(|code| SPANS.into_iter().find(|s| s.code() == code));
    let asked = Asked {
        codes: NAMES.iter().map(|name| visitor.asked(name).unwrap_or_default().trim().to_owned()).collect(),
        symbol: visitor.asked("parameter").filter(|s| !s.is_empty()),
        span: span.unwrap_or(Span::Week),
    };
    let (network, law, now, question) = (portal.network.clone(), portal.law.current(), visitor.now(), asked.clone());
    let shown = portal.db.read(move |tx| read(tx, &network, &law, &question, now)).await?;
    Ok(page::compare(&visitor, &portal.law.current(), &asked, &shown))
}

fn read(tx: &mut Tx, network: &Network, law: &Current, asked: &Asked, now: Moment) -> Outcome<Shown> {
    let stations = station::store::public(tx)?;
    let profiles = network.profiles(tx)?;
    let mut symbols: Vec<String> = stations
        .iter()
        .filter_map(|s| profiles.get(&s.id))
        .flat_map(|p| p.slots.iter().map(|slot| slot.symbol.clone()))
        .collect();
    symbols.sort();
    symbols.dedup();
    let until = Moment(now.floor_hour().0 + MICROS_PER_HOUR);
    let from = Moment(until.0 - asked.span.micros());
    let mut lines: Vec<Line> = Vec::new();
    let chosen = asked.codes.iter().filter_map(|code| stations.iter().find(|s| s.code.eq_ignore_ascii_case(code)));
    for station in chosen {
        if lines.iter().any(|l| l.view.glance.profile.station.id == station.id) {
            continue;
        }
        let Some(view) = station_view::by_code(tx, network, law, &station.code, now)? else { continue };
        let unit = lines.iter().find_map(|l| l.slot.as_ref()).map(|s| s.unit.clone());
        let measured = asked.symbol.as_deref().and_then(|symbol| view.glance.profile.by_symbol(symbol));
        // Values in another unit would stand at the wrong height.
        let slot = measured.filter(|s| unit.as_ref().is_none_or(|u| *u == s.unit)).cloned();
        let points = match &slot {
            Some(slot) => station_view::points(tx, &view.glance.profile, slot, asked.span.averaging(), from, until)?,
            None => Vec::new(),
        };
        lines.push(Line { view, slot, points });
    }
    Ok(Shown { stations, symbols, lines, from, until })
}

impl Line {
    /// The parameter's averages over the span's period, with the limit that binds them.
    fn means(&self, averaging: Averaging) -> impl Iterator<Item = &MeanView> {
        let slot = self.slot.as_ref().map(|slot| slot.slot);
        let parameters = self.view.parameters.iter().filter(move |p| Some(p.slot.slot) == slot);
        parameters.flat_map(|p| &p.means).filter(move |m| Averaging::Mean(m.period) == averaging)
    }
}
