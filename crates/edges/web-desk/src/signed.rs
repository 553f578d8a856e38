//! The session behind a request, and the ways into and out of one: cookies, redirects, work that blocks.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use identity::session::{self, Session, Token};
use kernel::{Moment, Outcome, Problem, Refusal};
use store::Tx;
use web_kit::session::{cookies, safe_next};
use web_kit::{Fault, Visitor, query_value};

use crate::Desk;

/// The token that the browser brought, if it can be one.
pub fn token(visitor: &Visitor) -> Option<Token> {
    visitor.session_token().and_then(Token::from_cookie)
}

/// The session behind a request, also one that still owes something.
pub async fn session(desk: &Desk, visitor: &Visitor) -> Result<Option<Session>, Fault> {
    let Some(token) = token(visitor) else { return Ok(None) };
    let now = visitor.now();
    Ok(desk.db.read(move |tx| session::find(tx, &token, now)).await?)
}

/// The session within a transaction; refuses when it ended meanwhile.
pub fn of_token(tx: &mut Tx, token: Option<&Token>, now: Moment) -> Outcome<Session> {
    let found = match token {
        Some(token) => session::find(tx, token, now)?,
        None => None,
    };
    found.ok_or_else(|| Refusal::new("refused-sign-in-again").into())
}

/// Runs work that waits (hashing a password, bringing a table in) where it holds nobody up.
pub async fn waiting<T: Send + 'static>(
    work: impl FnOnce() -> Outcome<T> + Send + 'static,
) -> Result<Outcome<T>, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Problem::new(e).into())
}

/// Leads on, with the session's token in the browser.
pub fn lead_on(visitor: &Visitor, token: &Token, to: &str) -> Result<Response, Fault> {
    let cookie = cookies::start_session(visitor.client().secure, token.as_str());
    let cookie = cookie.ok_or_else(|| Fault::broken("a token that no cookie carries"))?;
    Ok(with_cookie(Redirect::to(to).into_response(), cookie))
}

/// Leads out: the browser forgets its session.
pub fn lead_out(visitor: &Visitor, to: &str) -> Response {
    let response = Redirect::to(to).into_response();
    match cookies::end_session(visitor.client().secure) {
        Some(cookie) => with_cookie(response, cookie),
        None => response,
    }
}

fn with_cookie(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// Where somebody wanted to go, if that is a page of ours.
pub fn next(text: Option<&str>) -> &str {
    text.and_then(safe_next).unwrap_or("/desk")
}

/// A step of signing in that leads to `next` in the end.
pub fn step(path: &str, next: &str) -> String {
    format!("{path}?next={}", query_value(next))
}
