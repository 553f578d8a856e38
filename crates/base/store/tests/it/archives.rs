//! Archives: everything, on one instant, into either engine, or nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::json;
use store::archive::{self, Contents};
use store::{Db, Engine, Error, Json, Location, Migration, Options, args};
use testkit::TestDb;

use crate::schema::{self, add_thing};

const ODD: &str = "-- file: main
create table \"Order\" (
    \"select\" text primary key,
    \"a \"\"b\"\"\" bigint
);
create table parent (id identity primary key, child_id bigint references child (id));
create table child (id identity primary key, parent_id bigint references parent (id));
create table keyless (v text);
create table empty (id identity primary key);
";

/// The odd tables need each other, so PostgreSQL is given one key after both exist.
fn odd() -> Vec<Migration> {
    let mut all = schema::migrations();
    let text = ODD
        .replace("child_id bigint references child (id));\n", "child_id bigint\n--sqlite references child (id)\n);\n")
        + "--postgres alter table parent add constraint parent_child foreign key (child_id) references child (id);\n";
    all.push(Migration::new("0003_odd", text));
    all
}

fn write(location: &Location) -> (Contents, Vec<u8>) {
    archive::write(location, Vec::new(), &mut |_| {}).expect("an archive is written")
}

fn read(location: &Location, bytes: &[u8]) -> Result<Contents, Error> {
    archive::read(location, &odd(), bytes, &mut |_| {})
}

fn filled(engine: Engine) -> TestDb {
    let db = testkit::database(engine, &odd(), Options::default());
    let main = db.write_now(|tx| {
        for n in 0..3000 {
            add_thing(tx, &format!("thing {n}"))?;
        }
        let update =
            "update thing set size = 0.1, big = ?1, small = -5, live = false, raw = ?2, body = ?3 where id % 3 = 0";
        tx.run(update, args![i64::MIN, vec![0_u8, 255], Json(json!({"đ": [1, null]}))])?;
        tx.run("delete from thing where id > 2990", args![])?;
        tx.run("insert into part (thing_id, name) values (7, ''), (7, 'Đất')", args![])?;
        tx.run("insert into \"Order\" (\"select\", \"a \"\"b\"\"\") values ('x', null)", args![])?;
        tx.run("insert into parent (child_id) values (null)", args![])?;
        tx.run("insert into child (parent_id) values (1)", args![])?;
        tx.run("update parent set child_id = 1", args![])?;
        tx.run("insert into empty (id) values (41)", args![])?;
        tx.run("delete from empty", args![])?;
        tx.run("insert into keyless (v) values ('a'), (null)", args![])?;
        Ok(())
    });
    main.expect("the main file is filled");
    let readings = (0..20_000_i64).map(|n| [(n % 5).into(), n.into(), (n as f64 / 8.0).into()]).collect::<Vec<_>>();
    db.append_now(1, move |tx| Ok(tx.load("reading", ["station_id", "at", "value"], readings)?))
        .expect("readings are loaded");
    db
}

#[test]
fn an_archive_goes_from_any_engine_into_any() {
    for from in [Engine::Sqlite, Engine::Postgres] {
        let source = filled(from);
        let (contents, bytes) = write(source.location());
        assert_eq!(contents.rows, 2990 + 2 + 1 + 1 + 1 + 2 + 20_000);
        assert_eq!((contents.tables, contents.schema.as_str()), (11, "0003_odd"));
        assert_eq!(archive::check(bytes.as_slice()), Ok(contents.clone()));
        for into in [Engine::Sqlite, Engine::Postgres] {
            let target = testkit::database(into, &[], Options::default());
            assert_eq!(read(target.location(), &bytes).expect("it is loaded"), contents);
            let (again, copy) = write(target.location());
            if from == into {
                assert_eq!(copy, bytes, "byte for byte");
            }
            assert_eq!((again.rows, again.tables), (contents.rows, contents.tables));
            let checked = target.write_now(|tx| {
                assert_eq!(add_thing(tx, "new")?, 3001, "ids go on after the last one ever given");
                let thing: (f64, i64, bool, Vec<u8>, Json) =
                    tx.one("select size, big, live, raw, body from thing where id = 3", args![])?;
                assert_eq!(thing, (0.1, i64::MIN, false, vec![0, 255], Json(json!({"đ": [1, null]}))));
                let orphan = tx.attempt(|tx| tx.run("insert into part (thing_id, name) values (9999, '')", args![]));
                assert!(matches!(orphan, Err(Error::ForeignKey(_))), "keys are back");
                Ok(())
            });
            checked.expect("the copy is whole");
        }
    }
}

#[test]
fn a_damaged_or_foreign_archive_leaves_nothing() {
    let source = filled(Engine::Sqlite);
    let (_, bytes) = write(source.location());
    let mut spoiled =
        vec![Vec::new(), b"PK\x03\x04 something else entirely".to_vec(), b"datnuoc archive 9\n....".to_vec()];
    for cut in [20, 100, bytes.len() / 2, bytes.len() - 40, bytes.len() - 1] {
        spoiled.push(bytes[..cut].to_vec());
    }
    for at in [30, bytes.len() / 3, bytes.len() - 20] {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x10;
        spoiled.push(flipped);
    }
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let target = testkit::database(engine, &odd(), Options::default());
        for bytes in &spoiled {
            assert!(archive::check(bytes.as_slice()).is_err());
            assert!(read(target.location(), bytes).is_err());
        }
        let rows = target.read_now(|tx| {
            Ok(tx.one::<i64>("select (select count(*) from thing) + (select count(*) from reading)", args![])?)
        });
        assert_eq!(rows.expect("read"), 0);
        read(target.location(), &bytes).expect("the whole one still fits");
        assert!(read(target.location(), &bytes).expect_err("no longer").to_string().contains("not empty"));
    }
}

#[test]
fn an_older_archive_is_brought_up_and_a_newer_one_refused() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let old = testkit::database(engine, &schema::migrations(), Options::default());
        old.write_now(|tx| Ok(add_thing(tx, "old")?)).expect("written");
        let (_, bytes) = write(old.location());
        let target = testkit::database(engine, &[], Options::default());
        assert_eq!(read(target.location(), &bytes).expect("loaded and migrated").schema, "0002_observations");
        target
            .write_now(|tx| Ok(tx.run("insert into keyless (v) values ('x')", args![])?))
            .expect("the newest schema is there");

        let (_, newer) = write(target.location());
        let refusing = testkit::database(engine, &[], Options::default());
        let refused = archive::read(refusing.location(), &schema::migrations(), newer.as_slice(), &mut |_| {});
        assert!(refused.expect_err("refused").to_string().contains("newer program"));
    }
}

/// Every seal in the observation file is named in the main file in a later commit, never before.
#[test]
fn a_backup_under_load_is_one_instant() {
    schema::on_both(|db| {
        let stop = Arc::new(AtomicBool::new(false));
        let (working, stopped): (Db, _) = ((*db).clone(), Arc::clone(&stop));
        let load = std::thread::spawn(move || {
            let mut n = 0_i64;
            while !stopped.load(Ordering::SeqCst) {
                n += 1;
                let seal = "insert into seal (station_id) values (?1) returning id";
                let id: i64 = working.derive_now(move |tx| Ok(tx.one(seal, args![n])?)).expect("sealed");
                let name = "insert into word (text, number) values (?1, ?2)";
                working.write_now(move |tx| Ok(tx.run(name, args![id.to_string(), id])?)).expect("named");
            }
            n
        });
        let mut copies = Vec::new();
        for _ in 0..5 {
            let before = db.read_now(|tx| Ok(tx.one::<i64>("select count(*) from word", args![])?)).expect("read");
            copies.push((before, write(db.location()).1));
        }
        stop.store(true, Ordering::SeqCst);
        assert!(load.join().expect("no panic") > 0);
        for (before, bytes) in copies {
            let target = testkit::database(db.engine(), &[], Options::default());
            archive::read(target.location(), &schema::migrations(), bytes.as_slice(), &mut |_| {}).expect("loaded");
            let counts = "select (select count(*) from word), (select count(*) from seal),
                                 (select count(*) from word where number not in (select id from seal))";
            let (words, seals, dangling): (i64, i64, i64) =
                target.read_now(move |tx| Ok(tx.one(counts, args![])?)).expect("read");
            assert_eq!(dangling, 0);
            assert!(words >= before && (words == seals || words + 1 == seals), "{before} {words} {seals}");
        }
    });
}
