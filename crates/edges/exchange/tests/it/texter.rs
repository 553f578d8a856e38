//! An SMS leaves once however often it is tried, and is given up like a letter.

use std::sync::Arc;

use exchange::sender::Sender;
use exchange::sms::{Gateway, Recipient, Texter, Way};
use kernel::{Clock, Lang};
use platform::notices::{self, Notice, Way as By};
use platform::outbox;
use serde_json::json;
use store::Db;
use testkit::{Answer, SmsGateway, on_both};

use crate::gateways::gateway;

fn texter(db: &Db, clock: &Clock, mock: &SmsGateway) -> Texter {
    let way = Way::to(Gateway { secret: "s".into(), ..gateway(mock.url()) }).unwrap();
    let clock = clock.clone();
    Texter {
        sender: Sender { db: db.clone(), clock, channel: By::Sms.channel(), owner: "a".to_owned() },
        way,
        recipients: Arc::new(|_, message| {
            let people = [("+84912345678", Lang::Vi), ("+84987654321", Lang::En)];
            let position = message.to_kind == "position";
            let is_meant =
                |(_, account): &(_, i64)| if position { *account <= message.to_id } else { *account == message.to_id };
            let known = people.into_iter().zip(1..).filter(is_meant);
            Ok(Some(
                known.map(|((phone, lang), account)| Recipient { account, phone: phone.to_owned(), lang }).collect(),
            ))
        }),
        render: Arc::new(|lang, message| Ok(format!("{} {}", lang.code(), message.args["name"]))),
    }
}

/// To a position that so many people hold.
fn queue(db: &Db, clock: &Clock, people: i64, way: By) -> Option<i64> {
    let now = clock.now();
    let notice = Notice::to_position(people, "outage-began").with(json!({ "name": "Sông Tiền" }));
    db.write_now(move |tx| notices::queue(tx, notice.once("outage:1").by(way), now)).unwrap()
}

fn state(db: &Db, state: &'static str) -> Vec<(i64, Option<String>)> {
    let rows = db.read_now(move |tx| outbox::list(tx, state, None, 10)).unwrap();
    rows.into_iter().map(|m| (m.attempts, m.last_error)).collect()
}

fn run(texter: &Texter) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(texter.deliver()).unwrap()
}

#[test]
fn each_person_gets_it_once_in_his_language() {
    on_both(|db| {
        let (mock, clock) = (SmsGateway::start(), testkit::clock());
        let texter = texter(&db, &clock, &mock);
        assert!(queue(&db, &clock, 2, By::Sms).is_some());
        assert!(queue(&db, &clock, 2, By::Sms).is_none(), "one occasion");
        assert!(queue(&db, &clock, 2, By::Mail).is_some(), "the other way is another message");
        // The second person's answer is lost, so his message is asked for again; each has it once.
        mock.answer_next([Answer::Twice, Answer::Lost]);
        assert_eq!((run(&texter), run(&texter)), (3, 0), "the message, and one for each; not again at once");
        assert_eq!(state(&db, "queued").len(), 2, "the letter and the second person's message");
        clock.set(clock.now().plus_seconds(3600));
        assert_eq!((run(&texter), run(&texter)), (1, 0));
        assert_eq!(mock.requests().len(), 3, "who has it is not asked for again");
        let mut sent = mock.sent();
        sent.sort();
        let expected = [("84912345678", "vi \"Song Tien\""), ("84987654321", "en \"Song Tien\"")];
        assert_eq!(sent, expected.map(|(n, t)| (n.to_owned(), t.to_owned())));
        assert_eq!(state(&db, "sent").iter().map(|(attempts, _)| *attempts).collect::<Vec<_>>(), [2, 1, 1]);
    });
}

#[test]
fn who_has_it_already_does_not_get_it_again_when_somebody_joins_him() {
    on_both(|db| {
        let (mock, clock) = (SmsGateway::start(), testkit::clock());
        let mut texter = texter(&db, &clock, &mock);
        let (now, notice) = (clock.now(), Notice::to_position(1, "outage-began").by(By::Sms));
        db.write_now(move |tx| notices::queue(tx, notice, now)).unwrap();
        let (first, second) = ("+84912345678", "+84987654321");
        // Two share the plant's telephone.
        for (numbers, handled) in [(vec![first], 1), (vec![first, second, first], 4)] {
            texter.recipients = Arc::new(move |_, message| {
                let known =
                    numbers.iter().zip(1..).filter(|(_, a)| message.to_kind != "account" || *a == message.to_id);
                Ok(Some(known.map(|(n, account)| Recipient { account, phone: (*n).into(), lang: Lang::Vi }).collect()))
            });
            mock.answer_next([Answer::Lost]);
            assert_eq!(run(&texter), handled);
            clock.set(clock.now().plus_seconds(3600));
        }
        assert_eq!(run(&texter), 1, "the answer to the first was lost once more");
        let mut sent: Vec<String> = mock.sent().into_iter().map(|(number, _)| number).collect();
        sent.sort();
        assert_eq!(sent, [&first[1..], &second[1..]], "each number has it once");
        let named = |number: &str| {
            let asked = mock.requests().into_iter().filter(|(_, f)| f["to"] == number[1..]);
            asked.map(|(_, fields)| fields["id"].clone()).collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!((named(first).len(), named(second).len(), mock.requests().len()), (1, 1, 5));
        assert!(named(first).iter().all(|id| !id.contains(&first[3..])), "no name holds a number");
    });
}

#[test]
fn nobody_waits_for_somebody_who_cannot_be_reached() {
    on_both(|db| {
        let (mock, clock) = (SmsGateway::start(), testkit::clock());
        let texter = texter(&db, &clock, &mock);
        queue(&db, &clock, 2, By::Sms).unwrap();
        mock.answer_next([Answer::RefusedNumber]);
        assert_eq!((run(&texter), mock.sent().len()), (3, 1), "the first is refused, the second has it");
        for _ in 2..=10 {
            clock.set(clock.now().plus_seconds(24 * 3600));
            mock.answer_next([Answer::RefusedNumber]);
            assert_eq!(run(&texter), 1);
        }
        let refused = state(&db, "failed");
        assert_eq!((refused.len(), refused[0].0, mock.sent().len()), (1, 10, 1));
    });
}

#[test]
fn what_is_refused_ten_times_is_given_up_and_can_be_tried_again() {
    on_both(|db| {
        let (mock, clock) = (SmsGateway::start(), testkit::clock());
        let texter = texter(&db, &clock, &mock);
        let id = queue(&db, &clock, 1, By::Sms).unwrap();
        mock.answer_next(vec![Answer::RefusedNumber; 9]);
        mock.answer_next([Answer::Status(503)]);
        for attempt in 1..=10 {
            assert_eq!(run(&texter), 1, "attempt {attempt}");
            clock.set(clock.now().plus_seconds(24 * 3600));
        }
        assert_eq!(run(&texter), 0);
        assert_eq!(state(&db, "failed"), [(10, Some("the gateway answered with status 503".to_owned()))]);
        assert_eq!(mock.sent(), []);
        let now = clock.now();
        assert!(db.write_now(move |tx| outbox::retry(tx, id, now)).unwrap());
        assert_eq!((run(&texter), mock.sent().len()), (1, 1));
    });
}

#[test]
fn what_reaches_nobody_or_has_nothing_to_say_is_not_kept_as_sent() {
    on_both(|db| {
        let (mock, clock) = (SmsGateway::start(), testkit::clock());
        let mut texter = texter(&db, &clock, &mock);
        for (people, kept, other) in [(Some(Vec::new()), "to-nobody", "overtaken"), (None, "overtaken", "to-nobody")] {
            texter.recipients = Arc::new(move |_, _| Ok(people.clone()));
            let now = clock.now();
            let notice = Notice::to_position(1, "outage-began").by(By::Sms);
            let before = state(&db, other).len();
            db.write_now(move |tx| notices::queue(tx, notice, now)).unwrap();
            assert_eq!((run(&texter), run(&texter)), (1, 0), "it is tried once");
            assert_eq!((state(&db, kept).len(), state(&db, other).len()), (1, before), "{kept}");
        }
        assert_eq!((state(&db, "sent").len(), mock.requests().len()), (0, 0));
    });
}

#[test]
fn what_waits_for_the_morning_leaves_in_the_morning() {
    on_both(|db| {
        let (mock, clock) = (SmsGateway::start(), testkit::clock());
        let texter = texter(&db, &clock, &mock);
        let (now, morning) = (clock.now(), clock.now().plus_seconds(8 * 3600));
        let notice = Notice::to_position(1, "outage-began").with(json!({ "name": "x" })).by(By::Sms);
        db.write_now(move |tx| notices::queue(tx, notice.not_before(morning), now)).unwrap();
        assert_eq!(run(&texter), 0);
        assert_eq!(db.read_now(move |tx| outbox::overdue(tx, now.plus_seconds(3600))).unwrap(), 0);
        clock.set(morning);
        assert_eq!((run(&texter), mock.sent().len()), (1, 1));
    });
}
