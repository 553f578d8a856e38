//! Frames: landmarks, menus, titles, in both languages.

use kernel::Lang;
use maud::html;
use web_kit::{Need, Page, Visitor, Width};

use crate::support::{LAN, MINH, get, get_with, page_site, plain_site, readable, session};

async fn portal(visitor: Visitor) -> maud::Markup {
    Page::new("Trạm <NUO001>", html! { p { "nội dung" } })
        .lead("Một trạm & nước")
        .under("Các trạm", "/stations")
        .portal(&visitor)
}

async fn desk(visitor: Visitor) -> maud::Markup {
    Page::new("Các trạm", html! {}).actions(html! { a.button href="/x" { "Thêm" } }).width(Width::Wide).desk(&visitor)
}

async fn print(visitor: Visitor) -> maud::Markup {
    Page::new("Biên nhận", html! { p { "dòng" } }).print(&visitor)
}

#[tokio::test]
async fn the_portal() {
    insta::assert_snapshot!(readable(&get(&page_site(Need::Public, portal), "/page").await.text()));
}

#[tokio::test]
async fn the_desk_shows_who_is_there_and_what_he_may() {
    let site = page_site(Need::SignedIn, desk);
    let lan = get_with(&site, "/page", &[("cookie", &session(LAN))]).await.text();
    assert!(lan.contains("Nguyễn Thị Lan") && lan.contains("/desk/stations"));
    assert!(lan.contains("action=\"/desk/sign-out\"") && lan.contains("noindex"));
    let minh = get_with(&site, "/page", &[("cookie", &session(MINH))]).await.text();
    assert!(minh.contains("Trần Văn Minh") && !minh.contains("/desk/stations"));
    // Tokens of forms differ with every page.
    let lan = lan.replace(lan.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap(), "TOKEN");
    insta::assert_snapshot!(readable(&lan));
}

#[tokio::test]
async fn paper() {
    insta::assert_snapshot!(readable(&get(&page_site(Need::Public, print), "/page").await.text()));
}

#[tokio::test]
async fn the_gallery_shows_everything_in_both_languages() {
    for lang in Lang::ALL {
        let answer = get(&plain_site(), &format!("/ui?lang={}", lang.code())).await;
        let text = answer.text();
        assert_eq!(answer.status, 200);
        for class in [
            "badge",
            "card",
            "figure-big",
            "kv",
            "empty",
            "crumbs",
            "pager",
            "tabs",
            "stepper",
            "chart",
            "map",
            "legend",
            "error-summary",
            "field",
            "skeleton",
            "stamp",
            "provisional",
            "evidence",
            "notice",
        ] {
            assert!(text.contains(&format!("class=\"{class}")), "{class}");
        }
        let other = web_kit::i18n::t(if lang == Lang::Vi { Lang::En } else { Lang::Vi }, "gallery-title");
        assert!(!text.contains(&other));
        // A key that nobody wrote would show as itself.
        assert!(!text.contains(">kit-") && !text.contains(">gallery-"), "a key is shown");
        let ids: Vec<&str> = text.split(" id=\"").skip(1).filter_map(|t| t.split('"').next()).collect();
        let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "ids are unique");
    }
}
