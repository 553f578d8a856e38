//! Which language a page speaks: what the address says, else the cookie, else the browser, else
//! Vietnamese.

use rstest::rstest;

use crate::support::{get, get_with, plain_site};

#[rstest]
#[case("", "vi")]
#[case("en", "en")]
#[case("en-GB,en;q=0.9", "en")]
#[case("fr,de;q=0.9", "vi")]
#[case("fr,en;q=0.4", "en")]
#[case("en;q=0.3,vi;q=0.8", "vi")]
#[case("vi;q=0,en;q=0.1", "en")]
#[case("en;q=nonsense", "vi")]
#[case("*", "vi")]
#[case(";;,,q=1", "vi")]
#[tokio::test]
async fn the_browser_is_asked(#[case] accept: &str, #[case] lang: &str) {
    let answer = get_with(&plain_site(), "/ui", &[("accept-language", accept)]).await;
    assert!(answer.text().contains(&format!("<html lang=\"{lang}\"")), "{accept}");
}

#[tokio::test]
async fn the_cookie_outweighs_the_browser_and_the_address_both() {
    let site = plain_site();
    let browser = ("accept-language", "vi");
    let answer = get_with(&site, "/ui", &[browser, ("cookie", "lang=en")]).await;
    assert!(answer.text().contains("<html lang=\"en\""));
    let answer = get_with(&site, "/ui?lang=vi", &[("cookie", "lang=en")]).await;
    assert!(answer.text().contains("<html lang=\"vi\""));
    assert_eq!(answer.cookies()[0], "lang=vi; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
}

#[tokio::test]
async fn an_unknown_language_changes_nothing() {
    let answer = get(&plain_site(), "/ui?lang=%22%3E%3Cscript%3E").await;
    let text = answer.text();
    assert!(text.contains("<html lang=\"vi\"") && !text.contains("<script>"));
}

#[tokio::test]
async fn the_switch_keeps_the_place() {
    let text = get(&plain_site(), "/ui?sort=-station&lang=vi&q=a%26b").await.text();
    assert!(text.contains("href=\"/ui?sort=-station&amp;q=a%26b&amp;lang=en\""), "{text}");
}

#[tokio::test]
async fn light_and_dark_are_remembered() {
    let answer = get(&plain_site(), "/ui?theme=dark").await;
    assert!(answer.text().contains("data-theme=\"dark\""));
    assert!(answer.cookies()[0].starts_with("theme=dark;"));
    let answer = get_with(&plain_site(), "/ui", &[("cookie", "theme=light")]).await;
    assert!(answer.text().contains("data-theme=\"light\""));
    assert!(answer.cookies().iter().all(|c| !c.starts_with("theme")));
}
