//! Signing in, wrong attempts, and getting back in.

use identity::lockout;
use identity::password::{self, Change, Typed};
use identity::session::Step;
use identity::{account, recover};

use crate::house::{House, OFFICE, PASSWORD, address, on_both};
use crate::{refusals, refused};

#[test]
fn whoever_has_the_password_gets_in() {
    on_both(|house| {
        house.account("Trần Văn Đậu");
        for (name, password, refusal) in [
            ("Trần Văn Đậu", PASSWORD, None),
            ("tran van dau", PASSWORD, None),
            (" TRAN  VAN DAU ", PASSWORD, None),
            ("Tran.Van.Dau", PASSWORD, Some("refused-sign-in")),
            ("TRẦN.Văn.Đậu@example.vn", PASSWORD, None),
            ("Trần Văn Đậu", "", Some("refused-sign-in")),
            ("Trần Văn Đậu", &PASSWORD.to_uppercase(), Some("refused-sign-in")),
            ("nobody", PASSWORD, Some("refused-sign-in")),
            ("nobody@example.vn", PASSWORD, Some("refused-sign-in")),
            ("", "", Some("refused-sign-in")),
            ("' or 1=1 --", PASSWORD, Some("refused-sign-in")),
        ] {
            assert_eq!(refused(house.sign_in(name, password)).as_deref(), refusal, "{name} {password}");
        }
    });
}

#[test]
fn a_session_is_opened_and_its_secret_is_not_stored() {
    on_both(|house| {
        let signed_in = house.sign_in("quantri", PASSWORD).unwrap();
        assert_eq!(signed_in.step, Step::Open);
        let session = house.session(&signed_in.token).expect("the session goes on");
        assert_eq!((session.account, session.second_factor), (house.administrator, false));
        let token = signed_in.token.as_str().to_owned();
        let stored: Vec<Vec<u8>> =
            house.db.read_now(|tx| Ok(tx.all("select token_hash from session", store::args![])?)).unwrap();
        assert!(stored.iter().all(|hash| hash != token.as_bytes() && kernel::hex(hash) != token));
    });
}

#[test]
fn an_unknown_name_and_a_wrong_password_get_the_same_words() {
    on_both(|house| {
        let known = house.sign_in("quantri", "wrong").unwrap_err().to_string();
        let unknown = house.sign_in("nobody", "wrong").unwrap_err().to_string();
        assert_eq!(known, unknown);
        // And both are locked after the same number of attempts.
        for name in ["quantri", "nobody"] {
            let count = (0..20)
                .take_while(|_| refused(house.sign_in(name, "wrong")).as_deref() == Some("refused-sign-in"))
                .count();
            assert_eq!(count, 4, "{name}");
        }
    });
}

#[test]
fn wrong_attempts_shut_the_door_longer_and_longer() {
    on_both(|house| {
        for _ in 0..5 {
            assert_eq!(refusals(house.sign_in("quantri", "wrong")), ["refused-sign-in"]);
        }
        // The right password does not help now, and asking does not lengthen it.
        for _ in 0..3 {
            let refusal = house.sign_in("quantri", PASSWORD).unwrap_err().to_string();
            assert_eq!(refusal, "refused-too-many-attempts seconds=30");
        }
        house.later(30);
        assert_eq!(refusals(house.sign_in("quantri", "wrong")), ["refused-sign-in"]);
        let refusal = house.sign_in("quantri", PASSWORD).unwrap_err().to_string();
        assert_eq!(refusal, "refused-too-many-attempts seconds=60");
        house.later(60);
        house.sign_in("quantri", PASSWORD).unwrap();
        // Forgiven: five more are free.
        assert_eq!(refusals(house.sign_in("quantri", "wrong")), ["refused-sign-in"]);
        house.sign_in("quantri", PASSWORD).unwrap();
    });
}

#[test]
fn an_administrator_lets_somebody_in_again() {
    on_both(|house| {
        let account = house.account("binh");
        for _ in 0..5 {
            house.sign_in("binh", "wrong").unwrap_err();
        }
        assert_eq!(
            refusals(house.sign_in("binh@example.vn", PASSWORD)),
            ["refused-too-many-attempts"],
            "by either name"
        );
        house.as_account(house.administrator, move |tx, act| account::unlock(tx, act, account, "thử")).unwrap();
        house.sign_in("binh", PASSWORD).unwrap();
    });
}

#[test]
fn guesses_at_many_names_shut_out_their_network() {
    on_both(|house| {
        for n in 0..50 {
            assert_eq!(
                refusals(house.sign_in_from(&format!("name{n}"), "wrong", None, "198.51.100.1")),
                ["refused-sign-in"]
            );
        }
        let from_there = house.sign_in_from("quantri", PASSWORD, None, "198.51.100.250");
        assert_eq!(refusals(from_there), ["refused-too-many-attempts"]);
        house.sign_in("quantri", PASSWORD).expect("the office is another network");
        house.later(3 * 24 * 3600);
        let forgotten = house.now();
        assert!(house.db.write_now(move |tx| Ok(lockout::tidy(tx, forgotten)?)).unwrap() > 50);
        assert_eq!(house.count("select count(*) from lockout"), 0);
    });
}

#[test]
fn guesses_sent_at_once_are_all_counted() {
    on_both(|house| {
        let wrong = std::thread::scope(|scope| {
            let gate = &house.gate;
            let now = house.now();
            let attempts: Vec<_> = (0..20)
                .map(|_| {
                    scope.spawn(move || {
                        let attempt = identity::sign_in::Attempt {
                            name: "quantri".to_owned(),
                            password: Typed::new("wrong"),
                            code: None,
                            from: address(OFFICE),
                            agent: String::new(),
                        };
                        refusals(identity::sign_in::run(gate, attempt, now)).remove(0)
                    })
                })
                .collect();
            attempts.into_iter().map(|a| a.join().unwrap()).filter(|code| code == "refused-sign-in").count()
        });
        assert_eq!(wrong, 5, "only so many passwords were looked at");
    });
}

#[test]
fn locked_and_closed_accounts_are_told_only_to_their_owner() {
    on_both(|house| {
        let (locked, closed) = (house.account("locked"), house.account("closed"));
        let token = house.sign_in("locked", PASSWORD).unwrap().token;
        house.as_account(house.administrator, move |tx, act| account::lock(tx, act, locked, "thử")).unwrap();
        house.as_account(house.administrator, move |tx, act| account::close(tx, act, closed, "thử")).unwrap();
        assert!(house.session(&token).is_none(), "locking ends sessions");
        for name in ["locked", "closed"] {
            assert_eq!(refusals(house.sign_in(name, PASSWORD)), ["refused-account-locked"], "{name}");
            assert_eq!(refusals(house.sign_in(name, "wrong")), ["refused-sign-in"], "{name}");
        }
        house.as_account(house.administrator, move |tx, act| account::unlock(tx, act, locked, "thử")).unwrap();
        house.sign_in("locked", PASSWORD).unwrap();
        let reopened = house.as_account(house.administrator, move |tx, act| account::unlock(tx, act, closed, "thử"));
        assert_eq!(refusals(reopened), ["refused-account-unknown"]);
    });
}

#[test]
fn every_attempt_is_in_the_security_log_without_what_was_typed() {
    on_both(|house| {
        house.sign_in("quantri", "a wrong password").unwrap_err();
        house.sign_in("a password in the wrong box", "x").unwrap_err();
        house.sign_in("quantri", PASSWORD).unwrap();
        let events = house.db.read_now(|tx| platform::security_log::recent(tx, None, 10)).unwrap();
        let told: Vec<(String, Option<String>, String)> =
            events.into_iter().map(|e| (e.kind, e.actor, e.detail)).collect();
        let who = Some(format!("person:{}", house.administrator));
        let network = r#"{"network":"203.0.113.0/24"}"#.to_owned();
        assert_eq!(
            told,
            [
                ("sign-in".to_owned(), who.clone(), network.clone()),
                ("sign-in-failed".to_owned(), None, network.clone()),
                ("sign-in-failed".to_owned(), who, network),
            ]
        );
    });
}

/// Issues a reset for somebody and gives its word.
fn reset(house: &House, account: i64) -> String {
    let random = house.random();
    let issued =
        house.as_account(house.administrator, move |tx, act| recover::issue(tx, &random, act, account, false, "thử"));
    issued.unwrap().as_str().to_owned()
}

fn choose(house: &House, token: &identity::session::Token, new: &str) -> kernel::Outcome<identity::session::Token> {
    let session = house.session(token).expect("the session goes on");
    let change = Change { current: None, new: new.to_owned(), from: address(OFFICE) };
    password::change(&house.gate, session, change, house.now())
}

#[test]
fn a_reset_lets_in_once_and_asks_for_a_new_password() {
    on_both(|house| {
        let account = house.account("binh");
        let before = house.sign_in("binh", PASSWORD).unwrap().token;
        let word = reset(house, account);
        assert!(house.session(&before).is_none(), "his sessions end");
        assert_eq!(refusals(house.sign_in("binh", PASSWORD)), ["refused-sign-in"], "and his password");
        let signed_in = house.sign_in("binh", &word.to_uppercase()).unwrap();
        assert_eq!(signed_in.step, Step::Password);
        let law = house.law.clone();
        let (session, now) = (house.session(&signed_in.token).unwrap(), house.now());
        let none = house.db.read_now(move |tx| identity::authority::of_session(tx, &law, &session, now)).unwrap();
        assert!(none.is_none(), "he may do nothing until he has one of his own");

        assert_eq!(refusals(choose(house, &signed_in.token, "matkhau123456")), ["refused-password-common"]);
        let token = choose(house, &signed_in.token, "bến Ninh Kiều về đêm").unwrap();
        assert_eq!(house.session(&token).unwrap().step, Step::Open);
        assert!(house.session(&signed_in.token).is_none(), "the token before is worth nothing");
        assert_eq!(refusals(house.sign_in("binh", &word)), ["refused-sign-in"], "the word is used up");
        assert_eq!(house.sign_in("binh", "bến Ninh Kiều về đêm").unwrap().step, Step::Open);
    });
}

#[test]
fn a_reset_ends_after_a_day() {
    on_both(|house| {
        let account = house.account("binh");
        let word = reset(house, account);
        house.later(24 * 3600);
        assert_eq!(refusals(house.sign_in("binh", &word)), ["refused-sign-in"]);
    });
}

#[test]
fn resets_are_for_administrators_and_for_others() {
    on_both(|house| {
        let officer = house.person("chuyenvien", "leader");
        let (random, administrator) = (house.random(), house.administrator);
        let theirs =
            house.as_account(officer, move |tx, act| recover::issue(tx, &random, act, administrator, false, "thử"));
        assert_eq!(refusals(theirs), ["refused-not-allowed"]);
        let random = house.random();
        let own = house
            .as_account(administrator, move |tx, act| recover::issue(tx, &random, act, administrator, false, "thử"));
        assert_eq!(refusals(own), ["refused-own-account"]);
        let random = house.random();
        let nobody =
            house.as_account(administrator, move |tx, act| recover::issue(tx, &random, act, 999, false, "thử"));
        assert_eq!(refusals(nobody), ["refused-account-unknown"]);
    });
}

#[test]
fn a_password_is_changed_by_whoever_knows_it() {
    on_both(|house| {
        let elsewhere = house.sign_in("quantri", PASSWORD).unwrap().token;
        let here = house.sign_in("quantri", PASSWORD).unwrap().token;
        let new = "đò chiều Vàm Nao chậm";
        for (current, new, refusal) in [
            (None, new, Some("refused-sign-in-unfinished")),
            (Some("wrong"), new, Some("refused-sign-in")),
            (Some(PASSWORD), "ngắn", Some("refused-password-short")),
        ] {
            let session = house.session(&here).expect("a refusal leaves the session as it was");
            let change = Change { current: current.map(Typed::new), new: new.to_owned(), from: address(OFFICE) };
            assert_eq!(refused(password::change(&house.gate, session, change, house.now())).as_deref(), refusal);
        }
        let change = Change { current: Some(Typed::new(PASSWORD)), new: new.to_owned(), from: address(OFFICE) };
        let session = house.session(&here).unwrap();
        let token = password::change(&house.gate, session, change, house.now()).unwrap();
        assert!(house.session(&token).is_some());
        assert!(house.session(&here).is_none() && house.session(&elsewhere).is_none());
        assert_eq!(refusals(house.sign_in("quantri", PASSWORD)), ["refused-sign-in"]);
        house.sign_in("quantri", new).unwrap();
    });
}
