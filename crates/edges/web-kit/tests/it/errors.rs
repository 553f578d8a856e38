//! Failures as pages and as problem documents.

use axum::http::StatusCode;
use kernel::{Basis, Failure, Problem, Refusal};
use rstest::rstest;
use web_kit::errors::Kind;
use web_kit::{Fault, Need, Routes, Rule};

use crate::support::{get, get_with, page_site, plain_site, readable, settings, site};

fn refusal() -> Refusal {
    let basis = Basis { document: "Thông tư 10/2021/TT-BTNMT".into(), article: "Phụ lục 15".into() };
    Refusal { basis: Some(basis), ..Refusal::new("refused-field-long").at("reason").with("most", 10_i64) }
}

fn api(handler: impl axum::handler::Handler<((),), ()>) -> axum::Router {
    site(settings(), Routes::new().get("/api/v1/page", handler), &[Rule::get("/api/v1/page", Need::Public)])
}

#[tokio::test]
async fn nothing_here_is_a_page() {
    let answer = get(&plain_site(), "/khong-co").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    insta::assert_snapshot!(readable(&answer.text()));
}

#[tokio::test]
async fn refusals_are_told_with_their_rule() {
    async fn refuse() -> Result<String, Fault> {
        Err(Failure::Refused(vec![refusal(), Refusal::new("refused-field-empty")]))?
    }
    let answer = get(&page_site(Need::Public, refuse), "/page").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Phụ lục 15, Thông tư 10/2021/TT-BTNMT"));
    let answer = get_with(&api(refuse), "/api/v1/page", &[("accept-language", "en")]).await;
    assert_eq!(answer.header("content-type"), "application/problem+json");
    insta::assert_json_snapshot!(answer.json());
}

#[tokio::test]
async fn what_broke_gets_a_reference_and_no_details() {
    async fn broken() -> Result<String, Fault> {
        Err(Problem::new("no such table: observation").context("reading the newest values"))?
    }
    let answer = get(&page_site(Need::Public, broken), "/page").await;
    let text = answer.text();
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(text.contains("xin đọc mã này") && !text.contains("observation"), "{text}");
    let answer = get(&api(broken), "/api/v1/page").await;
    let document = answer.json();
    assert_eq!(document["type"], "urn:datnuoc:problem:broken");
    assert_eq!(document["reference"].as_str().map(str::len), Some(16));
    assert!(!answer.text().contains("observation"));
}

#[rstest]
#[case(Problem::busy("full"), 503, "2")]
#[case(Problem::unavailable("gone"), 503, "10")]
#[case(Problem::storage_full("full"), 507, "60")]
#[case(Problem::new("other"), 500, "")]
#[tokio::test]
async fn problems_that_pass_say_when(#[case] problem: Problem, #[case] status: u16, #[case] retry: &str) {
    let cell = std::sync::Arc::new(std::sync::Mutex::new(Some(problem)));
    let handler = move || {
        let problem = cell.lock().unwrap().take().unwrap();
        async move { Err::<String, Fault>(problem.into()) }
    };
    let answer = get(&page_site(Need::Public, handler), "/page").await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (status, retry));
}

#[rstest]
#[case(Refusal::new("refused-not-allowed"), Kind::Forbidden)]
#[case(Refusal::new("refused-outside-scope"), Kind::Forbidden)]
#[case(Refusal::new("refused-station-unknown"), Kind::NotFound)]
#[case(Refusal::new("refused-station-unknown").at("station"), Kind::Refused)]
#[case(Refusal::new("refused-changed-meanwhile"), Kind::Conflict)]
#[case(Refusal::new("refused-too-many-attempts"), Kind::TooMany)]
#[case(Refusal::new("refused-anything-else"), Kind::Refused)]
fn refusals_have_their_status(#[case] refusal: Refusal, #[case] kind: Kind) {
    assert_eq!(Fault::from(refusal).kind(), kind);
}

#[tokio::test]
async fn a_panic_is_answered_and_the_program_goes_on() {
    async fn panics() -> String {
        panic!("a bug")
    }
    let site = page_site(Need::Public, panics);
    for _ in 0..2 {
        let answer = get(&site, "/page").await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(answer.text().contains("Hệ thống gặp sự cố"));
    }
}

#[tokio::test]
async fn the_frameworks_own_refusals_become_pages() {
    async fn strict(axum::extract::Path(n): axum::extract::Path<u32>) -> String {
        n.to_string()
    }
    let routes = Routes::new().get("/thing/{n}", strict);
    let site = site(settings(), routes, &[Rule::get("/thing/{n}", Need::Public)]);
    let answer = get(&site, "/thing/x").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::BAD_REQUEST, "text/html; charset=utf-8"));
    assert!(answer.text().contains("Chưa hiểu yêu cầu"));
}

#[tokio::test]
async fn a_session_that_cannot_be_looked_up_is_a_passing_problem() {
    let answer = get_with(&plain_site(), "/ui", &[("cookie", "session=token-of-a-bad-day")]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "2");
}

#[test]
fn every_kind_has_its_words() {
    use Kind::*;
    let kinds = [
        BadRequest,
        SignInFirst,
        Forbidden,
        StaleForm,
        NotFound,
        WrongMethod,
        Conflict,
        TooLarge,
        WrongContent,
        Refused,
        TooMany,
        Broken,
        Busy,
        TooSlow,
        Unavailable,
        StorageFull,
    ];
    for kind in kinds {
        for lang in kernel::Lang::ALL {
            for family in ["kit-error-title", "kit-error-what", "kit-error-do"] {
                let text = web_kit::i18n::t_of(lang, family, kind.word());
                assert!(!text.starts_with("kit-"), "{text}");
            }
        }
    }
}
