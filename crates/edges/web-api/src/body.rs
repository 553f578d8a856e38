//! Bodies of requests, read whole and within bounds, or not at all.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;
use intake::Room;
use kernel::Refusal;
use tokio::time::timeout;
use web_kit::Fault;
use web_kit::errors::Kind;

use crate::refused;

/// A sender that is silent for this long in the middle of a body is gone.
pub const SILENCE: Duration = Duration::from_mins(1);

/// A header as text.
pub fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Refuses compressed content: what is kept as evidence is what was sent.
pub fn plain(headers: &HeaderMap) -> Result<(), Fault> {
    let Some(encoding) = text(headers, header::CONTENT_ENCODING).filter(|e| *e != "identity") else { return Ok(()) };
    let short: String = encoding.chars().take(40).collect();
    let refusal = Refusal::new("refused-api-file-encoded").with("encoding", short);
    Err(Fault::new(Kind::WrongContent).because(refusal))
}

/// A whole body of at most so many bytes.
pub async fn whole(mut body: Body, most: usize, room: &mut Room) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    while let Some(frame) = timeout(SILENCE, body.frame()).await.map_err(|_| broken())? {
        let Ok(data) = frame.map_err(|_| broken())?.into_data() else { continue };
        if bytes.len() + data.len() > most {
            let refusal = Refusal::new("refused-api-body-large").with("kilobytes", most >> 10);
            return Err(Fault::new(Kind::TooLarge).because(refusal));
        }
        room.grow(bytes.len() + data.len()).await;
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

/// The request broke off, or cannot be read.
pub fn broken() -> Fault {
    refused::question(Refusal::new("refused-api-file-broken"))
}
