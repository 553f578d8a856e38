//! The public home: how air and water are now, as a list that comes first and a map that comes with it.

use std::collections::HashMap;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Outcome;
use maud::Markup;
use monitoring::base_map;
use monitoring::index::{self, StationIndex};
use monitoring::overview::{self, Glance};
use web_kit::{Fault, Visitor};

use crate::{Portal, map};

mod groups;
mod indices;
mod page;

pub use indices::of_station;
pub use page::headline;

/// The indices of stations, by station.
pub type Indices = HashMap<i64, StationIndex>;

/// The home page.
pub async fn show(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    let (glances, indices) = read(&portal, &visitor).await?;
    let base = portal.db.read(base_map::get).await?;
    Ok(page::home(&visitor, &portal.law.current(), &glances, &indices, base.as_ref()))
}

/// The part of it that renews itself when readings arrive.
pub async fn fragment(State(portal): State<Portal>, visitor: Visitor) -> Result<Markup, Fault> {
    let (glances, indices) = read(&portal, &visitor).await?;
    Ok(page::stations(&visitor, &portal.law.current(), &glances, &indices))
}

/// The places for the map that a script draws.
pub async fn places(State(portal): State<Portal>, visitor: Visitor) -> Result<Response, Fault> {
    let (glances, indices) = read(&portal, &visitor).await?;
    let places = map::geojson(&visitor, &portal.law.current(), &glances, &indices);
    Ok(([(header::CONTENT_TYPE, "application/geo+json")], places.to_string()).into_response())
}

async fn read(portal: &Portal, visitor: &Visitor) -> Result<(Vec<Glance>, Indices), Fault> {
    let (network, law, now) = (portal.network.clone(), portal.law.current(), visitor.now());
    let found = portal.db.read(move |tx| -> Outcome<(Vec<Glance>, Indices)> {
        let glances = overview::public(tx, &network, &law, now)?;
        let profiles: Vec<_> = glances.iter().map(|g| g.profile.clone()).collect();
        let indices = index::newest(tx, &law, &profiles, now)?;
        Ok((glances, indices))
    });
    Ok(found.await?)
}
