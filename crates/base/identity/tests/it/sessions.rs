//! Sessions: how long they go on, seeing and ending them.

use identity::session;
use identity::sign_in;
use identity::{Authority, password::Typed};

use crate::house::{OFFICE, PASSWORD, address, on_both};
use crate::refusals;

#[test]
fn a_session_ends_when_it_is_left_alone_and_at_the_end_of_the_day() {
    on_both(|house| {
        let idle = house.sign_in("quantri", PASSWORD).unwrap().token;
        house.later(2 * 3600 - 1);
        let session = house.session(&idle).expect("not yet");
        assert!(session.is_stale(house.now()));
        house.later(1);
        assert!(house.session(&idle).is_none(), "two hours alone");

        let busy = house.sign_in("quantri", PASSWORD).unwrap().token;
        for _ in 0..11 {
            house.later(3600);
            let session = house.session(&busy).expect("it is used every hour");
            let (id, now) = (session.id, house.now());
            house.db.write_now(move |tx| session::touch(tx, id, now)).unwrap();
        }
        house.later(3600);
        assert!(house.session(&busy).is_none(), "twelve hours in all");
        let now = house.now();
        assert_eq!(house.db.write_now(move |tx| session::tidy(tx, now)).unwrap(), 2);
    });
}

#[test]
fn one_sees_and_ends_ones_own_sessions_only() {
    on_both(|house| {
        house.account("binh");
        let others = house.sign_in("binh", PASSWORD).unwrap().token;
        let [first, second, third] = [(); 3].map(|()| house.sign_in("quantri", PASSWORD).unwrap().token);
        let by = house.authority(house.administrator);
        let now = house.now();

        let who = by.clone();
        let listed = house.db.read_now(move |tx| session::list_own(tx, &who, now)).unwrap();
        assert_eq!(listed.len(), 3);
        assert_eq!((listed[0].network.as_str(), listed[0].agent.as_str()), ("203.0.113.0/24", "Firefox"));

        let (who, theirs) = (by.clone(), house.session(&others).unwrap().id);
        let foreign = house.db.write_now(move |tx| session::revoke(tx, &who, theirs, now));
        assert_eq!(refusals(foreign), ["refused-session-unknown"]);
        assert!(house.session(&others).is_some());

        let (who, id) = (by.clone(), house.session(&first).unwrap().id);
        house.db.write_now(move |tx| session::revoke(tx, &who, id, now)).unwrap();
        assert!(house.session(&first).is_none() && house.session(&second).is_some());

        let (who, keep) = (by, house.session(&third).unwrap().id);
        house.db.write_now(move |tx| session::revoke_others(tx, &who, keep, now)).unwrap();
        assert!(house.session(&second).is_none() && house.session(&third).is_some());

        let here = house.session(&third).unwrap();
        house.db.write_now(move |tx| session::sign_out(tx, &here)).unwrap();
        assert!(house.session(&third).is_none() && house.session(&others).is_some());

        let console = house.db.read_now(move |tx| session::list_own(tx, &Authority::console(), now));
        assert_eq!(refusals(console), ["refused-no-account"]);
    });
}

#[test]
fn a_password_given_again_makes_a_session_fresh() {
    on_both(|house| {
        let token = house.sign_in("quantri", PASSWORD).unwrap().token;
        house.later(20 * 60);
        let session = house.session(&token).unwrap();
        assert_eq!(session.require_fresh(house.now()).unwrap_err().code, "refused-sign-in-again");
        let again = |password: &str| {
            let session = house.session(&token).unwrap();
            sign_in::again(&house.gate, session, Typed::new(password), address(OFFICE), house.now())
        };
        assert_eq!(refusals(again("wrong")), ["refused-sign-in"]);
        let signed_in = again(PASSWORD).unwrap();
        let session = house.session(&signed_in.token).unwrap();
        assert!(session.require_fresh(house.now()).is_ok());
        assert!(house.session(&token).is_none(), "under a new token");
    });
}
