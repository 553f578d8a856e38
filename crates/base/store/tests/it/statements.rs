//! Statements and their forms: upsert, returning, streams, loads, attempts, structs.

use kernel::Moment;
use store::{Cell, Engine, Error, Tx, args, row, sql};

use crate::schema::{add_thing, add_word, on_both, words};

row! {
    /// A thing as these tests read it.
    #[derive(Debug, PartialEq)]
    struct Thing {
        id: i64,
        code: String,
        seen: Option<Moment>,
        live: bool,
    }
}

#[test]
fn rows_become_structs_by_position() {
    on_both(|db| {
        let read = db.write_now(|tx| {
            let id = add_thing(tx, "a")?;
            let thing: Thing = tx.one("select id, code, big, live from thing", args![])?;
            assert_eq!(thing, Thing { id, code: "a".into(), seen: None, live: true });
            Ok(())
        });
        read.expect("the row is read");
    });
}

#[test]
fn an_upsert_changes_the_row_that_is_there() {
    on_both(|db| {
        let upsert = "insert into word (text, number) values (?1, ?2)
                      on conflict (text) do update set number = excluded.number + word.number returning number";
        let done = db.write_now(move |tx| {
            assert_eq!(tx.one::<i64>(upsert, args!["a", 1_i64])?, 1);
            assert_eq!(tx.one::<i64>(upsert, args!["a", 5_i64])?, 6);
            assert_eq!(tx.run("insert into word (text) values ('a') on conflict (text) do nothing", args![])?, 0);
            assert_eq!(tx.run("update word set number = 0 where text = 'x'", args![])?, 0);
            assert_eq!(tx.run("delete from word", args![])?, 1);
            Ok(())
        });
        done.expect("upserts work");
    });
}

#[test]
fn ids_are_never_given_again() {
    on_both(|db| {
        let done = db.write_now(|tx| {
            let first = add_thing(tx, "a")?;
            tx.run("delete from thing", args![])?;
            assert!(add_thing(tx, "b")? > first);
            Ok(())
        });
        done.expect("things are added");
    });
}

#[test]
fn a_statement_may_differ() {
    on_both(|db| {
        let name = db.read_now(|tx| {
            Ok(tx.one::<String>(sql! { sqlite: "select 'sqlite'", postgres: "select 'postgres'::text" }, args![])?)
        });
        let expected = if db.engine() == Engine::Sqlite { "sqlite" } else { "postgres" };
        assert_eq!(name.expect("it is read"), expected);
    });
}

#[test]
fn a_load_is_many_inserts() {
    on_both(|db| {
        let rows = (0..10_000).map(|n| [(n % 7).into(), n.into(), (n % 2 != 0).then_some(n as f64 / 10.0).into()]);
        let rows: Vec<[Cell<'_>; 3]> = rows.collect();
        let loaded = db.append_now(1, move |tx| Ok(tx.load("reading", ["station_id", "at", "value"], rows)?));
        assert_eq!(loaded.expect("rows are loaded"), 10_000);
        let read = db.read_now(|tx| {
            let mut seen = 0;
            let mut sum = 0.0;
            tx.each("select at, value from reading order by at", args![], |(at, value): (i64, Option<f64>)| {
                assert_eq!(at, seen);
                seen += 1;
                sum += value.unwrap_or(0.0);
                Ok(())
            })?;
            Ok((seen, sum))
        });
        let (seen, sum) = read.expect("rows are read");
        assert_eq!(seen, 10_000);
        assert!((sum - 2_500_000.0).abs() < 1e-3, "{sum}");
    });
}

#[test]
fn a_load_that_fails_leaves_nothing() {
    on_both(|db| {
        for rows in [
            [["a".into(), 1.into()], ["a".into(), 2.into()]],
            [["a".into(), 1.into()], ["b".into(), "no number".into()]],
            [["a".into(), 1.into()], ["b\0".into(), 2.into()]],
        ] {
            let done = db.write_now(move |tx| {
                let failed = tx.attempt(|tx| tx.load("word", ["text", "number"], rows));
                assert!(failed.is_err());
                Ok(())
            });
            done.expect("only the attempt fails");
        }
        assert!(words(&db).is_empty());
        db.write_now(|tx| Ok(add_word(tx, "after", None)?)).expect("the connection is still good");
    });
}

#[test]
fn an_attempt_undoes_only_itself() {
    on_both(|db| {
        let done = db.write_now(|tx| {
            add_word(tx, "before", None)?;
            let inner: Result<(), Error> = tx.attempt(|tx| {
                add_word(tx, "inside", None)?;
                let innermost: Result<u64, Error> = tx.attempt(|tx| {
                    add_word(tx, "innermost", None)?;
                    add_word(tx, "before", None)
                });
                assert!(innermost.is_err());
                add_word(tx, "inside, after", None)?;
                Err(Error::NotFound)
            });
            assert!(inner.is_err());
            let kept: Result<u64, Error> = tx.attempt(|tx| add_word(tx, "kept", None));
            assert!(kept.is_ok());
            add_word(tx, "after", None)?;
            Ok(())
        });
        done.expect("the closure itself succeeds");
        assert_eq!(words(&db), ["after", "before", "kept"]);
    });
}

/// PostgreSQL ends a transaction at its first error; SQLite would go on. Both end it here.
#[test]
fn a_failed_statement_cannot_be_passed_over() {
    on_both(|db| {
        let done = db.write_now(|tx| {
            add_word(tx, "a", None)?;
            let passed_over = add_word(tx, "a", None);
            assert!(passed_over.is_err());
            assert!(tx.one::<i64>("select 1", args![]).is_err());
            Ok(())
        });
        assert!(done.is_err());
        let attempted = db.write_now(|tx| {
            let inner: Result<(), Error> = tx.attempt(|tx| {
                let _passed_over = tx.run("insert into nowhere values (1)", args![]);
                Ok(())
            });
            assert!(inner.is_err());
            add_word(tx, "b", None)?;
            Ok(())
        });
        attempted.expect("an attempt that went wrong is undone, the rest stays");
        assert_eq!(words(&db), ["b"]);
    });
}

#[test]
fn each_stops_at_the_first_error_of_the_caller() {
    on_both(|db| {
        let seen = db.write_now(|tx: &mut Tx| {
            for text in ["a", "b", "c"] {
                add_word(tx, text, None)?;
            }
            let mut seen = Vec::new();
            let stopped: Result<(), Error> = tx.attempt(|tx| {
                tx.each("select text from word order by text", args![], |text: String| {
                    seen.push(text);
                    if seen.len() == 2 { Err(Error::NotFound) } else { Ok(()) }
                })
            });
            assert_eq!(stopped, Err(Error::NotFound));
            Ok(seen)
        });
        assert_eq!(seen.expect("the rest of the closure succeeds"), ["a", "b"]);
    });
}
