//! Proof that a form was sent from our own page, in two independent ways: what the browser says of
//! the page's origin, and a token in the form that only our page could show.

use axum::http::HeaderMap;
use kernel::{Random, hex, sha256_hex};

/// The name of the hidden field.
pub const FIELD: &str = "csrf";

/// Where the browser says that a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// One of our pages, or the person himself (address bar, bookmark).
    Ours,
    /// Somebody else's page.
    Foreign,
    /// An old browser or a program: it does not say.
    Unsaid,
}

/// Reads `Sec-Fetch-Site`, or else `Origin` against the host that was asked for.
pub fn origin(headers: &HeaderMap, host: &str) -> Origin {
    let text = |name| headers.get(name).map(|v: &axum::http::HeaderValue| v.to_str().unwrap_or("unreadable"));
    match text("sec-fetch-site") {
        Some("same-origin" | "none") => Origin::Ours,
        Some(_) => Origin::Foreign,
        None => match text("origin") {
            None => Origin::Unsaid,
            Some(origin) => {
                let named = origin.split_once("://").map(|(_, rest)| rest);
                if named.is_some_and(|n| n.eq_ignore_ascii_case(host)) { Origin::Ours } else { Origin::Foreign }
            }
        },
    }
}

/// A token for one form. The salt makes it differ in every page, so that compressed answers do
/// not betray it to somebody who may choose a part of the page (BREACH).
pub fn token(secret: &str, random: &Random) -> String {
    let mut salt = [0_u8; 12];
    random.fill(&mut salt);
    let salt = hex(&salt);
    let proof = proof(secret, &salt);
    format!("{salt}.{proof}")
}

/// Whether `token` was made for `secret`.
pub fn holds(secret: &str, token: &str) -> bool {
    let Some((salt, given)) = token.split_once('.') else { return false };
    // Comparing digests of both leaves nothing to learn from how long the comparison takes.
    sha256_hex(given.as_bytes()) == sha256_hex(proof(secret, salt).as_bytes())
}

fn proof(secret: &str, salt: &str) -> String {
    sha256_hex(format!("form\0{salt}\0{secret}").as_bytes())
}
