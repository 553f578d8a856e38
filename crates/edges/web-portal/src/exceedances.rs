//! What was over its limit (*công khai vượt quy chuẩn*): who, by how much, under which rule, and what became of
//! it. As a page, and as a feed that tells a newspaper or a neighbour of each new one.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Outcome;
use maud::Markup;
use monitoring::exceedance::State as Standing;
use monitoring::published::{self, Asked};
use monitoring::sensorthings::Sight;
use monitoring::station;
use web_kit::{Fault, Visitor};

use crate::Portal;

mod feed;
mod page;
mod runs;

/// Exceedances on a page, and in the feed.
const SHOWN: usize = 50;

/// The page.
pub async fn show(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    let found = found(&portal, &visitor).await?;
    Ok(page::list(&visitor, &portal.law.current(), &found))
}

/// The newest of the same as an Atom feed (RFC 4287).
pub async fn feed(State(portal): State<Portal>, visitor: Visitor) -> Result<Response, Fault> {
    let found = found(&portal, &visitor).await?;
    let body = feed::atom(&visitor, &portal.law.current(), &found.rows);
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], body).into_response())
}

/// The standing that is asked for; what is none asks for all.
fn standing(visitor: &Visitor) -> Option<Standing> {
    visitor.asked("state").and_then(|code| Standing::from_code(&code))
}

/// The code of the station that is asked for.
fn station(visitor: &Visitor) -> Option<String> {
    visitor.asked("station").map(|code| code.trim().to_owned()).filter(|code| !code.is_empty())
}

async fn found(portal: &Portal, visitor: &Visitor) -> Result<published::Page, Fault> {
    let code = station(visitor);
    let mut asked =
        Asked { station: None, state: standing(visitor), since: None, after: visitor.asked("after"), limit: SHOWN };
    let network = portal.network.clone();
    let read = portal.db.read(move |tx| -> Outcome<published::Page> {
        if let Some(code) = code {
            asked.station = station::id_of_code(tx, &code)?;
            if asked.station.is_none() {
                return Ok(published::Page { rows: Vec::new(), next: None });
            }
        }
        published::exceedances(tx, &Sight::Public, &network, &asked)
    });
    Ok(read.await?)
}
