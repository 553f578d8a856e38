//! Two pages as they are sent, without their frames.

use crate::browser::Browser;
use crate::house::on_both;
use crate::network::two_places;

/// `<main>`, a tag to a line, without what is different in every answer.
fn main_of(page: &str) -> String {
    let start = page.find("<main").expect("a page has a main part");
    let end = page.find("</main>").expect("it ends");
    let mut text = page[start..end].to_owned();
    while let Some(at) = text.find("<svg") {
        let end = at + text[at..].find("</svg>").expect("it ends") + "</svg>".len();
        text.replace_range(at..end, "");
    }
    let lines = text.replace("><", ">\n<");
    let kept = lines.lines().filter(|line| !line.contains("name=\"csrf\"") && !line.contains("name=\"command_id\""));
    kept.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_way_in() {
    on_both(|house| {
        insta::assert_snapshot!("sign-in", main_of(&Browser::new(house).get("/desk/sign-in").text));
    });
}

#[test]
fn one_station() {
    on_both(|house| {
        let [own, _] = two_places(house);
        let page = main_of(&Browser::of(house, "lan").get(&format!("/desk/stations/{}", own.code)).text);
        insta::assert_snapshot!("station", page.replace(&own.exceedance, "EXCEEDANCE"));
    });
}
