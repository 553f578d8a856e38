//! Migrations: once each, by two at once, never over what they do not know.

use store::{Engine, Location, Migration, Options, args, migrate};

use crate::schema;

fn fresh(test: impl Fn(&Location)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let db = testkit::database(engine, &[], Options::default());
        test(db.location());
    }
}

fn one(name: &'static str, sql: &str) -> Migration {
    Migration::new(name, format!("-- file: main\n{sql}"))
}

#[test]
fn each_is_applied_once() {
    fresh(|location| {
        let all = schema::migrations();
        let first = migrate(location, &all).expect("applied");
        assert_eq!((first.applied, first.already), (vec!["0001_main".to_owned(), "0002_observations".to_owned()], 0));
        let second = migrate(location, &all).expect("nothing to do");
        assert_eq!((second.applied.len(), second.already), (0, 2));
    });
}

#[test]
fn two_processes_that_start_at_once_do_it_once() {
    fresh(|location| {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let location = location.clone();
                std::thread::spawn(move || migrate(&location, &schema::migrations()).expect("no process fails"))
            })
            .collect();
        let reports: Vec<_> = threads.into_iter().map(|t| t.join().expect("no panic")).collect();
        assert_eq!(reports.iter().map(|r| r.applied.len()).sum::<usize>(), 2);
    });
}

#[test]
fn a_changed_an_unknown_or_a_broken_one_is_refused() {
    fresh(|location| {
        let (a, b) = (one("0001_a", "create table a (b text);"), one("0002_b", "create table b (c text);"));
        migrate(location, &[a.clone(), b.clone()]).expect("applied");
        let refused = |list: &[Migration]| migrate(location, list).expect_err("refused").to_string();
        assert!(refused(&[one("0001_a", "create table a (b bigint);"), b.clone()]).contains("0001_a was changed"));
        assert!(refused(std::slice::from_ref(&a)).contains("newer program"));
        assert!(refused(&[a.clone(), b.clone(), one("0002_c", "")]).contains("one number"));
        assert!(
            refused(&[a.clone(), b.clone(), Migration::new("0003_c", "create table c (d text);")])
                .contains("first line")
        );
        let broken = one("0003_c", "create table c (d text);\ninsert into nowhere values (1);");
        assert!(refused(&[a.clone(), b.clone(), broken]).contains("0003_c"));
        let mended = one("0003_c", "create table c (d text);");
        assert_eq!(migrate(location, &[a, b, mended]).expect("nothing was left of it").applied, ["0003_c"]);
    });
}

#[test]
fn strict_tables_refuse_what_postgres_refuses() {
    fresh(|location| {
        migrate(location, &schema::migrations()).expect("applied");
        let db = store::Db::open(location, Options::default()).expect("opened");
        let done = db.write_now(|tx| {
            for sql in [
                "insert into thing (code, big) values ('a', 'x')",
                "insert into thing (code, live) values ('a', null)",
                "insert into thing (code, body) values ('a', '{')",
            ] {
                let failed = tx.attempt(|tx| tx.run(sql, args![]));
                assert!(failed.is_err(), "{sql}");
            }
            Ok(())
        });
        done.expect("only the attempts fail");
    });
}
