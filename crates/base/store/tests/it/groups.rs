//! Group commit: closures that share a transaction do not share their fate, but for the commit.

use std::sync::{Arc, Barrier, mpsc};
use std::time::Duration;

use kernel::{Failure, Outcome, Refusal};
use store::{Db, Options, Tx, args};
use testkit::TestDb;

use crate::schema::{add_word, on_both, words};

type Closure = Box<dyn FnOnce(&mut Tx) -> Outcome<()> + Send>;

/// Runs the closures so that they share one transaction, and gives their outcomes in order.
fn together(db: &TestDb, closures: Vec<Closure>) -> Vec<Outcome<()>> {
    let (free, freed) = mpsc::channel::<()>();
    let gate = Arc::new(Barrier::new(2));
    let (holder, at_gate): (Db, _) = ((**db).clone(), Arc::clone(&gate));
    let held = std::thread::spawn(move || {
        holder.write_now(move |_| {
            at_gate.wait();
            let _until_it_is_dropped = freed.recv();
            Ok(())
        })
    });
    gate.wait();
    let mut threads = Vec::new();
    for closure in closures {
        let (db, ahead): (Db, _) = ((**db).clone(), db.waiting().write);
        let queue = db.clone();
        threads.push(std::thread::spawn(move || db.write_now(closure)));
        while queue.waiting().write == ahead {
            std::thread::yield_now();
        }
    }
    drop(free);
    held.join().expect("no panic").expect("the holder ends well");
    threads.into_iter().map(|t| t.join().expect("a panic stays in the lane")).collect()
}

fn adds(text: &'static str) -> Closure {
    Box::new(move |tx| Ok(add_word(tx, text, None).map(|_| ())?))
}

#[test]
fn the_refused_the_failed_and_the_panicking_leave_their_neighbours_alone() {
    let one_commit = Options::default();
    let a_commit_each = Options { group_time: Duration::ZERO, ..Options::default() };
    let no_groups = Options { group: 1, ..Options::default() };
    on_both(|mut db| {
        for options in [&one_commit, &a_commit_each, &no_groups] {
            db.reopen(options.clone());
            db.write_now(|tx| Ok(tx.run("delete from word", args![])?)).expect("emptied");
            neighbours(&db);
        }
    });
}

fn neighbours(db: &TestDb) {
    let outcomes = together(
        db,
        vec![
            adds("1"),
            Box::new(|tx| {
                add_word(tx, "refused", None)?;
                Err(Refusal::new("refused-test").into())
            }),
            adds("2"),
            Box::new(|tx| {
                add_word(tx, "failed", None)?;
                tx.run("insert into nowhere values (1)", args![])?;
                Ok(())
            }),
            adds("3"),
            Box::new(|tx| {
                add_word(tx, "panicked", None)?;
                panic!("a rule was wrong")
            }),
            adds("1"),
            adds("4"),
        ],
    );
    assert_eq!(words(db), ["1", "2", "3", "4"]);
    let ok: Vec<bool> = outcomes.iter().map(Result::is_ok).collect();
    assert_eq!(ok, [true, false, true, false, true, false, false, true]);
    assert!(matches!(&outcomes[1], Err(Failure::Refused(_))));
    let panicked = outcomes[5].as_ref().expect_err("it panicked").to_string();
    assert!(panicked.contains("a rule was wrong"), "{panicked}");
}

#[test]
fn a_panic_alone_leaves_nothing_and_the_lane_goes_on() {
    on_both(|db| {
        let done: Outcome<()> = db.write_now(|tx| {
            add_word(tx, "panicked", None)?;
            panic!("a rule was wrong")
        });
        assert!(done.is_err());
        let streaming: Outcome<()> = db.read_now(|tx| {
            tx.each("select 1 union all select 2", args![], |_: i64| panic!("while rows arrive"))?;
            Ok(())
        });
        assert!(streaming.is_err());
        assert!(words(&db).is_empty());
        db.write_now(|tx| Ok(add_word(tx, "after", None)?)).expect("the lane goes on");
    });
}

/// A key that is checked at the commit: the only way to make a commit fail at will.
#[test]
fn a_failed_commit_fails_the_whole_group() {
    on_both(|db| {
        let outcomes = together(
            &db,
            vec![
                adds("1"),
                Box::new(|tx| Ok(tx.run("insert into late (thing_id) values (99)", args![]).map(|_| ())?)),
                Box::new(|_| Err(Refusal::new("refused-by-what-a-neighbour-did").into())),
                adds("2"),
            ],
        );
        for outcome in &outcomes {
            assert!(matches!(outcome, Err(Failure::Broken(_))), "{outcome:?}");
        }
        assert!(words(&db).is_empty());
        db.write_now(|tx| Ok(add_word(tx, "after", None)?)).expect("the lane goes on");
        assert_eq!(words(&db), ["after"]);
    });
}

#[test]
fn a_refusal_alone_writes_nothing() {
    on_both(|db| {
        let refused: Outcome<()> = db.write_now(|tx| {
            add_word(tx, "a", None)?;
            Err(Refusal::new("refused-test").into())
        });
        assert!(matches!(refused, Err(Failure::Refused(_))));
        assert!(words(&db).is_empty());
    });
}

#[test]
fn appends_of_many_stations_share_commits() {
    on_both(|db| {
        let threads: Vec<_> = (0..40_i64)
            .map(|n| {
                let db: Db = (*db).clone();
                std::thread::spawn(move || {
                    for at in 0..5_i64 {
                        let insert = "insert into reading (station_id, at) values (?1, ?2)";
                        db.append_now(n % 10, move |tx| Ok(tx.run(insert, args![n % 10, n * 100 + at])?))
                            .expect("appended");
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().expect("all end");
        }
        let count = db.read_now(|tx| Ok(tx.one::<i64>("select count(*) from reading", args![])?));
        assert_eq!(count.expect("read"), 200);
    });
}
