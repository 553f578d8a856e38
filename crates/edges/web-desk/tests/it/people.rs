//! People stand with their names, and a new account leads to a position.

use axum::http::StatusCode;
use identity::Reach;
use identity::organisation::assignment;

use crate::browser::Browser;
use crate::house::on_both;
use crate::network::two_places;

#[test]
fn a_new_account_is_given_a_position_and_works() {
    on_both(|house| {
        house.person("quan", "administrator", Reach::All);
        let held = house.person("lan", "leader", Reach::All);
        let position = house.db.read_now(move |tx| assignment::of_account(tx, held)).unwrap()[0].position.to_string();
        let quan = Browser::of(house, "quan");
        let new = [("login", "hoa"), ("name", "Trần Thị Hoa")];
        let opened = quan.submit("/desk/accounts/new", "/desk/accounts", &new).text;
        let next = opened.split("class=\"button\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(next.ends_with("/position"), "the next step is the page's one primary button: {next}");
        let word = opened.split("<code id=\"word\">").nth(1).unwrap().split('<').next().unwrap().to_owned();

        let list = quan.get("/desk/accounts").text;
        assert!(list.contains("Chưa có vị trí") && list.contains(&next), "{list}");
        let today = house.clock.now().day().to_string();
        let given = quan.submit(&next, &next, &[("position", &position), ("from", &today)]);
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);

        let hoa = Browser::new(house);
        hoa.sign_in("hoa", &word);
        let own = "trăng lên từ biển Đông";
        hoa.submit("/desk/password", "/desk/password", &[("password", own), ("repeated", own)]);
        assert_eq!(hoa.get("/desk/exceedances").status, StatusCode::OK);
        let account = quan.get(&given.location).text;
        assert!(account.contains("203.0.113.0/24") && !account.contains("chưa lần nào"), "{account}");
    });
}

#[test]
fn names_instead_of_numbers() {
    on_both(|house| {
        let [own, _] = two_places(house);
        house.person("quan", "administrator", Reach::All);
        let lan = Browser::of(house, "lan");
        let exceedance = format!("/desk/exceedances/{}", own.exceedance);
        lan.submit(&exceedance, &format!("{exceedance}/close"), &[("note", "Đã xử lý.")]);
        let quan = Browser::of(house, "quan");
        for page in ["/desk/audit", "/desk/audit/security"] {
            let text = quan.get(page).text;
            assert!(text.contains("Nguyễn Thị lan") && !text.contains("person:"), "{page}: {text}");
        }
        let station = quan.get(&format!("/desk/stations/{}", own.code)).text;
        assert!(station.contains("người vận hành máy chủ"), "who wrote the version: {station}");
    });
}

#[test]
fn everybody_of_the_office_sees_who_holds_what_and_since_when() {
    on_both(|house| {
        house.person("lan", "leader", Reach::All);
        let page = Browser::of(house, "lan").get("/desk/organisation").text;
        let since = house.clock.now().day();
        assert!(page.contains("Nguyễn Thị lan") && page.contains("Vị trí leader"), "{page}");
        assert!(page.contains(&web_kit::format::day(since)), "{page}");
        assert!(!page.contains("/desk/organisation/units/new"), "who may not change it is not asked to: {page}");
    });
}
