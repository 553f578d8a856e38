//! Opening, correcting, listing accounts; and that every change is in the journal.

use identity::account::{self, Amend, Contacts, Open, SignInName};
use identity::contact::{Email, Phone};
use identity::{access_log, recover};
use kernel::{Actor, Lang, Moment, Outcome, Subject};
use platform::journal;

use crate::house::{House, PASSWORD, on_both};
use crate::{refusals, refused};

fn open(house: &House, by: i64, login: &str, name: &str, email: Option<&str>) -> Outcome<i64> {
    let open = Open {
        login: SignInName::parse(login).unwrap(),
        name: name.to_owned(),
        email: email.map(|e| Email::parse(e).unwrap()),
        phone: None,
        lang: Lang::Vi,
        password: None,
        must_change: true,
    };
    let (vault, random) = (house.gate.vault.clone(), house.random());
    house.as_account(by, move |tx, act| account::open(tx, &vault, &random, act, open))
}

#[test]
fn opening() {
    on_both(|house| {
        let officer = house.person("chuyenvien", "leader");
        let long = "ă".repeat(121);
        for (by, login, name, email, refusal) in [
            (house.administrator, "binh", "Lê  Thị Bình ", Some("binh@gov.vn"), None),
            (house.administrator, "BÌNH", "Khác", None, Some("refused-sign-in-name-taken")),
            (house.administrator, "an", "An", Some("Binh@Gov.vn"), Some("refused-email-taken")),
            (house.administrator, "an", " ", None, Some("refused-person-name")),
            (house.administrator, "an", long.as_str(), None, Some("refused-person-name")),
            (
                house.administrator,
                "Bình",
                "\n",
                Some("binh@gov.vn"),
                Some("refused-person-name refused-sign-in-name-taken refused-email-taken"),
            ),
            (officer, "an", "An", None, Some("refused-not-allowed")),
        ] {
            let outcome = open(house, by, login, name, email);
            assert_eq!(refused(outcome).as_deref(), refusal, "{login} {name}");
        }
    });
}

#[test]
fn without_a_password_only_a_reset_lets_in() {
    on_both(|house| {
        let account = open(house, house.administrator, "binh", "Bình", None).unwrap();
        for password in ["", PASSWORD] {
            assert_eq!(refusals(house.sign_in("binh", password)), ["refused-sign-in"]);
        }
        let random = house.random();
        let word = house
            .as_account(house.administrator, move |tx, act| recover::issue(tx, &random, act, account, false, "thử"));
        house.sign_in("binh", word.unwrap().as_str()).unwrap();
    });
}

fn amend(house: &House, by: i64, account: i64, seen: i64, email: Option<&str>) -> Outcome<()> {
    amend_named(house, by, account, seen, email, None)
}

fn amend_named(
    house: &House,
    by: i64,
    account: i64,
    seen: i64,
    email: Option<&str>,
    name: Option<&str>,
) -> Outcome<()> {
    let contacts =
        Contacts { email: email.map(|e| Email::parse(e).unwrap()), phone: Some(Phone::parse("0912 345 678").unwrap()) };
    let amend = Amend { account, seen, name: name.map(str::to_owned), contacts };
    let vault = house.gate.vault.clone();
    house.as_account(by, move |tx, act| account::amend(tx, &vault, act, amend))
}

#[test]
fn correcting() {
    on_both(|house| {
        let (binh, an) = (house.account("binh"), house.account("an"));
        assert_eq!(refusals(amend(house, an, binh, 1, None)), ["refused-not-allowed"]);
        assert_eq!(refusals(amend(house, binh, binh, 1, Some("an@example.vn"))), ["refused-email-taken"]);
        let renamed = amend_named(house, binh, binh, 1, None, Some("Giám đốc"));
        assert_eq!(refusals(renamed), ["refused-not-allowed"], "nobody gives himself another name");
        amend(house, binh, binh, 1, Some("moi@example.vn")).unwrap();
        assert_eq!(refusals(amend(house, binh, binh, 1, None)), ["refused-changed-meanwhile"]);
        house.sign_in("moi@example.vn", PASSWORD).unwrap();
        assert_eq!(refusals(house.sign_in("binh@example.vn", PASSWORD)), ["refused-sign-in"]);
        house.as_account(binh, move |tx, act| account::choose_language(tx, act, binh, Lang::En)).unwrap();
        assert_eq!(house.authority(binh).lang(), Lang::En);
        amend_named(house, house.administrator, binh, 3, Some("moi@example.vn"), Some(" Lê  Thị Bình")).unwrap();

        let (vault, now) = (house.gate.vault.clone(), house.now());
        let by = house.authority(house.administrator);
        let contacts = house.db.write_now(move |tx| {
            let profile = account::of(tx, &vault, &by, binh)?;
            assert_eq!(profile.account.name.read(&by).unwrap().as_str(), "Lê Thị Bình");
            assert_eq!(profile.masked.email.as_deref(), Some("m•••@example.vn"));
            assert_eq!(profile.masked.phone.as_deref(), Some("••• 678"));
            access_log::open(tx, &by, "account", now, profile.contacts)
        });
        let contacts = contacts.unwrap();
        assert_eq!(contacts.email.unwrap().as_str(), "moi@example.vn");
        assert_eq!(contacts.phone.unwrap().as_str(), "+84912345678");
    });
}

#[test]
fn contacts_lie_sealed() {
    on_both(|house| {
        let account = house.account("binh");
        amend(house, account, account, 1, Some("binh@example.vn")).unwrap();
        let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = house
            .db
            .read_now(|tx| {
                Ok(tx.all(
                    "select email_sealed, email_index, phone_sealed from account where phone_sealed is not null",
                    store::args![],
                )?)
            })
            .unwrap();
        let versions: Vec<String> =
            house.db.read_now(|tx| Ok(tx.all("select body from account_version", store::args![])?)).unwrap();
        let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
        for text in ["binh@example.vn", "912345678"] {
            for (email, index, phone) in &rows {
                assert!(!holds(email, text) && !holds(index, text) && !holds(phone, text));
            }
            assert!(versions.iter().all(|body| !body.contains(text)), "{text}");
        }
    });
}

#[test]
fn listing_goes_by_name_page_by_page() {
    on_both(|house| {
        for login in ["đào", "đậu", "dung", "ánh", "an"] {
            house.account(login);
        }
        let by = house.authority(house.administrator);
        let pages = house.db.read_now(move |tx| {
            let first = account::list(tx, &by, None, 4)?;
            let last = &first[3];
            let key = kernel::text::sort_key(last.name.read(&by)?.as_str());
            let rest = account::list(tx, &by, Some((&key, last.id)), 4)?;
            Ok([first, rest])
        });
        let logins: Vec<String> = pages.unwrap().into_iter().flatten().map(|a| a.login).collect();
        assert_eq!(logins, ["an", "ánh", "dung", "đào", "đậu", "quantri"]);
        let officer = house.authority(house.person("chuyenvien", "leader"));
        let theirs = house.db.read_now(move |tx| account::list(tx, &officer, None, 4));
        assert_eq!(refusals(theirs), ["refused-not-allowed"]);
    });
}

#[test]
fn notices_find_whoever_holds_the_position() {
    on_both(|house| {
        let [now_there, gone, locked] = ["hien", "cu", "khoa"].map(|login| house.person(login, "leader"));
        let position = house.authority(now_there).position().unwrap();
        for (account, from, to) in [(gone, -10, Some(0)), (locked, 0, None)] {
            let day = |n| house.today().plus(n);
            let days = kernel::DayRange { from: day(from), to: to.map(day) };
            // The position began today; who held it before is written as it was.
            house
                .db
                .write_now(move |tx| {
                    tx.run(
                        "insert into assignment (account_id, position_id, valid_from, valid_to, version) values (?1, ?2, ?3, ?4, 1)",
                        store::args![account, position, days.from, days.to],
                    )?;
                    Ok(())
                })
                .unwrap();
        }
        house.as_account(house.administrator, move |tx, act| account::lock(tx, act, locked, "thử")).unwrap();
        let (vault, today) = (house.gate.vault.clone(), house.today());
        let found =
            house.db.read_now(move |tx| account::recipients(tx, &vault, &Subject::new("position", position), today));
        let found: Vec<(i64, Option<String>, bool)> = found
            .unwrap()
            .into_iter()
            .map(|r| (r.account, r.contacts.email.map(|e| e.as_str().to_owned()), r.contacts.phone.is_some()))
            .collect();
        assert_eq!(found, [(now_there, Some("hien@example.vn".to_owned()), false)]);
    });
}

#[test]
fn every_change_is_in_the_journal_and_no_name_is() {
    on_both(|house| {
        let account = house.account("binh");
        amend(house, house.administrator, account, 1, Some("binh@example.vn")).unwrap();
        house.as_account(house.administrator, move |tx, act| account::lock(tx, act, account, "thử")).unwrap();
        house.as_account(house.administrator, move |tx, act| account::unlock(tx, act, account, "thử")).unwrap();
        house.as_account(house.administrator, move |tx, act| account::close(tx, act, account, "thử")).unwrap();
        let subject = Subject::new("account", account);
        let rows = house.db.read_now(move |tx| journal::of_subject(tx, &subject, None, 100)).unwrap();
        let told: Vec<(&str, &Actor)> = rows.iter().rev().map(|r| (r.verb.as_str(), &r.actor)).collect();
        let position = house.authority(house.administrator).position();
        let administrator = Actor::Person { account: house.administrator, position };
        assert_eq!(
            told,
            [
                ("account.opened", &Actor::Console),
                ("account.amended", &administrator),
                ("account.locked", &administrator),
                ("account.unlocked", &administrator),
                ("account.closed", &administrator),
            ]
        );
        for row in rows {
            let text = format!("{} {:?}", row.body, row.subjects);
            assert!(!text.contains("Bình") && !text.contains("binh") && row.at > Moment(0), "{text}");
        }
        let report = journal::verify::verify(&house.db, 1, &identity::VERSIONED, &mut |_| {}).unwrap();
        assert_eq!(report.broken, None);
        assert!(report.versions > 5);
    });
}
