//! Who may ask for what: one table of (verb, path pattern, need), and the guard before every route.
//!
//! The guard fails closed: a route that the table does not name is not answered, even if somebody
//! wired a handler to it. What a right covers is decided by use cases, with area and ownership.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::errors::{Fault, Kind};
use crate::routes::{Routes, Verb};
use crate::session::Visitor;
use crate::session::csrf::{Origin, origin};
use identity::{Authority, Right};

mod credentials;

/// What a route needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: anybody may ask.
    Public,
    /// A session, whatever its rights.
    SignedIn,
    /// A session with this right.
    Right(Right),
    /// A station's own account, sent as `Authorization: Bearer CODE:SECRET` or HTTP Basic.
    StationToken,
    /// Nothing, but whoever sends a station's own account is known by it.
    PublicOrStation,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The verb.
    pub verb: Verb,
    /// The path pattern, as the route writes it.
    pub path: &'static str,
    /// What it needs.
    pub need: Need,
}

impl Rule {
    /// A line.
    pub const fn new(verb: Verb, path: &'static str, need: Need) -> Rule {
        Rule { verb, path, need }
    }

    /// GET `path` needs `need`.
    pub const fn get(path: &'static str, need: Need) -> Rule {
        Rule::new(Verb::Get, path, need)
    }

    /// POST `path` needs `need`.
    pub const fn post(path: &'static str, need: Need) -> Rule {
        Rule::new(Verb::Post, path, need)
    }
}

/// The table.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    needs: HashMap<&'static str, Vec<(Verb, Need)>>,
    lines: Vec<Rule>,
}

impl Policy {
    /// The table of these lines. Of two for the same route the first stands, and [`missing`] names
    /// the second: which was meant would be a guess.
    pub fn new(lines: impl IntoIterator<Item = Rule>) -> Policy {
        let mut policy = Policy::default();
        for line in lines {
            policy.needs.entry(line.path).or_default().push((line.verb, line.need));
            policy.lines.push(line);
        }
        policy
    }

    /// What a route needs, if the table names it.
    pub fn need(&self, verb: Verb, path: &str) -> Option<Need> {
        self.needs.get(path)?.iter().find(|(v, _)| *v == verb).map(|(_, need)| *need)
    }

    /// The verbs that a path answers, for `Allow`.
    fn verbs(&self, path: &str) -> Option<String> {
        let mut names: Vec<&str> = self.needs.get(path)?.iter().map(|(verb, _)| verb.name()).collect();
        if names.contains(&"GET") {
            names.push("HEAD");
        }
        Some(names.join(","))
    }

    /// The lines, as written.
    pub fn lines(&self) -> &[Rule] {
        &self.lines
    }
}

/// What is wrong between routes and table: routes that the table does not name, lines without a
/// route, lines written twice. Empty when all is well; the executable's test asserts that.
pub fn missing<S: Clone + Send + Sync + 'static>(routes: &Routes<S>, policy: &Policy) -> Vec<String> {
    let unnamed = routes
        .answered()
        .filter(|(verb, path)| policy.need(*verb, path).is_none())
        .map(|(verb, path)| format!("no rule for {} {path}", verb.name()));
    let idle = policy
        .lines()
        .iter()
        .filter(|line| !routes.answered().any(|(verb, path)| verb == line.verb && path == line.path))
        .map(|line| format!("no route for the rule {} {}", line.verb.name(), line.path));
    let twice = policy.lines().iter().enumerate().filter_map(|(n, line)| {
        let earlier = policy.lines()[..n].iter().any(|l| l.verb == line.verb && l.path == line.path);
        earlier.then(|| format!("two rules for {} {}", line.verb.name(), line.path))
    });
    unnamed.chain(idle).chain(twice).collect()
}

/// The caller of a route that needs a station's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StationCaller(pub i64);

/// The layer before every route. Puts the caller's [`Authority`] (or [`StationCaller`]) into the
/// request.
pub async fn guard(
    State(policy): State<Arc<Policy>>,
    visitor: Visitor,
    path: MatchedPath,
    mut request: Request,
    next: Next,
) -> Result<Response, Fault> {
    let Some(need) = Verb::of(request.method()).and_then(|verb| policy.need(verb, path.as_str())) else {
        return not_named(&policy, path.as_str());
    };
    own_page(&visitor, &request, need)?;
    match need {
        Need::SignedIn => {
            authority(&visitor)?;
        }
        Need::StationToken => {
            let station = station(&visitor, request.headers()).await?;
            request.extensions_mut().insert(StationCaller(station));
        }
        Need::PublicOrStation if request.headers().contains_key(header::AUTHORIZATION) => {
            let station = station(&visitor, request.headers()).await?;
            request.extensions_mut().insert(StationCaller(station));
        }
        Need::Public | Need::PublicOrStation => {}
        Need::Right(right) => {
            authority(&visitor)?.require(right).map_err(|refusal| Fault::new(Kind::Forbidden).because(refusal))?;
        }
    }
    if let Some(authority) = visitor.authority() {
        request.extensions_mut().insert(authority.clone());
    }
    Ok(next.run(request).await)
}

/// The table names other verbs of this path, or the path not at all. Either way no handler runs.
fn not_named(policy: &Policy, path: &str) -> Result<Response, Fault> {
    let verbs = policy.verbs(path).ok_or_else(|| Fault::broken(format!("the policy has no rule for {path}")))?;
    let mut response = Fault::new(Kind::WrongMethod).into_response();
    if let Ok(verbs) = HeaderValue::try_from(verbs) {
        response.headers_mut().insert(header::ALLOW, verbs);
    }
    Ok(response)
}

fn authority(visitor: &Visitor) -> Result<&Authority, Fault> {
    visitor.authority().map(AsRef::as_ref).ok_or_else(Fault::sign_in_first)
}

async fn station(visitor: &Visitor, headers: &HeaderMap) -> Result<i64, Fault> {
    let account = credentials::of(headers).ok_or_else(Fault::sign_in_first)?;
    let from = visitor.client().address;
    (visitor.kit().doors.station)((account, from)).await?.ok_or_else(Fault::sign_in_first)
}

/// A request that changes something must come from a page of ours. Browsers say so; where one does
/// not, the token in the form decides, and what is no form is refused when a session backs it.
fn own_page(visitor: &Visitor, request: &Request, need: Need) -> Result<(), Fault> {
    if request.method().is_safe() || need == Need::StationToken {
        return Ok(());
    }
    let is_form =
        request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).is_some_and(|v| {
            v.starts_with("application/x-www-form-urlencoded") || v.starts_with("multipart/form-data")
        });
    match origin(request.headers(), &visitor.client().host) {
        Origin::Ours => Ok(()),
        Origin::Unsaid if is_form || visitor.authority().is_none() => Ok(()),
        Origin::Unsaid | Origin::Foreign => Err(Fault::new(Kind::StaleForm)),
    }
}
