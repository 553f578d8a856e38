//! Cookies: reading them, and the few that the program sets.

use axum::http::{HeaderMap, HeaderValue, header};

/// The name of the session's cookie. Over TLS the prefix `__Host-` makes browsers refuse a cookie
/// that a neighbouring host or a plain connection planted.
pub fn session_name(secure: bool) -> &'static str {
    if secure { "__Host-session" } else { "session" }
}

/// The name of the cookie that ties a form to a browser before anybody has signed in.
pub fn visit_name(secure: bool) -> &'static str {
    if secure { "__Host-visit" } else { "visit" }
}

/// The value of a cookie; the first where a name comes twice.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, value)| *found == name && !value.is_empty())
        .map(|(_, value)| value)
}

/// Starts a session in the browser: `Set-Cookie` for the answer to a sign-in. It ends with the
/// browser; how long it lives at most is decided where sessions are kept.
pub fn start_session(secure: bool, token: &str) -> Option<HeaderValue> {
    set(session_name(secure), token, secure, None)
}

/// Ends the session in the browser: `Set-Cookie` for the answer to a sign-out.
pub fn end_session(secure: bool) -> Option<HeaderValue> {
    set(session_name(secure), "", secure, Some(0))
}

/// Ties forms to this browser until it is closed.
pub fn start_visit(secure: bool, token: &str) -> Option<HeaderValue> {
    set(visit_name(secure), token, secure, None)
}

/// Remembers a choice (`lang`, `theme`) for a year.
pub fn remember(secure: bool, name: &str, value: &str) -> Option<HeaderValue> {
    set(name, value, secure, Some(365 * 86_400))
}

/// `None` for a value that no cookie can carry; tokens and choices are all plain ASCII words.
fn set(name: &str, value: &str, secure: bool, seconds: Option<u32>) -> Option<HeaderValue> {
    if !value.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b';' | b',' | b'"' | b'\\')) {
        return None;
    }
    let age = seconds.map(|s| format!("; Max-Age={s}")).unwrap_or_default();
    let only_encrypted = if secure { "; Secure" } else { "" };
    HeaderValue::try_from(format!("{name}={value}; Path=/{age}; HttpOnly; SameSite=Lax{only_encrypted}")).ok()
}
