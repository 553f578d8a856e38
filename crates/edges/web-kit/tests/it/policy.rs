//! The guard: what the table does not name is not answered, what it names is asked for.

use axum::Extension;
use axum::body::Body;
use axum::http::StatusCode;
use identity::Right;
use rstest::rstest;
use web_kit::policy::StationCaller;
use web_kit::{Need, Officer, Policy, Routes, Rule, Verb, missing};

use crate::support::{LAN, MINH, get, get_with, page_site, post, request, send, session, settings, site};

async fn here() -> &'static str {
    "here"
}

#[tokio::test]
async fn a_route_without_a_rule_is_not_answered() {
    let site = site(settings(), Routes::new().get("/page", here).get("/api/v1/page", here), &[]);
    let answer = get(&site, "/page").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!answer.text().contains("here<"));
    let answer = get(&site, "/api/v1/page").await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::INTERNAL_SERVER_ERROR, "application/problem+json")
    );
}

#[tokio::test]
async fn a_verb_without_a_rule_does_not_reach_its_handler() {
    let routes = Routes::new().get("/page", here).delete("/page", here);
    let site = site(settings(), routes, &[Rule::get("/page", Need::Public)]);
    let answer = send(&site, request("DELETE", "/page").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD"));
    let answer = send(&site, request("HEAD", "/page").body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = send(&site, request("PROPFIND", "/page").body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn routes_and_table_are_compared() {
    let routes: Routes = Routes::new().get("/a", here).post("/a", here).get("/b/{id}", here);
    let policy = Policy::new([
        Rule::get("/a", Need::Public),
        Rule::get("/b/{code}", Need::SignedIn),
        Rule::get("/a", Need::SignedIn),
    ]);
    assert_eq!(
        missing(&routes, &policy),
        [
            "no rule for POST /a",
            "no rule for GET /b/{id}",
            "no route for the rule GET /b/{code}",
            "two rules for GET /a"
        ]
    );
    assert_eq!(policy.need(Verb::Get, "/a"), Some(Need::Public));
}

#[rstest]
#[case(Need::Public, None, 200)]
#[case(Need::SignedIn, None, 303)]
#[case(Need::SignedIn, Some(MINH), 200)]
#[case(Need::SignedIn, Some("token-of-nobody"), 303)]
#[case(Need::Right(Right::StationsRead), None, 303)]
#[case(Need::Right(Right::StationsRead), Some(MINH), 403)]
#[case(Need::Right(Right::StationsRead), Some(LAN), 200)]
#[case(Need::Right(Right::StationsEdit), Some(LAN), 403)]
#[case(Need::StationToken, Some(LAN), 303)]
#[case(Need::PublicOrStation, None, 200)]
#[tokio::test]
async fn each_need_is_asked_for(#[case] need: Need, #[case] token: Option<&str>, #[case] status: u16) {
    let cookie = token.map(session).unwrap_or_default();
    let answer = get_with(&page_site(need, here), "/page", &[("cookie", &cookie)]).await;
    assert_eq!(answer.status.as_u16(), status);
}

#[tokio::test]
async fn who_must_sign_in_is_led_there_and_back() {
    let answer = get(&page_site(Need::SignedIn, here), "/page?a=1&b=2").await;
    assert_eq!(answer.header("location"), "/desk/sign-in?next=%2Fpage%3Fa%3D1%26b%3D2");
}

#[tokio::test]
async fn programs_are_told_and_not_led() {
    let site = site(settings(), Routes::new().get("/api/v1/page", here), &[Rule::get("/api/v1/page", Need::SignedIn)]);
    let answer = get(&site, "/api/v1/page").await;
    assert_eq!((answer.status, answer.header("www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"));
}

#[tokio::test]
async fn a_station_shows_its_token() {
    async fn which(Extension(StationCaller(station)): Extension<StationCaller>) -> String {
        format!("station {station}")
    }
    for need in [Need::StationToken, Need::PublicOrStation] {
        let site = page_site(need, which);
        for sent in ["Bearer logger-secret", "Basic bG9nZ2VyLXNlY3JldA=="] {
            let answer = get_with(&site, "/page", &[("authorization", sent)]).await;
            assert_eq!(answer.text(), "station 7");
        }
        // A wrong account is not helped by the session beside it.
        let cookie = session(LAN);
        let answer = get_with(&site, "/page", &[("authorization", "Bearer guess"), ("cookie", &cookie)]).await;
        assert_ne!(answer.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn an_officer_is_known_to_the_handler() {
    async fn who(officer: Officer) -> String {
        officer.name().to_owned()
    }
    let cookie = session(LAN);
    let answer = get_with(&page_site(Need::SignedIn, who), "/page", &[("cookie", &cookie)]).await;
    assert_eq!(answer.text(), "Nguyễn Thị Lan");
    // The extractor alone is a lock too, if somebody calls the route public by mistake.
    assert_eq!(get(&page_site(Need::Public, who), "/page").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_after_the_session_is_answered_by_a_page() {
    let site = site(settings(), Routes::new().post("/page", here), &[Rule::post("/page", Need::SignedIn)]);
    let headers = [("sec-fetch-site", "same-origin"), ("referer", "http://data.example/desk/stations?x=1")];
    let answer = post(&site, "/page", &headers, "").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(answer.text().contains("/desk/sign-in?next=%2Fdesk%2Fstations%3Fx%3D1"));
}
