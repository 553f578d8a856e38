//! A small site with two officers, and a browser that asks it.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use identity::{Authority, Right, Scope};
use kernel::{Bilingual, Clock, Lang, Moment, Random};
use tower::ServiceExt;
use web_kit::{Doors, Kit, Limits, Live, NavItem, Need, Policy, Routes, Rule, Settings, Site, Transport, i18n, stack};

/// 22/11/2026 10:15 in Viet Nam.
pub fn now() -> Moment {
    Moment::from_local(2026, 11, 22, 10, 15, 0).unwrap()
}

/// A token that the door of the test site knows.
pub const LAN: &str = "token-of-lan";
/// Another, of somebody without rights.
pub const MINH: &str = "token-of-minh";

pub fn settings() -> Settings {
    let menu = |label, href, right| NavItem { label, icon: None, href, right };
    Settings {
        site: Site {
            office: Bilingual::new(
                "Sở Nông nghiệp và Môi trường tỉnh Mẫu",
                "Department of Agriculture and Environment, Sample Province",
            ),
            contact: Bilingual::new("1 Đường Mẫu", "1 Sample Street"),
            portal_menu: vec![menu(|l| i18n::t(l, "gallery-stations"), "/stations", None)],
            desk_menu: vec![
                menu(|l| i18n::t(l, "kit-to-desk"), "/desk", None),
                menu(|l| i18n::t(l, "gallery-stations"), "/desk/stations", Some(Right::StationsRead)),
            ],
            banner: None,
        },
        transport: Transport::Plain,
        clock: Clock::manual(now()),
        random: Random::seeded(1),
        limits: Limits::default(),
        doors: Doors {
            session: Arc::new(|token| {
                Box::pin(async move {
                    Ok(match token.as_str() {
                        LAN => Some(officer("Nguyễn Thị Lan", &[Right::StationsRead])),
                        MINH => Some(officer("Trần Văn Minh", &[])),
                        "token-of-a-bad-day" => return Err(kernel::Problem::busy("the queue is full").into()),
                        _ => None,
                    })
                })
            }),
            station: Arc::new(|(token, _)| Box::pin(async move { Ok((token == "logger-secret").then_some(7)) })),
        },
        live: Live::new(100, 2),
        shared: None,
    }
}

/// A job's authority has a name and can be narrowed: as good as an officer's for pages.
fn officer(name: &str, rights: &[Right]) -> Authority {
    Authority::system(name).narrowed(rights.iter().copied().collect(), &Scope::whole())
}

/// The site with these routes, beside those of the kit and its gallery.
pub fn site(settings: Settings, routes: Routes, rules: &[Rule]) -> Router {
    let routes = stack::routes().and(web_kit::gallery::routes()).and(routes);
    let rules = stack::RULES.into_iter().chain(web_kit::gallery::RULES).chain(rules.iter().copied());
    stack::serve(&Kit::new(settings), routes, Policy::new(rules))
}

/// The site with the gallery alone.
pub fn plain_site() -> Router {
    site(settings(), Routes::new(), &[])
}

/// One page at `/page`, with this need.
pub fn page_site<H: axum::handler::Handler<T, ()>, T: 'static>(need: Need, handler: H) -> Router {
    site(settings(), Routes::new().get("/page", handler), &[Rule::get("/page", need)])
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }

    /// Name and value of the cookies that were set.
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|v| v.to_str().unwrap()).collect()
    }
}

/// A request to build on.
pub fn request(method: &str, path: &str) -> axum::http::request::Builder {
    let address: SocketAddr = "203.0.113.9:40000".parse().unwrap();
    Request::builder().method(method).uri(path).header("host", "data.example").extension(ConnectInfo(address))
}

pub async fn send(site: &Router, request: Request<Body>) -> Answer {
    let response = site.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, bytes }
}

pub async fn get(site: &Router, path: &str) -> Answer {
    send(site, request("GET", path).body(Body::empty()).unwrap()).await
}

pub async fn get_with(site: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = headers.iter().fold(request("GET", path), |r, (name, value)| r.header(*name, *value));
    send(site, request.body(Body::empty()).unwrap()).await
}

/// Posts a form as a browser does from our own page.
pub async fn post(site: &Router, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    let request = headers.iter().fold(request("POST", path), |r, (name, value)| r.header(*name, *value));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    send(site, request.body(body.into()).unwrap()).await
}

/// The session cookie of a token.
pub fn session(token: &str) -> String {
    format!("session={token}")
}

/// A page without what depends on whether the web client was built, a tag to a line.
pub fn readable(html: &str) -> String {
    let mut text = html.to_owned();
    for (from, to) in [
        ("<svg class=\"icon\"", "</svg>"),
        ("<link rel=\"stylesheet\"", ">"),
        ("<link rel=\"preload\"", ">"),
        ("<script", "</script>"),
    ] {
        while let Some(start) = text.find(from) {
            let end = text[start..].find(to).unwrap() + start + to.len();
            text.replace_range(start..end, "");
        }
    }
    text.replace("><", ">\n<")
}

/// Both languages, for loops.
pub const LANGS: [Lang; 2] = Lang::ALL;
