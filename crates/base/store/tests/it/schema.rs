//! The tables that these tests work on.

use store::{Error, Migration, Tx, args};
use testkit::TestDb;

const MAIN: &str = "-- file: main
create table thing (
    id identity primary key,
    code text not null,
    year bigint not null default 2026,
    size double precision,
    big bigint,
    small integer,
    live boolean not null default true,
    raw bytea,
    body jsonb,
    unique (code, year),
    check (size is null or size >= 0)
);
create table part (
    id identity primary key,
    thing_id bigint not null references thing (id),
    name text not null
);
create table late (
    id identity primary key,
    thing_id bigint not null references thing (id) deferrable initially deferred
);
create table word (
    text text primary key,
    number bigint
) without rowid;
";

const OBSERVATIONS: &str = "-- file: observations
create table reading (
    station_id bigint not null,
    at bigint not null,
    value double precision,
    primary key (station_id, at)
) without rowid;
create table seal (
    id identity primary key,
    station_id bigint not null
);
";

pub fn migrations() -> Vec<Migration> {
    vec![Migration::new("0001_main", MAIN), Migration::new("0002_observations", OBSERVATIONS)]
}

/// Runs the test on a database of each engine.
pub fn on_both(test: impl Fn(TestDb)) {
    testkit::on_both_with(&migrations(), test);
}

pub fn add_thing(tx: &mut Tx, code: &str) -> Result<i64, Error> {
    tx.one("insert into thing (code) values (?1) returning id", args![code])
}

pub fn add_word(tx: &mut Tx, text: &str, number: Option<i64>) -> Result<u64, Error> {
    tx.run("insert into word (text, number) values (?1, ?2)", args![text, number])
}

pub fn words(db: &store::Db) -> Vec<String> {
    db.read_now(|tx| Ok(tx.all("select text from word order by text", args![])?)).expect("words are read")
}
