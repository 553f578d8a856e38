//! The law as the public reads it (*quy định đang áp dụng*): every definition with its source, the days it holds,
//! its versions, and whether it is checked.

use axum::extract::{Path, State};
use definitions::{Kind, Version};
use maud::Markup;
use web_kit::{Fault, Visitor};

use crate::Portal;

mod areas;
mod body;
mod indices;
mod limits;
mod office;
mod page;

/// All kinds.
pub async fn index(State(portal): State<Portal>, visitor: Visitor) -> Markup {
    page::index(&visitor, &portal.law.current())
}

/// The definitions of a kind.
pub async fn kind(State(portal): State<Portal>, visitor: Visitor, Path(kind): Path<String>) -> Result<Markup, Fault> {
    let kind = Kind::from_code(&kind).ok_or_else(Fault::not_found)?;
    Ok(page::kind(&visitor, &portal.law.current(), kind))
}

/// One definition with its history.
pub async fn one(
    State(portal): State<Portal>,
    visitor: Visitor,
    Path((kind, code)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    let kind = Kind::from_code(&kind).ok_or_else(Fault::not_found)?;
    if let (Kind::AreaList, Some((_, unit))) = (kind, code.split_once('/')) {
        return area(&portal, &visitor, unit);
    }
    let asked = code.clone();
    let versions: Vec<Version> = portal.db.read(move |tx| definitions::history(tx, kind, &asked)).await?;
    if versions.is_empty() {
        return Err(Fault::not_found());
    }
    Ok(page::one(&visitor, &portal.law.current(), kind, &code, &versions))
}

/// A unit of the list of administrative units.
fn area(portal: &Portal, visitor: &Visitor, code: &str) -> Result<Markup, Fault> {
    let law = portal.law.current();
    let areas = law.catalogue().areas(visitor.now().day())?.ok_or_else(Fault::not_found)?;
    let unit = areas.list.unit(code).ok_or_else(Fault::not_found)?;
    Ok(page::area(visitor, &areas, unit))
}
