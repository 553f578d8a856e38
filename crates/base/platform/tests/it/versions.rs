//! Versions, by days and by what was known when.

use std::collections::BTreeMap;

use kernel::{Day, DayRange, Moment, Subject};
use platform::journal::verify::{Broken, Why, verify};
use platform::journal::{self, Entry};
use platform::versions::{Layer, Table, timeline};
use proptest::prelude::*;
use serde_json::{Value, json};
use store::{Db, args};
use testkit::officer;

use crate::tables::{NOTE, PLACE, on_both_with_tables};
use crate::{now, refusals};

const TABLES: &[&Table] = &[&NOTE.table, &PLACE.table];

fn day(n: i64) -> Day {
    Day::new(2026, 1, 1).unwrap().plus(n)
}

fn at(n: i64) -> Moment {
    now().plus_seconds(n)
}

/// Writes a layer and its journal entry; `None` ends the thing on these days.
fn correct(db: &Db, id: i64, when: Moment, valid: DayRange, body: Value) {
    db.write_now(move |tx| {
        let written = PLACE.correct(tx, id, when, valid, &body)?;
        journal::write(tx, &officer(), None, when, None, Entry::new("place.corrected").version(written))
    })
    .unwrap();
}

fn note(db: &Db, id: i64, when: Moment, text: &'static str) {
    db.write_now(move |tx| {
        let written = NOTE.write(tx, id, when, &json!({ "text": text }))?;
        journal::write(tx, &officer(), None, when, None, Entry::new("note.written").version(written))
    })
    .unwrap();
}

#[test]
fn recorded_versions_tell_what_was_known_when() {
    on_both_with_tables(|db| {
        note(&db, 1, at(0), "first");
        note(&db, 1, at(10), "second");
        note(&db, 2, at(10), "other");
        let known = |id, when| {
            let found = db.read_now(move |tx| NOTE.known_at(tx, id, when)).unwrap();
            found.map(|v| (v.version, v.body.unwrap()["text"].as_str().unwrap().to_owned()))
        };
        assert_eq!(known(1, at(-1)), None);
        assert_eq!(known(1, at(9)), Some((1, "first".into())));
        assert_eq!(known(1, at(10)), Some((2, "second".into())));
        assert_eq!(known(2, at(99)), Some((1, "other".into())));
        let history = db.read_now(|tx| NOTE.table.history(tx, 1)).unwrap();
        assert_eq!(history.iter().map(|v| v.version).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(history[0].valid, None);
    });
}

#[test]
fn a_form_made_from_an_older_version_is_refused() {
    on_both_with_tables(|db| {
        note(&db, 1, at(0), "first");
        let seen = db.read_now(|tx| NOTE.table.newest(tx, 1)).unwrap();
        db.read_now(move |tx| NOTE.table.unchanged_since(tx, 1, seen)).unwrap();
        note(&db, 1, at(1), "second");
        assert_eq!(
            refusals(db.read_now(move |tx| NOTE.table.unchanged_since(tx, 1, seen))),
            ["refused-changed-meanwhile"]
        );
    });
}

#[test]
fn amendments_and_corrections_split_the_days() {
    on_both_with_tables(|db| {
        let valid = |from, to: Option<i64>| DayRange { from: day(from), to: to.map(day) };
        correct(&db, 1, at(0), valid(0, None), json!("first"));
        correct(&db, 1, at(10), valid(100, None), json!("amended"));
        correct(&db, 1, at(20), valid(50, Some(60)), json!("corrected"));
        correct(&db, 1, at(30), valid(200, None), Value::Null);

        let body = |on, known| {
            let found = db.read_now(move |tx| PLACE.as_of(tx, 1, day(on), at(known))).unwrap();
            found.map(|v| v.body.unwrap().as_str().unwrap().to_owned())
        };
        assert_eq!(body(-1, 99), None, "before it was");
        assert_eq!(body(55, 15).as_deref(), Some("first"), "as it was known before the correction");
        assert_eq!(body(55, 99).as_deref(), Some("corrected"));
        assert_eq!(body(60, 99).as_deref(), Some("first"), "the last day is outside");
        assert_eq!(body(150, 5).as_deref(), Some("first"));
        assert_eq!(body(150, 99).as_deref(), Some("amended"));
        assert_eq!(body(250, 29).as_deref(), Some("amended"));
        assert_eq!(body(250, 99), None, "it is no more");

        let days = db.read_now(|tx| PLACE.timeline(tx, 1, at(99))).unwrap();
        let days: Vec<_> = days.iter().map(|s| (s.valid, s.version)).collect();
        assert_eq!(
            days,
            [(valid(0, Some(50)), 1), (valid(50, Some(60)), 3), (valid(60, Some(100)), 1), (valid(100, Some(200)), 2),]
        );
        assert_eq!(db.read_now(|tx| PLACE.timeline(tx, 1, at(5))).unwrap().len(), 1);
    });
}

#[test]
fn days_that_end_before_they_begin_are_refused() {
    on_both_with_tables(|db| {
        let empty = DayRange { from: day(5), to: Some(day(5)) };
        let outcome = db.write_now(move |tx| PLACE.correct(tx, 1, now(), empty, &json!(1)).map(|w| w.version));
        assert_eq!(refusals(outcome), ["refused-valid-days-empty"]);
    });
}

#[test]
fn versions_are_recorded_when_their_entry_is_though_the_clock_steps_back() {
    on_both_with_tables(|db| {
        note(&db, 1, at(100), "first");
        note(&db, 1, at(-100), "second");
        let history = db.read_now(|tx| NOTE.table.history(tx, 1)).unwrap();
        let entries = db.read_now(|tx| journal::after(tx, 0, 10)).unwrap();
        assert_eq!(history[1].recorded_at, at(100));
        assert_eq!(history[1].recorded_at, entries[1].at);
    });
}

fn broken(db: &Db) -> Option<Broken> {
    let report = verify(db, 1, TABLES, &mut |_| {}).unwrap();
    assert!(report.broken.is_some() || report.versions >= 3);
    report.broken
}

fn three_versions(db: &Db) {
    note(db, 1, at(0), "first");
    note(db, 1, at(1), "second");
    correct(db, 4, at(2), DayRange { from: day(0), to: None }, json!({ "x": 1.5 }));
}

#[test]
fn many_amendments_at_once_are_versions_like_any_other() {
    on_both_with_tables(|db| {
        correct(&db, 4, at(0), DayRange { from: day(0), to: None }, json!("first"));
        let changes: Vec<(i64, Value)> = (3..=6).map(|id| (id, json!({ "id": id }))).collect();
        db.write_now(move |tx| {
            let written = PLACE.amend_all(tx, at(1), day(2), &changes)?;
            let entries: Vec<Entry> = written.into_iter().map(|w| Entry::new("place.amended").version(w)).collect();
            journal::write_all(tx, &officer(), Some(9), at(1), None, &entries)
        })
        .unwrap();
        note(&db, 1, at(2), "after");

        let report = verify(&db, 1, TABLES, &mut |_| {}).unwrap();
        assert_eq!((report.entries, report.broken), (6, None));
        let head = db.read_now(|tx| PLACE.timeline(tx, 4, at(9))).unwrap();
        assert_eq!(head.iter().map(|s| s.version).collect::<Vec<_>>(), [1, 2]);
        let entry = db.read_now(|tx| journal::entry(tx, 4)).unwrap().unwrap();
        assert_eq!((entry.verb.as_str(), entry.on_behalf_of), ("place.amended", Some(9)));
        assert_eq!(entry.version_of(&Subject::new("place", 5)), Some(1));
        let about = db.read_now(|tx| journal::of_subject(tx, &Subject::new("place", 6), None, 9)).unwrap();
        assert_eq!(about.iter().map(|row| row.seq).collect::<Vec<_>>(), [5]);
    });
}

#[test]
fn a_deep_verification_finds_versions_that_were_touched() {
    let place = |id, version| ("place".to_owned(), id, version);
    let note = |id, version| ("note".to_owned(), id, version);
    let altered = |(table, id, version)| Why::VersionAltered { table, id, version };
    let cases = [
        ("update note_version set body = '{\"text\":\"forged\"}' where version = 1", Some(1), altered(note(1, 1))),
        ("update note_version set recorded_at = recorded_at - 1 where version = 2", Some(2), altered(note(1, 2))),
        ("update place_version set valid_to = '2030-01-01'", Some(3), altered(place(4, 1))),
        (
            "update place_version set hash = (select hash from note_version where version = 1)",
            Some(3),
            altered(place(4, 1)),
        ),
        (
            "delete from note_version where version = 2",
            Some(2),
            Why::VersionMissing { table: "note".into(), id: 1, version: 2 },
        ),
        (
            "insert into note_version (id, version, recorded_at, body, hash)
             select 1, 3, recorded_at, body, hash from note_version where version = 2",
            None,
            Why::VersionUnnamed { table: "note".into(), id: 1, version: 3 },
        ),
        ("delete from journal_subject where seq = 3", Some(3), Why::NotIndexed { kind: "place".into(), id: 4 }),
    ];
    for (sql, seq, why) in cases {
        on_both_with_tables(|db| {
            three_versions(&db);
            assert_eq!(broken(&db), None);
            db.write_now(move |tx| Ok(tx.run(sql, args![])?)).unwrap();
            assert_eq!(broken(&db), Some(Broken { seq, why: why.clone() }), "{sql}");
            let shallow = verify(&db, 1, &[], &mut |_| {}).unwrap();
            assert_eq!(shallow.broken, None, "the chain itself holds");
        });
    }
}

#[test]
fn a_version_without_its_journal_entry_is_found() {
    on_both_with_tables(|db| {
        three_versions(&db);
        db.write_now(|tx| NOTE.write(tx, 9, now(), &json!({})).map(|w| w.version)).unwrap();
        let why = Why::VersionUnnamed { table: "note".into(), id: 9, version: 1 };
        assert_eq!(broken(&db), Some(Broken { seq: None, why }));
    });
}

/// A change of a random thing: from a day, for some days or for good, to a state or to none.
fn changes() -> impl Strategy<Value = Vec<(i64, Option<i64>, bool)>> {
    prop::collection::vec((0_i64..40, prop::option::of(1_i64..20), prop::bool::weighted(0.8)), 1..14)
}

/// What each day's version is, kept day by day; the last day stands for all after it.
fn naive(changes: &[(i64, Option<i64>, bool)]) -> BTreeMap<i64, i64> {
    let mut days = BTreeMap::new();
    for (n, (from, length, present)) in changes.iter().enumerate() {
        for d in *from..length.map_or(100, |l| from + l) {
            if *present {
                days.insert(d, n as i64 + 1);
            } else {
                days.remove(&d);
            }
        }
    }
    days
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_timeline_agrees_with_days_kept_one_by_one(changes in changes()) {
        let layers: Vec<Layer> = changes.iter().enumerate().map(|(n, (from, length, present))| Layer {
            version: n as i64 + 1,
            valid_from: day(*from),
            valid_to: length.map(|l| day(from + l)),
            present: *present,
        }).collect();
        let segments = timeline(&layers);
        for pair in segments.windows(2) {
            prop_assert!(pair[0].valid.to.is_some_and(|to| to <= pair[1].valid.from), "in order, no overlap: {:?}", segments);
        }
        let days = naive(&changes);
        for d in 0..100 {
            let found = segments.iter().find(|s| s.valid.contains(day(d))).map(|s| s.version);
            prop_assert_eq!(found, days.get(&d).copied(), "day {}", d);
        }
    }
}

/// The same on the databases, with every earlier state of knowledge.
#[test]
fn the_tables_agree_with_days_kept_one_by_one() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    on_both_with_tables(|db| {
        let mut runner = TestRunner::deterministic();
        for thing in 1..=6 {
            let changes = changes().new_tree(&mut runner).unwrap().current();
            for (n, (from, length, present)) in changes.iter().copied().enumerate() {
                let valid = DayRange { from: day(from), to: length.map(|l| day(from + l)) };
                let body = if present { json!(n as i64 + 1) } else { Value::Null };
                correct(&db, thing, at(thing * 1000 + n as i64), valid, body);
            }
            for known in 0..changes.len() {
                let days = naive(&changes[..=known]);
                let when = at(thing * 1000 + known as i64);
                for d in (0..100).step_by(3) {
                    let found = db.read_now(move |tx| PLACE.as_of(tx, thing, day(d), when)).unwrap();
                    let found = found.map(|v| (v.version, v.body.unwrap().as_i64().unwrap()));
                    assert_eq!(found, days.get(&d).map(|v| (*v, *v)), "thing {thing}, known {known}, day {d}");
                }
            }
        }
        assert_eq!(verify(&db, 1, TABLES, &mut |_| {}).unwrap().broken, None);
    });
}
