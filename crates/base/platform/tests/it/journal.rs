//! The journal holds, and shows where it does not.

use kernel::{Actor, Basis, CommandId, Moment, Outcome, Subject};
use platform::journal::verify::{Broken, Report, Why, verify};
use platform::journal::{self, Entry, GENESIS};
use serde_json::json;
use store::{Db, Tx, args};
use testkit::{officer, on_both};

use crate::{now, problem};

fn write(tx: &mut Tx, at: Moment, n: i64) -> Outcome<i64> {
    let entry = Entry::new("station.amended").about("station", n % 3).in_area(Some(7)).with(json!({ "n": n }));
    journal::write(tx, &officer(), None, at, None, entry)
}

fn ten_entries(db: &Db) {
    for n in 1..=10 {
        let seq = db.write_now(move |tx| write(tx, now().plus_seconds(n), n)).unwrap();
        assert_eq!(seq, n);
    }
}

fn checked(db: &Db) -> Report {
    verify(db, 1, &[], &mut |_| {}).unwrap()
}

fn tampered(db: &Db, sql: &'static str) -> Option<Broken> {
    db.write_now(move |tx| Ok(tx.run(sql, args![])?)).unwrap();
    checked(db).broken
}

#[test]
fn an_entry_reads_back_as_it_was_written() {
    on_both(|db| {
        let command = CommandId::random(&testkit::random());
        let id = command.clone();
        let basis = Basis { document: "Thông tư 10/2021/TT-BTNMT".into(), article: "Điều 39".into() };
        let entry = Entry::new("station.created")
            .about("station", 7)
            .about("facility", 3)
            .about("station", 7)
            .in_area(Some(12))
            .under(basis.clone())
            .with(json!({ "số": "½ \"đ\"", "list": [1, 2.5, null], "a": { "z": 1, "b": 2 } }));
        db.write_now(move |tx| journal::write(tx, &Actor::Station(7), Some(4), now(), Some(&command), entry)).unwrap();

        let row = db.read_now(|tx| journal::entry(tx, 1)).unwrap().unwrap();
        assert_eq!(row.command_id.as_deref(), Some(id.as_str()));
        assert_eq!((row.actor, row.on_behalf_of, row.at), (Actor::Station(7), Some(4), now()));
        assert_eq!(row.subjects, [Subject::new("station", 7), Subject::new("facility", 3)]);
        assert_eq!((row.verb.as_str(), row.area, row.basis), ("station.created", Some(12), Some(basis)));
        assert_eq!(row.body, json!({ "số": "½ \"đ\"", "list": [1, 2.5, null], "a": { "z": 1, "b": 2 } }));
        assert_eq!(row.prev, GENESIS);

        let about = db.read_now(|tx| journal::of_subject(tx, &Subject::new("facility", 3), None, 10)).unwrap();
        assert_eq!(about.len(), 1);
        let by = db.read_now(|tx| journal::of_actor(tx, &Actor::Station(7), None, 10)).unwrap();
        assert_eq!(by[0].seq, 1);
    });
}

/// Anybody with SHA-256 and these documented bytes comes to the same hash.
#[test]
fn the_hash_is_that_of_the_documented_text() {
    on_both(|db| {
        db.write_now(|tx| write(tx, Moment(1_000_000), 2)).unwrap();
        let head = db.read_now(journal::head).unwrap();
        let text = concat!(
            r#"{"actor":"person:1/1","area":7,"at":1000000,"basis":null,"body":{"n":2},"body_version":0,"#,
            r#""command_id":null,"on_behalf_of":null,"#,
            r#""prev":"0000000000000000000000000000000000000000000000000000000000000000","#,
            r#""seq":1,"subjects":[["station",2]],"verb":"station.amended"}"#
        );
        assert_eq!(kernel::hex(&head.hash), kernel::sha256_hex(text.as_bytes()));
    });
}

#[test]
fn numbers_are_dense_whoever_is_refused_or_writes_at_once() {
    on_both(|db| {
        std::thread::scope(|scope| {
            for worker in 0..8 {
                let db = &db;
                scope.spawn(move || {
                    for n in 0..10 {
                        let outcome = db.write_now(move |tx| {
                            write(tx, now(), n)?;
                            if n % 3 == worker % 3 { Err(kernel::Refusal::new("refused-no").into()) } else { Ok(()) }
                        });
                        drop(outcome);
                    }
                });
            }
        });
        let report = checked(&db);
        assert_eq!(report.broken, None);
        assert_eq!(report.last, report.entries);
        assert!(report.entries >= 50, "{report:?}");
    });
}

#[test]
fn time_does_not_run_back_with_the_clock() {
    on_both(|db| {
        db.write_now(|tx| write(tx, now(), 1)).unwrap();
        db.write_now(|tx| write(tx, now().plus_seconds(-3600), 2)).unwrap();
        let head = db.read_now(journal::head).unwrap();
        assert_eq!(head.at, now());
        assert_eq!(db.read_now(|tx| journal::moment(tx, Moment(0))).unwrap(), now());
        assert_eq!(checked(&db).broken, None);
    });
}

#[test]
fn the_journal_is_followed_by_its_numbers() {
    on_both(|db| {
        ten_entries(&db);
        let after = db.read_now(|tx| journal::after(tx, 7, 100)).unwrap();
        assert_eq!(after.iter().map(|r| r.seq).collect::<Vec<_>>(), [8, 9, 10]);
        let newest = db.read_now(|tx| journal::of_subject(tx, &Subject::new("station", 1), Some(10), 2)).unwrap();
        assert_eq!(newest.iter().map(|r| r.seq).collect::<Vec<_>>(), [7, 4]);
    });
}

#[test]
fn what_was_altered_is_named() {
    let alterations: [(&'static str, i64, Why); 9] = [
        ("update journal set body = '{\"n\":50}' where seq = 5", 5, Why::Altered),
        ("update journal set verb = 'x' where seq = 3", 3, Why::Altered),
        ("update journal set actor = 'console' where seq = 3", 3, Why::Altered),
        ("update journal set at = at + 1 where seq = 10", 10, Why::Altered),
        ("update journal set area = null where seq = 1", 1, Why::Altered),
        ("update journal set subjects = '[[\"station\",9]]' where seq = 2", 2, Why::Altered),
        ("update journal set command_id = 'x' where seq = 2", 2, Why::Altered),
        ("delete from journal where seq = 4", 5, Why::Gap { expected: 4 }),
        ("update journal set hash = prev where seq = 6", 6, Why::Altered),
    ];
    on_both(|db| {
        ten_entries(&db);
        assert_eq!(checked(&db).broken, None);
        for (sql, seq, why) in &alterations {
            let broken = tampered(&db, sql);
            assert_eq!(broken, Some(Broken { seq: Some(*seq), why: why.clone() }), "{sql}");
            restore(&db);
        }
        assert_eq!(checked(&db).broken, None);
    });
}

/// Puts back the ten entries as they were.
fn restore(db: &Db) {
    db.write_now(|tx| {
        tx.run("delete from journal", args![])?;
        tx.run("delete from journal_subject", args![])?;
        Ok(())
    })
    .unwrap();
    ten_entries(db);
}

/// Who alters an entry and hashes it anew must hash all that follow; the seals are for that.
#[test]
fn a_rehashed_entry_breaks_the_chain_behind_it() {
    on_both(|db| {
        ten_entries(&db);
        let rewritten = db.write_now(|tx| {
            tx.run("delete from journal where seq = 10", args![])?;
            let seq = write(tx, now(), 11)?;
            Ok((seq, tx.run("update journal set prev = hash where seq = 10", args![])?))
        });
        assert_eq!(rewritten.unwrap(), (10, 1));
        assert_eq!(checked(&db).broken, Some(Broken { seq: Some(10), why: Why::Altered }));
    });
}

#[test]
fn a_part_can_be_verified_by_itself() {
    on_both(|db| {
        ten_entries(&db);
        let mut steps = Vec::new();
        let report = verify(&db, 6, &[], &mut |p| steps.push((p.part, p.done, p.total))).unwrap();
        assert_eq!((report.from, report.last, report.entries), (6, 10, 5));
        assert_eq!(steps, [("journal", 5, Some(5))]);
        assert!(problem(verify(&db, 40, &[], &mut |_| {})).contains("no journal entry 39"));
        assert_eq!(tampered(&db, "update journal set body = '{}' where seq = 2").unwrap().seq, Some(2));
        assert_eq!(verify(&db, 6, &[], &mut |_| {}).unwrap().broken, None);
    });
}

#[test]
fn an_empty_journal_holds() {
    on_both(|db| {
        let report = checked(&db);
        assert_eq!((report.entries, report.last, report.broken), (0, 0, None));
        assert_eq!(report.head, kernel::hex(&GENESIS));
    });
}

#[test]
fn a_body_is_an_object_and_not_a_file() {
    on_both(|db| {
        let with = |body| {
            db.write_now(move |tx| journal::write(tx, &officer(), None, now(), None, Entry::new("x.y").with(body)))
        };
        assert!(problem(with(json!([1]))).contains("no object"));
        assert!(problem(with(json!({ "a": "x".repeat(70_000) }))).contains("bytes"));
        assert_eq!(with(serde_json::Value::Null).unwrap(), 1);
    });
}
