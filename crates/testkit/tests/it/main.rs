//! The test databases themselves.

use store::{Engine, args};

#[test]
fn every_test_has_a_fresh_database_with_the_projects_tables() {
    testkit::on_both(|db| {
        let count = db.read_now(|tx| Ok(tx.one::<i64>("select count(*) from schema_migration", args![])?));
        let files = testkit::migrations().len() as i64;
        let count = count.expect("the table is there");
        assert!(count <= files, "{count} of {files}");
        if db.engine() == Engine::Postgres {
            assert_eq!(count, files);
        }
    });
}

#[test]
fn a_server_of_ones_own_stops_and_starts() {
    let server = testkit::Server::own();
    let connect = || postgres::Client::connect(&server.url(), postgres::NoTls);
    assert!(connect().is_ok());
    server.stop();
    assert!(connect().is_err());
    server.start();
    assert!(connect().is_ok());
}
