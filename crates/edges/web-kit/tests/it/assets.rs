//! Files for browsers. They are tested as they were built in; without a built web client there are
//! none, and pages stand without them.

use axum::http::StatusCode;

use crate::support::{get, get_with, plain_site};

/// The address of the style sheet, if there is one.
async fn style() -> Option<String> {
    let text = get(&plain_site(), "/ui").await.text();
    Some(text.split("rel=\"stylesheet\" href=\"").nth(1)?.split('"').next()?.to_owned())
}

#[tokio::test]
async fn named_by_their_content_they_are_kept_for_ever() {
    let Some(address) = style().await else { return };
    let site = plain_site();
    let plain = get(&site, &address).await;
    assert_eq!((plain.status, plain.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    let packed = get_with(&site, &address, &[("accept-encoding", "br, gzip;q=0.8")]).await;
    assert_eq!((packed.header("content-encoding"), packed.header("vary")), ("gzip", "accept-encoding"));
    assert!(packed.bytes.len() < plain.bytes.len() / 2);
    let refused = get_with(&site, &address, &[("accept-encoding", "gzip;q=0")]).await;
    assert_eq!(refused.header("content-encoding"), "");
    let tag = plain.header("etag").to_owned();
    let known = get_with(&site, &address, &[("if-none-match", &format!("\"other\", W/{tag}"))]).await;
    assert_eq!((known.status, known.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    for path in
        ["/assets/none.css", "/assets/../Cargo.toml", "/assets/%2e%2e/Cargo.toml", "/assets/manifest.json", "/assets/"]
    {
        assert_eq!(get(&plain_site(), path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn what_browsers_look_for_by_themselves_is_there() {
    let site = plain_site();
    let icon = get(&site, "/favicon.ico").await;
    assert_eq!(icon.header("content-type"), "image/svg+xml");
    assert!(icon.text().starts_with("<svg") && icon.header("cache-control").contains("max-age=86400"));
    let manifest = get(&site, "/manifest.webmanifest").await;
    assert_eq!(manifest.header("content-type"), "application/manifest+json");
    assert_eq!(manifest.json()["lang"], "vi");
    assert!(get(&site, "/robots.txt").await.text().contains("Disallow: /desk"));
}
