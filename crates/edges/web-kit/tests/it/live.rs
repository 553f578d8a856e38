//! Live events: in order, resumable, bounded.

use axum::body::Body;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use rstest::rstest;
use tower::ServiceExt;
use web_kit::{Live, Routes};

use crate::support::{LAN, get, get_with, request, session, settings, site};

fn topics(names: &[&str]) -> Vec<String> {
    names.iter().map(|n| (*n).to_owned()).collect()
}

/// A site whose hub knows the journal up to 100, and the hub.
fn live_site() -> (axum::Router, Live) {
    let settings = settings();
    let live = settings.live.clone();
    (site(settings, Routes::new(), &[]), live)
}

/// An open line.
struct Line(Body);

impl Line {
    async fn open(site: &axum::Router, path: &str, headers: &[(&str, &str)]) -> Result<Line, StatusCode> {
        let request = headers.iter().fold(request("GET", path), |r, (name, value)| r.header(*name, *value));
        let response = site.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        if response.status() != StatusCode::OK {
            return Err(response.status());
        }
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        Ok(Line(response.into_body()))
    }

    /// The next event; none when the line was closed.
    async fn next(&mut self) -> Option<String> {
        let frame = self.0.frame().await?.unwrap();
        Some(String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap())
    }
}

#[tokio::test]
async fn events_come_with_the_journals_numbers() {
    let (site, live) = live_site();
    let mut line = Line::open(&site, "/live", &[]).await.unwrap();
    let first = line.next().await.unwrap();
    assert!(
        first.contains("id: 100\n") && first.contains("retry: 5000") && first.contains("{\"topics\":[]}"),
        "{first}"
    );
    live.publish(101, topics(&["stations"]));
    live.publish(102, topics(&["station:NUO001", "stations"]));
    assert_eq!(line.next().await.unwrap(), "id: 101\ndata: {\"topics\":[\"stations\"]}\n\n");
    assert_eq!(line.next().await.unwrap(), "id: 102\ndata: {\"topics\":[\"station:NUO001\",\"stations\"]}\n\n");
}

#[rstest]
#[case("/live?after=101", &[], "id: 103", "[\"b\",\"c\"]")]
#[case("/live?after=100", &[("last-event-id", "102")], "id: 103", "[\"c\"]")]
#[case("/live?after=103", &[], "id: 103", "[]")]
#[case("/live?after=99", &[], "id: 103", "[\"*\"]")]
#[case("/live?after=999", &[], "id: 103", "[\"*\"]")]
#[case("/live?after=nonsense", &[], "id: 103", "[]")]
#[case("/live?after=100&topics=a,c", &[], "id: 103", "[\"a\",\"c\"]")]
#[case("/live?after=99&topics=a", &[], "id: 103", "[\"*\"]")]
#[tokio::test]
async fn who_comes_back_hears_what_he_missed(
    #[case] path: &str,
    #[case] headers: &[(&str, &str)],
    #[case] id: &str,
    #[case] moved: &str,
) {
    let (site, live) = live_site();
    for (seq, topic) in [(101, "a"), (102, "b"), (103, "c")] {
        live.publish(seq, topics(&[topic]));
    }
    let first = Line::open(&site, path, headers).await.unwrap().next().await.unwrap();
    assert!(first.contains(id) && first.contains(moved), "{first}");
}

#[tokio::test]
async fn what_nobody_asked_for_is_not_sent() {
    let (site, live) = live_site();
    let mut line = Line::open(&site, "/live?topics=b", &[]).await.unwrap();
    line.next().await.unwrap();
    live.publish(101, topics(&["a"]));
    live.publish(102, topics(&["a", "b"]));
    assert_eq!(line.next().await.unwrap(), "id: 102\ndata: {\"topics\":[\"b\"]}\n\n");
}

#[tokio::test]
async fn the_desks_topics_are_for_those_who_are_signed_in() {
    let (site, live) = live_site();
    live.publish(101, topics(&["desk:receipts", "stations"]));
    let anybody = get_with(&site, "/live?after=100", &[("accept", "application/json")]).await;
    assert_eq!(anybody.json(), serde_json::json!({ "seq": 101, "topics": ["stations"] }));
    let lan = get_with(&site, "/live/poll?after=100", &[("cookie", &session(LAN))]).await;
    assert_eq!(lan.json(), serde_json::json!({ "seq": 101, "topics": ["desk:receipts", "stations"] }));
}

#[rstest]
#[case("/live?topics=%3Cscript%3E")]
#[case("/live/poll?topics=a,,b")]
#[tokio::test]
async fn odd_topics_are_refused(#[case] path: &str) {
    let (site, _) = live_site();
    assert_eq!(get(&site, path).await.status, StatusCode::BAD_REQUEST);
    let many = format!("/live?topics={}", vec!["a"; 65].join(","));
    assert_eq!(get(&site, &many).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn lines_are_bounded_and_places_come_back() {
    let (site, live) = live_site();
    let first = Line::open(&site, "/live", &[]).await.unwrap();
    let second = Line::open(&site, "/live", &[]).await.unwrap();
    assert_eq!(Line::open(&site, "/live", &[]).await.err(), Some(StatusCode::SERVICE_UNAVAILABLE));
    assert_eq!(live.listeners(), 2);
    drop(first);
    assert!(Line::open(&site, "/live", &[]).await.is_ok());
    drop(second);
    assert_eq!(live.listeners(), 0);
}

#[tokio::test]
async fn who_is_too_slow_is_let_go() {
    let (site, live) = live_site();
    let mut line = Line::open(&site, "/live", &[]).await.unwrap();
    line.next().await.unwrap();
    for seq in 101..400 {
        live.publish(seq, topics(&["a"]));
    }
    assert_eq!(line.next().await, None, "the line is closed, and the page comes back with its last number");
    assert_eq!(live.listeners(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_silent_line_beats() {
    let (site, _) = live_site();
    let mut line = Line::open(&site, "/live", &[]).await.unwrap();
    line.next().await.unwrap();
    assert_eq!(line.next().await.unwrap(), "event: beat\ndata: {}\n\n");
}

#[test]
fn memory_is_bounded_and_numbers_grow() {
    let live = Live::new(0, 1);
    for seq in 1..=3000 {
        live.publish(seq, topics(&["a"]));
    }
    live.publish(5, topics(&["old"]));
    assert_eq!(live.head(), 3000);
    assert_eq!(live.since(Some(1)).topics, ["*"], "further back than is kept");
    assert_eq!(live.since(Some(2990)).topics, ["a"]);
    assert!(live.since(None).topics.is_empty());
}
