//! A PostgreSQL server that stops and comes back: problems meanwhile, then all is well by itself.

use kernel::{Failure, Outcome};
use store::{Db, Location, Options, args, migrate};

use crate::schema::{add_word, migrations, words};

fn passing<T: std::fmt::Debug>(outcome: &Outcome<T>) -> bool {
    matches!(outcome, Err(Failure::Broken(p)) if p.is_passing())
}

#[test]
fn lanes_find_the_server_again() {
    let server = testkit::Server::own();
    let location = Location::Postgres { url: server.url() };
    migrate(&location, &migrations()).expect("migrated");
    let db = Db::open(&location, Options::default()).expect("opened");
    db.write_now(|tx| Ok(add_word(tx, "before", None)?)).expect("written");
    assert_eq!(words(&db), ["before"]);

    server.stop();
    let lost = db.write_now(|tx| Ok(add_word(tx, "meanwhile", None)?));
    assert!(passing(&lost), "{lost:?}");
    let unread = db.read_now(|tx| Ok(tx.one::<i64>("select 1", args![])?));
    assert!(passing(&unread), "{unread:?}");

    server.start();
    db.write_now(|tx| Ok(add_word(tx, "after", None)?)).expect("written again");
    assert_eq!(words(&db), ["after", "before"]);

    // Restarted while nobody looked: the first closure does not even notice.
    server.stop();
    server.start();
    db.write_now(|tx| Ok(add_word(tx, "unnoticed", None)?)).expect("written at once");
    assert_eq!(words(&db), ["after", "before", "unnoticed"]);
}

#[test]
fn a_connection_lost_in_the_middle_undoes_the_group() {
    let server = testkit::Server::own();
    let location = Location::Postgres { url: server.url() };
    migrate(&location, &migrations()).expect("migrated");
    let db = Db::open(&location, Options::default()).expect("opened");
    let lost = db.write_now(|tx| {
        add_word(tx, "lost", None)?;
        tx.one::<bool>("select pg_terminate_backend(pg_backend_pid())", args![])?;
        Ok(())
    });
    assert!(passing(&lost), "{lost:?}");
    db.write_now(|tx| Ok(add_word(tx, "after", None)?)).expect("the lane has a new connection");
    assert_eq!(words(&db), ["after"]);
}

#[test]
fn a_server_on_another_machine_is_reached_through_tls_or_not_at_all() {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate is made");
    let stranger = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate is made");
    let server = testkit::Server::own_with_tls(&made.cert.pem(), &made.signing_key.serialize_pem());
    let files = tempfile::tempdir().expect("the temporary directory is writable");
    let file = |name: &str, text: &str| {
        let path = files.path().join(name);
        std::fs::write(&path, text).expect("the temporary directory is writable");
        path.display().to_string()
    };
    let open =
        |end: String| Db::open(&Location::Postgres { url: format!("{}?{end}", server.url()) }, Options::default());
    let trusted = file("ca.pem", &made.cert.pem());
    let db = open(format!("sslmode=verify-full&sslrootcert={trusted}")).expect("the certificate is trusted");
    let secure = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
    assert!(db.read_now(move |tx| Ok(tx.one::<bool>(secure, args![])?)).expect("read"));
    for end in [
        format!("sslrootcert={}", file("other.pem", &stranger.cert.pem())),
        format!("sslrootcert={}", file("empty.pem", "")),
        format!("sslrootcert={}/none.pem", files.path().display()),
        "sslmode=require".to_owned(),
    ] {
        assert!(open(end.clone()).is_err(), "{end}");
    }
}
