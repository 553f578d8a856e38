//! The monitoring programmes for everybody (*các chương trình quan trắc*): which there are, and of each what is observed
//! where, why, how often, until when, by whose order, and whether its stations deliver.

use axum::extract::{Path, State};
use maud::Markup;
use monitoring::programme::delivery::{self, Shown};
use web_kit::{Fault, Visitor};

use crate::Portal;

mod page;

/// Where the list is.
pub const ADDRESS: &str = "/programmes";
/// Where the part of it is that renews itself.
pub const FRAGMENT: &str = "/programmes/fragments/now";

/// Where a programme's page is.
pub fn address(code: &str) -> String {
    format!("{ADDRESS}/{}", web_kit::path_value(code))
}

/// The list.
pub async fn list(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    Ok(page::list(&visitor, &portal.law.current(), &all(&portal, &visitor).await?))
}

/// The part of it that renews itself.
pub async fn list_now(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    Ok(page::groups(&visitor, &portal.law.current(), &all(&portal, &visitor).await?))
}

/// One programme.
pub async fn show(State(portal): State<Portal>, visitor: Visitor, Path(code): Path<String>) -> Result<Markup, Fault> {
    Ok(page::programme(&visitor, &portal.law.current(), &one(&portal, &visitor, code).await?))
}

/// The part of its page that renews itself.
pub async fn now(State(portal): State<Portal>, visitor: Visitor, Path(code): Path<String>) -> Result<Markup, Fault> {
    Ok(page::now(&visitor, &one(&portal, &visitor, code).await?))
}

async fn all(portal: &Portal, visitor: &Visitor) -> Result<Vec<Shown>, Fault> {
    let (network, law, now) = (portal.network.clone(), portal.law.current(), visitor.now());
    Ok(portal.db.read(move |tx| delivery::public(tx, &network, &law, now)).await?)
}

async fn one(portal: &Portal, visitor: &Visitor, code: String) -> Result<Shown, Fault> {
    let (network, law, now) = (portal.network.clone(), portal.law.current(), visitor.now());
    let found = portal.db.read(move |tx| delivery::public_one(tx, &network, &law, &code, now)).await?;
    found.ok_or_else(Fault::not_found)
}
