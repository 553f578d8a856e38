//! One receipt (*biên nhận*): every reading of the file accounted for, what could not be read with its
//! place and reason, and the bytes as they arrived.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Outcome;
use maud::Markup;
use monitoring::lists::{self, ListedReceipt};
use monitoring::mend_receipt::{self, Mend};
use monitoring::quarantine::Explained;
use monitoring::receipt;
use web_kit::{Fault, Officer};

use crate::Desk;

mod page;

/// A receipt with all that its page shows.
pub struct Shown {
    /// The receipt and its station.
    pub listed: ListedReceipt,
    /// Lines that could not be read, explained.
    pub unread: Vec<Explained>,
    /// Orders by which some of them were set right, each with the receipt that came of it.
    pub mends: Vec<(Mend, Option<i64>)>,
    /// The order that this receipt came of, if it did.
    pub mended_from: Option<Mend>,
    /// The bytes as they arrived, if they are kept.
    pub original: Option<Vec<u8>>,
}

/// The page.
pub async fn show(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let shown = read(&desk, &officer, &id).await?;
    Ok(page::receipt(&officer, &shown))
}

/// The bytes, as a file to keep. Whatever a logger sent, a browser shall not take it for a page.
pub async fn original(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Response, Fault> {
    let shown = read(&desk, &officer, &id).await?;
    let bytes = shown.original.ok_or_else(Fault::not_found)?;
    let name = file_name(&shown.listed.receipt.path);
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}

async fn read(desk: &Desk, officer: &Officer, id: &str) -> Result<Shown, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (by, network) = (officer.authority().clone(), desk.network.clone());
    let shown = desk
        .db
        .read(move |tx| -> Outcome<Option<Shown>> {
            let Some(listed) = lists::receipt(tx, &by, &network, id)? else { return Ok(None) };
            let unread = mend_receipt::explained(tx, &listed.receipt)?;
            let mut mends = Vec::new();
            for mend in mend_receipt::store::of_receipt(tx, id)? {
                let became = receipt::store::newest_of_path(tx, mend.station_id, &mend.path)?;
                mends.push((mend, became.map(|receipt| receipt.id)));
            }
            let mended_from = mend_receipt::store::by_path(tx, &listed.receipt.path)?;
            let original = receipt::evidence(tx, id)?;
            Ok(Some(Shown { listed, unread, mends, mended_from, original }))
        })
        .await?;
    shown.ok_or_else(Fault::not_found)
}

/// The last part of a path, in characters that every system and header takes.
fn file_name(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
    let name: String = last.chars().map(plain).take(120).collect();
    if name.trim_matches(['.', '_']).is_empty() { "receipt.txt".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_never_leaves_its_header() {
        for (path, name) in [
            ("/2026/ST_NM_T1_20261122101500.txt", "ST_NM_T1_20261122101500.txt"),
            ("a\"; x=\r\n.txt", "a___x____.txt"),
            ("..", "receipt.txt"),
            ("", "receipt.txt"),
            ("trạm.txt", "tr_m.txt"),
        ] {
            assert_eq!(file_name(path), name, "{path:?}");
        }
    }
}
