//! Forms that carry files.

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::response::IntoResponse;

use crate::errors::Fault;
use crate::form::{Attached, MOST_FIELDS, Sent, of_framework};

/// Reads all parts; together they are bounded like every body.
pub(super) async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<Sent, Fault> {
    let mut parts = Multipart::from_request(request, state).await.map_err(|r| of_framework(&r.into_response()))?;
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await.map_err(fault)? {
        part_of(&mut sent, part).await?;
        if sent.pairs.len() + sent.files.len() > MOST_FIELDS {
            break;
        }
    }
    Ok(sent)
}

async fn part_of(sent: &mut Sent, part: Field<'_>) -> Result<(), Fault> {
    let Some(field) = part.name().map(str::to_owned) else { return Ok(()) };
    match part.file_name().map(bare) {
        None => sent.pairs.push((field, part.text().await.map_err(fault)?)),
        Some(name) => {
            let bytes = part.bytes().await.map_err(fault)?;
            // A file field that was left alone sends an empty part without a name.
            if !name.is_empty() || !bytes.is_empty() {
                sent.files.push((field, Attached { name, bytes }));
            }
        }
    }
    Ok(())
}

/// Old browsers send the whole path, bad ones send one on purpose.
fn bare(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn fault(error: MultipartError) -> Fault {
    of_framework(&error.into_response())
}
