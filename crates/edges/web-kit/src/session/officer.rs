//! The officer (*cán bộ*): a visitor who is signed in. A handler that takes one cannot be reached
//! without.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::errors::Fault;
use crate::session::Visitor;
use identity::Authority;

/// Where people sign in.
pub const SIGN_IN: &str = "/desk/sign-in";

/// Where the form of every desk page signs them out.
pub const SIGN_OUT: &str = "/desk/sign-out";

/// A visitor who is signed in.
#[derive(Clone)]
pub struct Officer {
    visitor: Visitor,
    authority: Arc<Authority>,
}

impl Officer {
    /// What he may; use cases take it.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// His name.
    pub fn name(&self) -> &str {
        self.authority.display_name()
    }
}

impl Deref for Officer {
    type Target = Visitor;
    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Officer {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Officer, Fault> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        let authority = visitor.authority().cloned().ok_or_else(Fault::sign_in_first)?;
        Ok(Officer { visitor, authority })
    }
}

/// Where to go after signing in, if it is a page of ours; anything else could lead people who
/// just typed a password to somebody else's page.
pub fn safe_next(next: &str) -> Option<&str> {
    let local = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    (local && next.len() <= 2000 && !next.chars().any(char::is_control)).then_some(next)
}

/// The sign-in page that leads back to `next`.
pub fn sign_in_at(next: &str) -> String {
    let query = serde_html_form::to_string([("next", next)]).unwrap_or_default();
    format!("{SIGN_IN}?{query}")
}
