//! People stand with their names, and a new account leads to a position.

use axum::http::StatusCode;
use identity::Reach;
use identity::organisation::assignment;

use crate::browser::{Browser, hidden};
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

#[test]
fn who_can_be_reached_how_is_corrected_and_its_reading_written_down() {
    on_both(|house| {
        house.person("quan", "administrator", Reach::All);
        let lan = house.person("lan", "leader", Reach::All);
        let quan = Browser::of(house, "quan");
        let page = format!("/desk/accounts/{lan}");
        let missing = quan.get(&page).text;
        assert!(missing.contains("nên không nhận được tin nhắn SMS"), "{missing}");
        let form = format!("{page}/amend");
        let typed = [("name", "Nguyễn Thị Lan"), ("email", "lan@example.vn"), ("phone", "0912 345 678")];
        let saved = quan.submit(&form, &form, &typed);
        assert_eq!((saved.status, saved.location.as_str()), (StatusCode::SEE_OTHER, page.as_str()), "{}", saved.text);
        let known = quan.get(&page).text;
        assert!(known.contains("l•••@example.vn") && known.contains("••• 678"), "{known}");
        assert!(!known.contains("lan@example.vn") && !known.contains("912345678"), "masked until opened: {known}");
        assert!(quan.get(&form).text.contains("+84912345678"));

        // Her own page shows both whole, and that somebody saw them.
        let her = Browser::of(house, "lan");
        let own = her.get("/desk/account").text;
        assert!(own.contains("lan@example.vn") && own.contains("+84912345678"), "{own}");
        assert!(own.contains("Nguyễn Thị quan") && own.contains("Sửa tài khoản"), "{own}");

        // She corrects them; another name she cannot give herself.
        let contacts = "/desk/account/contacts";
        let wrong = her.submit(contacts, contacts, &[("email", "lan@example.vn"), ("phone", "12")]);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text);
        assert!(wrong.text.contains("id=\"f-phone-error\""), "{}", wrong.text);
        let typed = [("name", "Giám đốc"), ("email", ""), ("phone", "0987 654 321")];
        let saved = her.submit(contacts, contacts, &typed);
        assert_eq!((saved.status, saved.location.as_str()), (StatusCode::SEE_OTHER, "/desk/account"), "{}", saved.text);
        let own = her.get("/desk/account").text;
        assert!(own.contains("+84987654321") && own.contains("nên không nhận được thư"), "{own}");
        assert!(own.contains("Nguyễn Thị Lan") && !own.contains("Giám đốc"), "{own}");

        // Long after the password was given, somebody else may be sitting there.
        let mut shown = hidden(&her.get(contacts).text, contacts);
        shown.push(("phone".to_owned(), "0912345678".to_owned()));
        house.clock.set(house.clock.now().plus_seconds(3600));
        for answer in [her.get(contacts), her.post(contacts, &shown)] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            assert!(answer.location.starts_with("/desk/sign-in/again?next="), "{}", answer.location);
        }

        let late = quan.submit(&form, &form, &[("name", "Nguyễn Thị Lan"), ("phone", "0911 111 111")]);
        assert!(late.location.starts_with("/desk/sign-in/again?next="), "{}", late.text);

        // An administrator's own account is not corrected by the back door.
        let own =
            house.db.read_now(|tx| Ok(tx.one::<i64>("select id from account where login = 'quan'", store::args![])?));
        let form = format!("/desk/accounts/{}/amend", own.unwrap());
        assert_eq!(quan.get(&form).location, contacts);
    });
}
