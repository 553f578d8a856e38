//! The law as the public reads it (*quy định đang áp dụng*): every definition with its source, the days it holds,
//! its versions, and whether it is checked.

use axum::extract::{Path, State};
use definitions::{Kind, Version};
use maud::Markup;
use web_kit::{Fault, Visitor};

use crate::Portal;

mod body;
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
    let asked = code.clone();
    let versions: Vec<Version> = portal.db.read(move |tx| definitions::history(tx, kind, &asked)).await?;
    if versions.is_empty() {
        return Err(Fault::not_found());
    }
    Ok(page::one(&visitor, &portal.law.current(), kind, &code, &versions))
}
