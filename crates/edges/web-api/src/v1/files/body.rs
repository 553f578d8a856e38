//! The body of a delivery: read whole and within bounds, or not at all.

use axum::body::{Body, Bytes};
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use axum::response::IntoResponse;
use http_body_util::BodyExt;
use intake::{BEGINNING, Delivery, LARGEST, Room};
use kernel::Refusal;
use monitoring::receive::Extent;
use tokio::time::timeout;
use web_kit::errors::Kind;
use web_kit::{Fault, Visitor};

use crate::body::{SILENCE, broken, plain, text};
use crate::refused;
use crate::v1::parameters::Parameters;

/// Files of one request.
const MOST_FILES: usize = 1000;
/// Characters of a name with its folders.
const LONGEST_NAME: usize = 1024;

/// All files of a request, and the leave to hold them.
pub async fn read(visitor: &Visitor, request: Request) -> Result<(Vec<Delivery>, Room), Fault> {
    let given = Parameters::of(visitor, &["name"]).map_err(refused::question)?;
    plain(request.headers())?;
    let kind = text(request.headers(), header::CONTENT_TYPE);
    let mut room = Room::default();
    let files = if kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/")) {
        of_form(request, &mut room).await?
    } else {
        let told = text(request.headers(), header::CONTENT_DISPOSITION).and_then(file_name);
        let path = given.text("name").map(str::to_owned).or(told).unwrap_or_default();
        vec![of_body(named(path)?, request.into_body(), &mut room).await?]
    };
    if files.is_empty() { Err(because("refused-api-file-none")) } else { Ok((files, room)) }
}

/// The name in `attachment; filename="…"`.
fn file_name(disposition: &str) -> Option<String> {
    let (_, rest) = disposition.split_once("filename=")?;
    let name = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split(';').next()?.trim(),
    };
    Some(name.to_owned())
}

/// A name under which a file can be kept; whether it is a station's is said on the receipt.
fn named(path: String) -> Result<String, Fault> {
    if path.is_empty() {
        return Err(because("refused-api-file-name-missing"));
    }
    if path.chars().count() > LONGEST_NAME {
        let refusal = Refusal::new("refused-api-file-name-long").at("name").with("most", LONGEST_NAME);
        return Err(refused::question(refusal));
    }
    if path.chars().any(char::is_control) {
        return Err(because("refused-api-file-name-control"));
    }
    Ok(path)
}

async fn of_body(path: String, mut body: Body, room: &mut Room) -> Result<Delivery, Fault> {
    let mut bytes = Vec::new();
    while let Some(frame) = timeout(SILENCE, body.frame()).await.map_err(|_| broken())? {
        let Ok(data) = frame.map_err(|_| broken())?.into_data() else { continue };
        if !take(&mut bytes, &data, room, 0).await {
            return Ok(Delivery { path, bytes, extent: Extent::Beginning });
        }
    }
    Ok(Delivery { path, bytes, extent: Extent::Whole })
}

async fn of_form(request: Request, room: &mut Room) -> Result<Vec<Delivery>, Fault> {
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
    let (mut files, mut held) = (Vec::new(), 0);
    while let Some(mut part) = timeout(SILENCE, parts.next_field()).await.map_err(|_| broken())?.map_err(failed)? {
        let Some(path) = part.file_name().map(str::to_owned) else { continue };
        if files.len() == MOST_FILES {
            return Err(refused::question(Refusal::new("refused-api-files-many").with("most", MOST_FILES)));
        }
        let (path, mut bytes, mut extent) = (named(path)?, Vec::new(), Extent::Whole);
        while let Some(data) = timeout(SILENCE, part.chunk()).await.map_err(|_| broken())?.map_err(failed)? {
            // What lies beyond is read, so that the parts behind it can be.
            if extent == Extent::Whole && !take(&mut bytes, &data, room, held).await {
                extent = Extent::Beginning;
            }
        }
        held += bytes.len();
        files.push(Delivery { path, bytes, extent });
    }
    Ok(files)
}

/// Adds to a file while it is within bounds; of one that is not, the beginning is left.
async fn take(bytes: &mut Vec<u8>, data: &Bytes, room: &mut Room, held: usize) -> bool {
    if bytes.len() + data.len() > LARGEST {
        bytes.truncate(BEGINNING);
        return false;
    }
    room.grow(held + bytes.len() + data.len()).await;
    bytes.extend_from_slice(data);
    true
}

fn because(code: &'static str) -> Fault {
    refused::question(Refusal::new(code).at("name"))
}

/// Too much of everything, or a form that is none.
fn failed(error: MultipartError) -> Fault {
    match Kind::of_status(error.into_response().status()) {
        Kind::TooLarge => Fault::new(Kind::TooLarge),
        _ => broken(),
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_disposition_names_its_file() {
        for (sent, name) in [
            ("attachment; filename=\"a_b_c_1.txt\"", Some("a_b_c_1.txt")),
            ("attachment; filename=a.txt; size=3", Some("a.txt")),
            ("attachment; filename=", Some("")),
            ("inline", None),
        ] {
            assert_eq!(file_name(sent).as_deref(), name, "{sent}");
        }
    }
}
