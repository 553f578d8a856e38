//! Cookies, and the two proofs that a form comes from our page.

use axum::http::StatusCode;
use rstest::rstest;
use web_kit::session::{cookies, csrf, safe_next, sign_in_at};
use web_kit::{Need, Routes, Rule, Sent, Transport, Visitor};

use crate::support::{Answer, LAN, MINH, get_with, post, session, settings, site};

async fn token(visitor: Visitor) -> String {
    visitor.form_token()
}

async fn take(sent: Sent) -> String {
    sent.get("name").unwrap_or_default().to_owned()
}

async fn take_json() -> &'static str {
    "done"
}

fn form_site() -> axum::Router {
    let routes = Routes::new().get("/form", token).post("/form", take).post("/api/v1/do", take_json);
    let rules =
        [Rule::get("/form", Need::Public), Rule::post("/form", Need::Public), Rule::post("/api/v1/do", Need::SignedIn)];
    site(settings(), routes, &rules)
}

/// The page of the form: its token and the cookie that came with it.
async fn form(site: &axum::Router, cookie: &str) -> (String, String) {
    let answer = get_with(site, "/form", &[("cookie", cookie)]).await;
    let set = answer.cookies().first().map(|c| c.split(';').next().unwrap().to_owned());
    (answer.text(), set.unwrap_or_default())
}

async fn send(site: &axum::Router, cookie: &str, token: &str, more: &[(&str, &str)]) -> Answer {
    let headers: Vec<_> = std::iter::once(("cookie", cookie)).chain(more.iter().copied()).collect();
    post(site, "/form", &headers, format!("csrf={token}&name=Lan")).await
}

#[tokio::test]
async fn a_form_before_signing_in_is_tied_to_the_browser() {
    let site = form_site();
    let (token, cookie) = form(&site, "").await;
    assert!(cookie.starts_with("visit="));
    let answer = send(&site, &cookie, &token, &[]).await;
    assert_eq!((answer.status, answer.text().as_str()), (StatusCode::OK, "Lan"));
    // Another browser, no browser, a made-up token, a cut token.
    assert_eq!(send(&site, "visit=somebodyelse", &token, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(send(&site, "", &token, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(send(&site, &cookie, "00.11", &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(send(&site, &cookie, &token[..20], &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&site, "/form", &[("cookie", &cookie)], "name=Lan").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_tie_is_made_once_and_only_for_forms() {
    let site = form_site();
    let (_, cookie) = form(&site, "").await;
    let (_, again) = form(&site, &cookie).await;
    assert_eq!(again, "", "no second cookie");
    let answer = get_with(&site, "/robots.txt", &[]).await;
    assert!(answer.cookies().is_empty());
}

#[tokio::test]
async fn a_form_of_a_session_is_tied_to_the_session() {
    let site = form_site();
    let (token, _) = form(&site, &session(LAN)).await;
    assert_eq!(send(&site, &session(LAN), &token, &[]).await.status, StatusCode::OK);
    assert_eq!(send(&site, &session(MINH), &token, &[]).await.status, StatusCode::FORBIDDEN);
}

#[test]
fn tokens_differ_and_hold_all_the_same() {
    let random = kernel::Random::seeded(3);
    let (a, b) = (csrf::token("secret", &random), csrf::token("secret", &random));
    assert_ne!(a, b);
    assert!(csrf::holds("secret", &a) && csrf::holds("secret", &b) && !csrf::holds("other", &a));
    assert!(!csrf::holds("secret", "") && !csrf::holds("secret", "."));
}

#[rstest]
#[case(&[("sec-fetch-site", "same-origin")], 200)]
#[case(&[("sec-fetch-site", "none")], 200)]
#[case(&[("sec-fetch-site", "cross-site")], 403)]
#[case(&[("sec-fetch-site", "same-site")], 403)]
#[case(&[("origin", "http://data.example")], 200)]
#[case(&[("origin", "https://data.example")], 200)]
#[case(&[("origin", "http://data.example.evil.test")], 403)]
#[case(&[("origin", "null")], 403)]
#[case(&[("sec-fetch-site", "same-origin"), ("origin", "null")], 200)]
#[case(&[], 200)]
#[tokio::test]
async fn the_browser_says_where_a_form_comes_from(#[case] headers: &[(&str, &str)], #[case] status: u16) {
    let site = form_site();
    let (token, cookie) = form(&site, "").await;
    assert_eq!(send(&site, &cookie, &token, headers).await.status.as_u16(), status);
}

#[rstest]
#[case("same-origin", 200)]
#[case("cross-site", 403)]
#[case("", 403)]
#[tokio::test]
async fn what_is_no_form_needs_the_browsers_word(#[case] site_header: &str, #[case] status: u16) {
    let mut request = crate::support::request("POST", "/api/v1/do")
        .header("cookie", session(LAN))
        .header("content-type", "application/json");
    if !site_header.is_empty() {
        request = request.header("sec-fetch-site", site_header);
    }
    let answer = crate::support::send(&form_site(), request.body("{}".into()).unwrap()).await;
    assert_eq!(answer.status.as_u16(), status);
}

#[test]
fn cookies_are_closed_to_scripts_and_foreign_pages() {
    let secure = cookies::start_session(true, "abc").unwrap();
    assert_eq!(secure, "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
    let plain = cookies::start_session(false, "abc").unwrap();
    assert_eq!(plain, "session=abc; Path=/; HttpOnly; SameSite=Lax");
    let ended = cookies::end_session(true).unwrap();
    assert_eq!(ended, "__Host-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    assert!(cookies::start_session(true, "a;b").is_none() && cookies::start_session(true, "a\r\nb").is_none());
}

#[tokio::test]
async fn over_tls_the_plain_cookie_opens_nothing() {
    async fn who(visitor: Visitor) -> String {
        visitor.authority().map_or("nobody".into(), |a| a.display_name().to_owned())
    }
    let mut tls = settings();
    tls.transport = Transport::Tls;
    let site = site(tls, Routes::new().get("/page", who), &[Rule::get("/page", Need::Public)]);
    let plain = get_with(&site, "/page", &[("cookie", &session(LAN))]).await;
    assert_eq!(plain.text(), "nobody");
    let host = format!("a=b; __Host-session={LAN}");
    assert_eq!(get_with(&site, "/page", &[("cookie", &host)]).await.text(), "Nguyễn Thị Lan");
}

#[rstest]
#[case("203.0.113.9", "https", "198.51.100.4 secure portal.example")]
#[case("203.0.113.9", "http", "198.51.100.4 plain portal.example")]
#[case("192.0.2.1", "https", "203.0.113.9 plain data.example")]
#[tokio::test]
async fn a_proxy_is_believed_only_if_it_is_listed(#[case] listed: &str, #[case] proto: &str, #[case] seen: &str) {
    async fn client(visitor: Visitor) -> String {
        let client = visitor.client();
        format!("{} {} {}", client.address, if client.secure { "secure" } else { "plain" }, client.host)
    }
    let mut behind = settings();
    behind.transport = Transport::Proxies(vec![listed.parse().unwrap()]);
    let site = site(behind, Routes::new().get("/page", client), &[Rule::get("/page", Need::Public)]);
    let headers = [
        ("x-forwarded-for", "10.9.9.9, 198.51.100.4, 203.0.113.9"),
        ("x-forwarded-proto", proto),
        ("x-forwarded-host", "portal.example"),
    ];
    assert_eq!(get_with(&site, "/page", &headers).await.text(), seen);
}

#[rstest]
#[case("/desk/stations?x=1", true)]
#[case("//evil.test", false)]
#[case("https://evil.test", false)]
#[case("/\\evil.test", false)]
#[case("/a\nb", false)]
#[case("", false)]
fn the_way_back_stays_in_the_house(#[case] next: &str, #[case] safe: bool) {
    assert_eq!(safe_next(next).is_some(), safe);
    assert_eq!(sign_in_at("/a?b=c"), "/desk/sign-in?next=%2Fa%3Fb%3Dc");
}
