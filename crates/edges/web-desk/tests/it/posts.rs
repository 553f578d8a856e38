//! Every form of the desk that changes something: who may send it, that it works once however often it is
//! sent, that it needs our page, and that what is wrong is told at its field and changes nothing.

use axum::http::StatusCode;
use identity::Reach;
use identity::organisation::{assignment, delegation};
use identity::{Right, RightSet};
use monitoring::rules::telling::{Quiet, Wish, Wishes};
use monitoring::tell::{PATIENCE, TELLING};

use crate::browser::{Browser, hidden};
use crate::house::{House, on_both};
use crate::network::two_places;

/// A form and what is to be known about it.
struct Post {
    /// The page that shows it.
    page: String,
    /// Where it is sent.
    action: String,
    /// Whose it is, and somebody who may not.
    by: &'static str,
    not: &'static str,
    /// Filled in well.
    good: Vec<(&'static str, String)>,
    /// What to write instead, and at which field it is told.
    bad: Option<(&'static str, String, &'static str)>,
}

fn post(page: &str, action: &str, good: &[(&'static str, &str)], bad: (&'static str, &str)) -> Post {
    Post {
        page: page.to_owned(),
        action: action.to_owned(),
        by: "quan",
        not: "an",
        good: good.iter().map(|(n, v)| (*n, (*v).to_owned())).collect(),
        bad: Some((bad.0, bad.1.to_owned(), bad.0)),
    }
}

fn entries(house: &House) -> i64 {
    house.db.read_now(|tx| Ok(tx.one::<i64>("select count(*) from journal", store::args![])?)).unwrap()
}

/// The fields of a form as its page shows them, filled in.
fn filled(browser: &Browser<'_>, post: &Post, instead: Option<(&str, &str)>) -> Vec<(String, String)> {
    let shown = browser.get(&post.page);
    assert_eq!(shown.status, StatusCode::OK, "{} for {}: {}", post.page, post.by, shown.text);
    let mut all = hidden(&shown.text, &post.action);
    for (name, value) in &post.good {
        let value = instead.filter(|(n, _)| n == name).map_or(value.as_str(), |(_, v)| v);
        all.push(((*name).to_owned(), value.to_owned()));
    }
    all
}

/// Holds a form to everything that is asked of all of them.
fn hold(house: &House, post: &Post) {
    let what = &post.action;
    let browser = Browser::of(house, post.by);
    let before = entries(house);

    let other = Browser::of(house, post.not);
    let mut theirs = hidden(&other.get("/desk").text, "/desk/sign-out");
    theirs.push(("command_id".to_owned(), "0".repeat(26)));
    theirs.extend(post.good.iter().map(|(n, v)| ((*n).to_owned(), v.clone())));
    let refused = other.post(what, &theirs).status;
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&refused), "{what} by {}: {refused}", post.not);

    let strange: Vec<_> = filled(&browser, post, None).into_iter().filter(|(name, _)| name != "csrf").collect();
    assert_eq!(browser.post(what, &strange).status, StatusCode::FORBIDDEN, "{what} without the token of our page");

    if let Some((name, value, field)) = &post.bad {
        let answer = browser.post(what, &filled(&browser, post, Some((*name, value.as_str()))));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{what} with {name} = {value:?}: {}", answer.text);
        assert!(answer.text.contains(&format!("id=\"f-{field}-error\"")), "{what}: {}", answer.text);
    }
    assert_eq!(entries(house), before, "{what}: nothing was changed so far");

    let fields = filled(&browser, post, None);
    let first = browser.post(what, &fields);
    assert!([StatusCode::SEE_OTHER, StatusCode::OK].contains(&first.status), "{what}: {}", first.text);
    let done = entries(house);
    assert!(done > before, "{what} did nothing");
    let second = browser.post(what, &fields);
    assert_eq!((second.status, second.location), (first.status, first.location), "{what}, sent twice: {}", second.text);
    assert_eq!(entries(house), done, "{what} was done twice");
}

/// An administrator, an auditor, and a leader whose account and position the forms are about.
fn people(house: &House) -> [i64; 2] {
    house.person("quan", "administrator", Reach::All);
    house.person("an", "auditor", Reach::All);
    [house.person("lan", "leader", Reach::All), house.person("minh", "leader", Reach::All)]
}

fn assignment_of(house: &House, account: i64) -> assignment::Assignment {
    house.db.read_now(move |tx| assignment::of_account(tx, account)).unwrap()[0]
}

#[test]
fn accounts() {
    on_both(|house| {
        let [lan, _] = people(house);
        let position = assignment_of(house, lan).position;
        let idle = house.account("cuc");
        let today = house.clock.now().day().to_string();
        let new = [("login", "hoa"), ("name", "Nguyễn Thị Hoa"), ("email", "hoa@example.vn")];
        hold(house, &post("/desk/accounts/new", "/desk/accounts", &new, ("name", " ")));
        hold(
            house,
            &post("/desk/accounts/new", "/desk/accounts", &[("login", "mai"), ("name", "Mai")], ("login", "LAN")),
        );
        let one = |form: &str| format!("/desk/accounts/{idle}/{form}");
        let corrected = [("name", "Trần Thị Cúc"), ("email", "cuc@example.vn"), ("phone", "0912 345 678")];
        for bad in [("name", " "), ("email", "cúc"), ("phone", "gọi sau")] {
            hold(house, &post(&one("amend"), &one("amend"), &corrected, bad));
        }
        let giving = [("position", position.to_string()), ("from", today)];
        let giving: Vec<(&str, &str)> = giving.iter().map(|(n, v)| (*n, v.as_str())).collect();
        hold(house, &post(&one("position"), &one("position"), &giving, ("position", "")));
        for change in ["state/lock", "state/unlock", "reset", "state/close", "state/reopen"] {
            hold(
                house,
                &post(&one(change), &one(change), &[("reason", "Theo đề nghị của chủ tài khoản")], ("reason", "  ")),
            );
        }
    });
}

#[test]
fn units_and_positions() {
    on_both(|house| {
        let [lan, minh] = people(house);
        let held = assignment_of(house, lan);
        house.commune("31477");
        let today = house.clock.now().day();
        let (day, later) = (today.to_string(), today.plus(30).to_string());
        let root =
            house.console(move |tx, act| Ok(identity::organisation::chart::on_day(tx, act.by, today)?[0].unit.id));
        let root = root.to_string();
        let units = "/desk/organisation/units";
        let new = [("name", "Phòng Quan trắc"), ("code", "QT"), ("parent", root.as_str()), ("from", day.as_str())];
        hold(house, &post(&format!("{units}/new"), &format!("{units}/new"), &new, ("code", "A B")));
        let made: i64 =
            house.db.read_now(|tx| Ok(tx.one("select id from unit where code = 'QT'", store::args![])?)).unwrap();
        let unit = format!("{units}/{made}");
        hold(house, &post(&unit, &unit, &[("name", "Phòng Môi trường"), ("parent", root.as_str())], ("name", "")));
        let end = format!("{unit}/dissolve");
        hold(house, &post(&end, &end, &[("from", later.as_str())], ("from", "mai")));

        let positions = "/desk/organisation/positions";
        let new = [("title", "Phó giám đốc"), ("unit", root.as_str()), ("role", "leader"), ("from", day.as_str())];
        hold(house, &post(&format!("{positions}/new"), &format!("{positions}/new"), &new, ("title", " ")));
        let needs_places = Post {
            bad: Some(("role", "environment-officer".to_owned(), "areas")),
            ..post(&format!("{positions}/new"), &format!("{positions}/new"), &new, ("title", ""))
        };
        hold(house, &needs_places);
        let made: i64 = house.db.read_now(|tx| Ok(tx.one("select max(id) from position", store::args![])?)).unwrap();
        let position = format!("{positions}/{made}");
        let amended = [("title", "Phó giám đốc phụ trách"), ("unit", root.as_str()), ("role", "leader")];
        hold(house, &post(&format!("{position}/amend"), &format!("{position}/amend"), &amended, ("unit", "x")));
        let minh = minh.to_string();
        let given = [("account", minh.as_str()), ("from", day.as_str()), ("to", later.as_str())];
        hold(house, &post(&format!("{position}/assign"), &format!("{position}/assign"), &given, ("account", "")));
        let abolished = today.plus(60).to_string();
        let abolish = format!("{position}/abolish");
        hold(house, &post(&abolish, &abolish, &[("from", abolished.as_str())], ("from", day.as_str())));

        let assignment = format!("/desk/organisation/assignments/{}", held.id);
        let over = [("account", minh.as_str()), ("from", later.as_str())];
        hold(
            house,
            &post(&format!("{assignment}/hand-over"), &format!("{assignment}/hand-over"), &over, ("account", "")),
        );
        let page = Browser::of(house, "quan").get(&format!("{positions}/{}", held.position)).text;
        assert!(page.contains("Nguyễn Thị lan") && page.contains("Nguyễn Thị minh"), "{page}");
        let end = format!("{assignment}/end");
        let tomorrow = today.plus(1).to_string();
        hold(house, &post(&end, &end, &[("last", tomorrow.as_str())], ("last", "")));
    });
}

#[test]
fn telling() {
    on_both(|house| {
        let [lan, _] = people(house);
        let lan = assignment_of(house, lan).position;
        let (page, duty, serious) = ("/desk/organisation/telling", lan.to_string(), format!("serious-{lan}"));
        let good = [
            ("switches", "waits"),
            ("serious_ratio", "2,5"),
            ("in_a_row", "4"),
            ("duty", duty.as_str()),
            ("quiet_from", "21h30"),
            ("quiet_until", "5:00"),
            ("patience", "6"),
        ];
        for bad in [
            ("serious_ratio", "0,5"),
            ("in_a_row", "0"),
            ("duty", "999999"),
            ("quiet_from", "25:00"),
            ("quiet_from", "5:00"),
            ("patience", "169"),
        ] {
            let browser = Browser::of(house, "quan");
            let answer = browser.post(page, &filled(&browser, &post(page, page, &good, bad), Some(bad)));
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}: {}", answer.text);
            assert!(answer.text.contains(&format!("id=\"f-{}-error\"", bad.0)), "{bad:?}: {}", answer.text);
        }
        hold(house, &post(page, page, &good, ("patience", "x")));
        let telling = house.db.read_now(|tx| TELLING.get(tx)).unwrap();
        assert_eq!((telling.serious_ratio, telling.serious_in_a_row, telling.duty), (2.5, 4, Some(lan)));
        assert!(telling.waits && !telling.sms && !telling.patience_at_work, "{telling:?}");
        assert_eq!(telling.quiet, Some(Quiet { from: 1290, until: 300 }));
        assert_eq!(house.db.read_now(|tx| PATIENCE.get(tx)).unwrap(), 6);

        let browser = Browser::of(house, "quan");
        let mut fields = filled(&browser, &post(page, page, &good, ("", "")), None);
        fields.push((serious, "sms".to_owned()));
        let stale = fields.clone();
        assert_eq!(browser.post(page, &fields).status, StatusCode::SEE_OTHER);
        let telling = house.db.read_now(|tx| TELLING.get(tx)).unwrap();
        assert_eq!(telling.wishes_of(lan), Wishes { ordinary: Wish::Mail, serious: Wish::Sms });
        let shown = browser.get(page).text;
        assert!(shown.contains("value=\"2,5\"") && shown.contains("value=\"21:30\""), "{shown}");
        // SMS are wanted, and nobody who holds the position has a telephone.
        let mut by_sms = filled(&browser, &post(page, page, &good, ("", "")), None);
        by_sms.push(("switches".to_owned(), "sms".to_owned()));
        assert_eq!(browser.post(page, &by_sms).status, StatusCode::SEE_OTHER);
        let marked = |page: &str| page.matches("Chưa ai giữ vị trí này có số điện thoại").count();
        let before = marked(&browser.get(page).text);
        let own = "/desk/account/contacts";
        browser.submit(own, own, &[("name", "Quân"), ("phone", "0912 345 678")]);
        assert_eq!((before, marked(&browser.get(page).text)), (4, 3), "who has a number is reached");
        // Two people at the same form: the second is told.
        let mut other: Vec<_> = stale.into_iter().filter(|(name, _)| name != "command_id").collect();
        other.push(("command_id".to_owned(), "2".repeat(26)));
        assert!(browser.post(page, &other).status.is_client_error());
    });
}

#[test]
fn delegations() {
    on_both(|house| {
        let [lan, minh] = people(house);
        let held = assignment_of(house, lan);
        let today = house.clock.now().day();
        let (day, later, minh_id) = (today.to_string(), today.plus(7).to_string(), minh.to_string());
        let page = format!("/desk/account/delegations/new?position={}&from={lan}", held.position);
        let fields = [
            ("to", minh_id.as_str()),
            ("first", day.as_str()),
            ("end", later.as_str()),
            ("rights", "exceedances-handle"),
            ("reason", "Nghỉ phép năm"),
        ];
        // The holder himself; and for him whoever manages the organisation.
        let by_holder = Post { by: "lan", ..post(&page, "/desk/account/delegations/new", &fields, ("to", "")) };
        hold(house, &by_holder);
        hold(house, &post(&page, "/desk/account/delegations/new", &fields, ("end", "2020-01-01")));
        hold(house, &post(&page, "/desk/account/delegations/new", &fields, ("rights", "audit-read")));
        let lent = house.db.read_now(move |tx| delegation::of_account(tx, minh)).unwrap();
        assert_eq!(lent.len(), 3);
        assert_eq!(lent[0].draft.rights, [Right::ExceedancesHandle].into_iter().collect::<RightSet>());
        let withdraw = format!("/desk/account/delegations/{}/withdraw", lent[0].id);
        hold(
            house,
            &Post { by: "lan", ..post(&withdraw, &withdraw, &[("from", day.as_str())], ("from", "2020-01-01")) },
        );
        let chosen = Browser::of(house, "minh").get("/desk/account").text;
        assert!(chosen.contains("thay Nguyễn Thị lan"), "{chosen}");
    });
}

#[test]
fn loggers_exceedances_and_outages() {
    on_both(|house| {
        let [own, other] = two_places(house);
        people_beside(house);
        let station = format!("/desk/stations/{}", own.code);
        let secret = Post { bad: None, not: "lan", ..post(&station, &format!("{station}/secret"), &[], ("", "")) };
        hold(house, &secret);
        let disable = format!("{station}/secret/disable");
        hold(house, &Post { bad: None, not: "lan", ..post(&disable, &disable, &[], ("", "")) });

        let exceedance = format!("/desk/exceedances/{}", own.exceedance);
        let take_up = format!("{exceedance}/acknowledge");
        hold(house, &Post { by: "lan", bad: None, ..post(&exceedance, &take_up, &[], ("", "")) });
        let explain = format!("{exceedance}/explain");
        let said = [("note", "Công văn 12 của cơ sở: bơm hỏng, đã thay.")];
        hold(house, &Post { by: "lan", ..post(&exceedance, &explain, &said, ("note", "  ")) });
        let close = format!("{exceedance}/close");
        let note = [("note", "Đã kiểm tra, cơ sở đã khắc phục.")];
        hold(house, &Post { by: "lan", ..post(&exceedance, &close, &note, ("note", "  ")) });
        let page = Browser::of(house, "lan").get(&exceedance).text;
        assert!(page.contains("Nguyễn Thị lan"), "the history says who closed it: {page}");

        let outage = format!("/desk/outages/{}", own.outage);
        let said = [("report", "Đứt cáp quang, đang nối.")];
        hold(house, &Post { by: "lan", ..post(&outage, &format!("{outage}/report"), &said, ("report", " ")) });
        let page = Browser::of(house, "lan").get(&outage).text;
        assert!(page.contains("Đứt cáp quang") && page.contains("Nguyễn Thị lan"), "{page}");

        // Elsewhere there is nothing, whatever the form says.
        house.person("vung", "administrator", Reach::these([own.area]));
        let elsewhere = format!("/desk/stations/{}/secret", other.code);
        for (login, action) in [
            ("lan", format!("/desk/exceedances/{}/close", other.exceedance)),
            ("lan", format!("/desk/exceedances/{}/explain", other.exceedance)),
            ("lan", format!("/desk/outages/{}/report", other.outage)),
            ("vung", elsewhere.clone()),
            ("vung", format!("{elsewhere}/disable")),
        ] {
            let browser = Browser::of(house, login);
            let before = entries(house);
            let mut fields = hidden(&browser.get("/desk").text, "/desk/sign-out");
            fields.push(("command_id".to_owned(), "1".repeat(26)));
            fields.push(("note".to_owned(), "Không phải của tôi.".to_owned()));
            assert_eq!(browser.post(&action, &fields).status, StatusCode::NOT_FOUND, "{action} by {login}");
            assert_eq!(entries(house), before, "{action} by {login}");
        }
    });
}

/// An administrator and an auditor; `lan` is there already.
fn people_beside(house: &House) {
    house.person("quan", "administrator", Reach::All);
    house.person("an", "auditor", Reach::All);
}

#[test]
fn the_secret_of_a_logger_is_shown_once() {
    on_both(|house| {
        let [own, _] = two_places(house);
        people_beside(house);
        let quan = Browser::of(house, "quan");
        let station = format!("/desk/stations/{}", own.code);
        let action = format!("{station}/secret");
        let fields = hidden(&quan.get(&station).text, &action);
        let (first, second) = (quan.post(&action, &fields).text, quan.post(&action, &fields).text);
        assert!(first.contains("id=\"secret\"") && !second.contains("id=\"secret\""), "{second}");
        let shown = quan.get(&station).text;
        assert!(shown.contains("Đã có mật khẩu") && shown.contains("desk.example"), "{shown}");
    });
}

#[test]
fn panels() {
    on_both(|house| {
        two_places(house);
        house.person("quan", "administrator", Reach::All);
        house.person("an", "auditor", Reach::All);
        house.db.write_now(|tx| Ok(tx.run("update station set public = true", store::args![])?)).unwrap();
        let new = [
            ("code", "BD01"),
            ("name", "Bảng trước chợ"),
            ("place", "Chợ Bến Nghĩa"),
            ("width", "384"),
            ("height", "192"),
            ("stations", "NUO002\nnuo001"),
            ("layout", "turn"),
            ("languages", "vi"),
            ("dwell_seconds", "10"),
            ("night_from", "18:00"),
            ("night_until", "6h"),
            ("unseen_minutes", "10"),
        ];
        let address = "/desk/panels/new";
        for bad in [
            ("code", "B D"),
            ("stations", "NUO001 KHI999"),
            ("width", "200"),
            ("layout", "map"),
            ("languages", "fr"),
            ("night_from", "25:00"),
            ("unseen_minutes", "1"),
        ] {
            let browser = Browser::of(house, "quan");
            let form = post(address, address, &new, bad);
            let answer = browser.post(address, &filled(&browser, &form, Some(bad)));
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}: {}", answer.text);
            assert!(answer.text.contains(&format!("id=\"f-{}-error\"", bad.0)), "{bad:?}: {}", answer.text);
        }
        hold(house, &post(address, address, &new, ("place", " ")));
        let one = "/desk/panels/BD01";
        let amend = format!("{one}/amend");
        hold(house, &post(&amend, &amend, &new[1..], ("height", "1081")));
        let key = Post { bad: None, ..post(one, &format!("{one}/key"), &[], ("", "")) };
        hold(house, &key);
        let quan = Browser::of(house, "quan");
        let list = quan.get("/desk/panels").text;
        assert!(list.contains("Bảng trước chợ") && list.contains("Chưa từng liên lạc"), "{list}");
        let page = quan.get(one).text;
        assert!(page.contains("Trạm nước thải NUO002") && page.contains("18:00 – 06:00"), "{page}");
        let end = format!("{one}/retire");
        hold(house, &Post { bad: None, ..post(&end, &end, &[], ("", "")) });
        assert!(quan.get("/desk/panels").text.contains("Đã gỡ"));
    });
}

#[test]
fn programmes() {
    on_both(|house| {
        let [own, other] = two_places(house);
        people_beside(house);
        let hidden = "update station set public = false, revision = revision + 1";
        house.db.write_now(move |tx| Ok(tx.run(hidden, store::args![])?)).unwrap();
        let today = house.clock.now().day();
        let (first, last) = (today.to_string(), today.plus(3).to_string());
        let new = [
            ("code", "NT-TD"),
            ("name", "Quan trắc nước thải"),
            ("name_en", "Monitoring of effluents"),
            ("kind", "automatic"),
            ("medium", "wastewater"),
            ("purpose", "Giám sát nguồn thải lớn."),
            ("stations", "NUO002\nnuo001"),
            ("parameters", "cod, TSS"),
            ("rounds_per_year", ""),
            ("frequency", ""),
            ("ordered_by", "Ủy ban nhân dân tỉnh"),
            ("document", "Kế hoạch 15/KH-UBND"),
            ("article", "Mục II"),
            ("carried_out_by", "Trung tâm quan trắc"),
            ("first", first.as_str()),
            ("last", ""),
            ("public", "yes"),
        ];
        let address = "/desk/programmes/new";
        for bad in [
            ("code", "N T"),
            ("kind", "daily"),
            ("medium", "soil"),
            ("stations", "NUO001 KHI999"),
            ("stations", ""),
            ("parameters", "COD XYZ"),
            ("rounds_per_year", "0"),
            ("first", "mai"),
            ("last", "2020-01-01"),
        ] {
            let browser = Browser::of(house, "quan");
            let form = post(address, address, &new, bad);
            let answer = browser.post(address, &filled(&browser, &form, Some(bad)));
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}: {}", answer.text);
            assert!(answer.text.contains(&format!("id=\"f-{}-error\"", bad.0)), "{bad:?}: {}", answer.text);
        }
        hold(house, &post(address, address, &new, ("document", " ")));
        let one = "/desk/programmes/NT-TD";
        let (amend, end) = (format!("{one}/amend"), format!("{one}/end"));
        let lan = Browser::of(house, "lan");
        assert!(lan.get(one).text.contains("1 trạm ngoài phạm vi"), "the other station is not hers");
        for (page, expected) in [(one, 200), (amend.as_str(), 403), (end.as_str(), 403)] {
            assert_eq!(lan.get(page).status.as_u16(), expected, "{page}");
        }
        hold(house, &post(&amend, &amend, &new[1..], ("carried_out_by", "")));
        let quan = Browser::of(house, "quan");
        let list = quan.get("/desk/programmes").text;
        assert!(list.contains("Quan trắc nước thải") && list.contains("0/2"), "{list}");
        let page = quan.get(one).text;
        assert!(page.contains("COD, TSS") && page.contains(&format!("/desk/stations/{}", other.code)), "{page}");
        let ended = [("last", last.as_str()), ("reason", "Đã đủ số liệu.")];
        hold(house, &post(&end, &end, &ended, ("reason", " ")));
        let page = quan.get(one).text;
        assert!(page.contains("Đã đủ số liệu.") && !page.contains(&amend), "{page}");

        // Whoever keeps the station keeps a programme of it.
        let mut hers: Vec<(&str, &str)> = new.to_vec();
        (hers[0].1, hers[6].1) = ("NT-01", own.code);
        let by_lan = Post { by: "lan", ..post(address, address, &hers, ("stations", "NUO001 NUO002")) };
        hold(house, &by_lan);
    });
}

#[test]
fn a_second_factor_is_confirmed_by_its_code_only() {
    on_both(|house| {
        house.person("lan", "leader", Reach::All);
        let lan = Browser::of(house, "lan");
        let (offer, confirm) = ("/desk/account/second-factor", "/desk/account/second-factor/confirm");
        let shown = lan.submit("/desk/account", offer, &[]).text;
        let before = entries(house);
        let mut wrong = hidden(&shown, confirm);
        wrong.push(("code".to_owned(), "000000".to_owned()));
        let answer = lan.post(confirm, &wrong);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("id=\"f-code-error\""), "{}", answer.text);
        let strange: Vec<_> = wrong.iter().filter(|(name, _)| name != "csrf").cloned().collect();
        assert_eq!(lan.post(confirm, &strange).status, StatusCode::FORBIDDEN);
        assert_eq!(entries(house), before);
        let secret = shown.split("<code>").nth(1).and_then(|t| t.split("</code>").next()).unwrap().to_owned();
        let mut right = hidden(&shown, confirm);
        right.push(("code".to_owned(), crate::browser::authenticator(&secret, house.clock.now())));
        let codes = lan.post(confirm, &right);
        assert_eq!(codes.status, StatusCode::OK, "{}", codes.text);
        assert!(codes.text.matches("<li><code>").count() >= 8, "{}", codes.text);
        let again = lan.post(confirm, &right);
        assert!(again.status.is_client_error() && !again.text.contains("<li><code>"), "{}", again.text);
    });
}
