//! Warnings for other systems (*cảnh báo theo chuẩn CAP*): each as a message of the Common Alerting Protocol, and a feed
//! that leads to the newest. The operations centre, a broadcaster or a phone app reads them.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Outcome, PublicId};
use monitoring::published::{self, Asked};
use monitoring::sensorthings::Sight;
use monitoring::warning::{self, Warning};
use web_kit::{Fault, Visitor};

use crate::Portal;

mod cap;
mod feed;
mod say;

/// What a message is written in (RFC 7303; registered with the standard).
pub const CAP: &str = "application/cap+xml";
/// Exceedances, and warnings of indices, that the feed leads to.
const SHOWN: usize = 30;

/// A message: `{id}.cap` is the newest of a warning, `{id}-{number}.cap` one that was told.
pub async fn show(State(portal): State<Portal>, visitor: Visitor, Path(file): Path<String>) -> Result<Response, Fault> {
    let (id, number) = named(&file).ok_or_else(Fault::not_found)?;
    let (network, law) = (portal.network.clone(), portal.law.current());
    let read = law.clone();
    let warning = portal.db.read(move |tx| warning::by_id(tx, &network, &read, &id, number)).await?;
    let warning = warning.ok_or_else(Fault::not_found)?;
    let body = cap::alert(&visitor, &law, &sender(&portal, &visitor), &warning);
    Ok(([(header::CONTENT_TYPE, CAP)], body).into_response())
}

/// The newest warnings as an Atom feed (RFC 4287), each entry with its message.
pub async fn feed(State(portal): State<Portal>, visitor: Visitor) -> Result<Response, Fault> {
    let (network, law) = (portal.network.clone(), portal.law.current());
    let read = law.clone();
    let reading = portal.db.read(move |tx| -> Outcome<Vec<Warning>> {
        let asked = Asked { limit: SHOWN, ..Asked::default() };
        let mut found = warning::of_indices(tx, &network, &read, SHOWN as i64)?;
        for row in published::exceedances(tx, &Sight::Public, &network, &asked)?.rows {
            found.extend(warning::of_exceedance(tx, &network, &read, row.exceedance, None)?);
        }
        found.sort_by_key(|warning| std::cmp::Reverse(warning.told.sent));
        Ok(found)
    });
    let body = feed::atom(&visitor, &law, &reading.await?);
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], body).into_response())
}

/// The address of the newest message of a warning.
pub fn address(root: &str, id: &PublicId) -> String {
    format!("{root}/warnings/{id}.cap")
}

/// The warning and the number of its message, as the last part of an address names them.
fn named(file: &str) -> Option<(PublicId, Option<i64>)> {
    let name = file.strip_suffix(".cap")?;
    match name.split_once('-') {
        Some((id, number)) => Some((id.parse().ok()?, Some(number.parse().ok()?))),
        None => Some((name.parse().ok()?, None)),
    }
}

/// Who sends: the name of this site, as the operator has said it or the reader reached it. The standard allows neither
/// spaces nor commas, `<` or `&` in it.
fn sender(portal: &Portal, visitor: &Visitor) -> String {
    let home = portal.home.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest);
    let host = home.unwrap_or(&visitor.client().host).split('/').next().unwrap_or_default();
    host.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, ',' | '<' | '&')).collect()
}
