//! Files of stations by HTTP (*gửi tệp qua HTTP*), for loggers and gateways that have no FTP: the same files, the
//! same accounts, the same receipts.

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use intake::{Delivery, LARGEST};
use kernel::{Outcome, Refusal};
use monitoring::receipt::{self, QuarantinedLine, Receipt};
use monitoring::receive::Extent;
use monitoring::station;
use serde::Serialize;
use utoipa::ToSchema;
use web_kit::errors::Kind;
use web_kit::policy::StationCaller;
use web_kit::{Fault, Visitor};

use super::receipts::{LINES, ReceiptRow, row};
use crate::{Api, refused};

mod body;

/// Bytes of a request: a largest file, or many small ones, with what stands around them.
pub const MOST_BYTES: usize = LARGEST + 4 * 1024 * 1024;

/// What became of the files of a request.
#[derive(Serialize, ToSchema)]
pub struct Received {
    /// Code of the station.
    station: String,
    /// A receipt for each file, in the order in which they were sent.
    receipts: Vec<ReceiptRow>,
}

/// Delivers files of a station.
///
/// The station's own account is sent as `Authorization: Bearer CODE:SECRET` or as HTTP Basic. One file is the body of
/// the request, named by `name` or by `Content-Disposition`; several are the parts of a form. The answer comes when
/// all of them are durable: none was taken if there is no such answer, and sending again does no harm.
#[utoipa::path(post, path = "/api/v1/intake/files", tag = "intake", operation_id = "deliverFiles",
    params(("name" = Option<String>, Query, description = "Name of the file that is the body, as `<province>_<site>_<station>_<yyyyMMddHHmmss>.txt`; folders before it are kept")),
    request_body(description = "The file, or a form whose parts are files", content(
        (String = "text/plain"), (Vec<u8> = "application/octet-stream"), (Vec<u8> = "multipart/form-data"))),
    security(("station" = [])),
    responses((status = 201, body = Received, description = "Every file has its receipt; what could not be read stands on it"),
        (status = 400, description = "No file, no name, or a request that broke off", body = super::openapi::Problem),
        (status = 401, description = "A station's account that is wrong", body = super::openapi::Problem),
        (status = 413, description = "The file is larger than is taken; its receipt says so", body = super::openapi::Problem),
        (status = 415, description = "Compressed content", body = super::openapi::Problem),
        (status = 429, description = "Too many wrong accounts from this address", body = super::openapi::Problem),
        (status = 503, description = "Too much to do; send again", body = super::openapi::Problem),
        (status = 507, description = "The disk is full; send again later", body = super::openapi::Problem)))]
pub async fn receive(
    State(api): State<Api>,
    visitor: Visitor,
    Extension(StationCaller(station)): Extension<StationCaller>,
    request: Request,
) -> Result<Response, Fault> {
    let (files, room) = body::read(&visitor, request).await?;
    let cut = files.len() == 1 && files.iter().any(|file| file.extent == Extent::Beginning);
    let receipts = deliver(&api, &visitor, station, files).await?;
    drop(room);
    if let (true, Some(receipt)) = (cut, receipts.first()) {
        let large = Refusal::new("refused-api-file-large").with("megabytes", LARGEST >> 20).with("receipt", receipt.id);
        return Err(Fault::new(Kind::TooLarge).because(large));
    }
    let (code, explained) = explain(&api, station, receipts).await?;
    let receipts = explained.into_iter().map(|(receipt, lines)| row(&visitor, true, receipt, lines)).collect();
    let document = serde_json::to_vec(&Received { station: code, receipts }).map_err(Fault::broken)?;
    Ok((StatusCode::CREATED, [(header::CONTENT_TYPE, "application/json; charset=utf-8")], document).into_response())
}

async fn deliver(api: &Api, visitor: &Visitor, station: i64, files: Vec<Delivery>) -> Result<Vec<Receipt>, Fault> {
    let source = visitor.client().address.to_canonical().to_string();
    api.intake.deliver_all(station, source, files).await.map_err(refused::failed)
}

/// The receipts with the lines that were set aside, as many as an answer holds.
async fn explain(
    api: &Api,
    station: i64,
    receipts: Vec<Receipt>,
) -> Result<(String, Vec<(Receipt, Vec<QuarantinedLine>)>), Fault> {
    let read = move |tx: &mut store::Tx| -> Outcome<_> {
        let mut room = LINES as usize;
        let mut explained = Vec::with_capacity(receipts.len());
        for receipt in receipts {
            let mut lines = match receipt.counts.quarantined {
                0 => Vec::new(),
                _ if room == 0 => Vec::new(),
                _ => receipt::store::quarantine_of(tx, receipt.id)?,
            };
            lines.truncate(room);
            room -= lines.len();
            explained.push((receipt, lines));
        }
        let code = station::store::by_id(tx, station)?.map(|s| s.code).unwrap_or_default();
        Ok((code, explained))
    };
    api.db.read(read).await.map_err(refused::failed)
}
