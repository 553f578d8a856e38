//! Averages that quality control doubts (*giá trị trung bình nghi ngờ*): a jump among their readings, a value that
//! stood still, a contradiction to another parameter. They count until somebody finds out otherwise.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::Tx;
use identity::{Authority, Right};
use kernel::{Moment, Outcome};
use query::{Comparison, Expr};
use series::flags;

use super::{Listed, order, page, store};
use crate::average::{self, Average};
use crate::datastream::{self, Datastream};
use crate::network::{Network, Profile};

/// What may be suspicious of an average, by the names of [`series::flags`].
pub const DOUBTS: [(&str, u16); 3] =
    [("spike", flags::SPIKE), ("flatline", flags::FLATLINE), ("inconsistent", flags::INCONSISTENT)];

/// Which averages.
#[derive(Debug, Clone, Default)]
pub struct Suspicious {
    /// Of this station only.
    pub station: Option<i64>,
    /// Only for this reason, one of [`DOUBTS`].
    pub doubt: Option<&'static str>,
    /// Only those whose window ended since.
    pub since: Option<Moment>,
    /// Where the page begins.
    pub after: Option<String>,
}

/// A suspicious average and where it was measured.
#[derive(Debug, Clone)]
pub struct ListedAverage {
    /// The average.
    pub average: Average,
    /// Its series.
    pub stream: Datastream,
    /// Its station.
    pub profile: Arc<Profile>,
}

/// The suspicious averages in reach, hours and days, the newest window first.
pub fn suspicious(
    tx: &mut Tx,
    by: &Authority,
    network: &Network,
    asked: &Suspicious,
    now: Moment,
) -> Outcome<Listed<ListedAverage>> {
    by.require(Right::StationsRead)?;
    let order = order(&store::SUSPICIOUS, "ended", true)?;
    let page = page(tx, by.scope(), &store::SUSPICIOUS, asked.conditions(), order, asked.after.as_deref(), now)?;
    let mut averages: HashMap<i64, Average> =
        average::store::by_ids(tx, &page.rows)?.into_iter().map(|a| (a.id, a)).collect();
    let streams: Vec<i64> = averages.values().map(|a| a.datastream_id).collect();
    let streams: HashMap<i64, Datastream> =
        datastream::store::by_ids(tx, &streams)?.into_iter().map(|d| (d.id, d)).collect();
    let mut rows = Vec::with_capacity(page.rows.len());
    for average in page.rows.iter().filter_map(|id| averages.remove(id)) {
        let Some(stream) = streams.get(&average.datastream_id).cloned() else { continue };
        let Some(profile) = network.profile(tx, stream.station_id)? else { continue };
        rows.push(ListedAverage { average, stream, profile });
    }
    Ok(Listed { rows, next: page.next, total: page.total })
}

impl Suspicious {
    fn conditions(&self) -> Vec<Expr> {
        let station = self.station.map(|id| Expr::eq("station", id));
        let doubt = self.doubt.map(|name| Expr::eq(name, true));
        let since = self.since.map(|at| Expr::compare("ended", Comparison::Gt, at));
        [station, doubt, since].into_iter().flatten().collect()
    }
}
