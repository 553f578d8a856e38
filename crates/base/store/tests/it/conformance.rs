//! What a value is, how texts and nulls are ordered, what is refused: the same on both engines.

use kernel::{CommandId, Day, Dong, Moment, PublicId, Random};
use serde_json::json;
use store::{Error, Json, Value, args};

use crate::schema::{add_thing, add_word, on_both, words};

macro_rules! round_trip {
    ($tx:expr, $type:ty, $column:literal, $values:expr) => {
        for value in $values {
            let update = concat!("update thing set ", $column, " = ?1 where id = 1");
            let select = concat!("select ", $column, " from thing where id = 1");
            $tx.run(update, args![value])?;
            let back: $type = $tx.one(select, args![])?;
            assert_eq!(back, value, "{}", $column);
        }
    };
}

#[test]
fn values_come_back_as_they_went() {
    on_both(|db| {
        let done = db.write_now(|tx| {
            add_thing(tx, "a")?;
            round_trip!(tx, i64, "big", [0, 1, -1, i64::MAX, i64::MIN]);
            round_trip!(tx, i32, "small", [0, i32::MAX, i32::MIN]);
            round_trip!(tx, f64, "size", [0.0, 1.5, 0.1, f64::MIN_POSITIVE, f64::MAX, 3.0, 1e300, 4.9e-324]);
            round_trip!(tx, bool, "live", [true, false]);
            round_trip!(tx, String, "code", [String::new(), "Đất Nước 🌏 \u{1}\u{7f}".to_owned(), "ư".repeat(100_000)]);
            round_trip!(tx, Vec<u8>, "raw", [vec![], vec![0, 255, 0], vec![7; 1 << 20]]);
            round_trip!(tx, Option<i64>, "big", [None, Some(5)]);
            round_trip!(tx, Option<Vec<u8>>, "raw", [None, Some(vec![1])]);
            round_trip!(tx, Moment, "big", [Moment(0), Moment(1_763_781_300_000_001), Moment(-1)]);
            round_trip!(tx, Dong, "big", [Dong(125_000_000_000)]);
            round_trip!(tx, Day, "code", [Day::new(2026, 2, 28).expect("a day"), Day::new(1, 1, 1).expect("a day")]);
            round_trip!(tx, PublicId, "code", [PublicId::random(&Random::seeded(3))]);
            round_trip!(tx, CommandId, "code", [CommandId::random(&Random::seeded(3))]);
            let bodies =
                [json!(null), json!({"đ": [1, 2.5, "x", null, true], "a": {"b": {}}}), json!("text"), json!(i64::MAX)];
            round_trip!(tx, Json, "body", bodies.clone().map(Json));
            round_trip!(tx, serde_json::Value, "body", bodies);
            Ok(())
        });
        done.expect("all values pass");
    });
}

#[test]
fn dynamic_values_come_back_too() {
    on_both(|db| {
        let done = db.write_now(|tx| {
            let args = [Value::Text("d".into()), Value::Int(7), Value::Real(0.5), Value::Null, Value::Blob(vec![1])];
            let sql = String::from("insert into thing (code, big, size, small, raw) values (?1, ?2, ?3, ?4, ?5)");
            assert_eq!(tx.run_dynamic(&sql, &args)?, 1);
            let back: Vec<(Value, Value, Value, Value, Value)> = tx.all_dynamic(
                "select code, big, size, small, raw from thing where big = ?1 and code = ?2",
                &[7.into(), "d".into()],
            )?;
            let [text, int, real, null, bytes] = args;
            assert_eq!(back, [(text, int, real, null, bytes)]);
            Ok(())
        });
        done.expect("dynamic values pass");
    });
}

#[test]
fn an_argument_has_its_own_type_wherever_it_stands() {
    on_both(|db| {
        let read = db.read_now(|tx| {
            let wide = 1_763_781_300_000_001_i64;
            let none: Option<i64> = None;
            assert_eq!(tx.one::<i64>("select coalesce(?1, 0)", args![wide])?, wide);
            assert_eq!(tx.one::<i64>("select ?1 + 1", args![wide])?, wide + 1);
            assert_eq!(tx.one::<String>("select ?1", args!["a"])?, "a");
            assert_eq!(tx.one::<i64>("select count(*) from word where ?1 is null or number = ?1", args![none])?, 0);
            assert_eq!(tx.one::<Option<i64>>("select ?1", args![none])?, None);
            assert_eq!(tx.one::<f64>("select ?1 / 2", args![3.0])?, 1.5);
            assert_eq!(tx.one::<i64>("select ?1 / 2", args![3_i64])?, 1);
            assert_eq!(tx.one::<i64>("select case when ?1 then 1 else 0 end", args![true])?, 1);
            assert_eq!(tx.one::<(i64, i64)>("select ?2, ?1", args![1_i64, 2_i64])?, (2, 1));
            Ok(())
        });
        read.expect("all are read");
    });
}

#[test]
fn sums_and_averages_are_numbers() {
    on_both(|db| {
        let read = db.write_now(|tx| {
            for (text, number) in [("a", 1), ("b", 2), ("c", i64::from(i32::MAX))] {
                add_word(tx, text, Some(number))?;
            }
            assert_eq!(tx.one::<i64>("select sum(number) from word", args![])?, 3 + i64::from(i32::MAX));
            assert_eq!(tx.one::<f64>("select avg(number) from word where number < 3", args![])?, 1.5);
            assert_eq!(tx.one::<Option<i64>>("select sum(number) from word where number < 0", args![])?, None);
            assert_eq!(tx.one::<(i64, i64, i64)>("select count(*), min(number), max(number) from word", args![])?.0, 3);
            Ok(())
        });
        read.expect("sums are read");
    });
}

#[test]
fn texts_are_ordered_and_compared_by_bytes() {
    on_both(|db| {
        let texts =
            ["a", "B", "Z", "á", "b", "đ", "e", "Đ", "ă", "z", "A", " ", "~", "_", "10", "9", "ab", "a b", "🌏"];
        let done = db.write_now(move |tx| {
            for text in texts {
                add_word(tx, text, None)?;
            }
            Ok(())
        });
        done.expect("words are added");
        let mut sorted = texts.map(str::to_owned).to_vec();
        sorted.sort();
        assert_eq!(words(&db), sorted);
        let between: Vec<String> = db
            .read_now(|tx| {
                Ok(tx.all("select text from word where text > ?1 and text < ?2 order by text", args!["Z", "b"])?)
            })
            .expect("a range is read");
        let expected: Vec<String> = sorted.into_iter().filter(|t| t.as_str() > "Z" && t.as_str() < "b").collect();
        assert_eq!(between, expected);
    });
}

#[test]
fn nulls_stand_where_the_statement_says() {
    on_both(|db| {
        let done = db.write_now(|tx| {
            for (text, number) in [("a", None), ("b", Some(2)), ("c", Some(1))] {
                add_word(tx, text, number)?;
            }
            let first: Vec<String> = tx.all("select text from word order by number nulls first, text", args![])?;
            let last: Vec<String> = tx.all("select text from word order by number desc nulls last, text", args![])?;
            assert_eq!(first, ["a", "c", "b"]);
            assert_eq!(last, ["b", "c", "a"]);
            let same: Vec<String> =
                tx.all("select text from word where number is not distinct from ?1", args![None::<i64>])?;
            assert_eq!(same, ["a"]);
            Ok(())
        });
        done.expect("nulls are ordered");
    });
}

#[test]
fn like_compares_case_and_escapes() {
    on_both(|db| {
        let done = db.write_now(|tx| {
            for text in ["50%", "500", "Trạm", "trạm", "a_b", "axb"] {
                add_word(tx, text, None)?;
            }
            let found = |tx: &mut store::Tx, pattern: &str| {
                tx.all::<String>("select text from word where text like ?1 escape '\\' order by text", args![pattern])
            };
            assert_eq!(found(tx, "50\\%")?, ["50%"]);
            assert_eq!(found(tx, "50%")?, ["50%", "500"]);
            assert_eq!(found(tx, "tr%")?, ["trạm"]);
            assert_eq!(found(tx, "a\\_b")?, ["a_b"]);
            assert_eq!(found(tx, "tr_m")?, ["trạm"]);
            Ok(())
        });
        done.expect("patterns are matched");
    });
}

#[test]
fn what_neither_engine_may_keep_is_refused_by_both() {
    on_both(|db| {
        for (column, value) in [
            ("size", Value::Real(f64::NAN)),
            ("size", Value::Real(f64::INFINITY)),
            ("size", Value::Real(f64::NEG_INFINITY)),
            ("code", Value::Text("a\0b".into())),
        ] {
            let done = db.write_now(move |tx| {
                tx.run_dynamic(&format!("update thing set {column} = ?1"), std::slice::from_ref(&value))?;
                Ok(())
            });
            assert!(done.is_err(), "{column}");
        }
        let loaded = db.write_now(|tx| {
            Ok(tx.load("reading", ["station_id", "at", "value"], [[1.into(), 1.into(), f64::NAN.into()]])?)
        });
        assert!(loaded.is_err());
    });
}

#[test]
fn constraints_are_told_apart() {
    on_both(|db| {
        let done = db.write_now(|tx| {
            add_thing(tx, "a")?;
            let mut fails = |sql: &'static str| tx.attempt(|tx| tx.run(sql, args![])).expect_err(sql);
            let unique = fails("insert into thing (code) values ('a')");
            assert!(unique.is_unique_on("thing", &["code", "year"]), "{unique:?}");
            assert!(!unique.is_unique_on("thing", &["code"]));
            assert!(matches!(fails("insert into part (thing_id, name) values (99, 'x')"), Error::ForeignKey(_)));
            assert!(matches!(fails("insert into thing (code, size) values ('b', -1)"), Error::Check(_)));
            assert!(matches!(fails("insert into thing (code) values (null)"), Error::Check(_)));
            let body = tx.attempt(|tx| tx.run("insert into word (text) values ('x'), ('x')", args![]));
            assert!(body.expect_err("twice the key").is_unique_on("word", &["text"]));
            assert!(matches!(tx.one::<i64>("select id from thing where code = 'none'", args![]), Err(Error::NotFound)));
            Ok(())
        });
        done.expect("the closure itself succeeds");
    });
}

#[test]
fn a_column_of_another_type_is_an_error_not_a_guess() {
    on_both(|db| {
        let read = db.write_now(|tx| {
            add_thing(tx, "a")?;
            let mut wrong = |sql: &'static str| tx.attempt(|tx| tx.one::<i64>(sql, args![])).expect_err(sql);
            wrong("select code from thing");
            wrong("select size from thing");
            wrong("select id, code from thing");
            wrong("select nothing from thing");
            wrong("select id from");
            let more = tx.attempt(|tx| tx.one::<i64>("select 1 union all select 2", args![]));
            assert!(more.is_err());
            let too_wide = tx.attempt(|tx| tx.one::<i32>("select 3000000000", args![]));
            assert!(too_wide.is_err());
            let too_few = tx.attempt(|tx| tx.one::<i64>("select ?1 + ?2", args![1_i64]));
            assert!(too_few.is_err());
            Ok(())
        });
        read.expect("only the attempts fail");
    });
}
