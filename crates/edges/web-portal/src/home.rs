//! The public home: how air and water are now, as a list that comes first and a map that comes with it.

use axum::extract::State;
use maud::Markup;
use monitoring::base_map;
use monitoring::overview::{self, Glance};
use web_kit::{Fault, Visitor};

use crate::Portal;

mod page;

/// The home page.
pub async fn show(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    let glances = glances(&portal, &visitor).await?;
    let base = portal.db.read(base_map::get).await?;
    Ok(page::home(&visitor, &portal.law.current(), &glances, base.as_ref()))
}

/// The part of it that renews itself when readings arrive.
pub async fn fragment(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    let glances = glances(&portal, &visitor).await?;
    Ok(page::stations(&visitor, &portal.law.current(), &glances))
}

async fn glances(portal: &Portal, visitor: &Visitor) -> Result<Vec<Glance>, Fault> {
    let (network, law, now) = (portal.network.clone(), portal.law.current(), visitor.now());
    Ok(portal.db.read(move |tx| overview::public(tx, &network, &law, now)).await?)
}
