//! A recorded and a bitemporal table of tests, beside the project's own.

use store::Migration;
use testkit::{TestDb, on_both_with};

platform::recorded!(pub NOTE, "note");
platform::bitemporal!(pub PLACE, "place");

const TEXT: &str = "-- file: main
create table note_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;
create table place_version (
    id bigint not null,
    version bigint not null,
    recorded_at bigint not null,
    valid_from text not null,
    valid_to text,
    body text not null,
    hash bytea not null,
    primary key (id, version)
) without rowid;
create table hidden_row (
    import_id bigint not null,
    code text not null,
    shown boolean not null
);
";

/// Runs a test with these tables on both engines.
pub fn on_both_with_tables(test: impl Fn(TestDb)) {
    let mut migrations = platform::migrations();
    migrations.push(Migration::new("9001_tests", TEXT));
    on_both_with(&migrations, test);
}
