//! Headers of every answer, and what is taken in at all.

use std::time::Duration;

use axum::http::StatusCode;
use rstest::rstest;
use web_kit::{Need, Routes, Rule, Sent, Transport};

use crate::support::{LAN, get, get_with, plain_site, post, session, settings, site};

#[rstest]
#[case("/ui")]
#[case("/nothing-here")]
#[case("/robots.txt")]
#[case("/api/v1/nothing")]
#[tokio::test]
async fn every_answer_closes_the_doors(#[case] path: &str) {
    let answer = get(&plain_site(), path).await;
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("referrer-policy"), "same-origin");
    assert_eq!(answer.header("x-frame-options"), "DENY");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    assert!(answer.header("permissions-policy").contains("camera=()"));
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(answer.header("strict-transport-security"), "", "never over plain HTTP");
}

#[tokio::test]
async fn tls_is_kept_once_it_was_there() {
    let mut tls = settings();
    tls.transport = Transport::Tls;
    let answer = get(&site(tls, Routes::new(), &[]), "/ui").await;
    assert!(answer.header("strict-transport-security").starts_with("max-age=31536000"));
}

#[tokio::test]
async fn pages_hold_no_script_and_no_style_of_their_own() {
    for lang in ["vi", "en"] {
        let text = get(&plain_site(), &format!("/ui?lang={lang}")).await.text();
        assert!(!text.contains(" style=") && !text.contains("<style") && !text.contains("javascript:"));
        assert!(!text.split("<script").skip(1).any(|s| !s.starts_with(" type=\"module\" src=\"/assets/")));
        let handlers = [" onclick", " onload", " onerror", " onsubmit", " onchange"];
        assert!(handlers.iter().all(|h| !text.contains(h)));
    }
}

#[tokio::test]
async fn a_page_of_a_session_is_not_kept() {
    let cookie = session(LAN);
    let answer = get_with(&plain_site(), "/ui", &[("cookie", &cookie)]).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(get(&plain_site(), "/ui").await.header("cache-control"), "no-cache");
}

async fn take(sent: Sent) -> String {
    sent.get("name").unwrap_or_default().to_owned()
}

#[tokio::test]
async fn too_much_is_refused() {
    let site = site(settings(), Routes::new().post("/form", take), &[Rule::post("/form", Need::Public)]);
    let answer = post(&site, "/form", &[], "x".repeat(300 * 1024)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("quá lớn"));
    let fields = "a=b&".repeat(1500);
    assert_eq!(post(&site, "/form", &[], fields).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn no_place_is_said_at_once() {
    let mut narrow = settings();
    narrow.limits.at_once = 0;
    let answer = get(&site(narrow, Routes::new(), &[]), "/ui").await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "2"));
    assert!(answer.text().contains("Hệ thống đang bận"));
}

#[tokio::test(start_paused = true)]
async fn what_takes_too_long_is_given_up() {
    async fn never() -> String {
        std::future::pending().await
    }
    let mut short = settings();
    short.limits.time = Duration::from_millis(50);
    let site = site(short, Routes::new().get("/slow", never), &[Rule::get("/slow", Need::Public)]);
    let answer = get(&site, "/slow").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text().contains("Xử lý quá lâu"));
}

#[tokio::test]
async fn long_pages_travel_compressed() {
    let answer = get_with(&plain_site(), "/ui", &[("accept-encoding", "gzip")]).await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert!(answer.bytes.len() < 40_000, "{} bytes", answer.bytes.len());
}
