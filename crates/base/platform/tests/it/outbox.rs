//! Messages leave in order, at least once, without anybody's name.

use kernel::{Moment, Subject};
use platform::notices::{self, Notice};
use platform::outbox::{self, Claimed, Message};
use serde_json::json;
use store::Db;
use testkit::on_both;

use crate::{now, problem};

fn put(db: &Db, line: Option<&str>, key: Option<&str>) -> Option<i64> {
    let message = Message {
        channel: "ministry",
        template: "frames".into(),
        to: Subject::new("partner", 1),
        line: line.map(str::to_owned),
        key: key.map(str::to_owned),
        args: json!({ "receipt": 5 }),
        not_before: None,
    };
    db.write_now(move |tx| outbox::put(tx, &message, now())).unwrap()
}

fn claim(db: &Db, owner: &'static str, at: Moment) -> Vec<Claimed> {
    db.write_now(move |tx| outbox::claim(tx, "ministry", owner, 10, at, at.plus_seconds(60))).unwrap()
}

fn ids(list: &[Claimed]) -> Vec<i64> {
    list.iter().map(|m| m.id).collect()
}

#[test]
fn a_message_is_taken_by_one_sender_and_sent() {
    on_both(|db| {
        let id = put(&db, None, None).unwrap();
        assert!(db.read_now(|tx| outbox::has_due(tx, "ministry", now())).unwrap());
        let taken = claim(&db, "a", now());
        assert_eq!(ids(&taken), [id]);
        assert_eq!((taken[0].to_kind.as_str(), taken[0].to_id, taken[0].attempts), ("partner", 1, 1));
        assert_eq!(taken[0].args, json!({ "receipt": 5 }));
        assert_eq!(ids(&claim(&db, "b", now())), [0_i64; 0]);
        let message = taken[0].clone();
        db.write_now(move |tx| outbox::sent(tx, &message, now())).unwrap();
        assert!(!db.read_now(|tx| outbox::has_due(tx, "ministry", now().plus_seconds(9999))).unwrap());
        let sent = db.read_now(|tx| outbox::list(tx, "sent", None, 10)).unwrap();
        assert_eq!((sent[0].id, sent[0].finished_at), (id, Some(now())));
    });
}

#[test]
fn a_message_of_a_lost_sender_is_sent_again() {
    on_both(|db| {
        let id = put(&db, None, None).unwrap();
        let lost = claim(&db, "lost", now()).remove(0);
        let again = claim(&db, "b", now().plus_seconds(60));
        assert_eq!((ids(&again), again[0].attempts), (vec![id], 2));
        db.write_now(move |tx| outbox::sent(tx, &lost, now())).unwrap();
        assert_eq!(db.read_now(|tx| outbox::list(tx, "sending", None, 10)).unwrap().len(), 1, "it is b's to say");
    });
}

#[test]
fn messages_of_a_line_keep_their_order() {
    on_both(|db| {
        let first = put(&db, Some("station:1"), None).unwrap();
        let second = put(&db, Some("station:1"), None).unwrap();
        let other = put(&db, Some("station:2"), None).unwrap();
        let free = put(&db, None, None).unwrap();
        let taken = claim(&db, "a", now());
        assert_eq!(ids(&taken), [first, other, free]);
        assert_eq!(ids(&claim(&db, "a", now())), [0_i64; 0], "the second waits for the first");

        let message = taken[0].clone();
        assert!(!db.write_now(move |tx| outbox::failed(tx, &message, "no line", 2, now())).unwrap());
        assert_eq!(ids(&claim(&db, "a", now())), [0_i64; 0], "also while the first pauses");
        let retried = claim(&db, "a", now().plus_seconds(30));
        assert_eq!(ids(&retried), [first]);
        let message = retried[0].clone();
        assert!(db.write_now(move |tx| outbox::failed(tx, &message, "no line", 2, now())).unwrap(), "given up");
        assert_eq!(ids(&claim(&db, "a", now())), [second]);

        let failed = db.read_now(|tx| outbox::list(tx, "failed", None, 10)).unwrap();
        assert_eq!((failed[0].id, failed[0].last_error.as_deref()), (first, Some("no line")));
        assert!(db.write_now(move |tx| outbox::retry(tx, first, now())).unwrap());
        assert_eq!(ids(&claim(&db, "a", now())), [first], "what is tried again goes before the second once more");
    });
}

#[test]
fn what_reached_nobody_and_what_was_overtaken_were_not_sent() {
    on_both(|db| {
        let later = now().plus_seconds(3600);
        for done in [outbox::sent, outbox::to_nobody, outbox::overtaken] {
            put(&db, None, None).unwrap();
            let message = claim(&db, "a", now()).remove(0);
            let again = message.clone();
            db.write_now(move |tx| done(tx, &message, now())).unwrap();
            // Whoever held it before has nothing to say any more.
            db.write_now(move |tx| outbox::sent(tx, &again, later)).unwrap();
        }
        for state in ["sent", "to-nobody", "overtaken"] {
            let done = db.read_now(move |tx| outbox::list(tx, state, None, 10)).unwrap();
            assert_eq!(done.iter().map(|m| m.finished_at).collect::<Vec<_>>(), [Some(now())], "{state}");
        }
        let since = |from: Moment| db.read_now(move |tx| outbox::to_nobody_since(tx, from)).unwrap();
        assert_eq!((since(now()), since(later)), (1, 0));
        assert!(claim(&db, "a", later).is_empty());
        assert_eq!(db.read_now(move |tx| outbox::overdue(tx, later)).unwrap(), 0, "none of them waits");
    });
}

#[test]
fn parts_know_what_they_are_parts_of() {
    on_both(|db| {
        let id = put(&db, None, None).unwrap();
        let whole = claim(&db, "a", now()).remove(0);
        assert_eq!(whole.origin, None);
        let among = [1, 2].map(|account| Subject::new("account", account));
        db.write_now(move |tx| outbox::divide(tx, "ministry", &whole, &among, now())).unwrap();
        let parts = claim(&db, "a", now());
        let of: Vec<_> = parts.iter().map(|m| (m.to_kind.as_str(), m.to_id, m.origin)).collect();
        assert_eq!(of, [("account", 1, Some(id)), ("account", 2, Some(id))]);
    });
}

#[test]
fn one_message_a_key() {
    on_both(|db| {
        assert!(put(&db, None, Some("receipt:5")).is_some());
        assert_eq!(put(&db, None, Some("receipt:5")), None);
    });
}

#[test]
fn a_notice_is_queued_once_for_its_occasion_and_recipient() {
    on_both(|db| {
        let queue = |notice: Notice| db.write_now(move |tx| notices::queue(tx, notice, now()));
        let opened = |to: i64| {
            Notice::to_position(to, "exceedance-opened")
                .with(json!({ "exceedance": 12, "ratio": 1.4 }))
                .once("exceedance:12")
        };
        assert!(queue(opened(3)).unwrap().is_some());
        assert_eq!(queue(opened(3)).unwrap(), None);
        assert!(queue(opened(4)).unwrap().is_some());
        let on = |notice: Notice, occasion: &'static str| {
            db.read_now(move |tx| notices::on_occasion(tx, &notice, occasion)).unwrap().map(|n| (n.state, n.args))
        };
        let then = Some(("queued".to_owned(), json!({ "exceedance": 12, "ratio": 1.4 })));
        let asked = Notice::to_position(3, "exceedance-opened");
        assert_eq!(on(asked.clone(), "exceedance:12"), then);
        assert_eq!(on(asked.clone(), "exceedance:13"), None);
        assert_eq!(on(asked.by(notices::Way::Sms), "exceedance:12"), None, "by another way it was not put");
        let mine = db.read_now(|tx| outbox::to(tx, &Subject::new("position", 3), None, 10)).unwrap();
        assert_eq!(
            (mine.len(), mine[0].channel.as_str(), mine[0].state.as_str()),
            (1, notices::Way::Mail.channel(), "queued")
        );
        let record = Notice::to_account(1, "x").with(json!({ "person": { "name": "Nguyễn Văn A" } }));
        assert!(problem(queue(record)).contains("not single values"));
    });
}
