//! Style sheets, scripts, fonts and pictures, built by `web-client/` and carried in the executable.
//!
//! Their names hold their hash, so browsers keep them for ever. Without a built `web-client/dist`
//! there are none, and pages appear plain.

mod manifest;
mod small;

use std::collections::HashMap;
use std::io::Write;
use std::sync::{LazyLock, OnceLock};

use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::sha256_hex;
use rust_embed::RustEmbed;

pub use manifest::{Asset, of};
pub use small::{favicon, robots, web_manifest};

use crate::errors::Fault;

#[derive(RustEmbed)]
#[folder = "../../../web-client/dist"]
struct Dist;

/// A file as it is sent.
struct File {
    bytes: Vec<u8>,
    kind: &'static str,
    tag: String,
    /// Made when it is first asked for: a server that nobody visits compresses nothing.
    gzip: OnceLock<Option<Vec<u8>>>,
}

static FILES: LazyLock<HashMap<String, File>> = LazyLock::new(|| {
    Dist::iter()
        .filter(|name| name != "manifest.json")
        .filter_map(|name| Some((name.to_string(), File::new(&name, Dist::get(&name)?.data.into_owned()))))
        .collect()
});

impl File {
    fn new(name: &str, bytes: Vec<u8>) -> File {
        let tag = format!("\"{}\"", &sha256_hex(&bytes)[..32]);
        File { kind: content_type(name), bytes, tag, gzip: OnceLock::new() }
    }

    /// The compressed form, where there is a smaller one.
    fn gzip(&self) -> Option<&[u8]> {
        let made = self.gzip.get_or_init(|| {
            let squeezable = self.kind.starts_with("text/") || self.kind.contains("json") || self.kind.contains("svg");
            let packed = squeezable.then(|| gzip(&self.bytes)).flatten()?;
            (packed.len() < self.bytes.len()).then_some(packed)
        });
        made.as_deref()
    }
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(7));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// `GET /assets/{*file}`.
pub async fn serve(Path(name): Path<String>, asked: HeaderMap) -> Result<Response, Fault> {
    let file = FILES.get(&name).ok_or_else(Fault::not_found)?;
    Ok(answer(file, &asked, "public, max-age=31536000, immutable"))
}

fn answer(file: &'static File, asked: &HeaderMap, keep: &'static str) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&file.tag) {
        headers.insert(ETAG, tag);
    }
    if names(asked, IF_NONE_MATCH, |known| known == "*" || known.trim_start_matches("W/") == file.tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind));
    let takes_gzip = names(asked, ACCEPT_ENCODING, |wish| {
        let (name, weight) = wish.split_once(';').unwrap_or((wish, ""));
        name.trim() == "gzip" && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    });
    match file.gzip() {
        Some(packed) if takes_gzip => {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            (headers, packed).into_response()
        }
        _ => (headers, file.bytes.as_slice()).into_response(),
    }
}

/// Whether one of the comma-separated words of a header pleases.
fn names(headers: &HeaderMap, name: axum::http::HeaderName, pleases: impl Fn(&str) -> bool) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .any(|word| pleases(word.trim()))
}
