//! Deadlines and full disks: refused clearly, healthy again afterwards.

use std::sync::{Arc, Barrier};
use std::time::Duration;

use kernel::{Failure, Outcome};
use store::{Db, Engine, Options, Tx, args};

use crate::schema::{add_word, migrations, on_both, words};

const ENDLESS: &str =
    "with recursive c (n) as (select 1 union all select n + 1 from c where n < 2000000000) select count(*) from c";

#[test]
fn a_statement_ends_at_its_deadline() {
    on_both(|mut db| {
        let short = Duration::from_millis(100);
        db.reopen(Options { deadline: short, patient_deadline: short, ..Options::default() });
        assert!(db.read_now(|tx| Ok(tx.one::<i64>(ENDLESS, args![])?)).is_err());
        assert!(db.write_now(|tx| Ok(tx.one::<i64>(ENDLESS, args![])?)).is_err());
        assert!(db.derive_now(|tx| Ok(tx.one::<i64>(ENDLESS, args![])?)).is_err());
        let write: &str = "insert into word (text, number) with recursive c (n) as
             (select 1 union all select n + 1 from c where n < 2000000000) select cast(n as text), n from c where n > 1999999999";
        let failed = db.write_now(move |tx| {
            add_word(tx, "before", None)?;
            Ok(tx.run(write, args![])?)
        });
        assert!(failed.is_err());
        db.write_now(|tx| Ok(add_word(tx, "after", None)?)).expect("the lane goes on");
        assert_eq!(words(&db), ["after"]);
    });
}

/// The least that a full disk looks like: SQLite may not grow its file, PostgreSQL says 53100.
fn fill(tx: &mut Tx) -> Outcome<()> {
    match tx.engine() {
        Engine::Sqlite => {
            tx.one::<i64>("pragma main.max_page_count = 1", args![])?;
            for n in 0..1000 {
                add_word(tx, &format!("{n} {}", "x".repeat(1000)), None)?;
            }
        }
        Engine::Postgres => {
            let raise =
                "do $$ begin raise exception 'could not extend file: no space left' using errcode = '53100'; end $$";
            tx.run(raise, args![])?;
        }
    }
    Ok(())
}

#[test]
fn a_full_disk_is_said_and_heals() {
    on_both(|db| {
        for _ in 0..2 {
            let full = db.write_now(|tx| {
                add_word(tx, "not kept", None)?;
                fill(tx)
            });
            assert!(matches!(&full, Err(Failure::Broken(p)) if p.is_storage_full()), "{full:?}");
        }
        let space = db.write_now(|tx| {
            if tx.engine() == Engine::Sqlite {
                tx.one::<i64>("pragma main.max_page_count = 1000000", args![])?;
            }
            Ok(add_word(tx, "kept", None)?)
        });
        space.expect("there is space again");
        assert_eq!(words(&db), ["kept"]);
    });
}

/// Only PostgreSQL's lanes can get into a ring, and only where one forgets which tables are its own.
#[test]
fn a_deadlock_is_a_passing_problem_for_one_of_the_two() {
    let db = testkit::database(Engine::Postgres, &migrations(), Options::default());
    let both = "insert into word (text, number) values ('a', 0), ('b', 0)";
    db.write_now(move |tx| Ok(tx.run(both, args![])?)).expect("written");
    let met = Arc::new(Barrier::new(2));
    let climb = |first: &'static str, second: &'static str| {
        let met = Arc::clone(&met);
        move |tx: &mut Tx| -> Outcome<()> {
            let step = "update word set number = number + 1 where text = ?1";
            tx.run(step, args![first])?;
            met.wait();
            tx.run(step, args![second])?;
            Ok(())
        }
    };
    let (up, down, other) = (climb("a", "b"), climb("b", "a"), Db::clone(&db));
    let deriving = std::thread::spawn(move || other.derive_now(down));
    let outcomes = [db.write_now(up), deriving.join().expect("no panic")];
    let passing = |o: &Outcome<()>| matches!(o, Err(Failure::Broken(p)) if p.is_passing());
    assert_eq!(outcomes.iter().filter(|o| passing(o)).count(), 1, "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1, "{outcomes:?}");
}

/// Another node has migrated: statements prepared before it fail at most once.
#[test]
fn statements_out_of_date_are_prepared_anew() {
    let db = testkit::database(Engine::Postgres, &migrations(), Options { readers: 1, ..Options::default() });
    let read = || db.read_now(|tx| Ok(tx.all::<Option<i64>>("select number from word", args![])?));
    read().expect("read");
    db.write_now(|tx| Ok(tx.run("alter table word alter column number type integer", args![])?)).expect("altered");
    let _first = read();
    read().expect("read again");
}
