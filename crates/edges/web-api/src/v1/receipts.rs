//! Receipts: what became of every file of a station, down to the line.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use identity::{Authority, Right};
use kernel::{Outcome, Refusal};
use monitoring::receipt::{self, QuarantinedLine, Receipt};
use monitoring::station::{self, Station};
use monitoring::station_view;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use web_kit::i18n::t_of;
use web_kit::policy::StationCaller;
use web_kit::{Fault, Visitor};

use super::exceedances::unknown;
use super::json;
use super::parameters::{Parameters, next};
use crate::{Api, refused};

/// Quarantined lines on a page: as many as one file can have.
pub(super) const LINES: i64 = receipt::store::MOST_LINES as i64;

/// A page of a station's receipts, newest first.
#[derive(Serialize, ToSchema)]
pub struct ReceiptList {
    /// Code of the station.
    station: String,
    receipts: Vec<ReceiptRow>,
    /// Address of the next page; none on the last.
    next: Option<String>,
}

/// The receipt of one delivered file. Its four counts add up to what the file held.
#[derive(Serialize, ToSchema)]
pub struct ReceiptRow {
    /// Its number.
    id: i64,
    /// The path under which the logger stored the file.
    path: String,
    /// The address it came from; null for the public.
    source: Option<String>,
    /// When it had arrived whole.
    arrived_at: String,
    /// Size in bytes.
    bytes: i64,
    /// SHA-256 of the bytes, hexadecimal.
    sha256: String,
    /// Layout in which it was written: `L1`, `L2`, `L3`, `STA` for observations by SensorThings, or `-` where none was
    /// recognised.
    layout: String,
    /// Earliest measuring time in it.
    content_from: Option<String>,
    /// Latest measuring time in it.
    content_to: Option<String>,
    /// New readings.
    accepted: i64,
    /// Readings that were known already, with the same value and status.
    duplicate: i64,
    /// Readings that were known with another value or status: kept as newer versions.
    conflict: i64,
    /// Lines that could not be read as a reading of this station.
    quarantined: i64,
    /// Those lines.
    quarantine: Vec<QuarantineRow>,
    /// The sealed batch it belongs to, once sealed.
    batch: Option<i64>,
}

/// A line that is no reading of the station.
#[derive(Serialize, ToSchema)]
pub struct QuarantineRow {
    /// Line in the file, from 1; 0 for the file as a whole.
    line: i64,
    /// Column in characters, from 1; 0 for the whole line.
    column: i64,
    /// Stable code of the reason.
    #[schema(example = "symbol-unknown")]
    reason: String,
    /// The reason in words.
    explanation: String,
    /// The text, shortened.
    excerpt: String,
}

/// The station, whether the sources of its files are shown, its receipts with their lines, and whether
/// there are more.
type Page = (Station, bool, Vec<(Receipt, Vec<QuarantinedLine>)>, bool);

/// What became of every file that a station delivered.
///
/// Of a public station anybody may ask; of any other a session that may read receipts and reaches the
/// station, or the station's own account, sent as `Authorization: Bearer CODE:SECRET` or as HTTP Basic.
/// The address that a file came from is shown to the latter two.
#[utoipa::path(get, path = "/api/v1/intake/receipts", tag = "intake", operation_id = "listReceipts",
    params(
        ("station" = Option<String>, Query, description = "Code of the station; a station's own account may leave it out"),
        ("limit" = Option<usize>, Query, description = "Rows on a page, 1 to 500; 100 when not given"),
        ("before" = Option<i64>, Query, description = "Only receipts with smaller numbers, from `next`"),
    ),
    security((), ("session" = []), ("station" = [])),
    responses((status = 200, body = ReceiptList),
        (status = 400, description = "A parameter that cannot be read", body = super::openapi::Problem),
        (status = 401, description = "A station's account that is wrong", body = super::openapi::Problem),
        (status = 404, description = "No such station in reach", body = super::openapi::Problem)))]
pub async fn list(
    State(api): State<Api>,
    visitor: Visitor,
    caller: Option<Extension<StationCaller>>,
) -> Result<Response, Fault> {
    let given = Parameters::of(&visitor, &["station", "limit", "before"]).map_err(refused::question)?;
    let code = given.text("station").map(str::to_owned);
    let limit = given.limit().map_err(refused::question)?;
    let before = given.number("before").map_err(refused::question)?.unwrap_or(i64::MAX);
    let by = visitor.authority().cloned();
    let caller = caller.map(|Extension(StationCaller(id))| id);
    let found = api
        .db
        .read(move |tx| -> Outcome<Page> {
            let (station, known) = match caller {
                Some(id) => (own(tx, id, code.as_deref())?, true),
                None => asked(tx, by.as_deref(), code)?,
            };
            let receipts = receipt::store::of_station(tx, station.id, before, limit as i64 + 1)?;
            let here = on_a_page(&receipts, limit);
            let more = receipts.len() > here;
            let mut rows = Vec::with_capacity(here);
            for receipt in receipts.into_iter().take(here) {
                let lines = match receipt.counts.quarantined {
                    0 => Vec::new(),
                    _ => receipt::store::quarantine_of(tx, receipt.id)?,
                };
                rows.push((receipt, lines));
            }
            Ok((station, known, rows, more))
        })
        .await
        .map_err(refused::failed)?;
    let (station, known, rows, more) = found;
    let last = rows.last().filter(|_| more).map(|(receipt, _)| receipt.id.to_string());
    let next = last.map(|id| next(&visitor, "before", &id));
    let receipts = rows.into_iter().map(|(receipt, lines)| row(&visitor, known, receipt, lines)).collect();
    Ok(json(&ReceiptList { station: station.code, receipts, next }))
}

/// How many of these receipts a page shows: as many as were asked for, or fewer where they set much aside. One
/// is always shown, with all of its lines.
fn on_a_page(receipts: &[Receipt], limit: usize) -> usize {
    let mut lines = 0;
    let fits = |receipt: &&Receipt| {
        lines += receipt.counts.quarantined.min(LINES);
        lines <= LINES
    };
    receipts.iter().take(limit).take_while(fits).count().max(1)
}

/// The station that is asked about, and whether the one who asks may know where its files came from.
fn asked(tx: &mut Tx, by: Option<&Authority>, code: Option<String>) -> Outcome<(Station, bool)> {
    let code = code.ok_or_else(|| Refusal::new("refused-api-station-missing").at("station"))?;
    let station = station_view::station_of_code(tx, &code)?.ok_or_else(|| unknown(&code))?;
    let reach = |by: &Authority| by.require_at(Right::ReceiptsRead, station.area_id, station.facility_id).is_ok();
    match (by.is_some_and(reach), station.public) {
        (true, _) => Ok((station, true)),
        (false, true) => Ok((station, false)),
        (false, false) => Err(unknown(&code)),
    }
}

/// A station's account sees its own receipts and no others.
fn own(tx: &mut Tx, id: i64, code: Option<&str>) -> Outcome<Station> {
    let asked = code.unwrap_or_default();
    let station = station::store::by_id(tx, id)?.ok_or_else(|| unknown(asked))?;
    if code.is_some_and(|code| !code.eq_ignore_ascii_case(&station.code)) {
        return Err(unknown(asked));
    }
    Ok(station)
}

/// A receipt as it is sent; `known` callers see where the file came from.
pub(super) fn row(visitor: &Visitor, known: bool, receipt: Receipt, lines: Vec<QuarantinedLine>) -> ReceiptRow {
    let quarantine = lines.into_iter().map(|line| QuarantineRow {
        line: line.line,
        column: line.column,
        explanation: t_of(visitor.lang(), "quarantine", &line.reason),
        reason: line.reason,
        excerpt: line.excerpt,
    });
    ReceiptRow {
        id: receipt.id,
        path: receipt.path,
        source: known.then_some(receipt.source),
        arrived_at: receipt.arrived_at.rfc3339_local(),
        bytes: receipt.bytes,
        sha256: receipt.sha256,
        layout: receipt.layout,
        content_from: receipt.content_from.map(kernel::Moment::rfc3339_local),
        content_to: receipt.content_to.map(kernel::Moment::rfc3339_local),
        accepted: receipt.counts.accepted,
        duplicate: receipt.counts.duplicate,
        conflict: receipt.counts.conflict,
        quarantined: receipt.counts.quarantined,
        quarantine: quarantine.collect(),
        batch: receipt.batch_id,
    }
}

#[cfg(test)]
mod tests {
    use kernel::Moment;
    use monitoring::receipt::{Counts, Receipt};

    use super::{LINES, on_a_page};

    fn receipt(quarantined: i64) -> Receipt {
        Receipt {
            id: 1,
            station_id: 1,
            path: String::new(),
            source: String::new(),
            arrived_at: Moment(0),
            bytes: 0,
            sha256: String::new(),
            layout: String::new(),
            content_from: None,
            content_to: None,
            counts: Counts { quarantined, ..Counts::default() },
            batch_id: None,
        }
    }

    #[test]
    fn a_page_ends_before_its_quarantined_lines_grow_too_many() {
        let cases: [(&[i64], usize, usize); 5] = [
            (&[0, 0, 0], 2, 2),
            (&[LINES, 0, 0, 1], 10, 3),
            (&[LINES - 1, 2], 10, 1),
            // Of one that set more aside than is listed, so many are shown.
            (&[LINES * 2, 1], 10, 1),
            (&[5, LINES], 10, 1),
        ];
        for (lines, limit, shown) in cases {
            let receipts: Vec<Receipt> = lines.iter().map(|n| receipt(*n)).collect();
            assert_eq!(on_a_page(&receipts, limit), shown, "{lines:?}");
        }
    }
}
