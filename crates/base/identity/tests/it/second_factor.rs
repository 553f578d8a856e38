//! The second factor: enrolment, codes, recovery codes, and losing the phone.

use identity::second_factor::{self, RecoveryCodes};
use identity::session::{Session, Step};
use identity::sign_in::{self, SignedIn};
use identity::totp::Secret;
use identity::{Act, recover};
use kernel::Outcome;

use crate::house::{House, OFFICE, PASSWORD, address, on_both};
use crate::refusals;

/// Somebody signed in.
fn session(house: &House, login: &str) -> Session {
    house.session(&house.sign_in(login, PASSWORD).unwrap().token).unwrap()
}

fn offer(house: &House, session: &Session) -> Outcome<Secret> {
    let (vault, random, session) = (house.gate.vault.clone(), house.random(), session.clone());
    house.as_account(session.account, move |tx, act| {
        let offer = second_factor::offer(tx, &vault, &random, act, &session)?;
        assert!(offer.address.starts_with("otpauth://totp/"));
        Ok(offer.secret)
    })
}

fn confirm(house: &House, session: &Session, code: String) -> Outcome<RecoveryCodes> {
    let (vault, random, session) = (house.gate.vault.clone(), house.random(), session.clone());
    house.as_account(session.account, move |tx, act| second_factor::confirm(tx, &vault, &random, act, &session, &code))
}

/// An account with a second factor in force.
fn enrolled(house: &House, login: &str) -> (i64, Secret, RecoveryCodes) {
    let account = house.account(login);
    let session = session(house, login);
    let secret = offer(house, &session).unwrap();
    let codes = confirm(house, &session, secret.code_at(house.now()).unwrap()).unwrap();
    house.later(30);
    (account, secret, codes)
}

fn enter(house: &House, signed_in: &SignedIn, code: &str) -> Outcome<SignedIn> {
    sign_in::enter_code(&house.gate, signed_in.token.clone(), code.to_owned(), address(OFFICE), house.now())
}

#[test]
fn it_is_in_force_once_the_app_shows_a_right_code() {
    on_both(|house| {
        house.account("binh");
        let session = session(house, "binh");
        let early = confirm(house, &session, "123456".to_owned());
        assert_eq!(refusals(early), ["refused-second-factor-not-offered"]);
        let secret = offer(house, &session).unwrap();
        assert_eq!(refusals(confirm(house, &session, "000000".to_owned())), ["refused-sign-in-code"]);
        assert_eq!(house.sign_in("binh", PASSWORD).unwrap().step, Step::Open, "offered is not in force");
        let codes = confirm(house, &session, secret.code_at(house.now()).unwrap()).unwrap();
        assert_eq!(codes.as_slice().len(), 10);
        assert_eq!(house.sign_in("binh", PASSWORD).unwrap().step, Step::Code);
        assert_eq!(refusals(offer(house, &session)), ["refused-second-factor-on"]);
    });
}

#[test]
fn a_code_counts_once() {
    on_both(|house| {
        let (_, secret, _) = enrolled(house, "binh");
        let code = secret.code_at(house.now()).unwrap();
        let half = house.sign_in("binh", PASSWORD).unwrap();
        assert_eq!(half.step, Step::Code);
        assert_eq!(refusals(enter(house, &half, "000000")), ["refused-sign-in-code"]);
        let whole = enter(house, &half, &code).unwrap();
        assert_eq!(whole.step, Step::Open);
        assert!(house.session(&whole.token).unwrap().second_factor);
        assert!(house.session(&half.token).is_none(), "the token before is worth nothing");

        // Somebody read it over his shoulder.
        let half = house.sign_in("binh", PASSWORD).unwrap();
        assert_eq!(refusals(enter(house, &half, &code)), ["refused-sign-in-code"]);
        house.later(30);
        enter(house, &half, &secret.code_at(house.now()).unwrap()).unwrap();
    });
}

#[test]
fn name_password_and_code_at_once() {
    on_both(|house| {
        let (_, secret, codes) = enrolled(house, "binh");
        let at_once = |code: &str| house.sign_in_from("binh", PASSWORD, Some(code), OFFICE);
        assert_eq!(refusals(at_once("000000")), ["refused-sign-in-code"]);
        assert_eq!(at_once(&secret.code_at(house.now()).unwrap()).unwrap().step, Step::Open);
        assert_eq!(at_once(&codes.as_slice()[3].to_uppercase()).unwrap().step, Step::Open, "a recovery code");
        assert_eq!(refusals(at_once(&codes.as_slice()[3])), ["refused-sign-in-code"], "once");
        assert_eq!(at_once(" ").unwrap().step, Step::Code, "an empty box is no code");
    });
}

#[test]
fn guessing_codes_shuts_the_door() {
    on_both(|house| {
        let (_, secret, _) = enrolled(house, "binh");
        let half = house.sign_in("binh", PASSWORD).unwrap();
        let guesses =
            (0..).take_while(|n| refusals(enter(house, &half, &format!("{n:06}"))) == ["refused-sign-in-code"]);
        assert_eq!(guesses.count(), 4, "the password was the first attempt");
        let right = secret.code_at(house.now()).unwrap();
        assert_eq!(refusals(enter(house, &half, &right)), ["refused-too-many-attempts"]);
    });
}

#[test]
fn half_a_sign_in_opens_nothing_and_ends_soon() {
    on_both(|house| {
        let (_, secret, _) = enrolled(house, "binh");
        let half = house.sign_in("binh", PASSWORD).unwrap();
        let (law, session, now) = (house.law.clone(), house.session(&half.token).unwrap(), house.now());
        assert_eq!(session.require_open().unwrap_err().code, "refused-sign-in-unfinished");
        let nobody = house.db.read_now(move |tx| identity::authority::of_session(tx, &law, &session, now)).unwrap();
        assert!(nobody.is_none());
        house.later(600);
        let late = enter(house, &half, &secret.code_at(house.now()).unwrap());
        assert_eq!(refusals(late), ["refused-sign-in-again"]);
    });
}

#[test]
fn whoever_lost_phone_and_codes_is_helped_by_an_administrator() {
    on_both(|house| {
        let (account, ..) = enrolled(house, "binh");
        for (drop_second_factor, step) in [(false, Step::Code), (true, Step::Password)] {
            let random = house.random();
            let word = house
                .as_account(house.administrator, move |tx, act| {
                    recover::issue(tx, &random, act, account, drop_second_factor, "thử")
                })
                .unwrap();
            assert_eq!(house.sign_in("binh", word.as_str()).unwrap().step, step, "dropped: {drop_second_factor}");
        }
    });
}

#[test]
fn a_new_password_is_owed_after_the_code_too() {
    on_both(|house| {
        let (account, secret, _) = enrolled(house, "binh");
        let random = house.random();
        let issued = house
            .as_account(house.administrator, move |tx, act| recover::issue(tx, &random, act, account, false, "thử"));
        let half = house.sign_in("binh", issued.unwrap().as_str()).unwrap();
        assert_eq!(half.step, Step::Code);
        let next = enter(house, &half, &secret.code_at(house.now()).unwrap()).unwrap();
        assert_eq!(next.step, Step::Password);
    });
}

#[test]
fn changing_it_wants_a_recent_password() {
    on_both(|house| {
        let (account, secret, codes) = enrolled(house, "binh");
        let half = house.sign_in("binh", PASSWORD).unwrap();
        let whole = enter(house, &half, &secret.code_at(house.now()).unwrap()).unwrap();
        let session = house.session(&whole.token).unwrap();
        let (random, fresh) = (house.random(), session.clone());
        let renewed =
            house.as_account(account, move |tx, act| second_factor::renew_codes(tx, &random, act, &fresh)).unwrap();
        assert_eq!(house.db.read_now(move |tx| second_factor::codes_left(tx, account)).unwrap(), 10);
        let at_once = |code: &str| house.sign_in_from("binh", PASSWORD, Some(code), OFFICE);
        assert_eq!(refusals(at_once(&codes.as_slice()[0])), ["refused-sign-in-code"], "the old ones are gone");
        at_once(&renewed.as_slice()[0]).unwrap();

        let off = |session: &Session| {
            let session = session.clone();
            house.as_account(account, move |tx, act: Act<'_>| second_factor::turn_off(tx, act, &session))
        };
        house.later(15 * 60);
        assert_eq!(refusals(off(&session)), ["refused-sign-in-again"]);
        let word = at_once(&renewed.as_slice()[1]).unwrap();
        let session = house.session(&word.token).unwrap();
        off(&session).unwrap();
        assert_eq!(refusals(off(&session)), ["refused-second-factor-off"]);
        assert_eq!(house.sign_in("binh", PASSWORD).unwrap().step, Step::Open);
    });
}
