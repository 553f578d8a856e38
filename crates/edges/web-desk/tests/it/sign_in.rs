//! Signing in and out.

use axum::http::StatusCode;
use identity::{Reach, account, recover};

use crate::browser::{Browser, hidden};
use crate::house::{PASSWORD, on_both};

#[test]
fn somebody_signs_in_works_and_signs_out() {
    on_both(|house| {
        house.person("lan", "leader", Reach::All);
        let browser = Browser::new(house);
        let led = browser.get("/desk/stations?sort=name");
        assert_eq!(led.location, "/desk/sign-in?next=%2Fdesk%2Fstations%3Fsort%3Dname");
        let shown = browser.get(&led.location).text;
        for word in ["autocomplete=\"username\"", "autocomplete=\"current-password\""] {
            assert!(shown.contains(word), "{word}");
        }
        let mut fields = hidden(&shown, "/desk/sign-in");
        fields.extend([("name".to_owned(), "LAN".to_owned()), ("password".to_owned(), PASSWORD.to_owned())]);
        let answer = browser.post("/desk/sign-in", &fields);
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/desk/stations?sort=name"));
        assert!(browser.get("/desk").text.contains("Nguyễn Thị lan"));
        let out = browser.submit("/desk", "/desk/sign-out", &[]);
        assert_eq!(out.location, "/desk/sign-in");
        assert_eq!(browser.get("/desk").status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn whoever_is_wrong_is_not_told_how_and_waits_in_the_end() {
    on_both(|house| {
        house.person("lan", "leader", Reach::All);
        let browser = Browser::new(house);
        let wrong = browser.sign_in("lan", "không phải mật khẩu này");
        let nobody = browser.sign_in("nobody", "không phải mật khẩu này");
        assert_eq!((wrong.status, nobody.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
        let said =
            |text: &str| text.split("error-summary").nth(1).map(|t| t.split("</div>").next().unwrap().to_owned());
        assert_eq!(said(&wrong.text), said(&nobody.text));
        assert!(said(&wrong.text).is_some());
        for _ in 0..4 {
            browser.sign_in("lan", "không phải mật khẩu này");
        }
        assert_eq!(browser.sign_in("lan", PASSWORD).status, StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn a_form_that_we_did_not_show_is_refused() {
    on_both(|house| {
        house.person("lan", "leader", Reach::All);
        let browser = Browser::new(house);
        browser.get("/desk/sign-in");
        let fields = [("name".to_owned(), "lan".to_owned()), ("password".to_owned(), PASSWORD.to_owned())];
        assert_eq!(browser.post("/desk/sign-in", &fields).status, StatusCode::FORBIDDEN);
        assert_eq!(browser.get("/desk").status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_one_time_word_leads_to_a_password_of_ones_own() {
    on_both(|house| {
        let id = house.person("lan", "leader", Reach::All);
        let random = house.gate.random.clone();
        let word =
            house.console(move |tx, act| Ok(recover::issue(tx, &random, act, id, false, "thử")?.as_str().to_owned()));
        let browser = Browser::new(house);
        let answer = browser.sign_in("lan", &word);
        assert_eq!(answer.location, "/desk/password?next=%2Fdesk");
        assert_eq!(browser.get("/desk").status, StatusCode::SEE_OTHER, "he still owes a password");
        let own = "trăng lên từ biển Đông";
        let differs = [("password", own), ("repeated", "trăng lặn")];
        assert_eq!(
            browser.submit("/desk/password", "/desk/password", &differs).status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let same = [("password", own), ("repeated", own)];
        assert_eq!(browser.submit("/desk/password", "/desk/password", &same).location, "/desk");
        assert_eq!(browser.get("/desk").status, StatusCode::OK);
    });
}

#[test]
fn a_second_factor_is_drawn_without_inline_style_and_a_locked_account_stays_out() {
    on_both(|house| {
        let id = house.person("lan", "leader", Reach::All);
        let browser = Browser::of(house, "lan");
        let page = browser.submit("/desk/account", "/desk/account/second-factor", &[]).text;
        assert!(page.contains("shape-rendering=\"crispEdges\"") && !page.contains("style="), "{page}");
        house.console(move |tx, act| account::lock(tx, act, id, "thử"));
        assert_eq!(browser.get("/desk").status, StatusCode::SEE_OTHER);
        assert_eq!(browser.sign_in("lan", PASSWORD).status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}
