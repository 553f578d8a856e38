//! Pages that are drawn once for everybody: for how long, for whom, and what never is.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use web_kit::{Need, Routes, Rule, Shared, Visitor};

use crate::support::{LAN, get, get_with, now, send, session, settings, site};

/// A site whose pages count how often they are drawn, and what was committed so far.
struct Counting {
    site: Router,
    drawn: Arc<AtomicU64>,
    commits: Arc<AtomicU64>,
    clock: kernel::Clock,
}

fn counting() -> Counting {
    let (drawn, commits) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let page = {
        let drawn = drawn.clone();
        async move |visitor: Visitor| format!("{} {}", drawn.fetch_add(1, SeqCst), visitor.lang().code())
    };
    let missing = {
        let drawn = drawn.clone();
        async move || (StatusCode::NOT_FOUND, drawn.fetch_add(1, SeqCst).to_string())
    };
    let cookie = {
        let drawn = drawn.clone();
        async move || {
            let cookie = [(header::SET_COOKIE, HeaderValue::from_static("a=b"))];
            (cookie, drawn.fetch_add(1, SeqCst).to_string()).into_response()
        }
    };
    let routes =
        Routes::new().get("/page", page.clone()).get("/own", page).get("/missing", missing).get("/cookie", cookie);
    let rules = ["/page", "/own", "/missing", "/cookie"].map(|path| Rule::get(path, Need::Public));
    let (mut settings, counted) = (settings(), commits.clone());
    settings.shared =
        Some(Shared { routes: vec!["/page", "/missing", "/cookie"], changes: Arc::new(move || counted.load(SeqCst)) });
    let clock = settings.clock.clone();
    Counting { site: site(settings, routes, &rules), drawn, commits, clock }
}

#[tokio::test]
async fn a_page_is_drawn_once_until_something_is_committed_or_the_second_is_over() {
    let Counting { site, commits, clock, .. } = counting();
    let page = async || get(&site, "/page").await.text();
    assert_eq!((page().await, page().await), ("0 vi".to_owned(), "0 vi".to_owned()));
    commits.fetch_add(1, SeqCst);
    assert_eq!((page().await, page().await), ("1 vi".to_owned(), "1 vi".to_owned()));
    clock.set(now().plus_seconds(1));
    assert_eq!((page().await, page().await), ("2 vi".to_owned(), "2 vi".to_owned()));
    let kept = get(&site, "/page").await;
    assert!(!kept.header("content-security-policy").is_empty() && kept.header("vary").contains("cookie"));
}

#[tokio::test]
async fn those_who_ask_together_wait_for_one_drawing() {
    let Counting { site, .. } = counting();
    let mut together = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let site = site.clone();
        together.spawn(async move { get(&site, "/page").await.text() });
    }
    assert_eq!(together.join_all().await, vec!["0 vi"; 20]);
}

#[tokio::test]
async fn who_asks_otherwise_is_answered_for_himself() {
    let Counting { site, .. } = counting();
    assert_eq!(get(&site, "/page").await.text(), "0 vi");
    let own = session(LAN);
    for (n, headers) in [
        [("accept-language", "en")],
        [("accept-encoding", "gzip")],
        [("cookie", "lang=en")],
        [("cookie", own.as_str())],
        [("cookie", "visit=x")],
        [("authorization", "Bearer x")],
    ]
    .into_iter()
    .enumerate()
    {
        let answer = get_with(&site, "/page", &headers).await;
        assert!(answer.text().starts_with(&(n + 1).to_string()), "{headers:?}: {}", answer.text());
    }
    assert_eq!(get(&site, "/page?a=1").await.text(), "7 vi");
    assert_eq!(get(&site, "/page").await.text(), "0 vi");
    let head = crate::support::request("HEAD", "/page").body(axum::body::Body::empty()).unwrap();
    assert_eq!(send(&site, head).await.status, StatusCode::OK);
    assert_eq!(get(&site, "/own").await.text(), "9 vi");
    assert_eq!(get(&site, "/own").await.text(), "10 vi");
}

#[tokio::test]
async fn what_fails_or_sets_a_cookie_is_not_kept() {
    let Counting { site, drawn, .. } = counting();
    for (path, status) in [("/missing", StatusCode::NOT_FOUND), ("/cookie", StatusCode::OK)] {
        let before = drawn.load(SeqCst);
        assert_eq!([get(&site, path).await.status, get(&site, path).await.status], [status; 2]);
        assert_eq!(drawn.load(SeqCst) - before, 2, "{path}");
    }
}

#[tokio::test]
async fn strangers_inventions_do_not_fill_memory() {
    let Counting { site, .. } = counting();
    for n in 0..200 {
        assert!(get(&site, &format!("/page?n={n}")).await.text().starts_with(&n.to_string()));
    }
    assert_eq!(get(&site, "/page?n=3").await.text(), "3 vi", "the first are kept");
    assert_eq!(get(&site, "/page?n=199").await.text(), "200 vi", "the last are drawn anew");
}
