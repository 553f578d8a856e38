//! Lanes: snapshots, order, priorities, bounds, who may write where.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use kernel::{Failure, Outcome, Refusal};
use store::{Db, Engine, Options, Tx, args};

use crate::schema::{add_word, migrations, on_both, words};

/// Keeps a lane busy until the sender is dropped; returns when it is.
fn occupy(
    enter: impl FnOnce(Box<dyn FnOnce(&mut Tx) -> Outcome<()> + Send>) + Send + 'static,
) -> (mpsc::Sender<()>, std::thread::JoinHandle<()>) {
    let (free, freed) = mpsc::channel();
    let (here, busy) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        enter(Box::new(move |_| {
            here.send(()).expect("the test waits");
            let _until_it_is_dropped = freed.recv();
            Ok(())
        }));
    });
    busy.recv().expect("the lane is busy");
    (free, thread)
}

fn until(condition: impl Fn() -> bool) {
    while !condition() {
        std::thread::yield_now();
    }
}

#[tokio::test]
async fn edges_await_outcomes() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let db = testkit::database(engine, &migrations(), Options::default());
        db.write(|tx| Ok(add_word(tx, "a", None)?)).await.expect("written");
        db.write_bulk(|tx| Ok(add_word(tx, "b", None)?)).await.expect("written in bulk");
        let append = "insert into reading (station_id, at) values (7, 1)";
        db.append(7, move |tx| Ok(tx.run(append, args![])?)).await.expect("appended");
        db.derive(|tx| Ok(tx.run("insert into seal (station_id) values (7)", args![])?)).await.expect("derived");
        let all = "select count(*) from word cross join reading cross join seal";
        assert_eq!(db.read(move |tx| Ok(tx.one::<i64>(all, args![])?)).await.expect("read"), 2);
        let refused: Outcome<()> = db.write(|_| Err(Refusal::new("refused-test").into())).await;
        assert!(matches!(refused, Err(Failure::Refused(list)) if list[0].code == "refused-test"));
        let mut commits = db.commits();
        db.write(|tx| Ok(add_word(tx, "c", None)?)).await.expect("written");
        assert!(commits.next().await, "a commit wakes");
        tokio::task::spawn_blocking(move || drop(db)).await.expect("closed");
        while commits.next().await {}
    }
}

#[test]
fn a_read_is_a_snapshot_of_both_files() {
    on_both(|db| {
        let writer: Db = (*db).clone();
        let counts = db.read_now(move |tx| {
            let count = "select (select count(*) from word), (select count(*) from reading)";
            writer.write_now(|tx| Ok(add_word(tx, "a", None)?))?;
            writer.append_now(1, |tx| Ok(tx.run("insert into reading (station_id, at) values (1, 1)", args![])?))?;
            Ok(tx.one::<(i64, i64)>(count, args![])?)
        });
        assert_eq!(counts.expect("both are read"), (0, 0));
    });
}

#[test]
fn readers_cannot_write_and_lanes_write_their_own_file_only() {
    on_both(|db| {
        assert!(db.read_now(|tx| Ok(add_word(tx, "a", None)?)).is_err());
        if db.engine() == Engine::Sqlite {
            assert!(db.append_now(1, |tx| Ok(add_word(tx, "a", None)?)).is_err());
            assert!(db.write_now(|tx| Ok(tx.run("insert into seal (station_id) values (1)", args![])?)).is_err());
        }
        assert!(words(&db).is_empty());
    });
}

#[test]
fn observations_do_not_wait_for_forms() {
    on_both(|db| {
        let other: Db = (*db).clone();
        let (free, thread) = occupy(move |f| other.write_now(f).expect("it ends well"));
        let append = "insert into reading (station_id, at) values (1, 1)";
        db.append_now(1, move |tx| Ok(tx.run(append, args![])?)).expect("appended while a form is written");
        db.derive_now(|tx| Ok(tx.run("insert into seal (station_id) values (1)", args![])?)).expect("derived as well");
        drop(free);
        thread.join().expect("the form ends");
    });
}

/// What marks an hour for computing and what computes it exclude each other on both engines.
#[test]
fn no_append_runs_beside_a_derivation() {
    on_both(|db| {
        let deriving: Db = (*db).clone();
        let (free, thread) = occupy(move |f| deriving.derive_now(f).expect("it ends well"));
        let appending: Db = (*db).clone();
        let append = std::thread::spawn(move || {
            let insert = "insert into reading (station_id, at) values (1, 1)";
            appending.append_now(1, move |tx| Ok(tx.run(insert, args![])?)).expect("it has its turn");
        });
        let locks = "select count(*) from pg_locks where locktype = 'advisory' and not granted
                     and database = (select oid from pg_database where datname = current_database())";
        until(|| match db.engine() {
            Engine::Sqlite => db.waiting().append == 1,
            Engine::Postgres => db.read_now(move |tx| Ok(tx.one::<i64>(locks, args![])?)).expect("read") == 1,
        });
        let count = db.read_now(|tx| Ok(tx.one::<i64>("select count(*) from reading", args![])?));
        assert_eq!(count.expect("read"), 0);
        drop(free);
        for thread in [thread, append] {
            thread.join().expect("both end");
        }
    });
}

#[test]
fn interactive_work_comes_before_bulk() {
    on_both(|db| {
        let held: Db = (*db).clone();
        let (free, thread) = occupy(move |f| held.write_now(f).expect("it ends well"));
        let (order, ordered) = mpsc::channel();
        let mut threads = vec![thread];
        for (bulk, name) in [(true, "bulk"), (false, "form 1"), (false, "form 2")] {
            let (db, order): (Db, _) = ((*db).clone(), order.clone());
            let ahead = db.waiting();
            let (asked, inside) = (db.clone(), name);
            threads.push(std::thread::spawn(move || {
                let note = move |_: &mut Tx| {
                    order.send(inside).expect("the test listens");
                    Ok(())
                };
                if bulk { asked.write_bulk_now(note) } else { asked.write_now(note) }.expect("it is done");
            }));
            until(|| db.waiting() != ahead);
        }
        drop((free, order));
        assert_eq!(ordered.iter().collect::<Vec<_>>(), ["form 1", "form 2", "bulk"]);
        for thread in threads {
            thread.join().expect("all end");
        }
    });
}

#[test]
fn a_full_queue_refuses_at_once_and_a_passing_problem_says_so() {
    on_both(|mut db| {
        db.reopen(Options { write_queue: 2, read_queue: 1, readers: 1, patient_queue: 1, ..Options::default() });
        let held: Db = (*db).clone();
        let (free, thread) = occupy(move |f| held.write_now(f).expect("it ends well"));
        let mut threads = vec![thread];
        for n in 0..2 {
            let waiting: Db = (*db).clone();
            threads.push(std::thread::spawn(move || {
                waiting.write_now(move |tx| Ok(add_word(tx, &n.to_string(), None)?)).expect("it has its turn");
            }));
            until(|| db.waiting().write == n + 1);
        }
        let refused = db.write_now(|tx| Ok(add_word(tx, "too much", None)?));
        assert!(matches!(refused, Err(Failure::Broken(p)) if p.is_passing()));
        drop(free);
        for thread in threads {
            thread.join().expect("all end");
        }
        assert_eq!(words(&db), ["0", "1"]);
    });
}

#[test]
fn two_programs_on_one_database_wait_for_each_other() {
    on_both(|db| {
        let second = Db::open(db.location(), Options::default()).expect("another process opens it too");
        let threads: Vec<_> = [(*db).clone(), second.clone()]
            .into_iter()
            .enumerate()
            .map(|(who, db)| {
                std::thread::spawn(move || {
                    for n in 0..50 {
                        db.write_now(move |tx| {
                            // Read, then write what follows from it: a race would lose a count.
                            let most: i64 = tx.one("select coalesce(max(number), 0) from word", args![])?;
                            Ok(add_word(tx, &format!("{who} {n}"), Some(most + 1))?)
                        })
                        .expect("written");
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().expect("all end");
        }
        let numbers: Vec<i64> =
            db.read_now(|tx| Ok(tx.all("select number from word order by number", args![])?)).expect("read");
        assert_eq!(numbers, (1..=100).collect::<Vec<i64>>());
    });
}

#[test]
fn a_lock_that_is_not_had_is_a_passing_problem() {
    on_both(|mut db| {
        let quick =
            Options { lock_wait: Duration::from_millis(50), deadline: Duration::from_millis(50), ..Options::default() };
        let holder = Db::open(db.location(), Options::default()).expect("another process opens it too");
        let (free, thread) = occupy(move |f| holder.write_now(f).expect("it ends well"));
        db.reopen(quick);
        let refused = db.write_now(|tx| Ok(add_word(tx, "a", None)?));
        assert!(matches!(&refused, Err(Failure::Broken(p)) if p.is_passing()), "{refused:?}");
        drop(free);
        thread.join().expect("the holder ends");
        db.write_now(|tx| Ok(add_word(tx, "a", None)?)).expect("now it is free");
    });
}

#[test]
fn what_was_accepted_is_done_before_the_database_closes() {
    on_both(|mut db| {
        let held: Db = (*db).clone();
        let (free, thread) = occupy(move |f| held.write_now(f).expect("it ends well"));
        let waiting: Db = (*db).clone();
        let queued = std::thread::spawn(move || waiting.write_now(|tx| Ok(add_word(tx, "last", None)?)));
        until(|| db.waiting().write == 1);
        drop(free);
        db.reopen(Options::default());
        thread.join().expect("the holder ends");
        queued.join().expect("no panic").expect("it was done");
        assert_eq!(words(&db), ["last"]);
    });
}

#[test]
fn a_closure_may_hold_the_last_handle() {
    on_both(|db| {
        let (sent, last) = mpsc::channel::<Db>();
        let opened = Db::open(db.location(), Options::default()).expect("it opens");
        let done = {
            let handle = opened.clone();
            sent.send(opened).expect("kept");
            handle.write_now(move |tx| {
                drop(last);
                Ok(add_word(tx, "a", None)?)
            })
        };
        done.expect("written");
    });
}

/// A second process that imports without pause must not keep an officer's form waiting.
#[test]
fn bulk_work_of_another_process_lets_forms_through() {
    on_both(|db| {
        let importer = Db::open(db.location(), Options::default()).expect("another process opens it too");
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let import = std::thread::spawn(move || {
            let mut chunk = 0;
            while !stopped.load(Ordering::SeqCst) {
                chunk += 1;
                let rows: Vec<_> = (0..2000).map(|n| [format!("{chunk} {n}").into(), n.into()]).collect();
                importer.write_bulk_now(move |tx| Ok(tx.load("word", ["text", "number"], rows)?)).expect("loaded");
            }
            chunk
        });
        for n in 0..30 {
            let begun = Instant::now();
            db.write_now(move |tx| Ok(add_word(tx, &format!("form {n}"), None)?)).expect("written");
            assert!(begun.elapsed() < Duration::from_secs(2), "the form waited {:?}", begun.elapsed());
        }
        stop.store(true, Ordering::SeqCst);
        assert!(import.join().expect("no panic") > 0);
    });
}

/// The log of SQLite is carried back while work goes on, again and again, so that it does not grow without end: a
/// writer who never pauses, with readers beside him, is the worst case. How long it grows meanwhile is the machine's
/// affair.
#[test]
fn the_write_ahead_log_becomes_short_under_a_writer_who_never_pauses() {
    let db = testkit::database(Engine::Sqlite, &migrations(), Options::default());
    let stop = Arc::new(AtomicBool::new(false));
    let (reader, stopped) = ((*db).clone(), Arc::clone(&stop));
    let reading = std::thread::spawn(move || {
        while !stopped.load(Ordering::SeqCst) {
            reader.read_now(|tx| Ok(tx.one::<i64>("select count(*) from thing", args![])?)).expect("read");
        }
    });
    let (begun, mut before, mut carried_back) = (Instant::now(), 0, 0);
    for n in 0.. {
        let now = things(&db, n);
        carried_back += i32::from(now < before);
        before = now;
        if carried_back == 3 || begun.elapsed() > Duration::from_mins(1) {
            break;
        }
    }
    stop.store(true, Ordering::SeqCst);
    reading.join().expect("no panic");
    assert_eq!(carried_back, 3, "the log is {before} bytes long");
}

/// Whoever reads for long holds the log; when he leaves, nobody has to write for it to become short.
#[test]
fn a_log_that_a_reader_held_becomes_short_by_itself() {
    let db = testkit::database(Engine::Sqlite, &migrations(), Options::default());
    let reader = (*db).clone();
    let (leave, _reading) = occupy(move |hold| reader.read_now(hold).expect("read"));
    let held = (0..100).map(|n| things(&db, n)).max();
    assert!(held > Some(16 << 20), "the reader holds the log: {held:?}");
    drop(leave);
    let begun = Instant::now();
    until(|| log_of(&db) < 4 << 20 || begun.elapsed() > Duration::from_secs(30));
    assert!(log_of(&db) < 4 << 20, "the log is still {} bytes long", log_of(&db));
}

#[test]
fn a_closed_database_leaves_no_log() {
    let held = testkit::database(Engine::Sqlite, &migrations(), Options::default());
    let db = Db::open(held.location(), Options::default()).expect("opened");
    assert!(things(&db, 1) > 0);
    drop(db);
    assert_eq!(log_of(&held), 0);
}

/// Writes 200 KB and says how long the log is then.
fn things(db: &Db, n: i32) -> u64 {
    let raw = vec![7_u8; 200_000];
    let insert = "insert into thing (code, raw) values (?1, ?2)";
    db.write_now(move |tx| Ok(tx.run(insert, args![n.to_string(), raw])?)).expect("written");
    log_of(db)
}

fn log_of(db: &Db) -> u64 {
    let log = db.directory().expect("SQLite has one").join("datnuoc.db-wal");
    std::fs::metadata(log).map_or(0, |m| m.len())
}
