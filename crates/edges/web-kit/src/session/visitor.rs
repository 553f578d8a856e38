//! The visitor (*người truy cập*) of a request: language, light, moment, and who he is if he
//! signed in. Everything that a page needs beside its own data.

use std::sync::{Arc, OnceLock};

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use kernel::{CommandId, Lang, Moment};

use crate::client::Client;
use crate::errors::Fault;
use crate::kit::{Kit, Site};
use crate::session::choice::{Theme, preferred};
use crate::session::{cookies, csrf, safe_next};
use identity::Authority;

/// The visitor of a request. Cheap to copy; every page function takes one.
#[derive(Clone)]
pub struct Visitor(Arc<Visit>);

struct Visit {
    kit: Kit,
    client: Client,
    method: Method,
    uri: Uri,
    /// The page of ours that he came from.
    before: Option<String>,
    lang: Lang,
    theme: Theme,
    now: Moment,
    live_after: i64,
    /// What ties forms to this browser before a sign-in, if it has brought one.
    tie: Option<String>,
    /// The same, made now because a form is shown for the first time.
    fresh_tie: OnceLock<String>,
    /// The token of a session, whether it opens anything or not.
    presented: Option<String>,
    signed: OnceLock<Arc<Authority>>,
}

impl Visitor {
    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// Light or dark.
    pub fn theme(&self) -> Theme {
        self.0.theme
    }

    /// The moment of the request.
    pub fn now(&self) -> Moment {
        self.0.now
    }

    /// The journal's number before the page read anything: live pages ask for what came after it.
    pub fn live_after(&self) -> i64 {
        self.0.live_after
    }

    /// The office whose pages these are.
    pub fn site(&self) -> &Site {
        &self.0.kit.site
    }

    /// The settings.
    pub fn kit(&self) -> &Kit {
        &self.0.kit
    }

    /// The other end of the connection.
    pub fn client(&self) -> &Client {
        &self.0.client
    }

    /// The address of our pages as his browser knows it, for links that leave them: `https://data.example.vn`.
    pub fn origin(&self) -> String {
        let client = self.client();
        format!("{}://{}", if client.secure { "https" } else { "http" }, client.host)
    }

    /// The office's name in a language; the program's where the office has told none.
    pub fn office(&self, lang: Lang) -> &str {
        match self.site().office.get(lang) {
            "" => "Đất Nước",
            office => office,
        }
    }

    /// The path that was asked for, without the query.
    pub fn path(&self) -> &str {
        self.0.uri.path()
    }

    /// The query that was asked with, without the question mark.
    pub fn query(&self) -> &str {
        self.0.uri.query().unwrap_or_default()
    }

    /// Path and query.
    pub fn address(&self) -> &str {
        self.0.uri.path_and_query().map_or("/", |p| p.as_str())
    }

    /// A word of the query.
    pub fn asked(&self, name: &str) -> Option<String> {
        pairs(self.query()).into_iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// This page with one word of the query set anew: how the language switch keeps the place.
    pub fn address_with(&self, name: &str, value: &str) -> String {
        self.address_with_but(name, value, "")
    }

    /// The same, without another word: sorting anew leaves the page of the list.
    pub fn address_with_but(&self, name: &str, value: &str, without: &str) -> String {
        let mut pairs = pairs(self.query());
        pairs.retain(|(n, _)| n != name && n != without);
        pairs.push((name.to_owned(), value.to_owned()));
        format!("{}?{}", self.path(), serde_html_form::to_string(&pairs).unwrap_or_default())
    }

    /// Where the same page can be asked for once more: this address, or for a form that was sent
    /// the page that showed it.
    pub fn again(&self) -> &str {
        match (self.0.method.is_safe(), &self.0.before) {
            (true, _) => self.address(),
            (false, Some(before)) => before,
            (false, None) => "/",
        }
    }

    /// What he may, if he is signed in.
    pub fn authority(&self) -> Option<&Arc<Authority>> {
        self.0.signed.get()
    }

    /// The token that his browser brought, also of a session that still owes a code or is over. For
    /// the pages of signing in and out.
    pub fn session_token(&self) -> Option<&str> {
        self.0.presented.as_deref()
    }

    /// What ties a form to this person: his session, or before he is signed in his browser.
    fn tie(&self) -> Option<&str> {
        let session = self.authority().and(self.session_token());
        session.or(self.0.tie.as_deref())
    }

    /// The token that a form of this page must carry. Ties the form to the session, or before a
    /// sign-in to the browser.
    pub fn form_token(&self) -> String {
        let tie = self.tie().unwrap_or_else(|| self.0.fresh_tie.get_or_init(|| self.command_id().to_string()));
        csrf::token(tie, &self.0.kit.random)
    }

    /// Whether `token` came from a form that we showed to this session or browser.
    pub fn shown_here(&self, token: &str) -> bool {
        self.tie().is_some_and(|secret| csrf::holds(secret, token))
    }

    /// A name for what the form is about to ask, so that a double click asks once.
    pub fn command_id(&self) -> CommandId {
        CommandId::random(&self.0.kit.random)
    }

    fn of(kit: Kit, request: &Request) -> Visitor {
        let client = Client::of(request, &kit.transport);
        let headers = request.headers();
        let uri = request.uri().clone();
        let asked = pairs(uri.query().unwrap_or_default());
        let asked = |name: &str| asked.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let lang = asked("lang").or_else(|| cookies::read(headers, "lang")).and_then(Lang::from_code);
        let theme = asked("theme").or_else(|| cookies::read(headers, "theme")).and_then(Theme::from_word);
        Visitor(Arc::new(Visit {
            lang: lang.unwrap_or_else(|| preferred(headers)),
            theme: theme.unwrap_or_default(),
            now: kit.clock.now(),
            live_after: kit.live.head(),
            tie: cookies::read(headers, cookies::visit_name(client.secure)).map(str::to_owned),
            fresh_tie: OnceLock::new(),
            presented: cookies::read(headers, cookies::session_name(client.secure)).map(str::to_owned),
            signed: OnceLock::new(),
            before: page_before(headers, &client.host),
            method: request.method().clone(),
            uri,
            client,
            kit,
        }))
    }

    /// Cookies that the answer sets: choices made in the address, and the tie of a first form.
    fn new_cookies(&self) -> impl Iterator<Item = HeaderValue> {
        let secure = self.0.client.secure;
        let asked = pairs(self.query());
        let chosen = |name: &str| asked.iter().any(|(n, _)| n == name);
        let lang = chosen("lang").then(|| cookies::remember(secure, "lang", self.0.lang.code()));
        let theme = chosen("theme").then(|| cookies::remember(secure, "theme", self.0.theme.word()));
        let tie = self.0.fresh_tie.get().map(|tie| cookies::start_visit(secure, tie));
        [lang, theme, tie].into_iter().flatten().flatten()
    }
}

fn page_before(headers: &HeaderMap, host: &str) -> Option<String> {
    let referer: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let ours = referer.authority().is_some_and(|a| a.as_str().eq_ignore_ascii_case(host));
    let path = referer.path_and_query()?.as_str();
    if ours { safe_next(path).map(str::to_owned) } else { None }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    serde_html_form::from_str(query).unwrap_or_default()
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Visitor, Fault> {
        // Only a router that was wired without `stack::serve` lacks it.
        parts.extensions.get::<Visitor>().cloned().ok_or_else(|| Fault::broken("no visitor in the request"))
    }
}

/// The layer that meets the visitor: makes [`Visitor`] and sets his cookies on the way out.
pub async fn visit(State(kit): State<Kit>, mut request: Request, next: Next) -> Response {
    let visitor = Visitor::of(kit, &request);
    request.extensions_mut().insert(visitor.clone());
    let mut response = next.run(request).await;
    for cookie in visitor.new_cookies() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The layer that looks his session up, where he brings one.
pub async fn sign(visitor: Visitor, request: Request, next: Next) -> Result<Response, Fault> {
    // Assets and health are asked for without end and by nobody in particular.
    let matters = !request.uri().path().starts_with("/assets/") && request.uri().path() != "/healthz";
    if let Some(token) = visitor.session_token().filter(|_| matters)
        && let Some(authority) = (visitor.kit().doors.session)(token.to_owned()).await?
    {
        visitor.0.signed.get_or_init(|| Arc::new(authority));
    }
    Ok(next.run(request).await)
}
