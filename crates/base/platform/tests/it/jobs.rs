//! Jobs and timers.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::{Clock, Moment, Problem, Refusal};
use platform::jobs::{self, Every, Kind, Registry, State, Timer, run_due};
use platform::numbers;
use rstest::rstest;
use serde_json::{Value, json};
use store::Db;
use testkit::on_both;

use crate::{now, refusals};

fn put(db: &Db, kind: &'static str, after: Moment) -> i64 {
    db.write_now(move |tx| jobs::enqueue(tx, kind, &json!({ "n": 1 }), after)).unwrap()
}

fn put_once(db: &Db, key: &'static str, after: Moment) -> i64 {
    db.write_now(move |tx| jobs::enqueue_once(tx, "average", key, &Value::Null, after)).unwrap()
}

fn states(db: &Db) -> Vec<(i64, i64, i64, i64)> {
    let count = |state| db.read_now(move |tx| jobs::count(tx, state)).unwrap();
    vec![(count(State::Waiting), count(State::Running), count(State::Done), count(State::Dead))]
}

/// A kind of job that counts how often it ran.
fn counting(name: &'static str, runs: &Arc<AtomicI64>) -> Kind {
    let runs = Arc::clone(runs);
    Kind::outside(name, move |_, _, _| {
        runs.fetch_add(1, Ordering::SeqCst);
        Ok(())
    })
}

#[test]
fn a_job_is_there_with_what_wanted_it_or_not_at_all() {
    on_both(|db| {
        let refused = db.write_now(|tx| {
            jobs::enqueue(tx, "mail", &Value::Null, now())?;
            Err::<(), _>(Refusal::new("refused-no").into())
        });
        refusals(refused);
        assert_eq!(states(&db), [(0, 0, 0, 0)]);
    });
}

#[test]
fn due_jobs_run_in_order_and_once() {
    on_both(|db| {
        let order = Arc::new(std::sync::Mutex::new(Vec::new()));
        let seen = Arc::clone(&order);
        let registry = Registry::default().kind(Kind::outside("mail", move |_, job, _| {
            seen.lock().unwrap().push(job.id);
            Ok(())
        }));
        let clock = Clock::manual(now());
        let later = put(&db, "mail", now().plus_seconds(60));
        let second = put(&db, "mail", now());
        let first = put(&db, "mail", now().plus_seconds(-5));
        assert_eq!(run_due(&db, &clock, &registry, "a", 10).unwrap(), 2);
        assert_eq!(*order.lock().unwrap(), [first, second]);
        clock.set(now().plus_seconds(60));
        assert_eq!(run_due(&db, &clock, &registry, "a", 10).unwrap(), 1);
        assert_eq!(order.lock().unwrap().last(), Some(&later));
        assert_eq!(states(&db), [(0, 0, 3, 0)]);
    });
}

#[test]
fn work_inside_takes_effect_exactly_once_with_its_completion() {
    on_both(|db| {
        let registry = Registry::default().kind(Kind::inside("number", |tx, job, now| {
            numbers::next(tx, "n", 2026, now)?;
            if job.attempts < 3 { Err(Problem::new("not yet").into()) } else { Ok(()) }
        }));
        let clock = Clock::manual(now());
        put(&db, "number", now());
        for pause in [0, 30, 60] {
            clock.set(clock.now().plus_seconds(pause));
            assert_eq!(run_due(&db, &clock, &registry, "a", 10).unwrap(), 1);
        }
        assert_eq!(states(&db), [(0, 0, 1, 0)]);
        assert_eq!(db.read_now(|tx| numbers::last(tx, "n", 2026)).unwrap(), 1, "two attempts were undone");
    });
}

#[test]
fn a_failing_job_pauses_longer_each_time_and_dies() {
    on_both(|db| {
        let registry = Registry::default()
            .kind(Kind::outside("bad", |_, _, _| Err(Problem::new("the partner does not answer").into())).attempts(4));
        let clock = Clock::manual(now());
        let id = put(&db, "bad", now());
        let mut pauses = Vec::new();
        for _ in 0..3 {
            run_due(&db, &clock, &registry, "a", 10).unwrap();
            let waiting = db.read_now(|tx| jobs::list(tx, State::Waiting, None, 10)).unwrap();
            pauses.push(waiting[0].run_after.seconds_since(clock.now()));
            clock.set(waiting[0].run_after);
        }
        assert_eq!(pauses, [30, 60, 120]);
        run_due(&db, &clock, &registry, "a", 10).unwrap();
        let dead = db.read_now(|tx| jobs::list(tx, State::Dead, None, 10)).unwrap();
        assert_eq!((dead[0].id, dead[0].attempts), (id, 4));
        assert_eq!(dead[0].last_error.as_deref(), Some("the partner does not answer"));

        let runs = Arc::new(AtomicI64::new(0));
        let mended = Registry::default().kind(counting("bad", &runs));
        assert!(db.write_now(move |tx| jobs::revive(tx, id, now())).unwrap());
        assert!(!db.write_now(move |tx| jobs::revive(tx, id, now())).unwrap(), "it waits already");
        run_due(&db, &clock, &mended, "a", 10).unwrap();
        assert_eq!(states(&db), [(0, 0, 1, 0)]);
    });
}

#[test]
fn a_panic_fails_the_job_and_not_the_worker() {
    on_both(|db| {
        let registry = Registry::default()
            .kind(Kind::outside("outside", |_, _, _| panic!("a hole")))
            .kind(Kind::inside("inside", |_, _, _| panic!("a hole")));
        put(&db, "outside", now());
        put(&db, "inside", now());
        assert_eq!(run_due(&db, &Clock::manual(now()), &registry, "a", 10).unwrap(), 2);
        assert_eq!(states(&db), [(2, 0, 0, 0)]);
    });
}

#[test]
fn the_arguments_of_a_refusal_are_not_kept() {
    on_both(|db| {
        let registry = Registry::default().kind(Kind::outside("refused", |_, _, _| {
            Err(Refusal::new("refused-no").with("name", "Nguyễn Văn A").into())
        }));
        put(&db, "refused", now());
        run_due(&db, &Clock::manual(now()), &registry, "a", 1).unwrap();
        let waiting = db.read_now(|tx| jobs::list(tx, State::Waiting, None, 1)).unwrap();
        assert_eq!(waiting[0].last_error.as_deref(), Some("refused-no"));
    });
}

#[test]
fn the_job_of_a_lost_worker_goes_to_another() {
    on_both(|db| {
        put(&db, "mail", now());
        let held = db.write_now(|tx| jobs::claim(tx, "lost", now(), now().plus_seconds(300))).unwrap().unwrap();
        let runs = Arc::new(AtomicI64::new(0));
        let registry = Registry::default().kind(counting("mail", &runs));
        let clock = Clock::manual(now().plus_seconds(299));
        assert_eq!(run_due(&db, &clock, &registry, "b", 10).unwrap(), 0, "it is held");

        clock.set(now().plus_seconds(300));
        run_due(&db, &clock, &registry, "b", 10).unwrap();
        clock.set(now().plus_seconds(330));
        run_due(&db, &clock, &registry, "b", 10).unwrap();
        assert_eq!(runs.load(Ordering::SeqCst), 1);
        let late = db.write_now(move |tx| jobs::complete(tx, &held, now())).unwrap();
        assert!(!late, "who lost the lease can no longer say it is done");
        assert_eq!(states(&db), [(0, 0, 1, 0)]);
    });
}

#[test]
fn one_waiting_job_a_key() {
    on_both(|db| {
        let id = put_once(&db, "station:1", now().plus_seconds(60));
        assert_eq!(put_once(&db, "station:1", now().plus_seconds(90)), id);
        assert_ne!(put_once(&db, "station:2", now()), id);
        let waiting = db.read_now(|tx| jobs::list(tx, State::Waiting, None, 10)).unwrap();
        assert_eq!(waiting[1].run_after, now().plus_seconds(60), "the earlier moment counts");
        assert_eq!(put_once(&db, "station:1", now()), id);

        let held = db.write_now(|tx| jobs::claim(tx, "a", now(), now().plus_seconds(9))).unwrap().unwrap();
        let again = put_once(&db, held.key.clone().unwrap().leak(), now());
        assert_ne!(again, held.id, "one that runs may have read before this change");

        let state = db.write_now(move |tx| jobs::fail(tx, &held, "no", 9, now())).unwrap();
        assert_eq!(state, State::Done, "the newer one does its work");
        assert_eq!(states(&db), [(2, 0, 1, 0)]);
    });
}

#[test]
fn unknown_kinds_wait_for_a_node_that_knows_them() {
    on_both(|db| {
        put(&db, "new", now());
        let clock = Clock::manual(now());
        assert_eq!(run_due(&db, &clock, &Registry::default(), "old node", 10).unwrap(), 1);
        let runs = Arc::new(AtomicI64::new(0));
        clock.set(now().plus_seconds(30));
        run_due(&db, &clock, &Registry::default().kind(counting("new", &runs)), "new node", 10).unwrap();
        assert_eq!(runs.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn done_jobs_are_forgotten_after_a_while() {
    on_both(|db| {
        put(&db, "mail", now());
        let runs = Arc::new(AtomicI64::new(0));
        run_due(&db, &Clock::manual(now()), &Registry::default().kind(counting("mail", &runs)), "a", 1).unwrap();
        assert_eq!(db.write_now(|tx| jobs::purge(tx, now())).unwrap(), 0);
        assert_eq!(db.write_now(|tx| jobs::purge(tx, now().plus_seconds(1))).unwrap(), 1);
    });
}

#[rstest]
#[case(Every::minutes(5), "2026-11-22T10:15:00+07:00", "2026-11-22T10:20:00+07:00")]
#[case(Every::minutes(5), "2026-11-22T10:15:01+07:00", "2026-11-22T10:20:00+07:00")]
#[case(Every::minutes(60), "2026-11-22T23:59:59+07:00", "2026-11-23T00:00:00+07:00")]
#[case(Every::day_at(1, 30), "2026-11-22T01:29:59+07:00", "2026-11-22T01:30:00+07:00")]
#[case(Every::day_at(1, 30), "2026-11-22T01:30:00+07:00", "2026-11-23T01:30:00+07:00")]
#[case(Every::minutes(7 * 60), "2026-11-22T22:00:00+07:00", "2026-11-23T00:00:00+07:00")]
fn turns_are_counted_from_local_midnight(#[case] every: Every, #[case] from: Moment, #[case] next: Moment) {
    assert_eq!(every.next_after(from), next);
}

#[test]
fn several_nodes_start_a_timer_once_a_turn() {
    on_both(|db| {
        let runs = Arc::new(AtomicI64::new(0));
        let registry =
            Registry::default().kind(counting("seal", &runs)).timer(Timer { kind: "seal", every: Every::minutes(5) });
        let clock = Clock::manual(now());
        let turn = || {
            std::thread::scope(|scope| {
                for node in ["a", "b", "c"] {
                    let (db, clock, registry) = (&db, &clock, &registry);
                    scope.spawn(move || run_due(db, clock, registry, node, 10).unwrap());
                }
            });
            runs.load(Ordering::SeqCst)
        };
        assert_eq!(turn(), 0, "the first turn is the next one");
        for n in 1..=4 {
            clock.set(now().plus_seconds(n * 300));
            assert_eq!(turn(), n);
        }
        clock.set(now().plus_seconds(86_400));
        assert_eq!(turn(), 5, "missed turns are made up for by one");
    });
}
