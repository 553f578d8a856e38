use crate::support::*;
#[tokio::test]
async fn dump() {
    let Ok(dir) = std::env::var("DUMP") else { return };
    for lang in ["vi", "en"] {
        for theme in ["light", "dark"] {
            let a = get(&plain_site(), &format!("/ui?lang={lang}&theme={theme}")).await;
            std::fs::write(format!("{dir}/ui-{lang}-{theme}.html"), a.bytes).unwrap();
        }
    }
    let a = get(&plain_site(), "/xyz").await;
    std::fs::write(format!("{dir}/404.html"), a.bytes).unwrap();
    let a = get_with(&plain_site(), "/ui", &[("cookie", "session=token-of-a-bad-day")]).await;
    std::fs::write(format!("{dir}/503.html"), a.bytes).unwrap();
}
