//! A database that waits for migrations is backed up before it gets them, by itself.

use std::fs;
use std::path::PathBuf;

use kernel::{Actor, Clock, Moment};
use platform::journal::{self, Entry};
use platform::outbox;
use serde_json::Value;
use store::{Db, Location, Options, archive};

use crate::program::{Place, text};

/// Where the place's database lies.
pub fn location(place: &Place) -> Location {
    match place.database() {
        Some(url) => Location::Postgres { url: url.to_owned() },
        None => Location::Sqlite { dir: place.data().to_owned() },
    }
}

/// A place as an older program left it: without the last migration, with an entry in its journal.
fn older(place: &Place) -> String {
    let mut migrations = platform::migrations();
    let last = migrations.pop().expect("there are migrations").name.into_owned();
    store::migrate(&location(place), &migrations).expect("the older schema");
    let db = Db::open(&location(place), Options::default()).expect("the older database");
    let entry = || Entry::new("definitions.refreshed");
    db.write_now(move |tx| journal::write(tx, &Actor::Console, None, Moment(1), None, entry())).expect("an entry");
    last
}

fn copies(place: &Place) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(place.data().join("backups")) else { return Vec::new() };
    let mut copies: Vec<PathBuf> = folder.map(|entry| entry.expect("a file").path()).collect();
    copies.sort();
    copies
}

#[test]
fn what_was_there_is_kept_before_it_is_migrated() {
    Place::each(|place| {
        let last = older(place);
        let waiting = place.run(&["doctor", "--json"], "");
        assert_eq!(waiting.status.code(), Some(2));
        let told: Value = serde_json::from_slice(&waiting.stdout).expect("JSON");
        assert_eq!(told["pending"], serde_json::json!([last]));

        let folder = place.data().join("backups");
        fs::create_dir(&folder).expect("a folder");
        for day in ["20260101", "20260102", "20260103"] {
            fs::write(folder.join(format!("before-0001_old-{day}000000.archive")), "old").expect("an older copy");
        }
        fs::write(folder.join("own.archive"), "kept by hand").expect("a file of the operator");
        let done: Value = serde_json::from_str(&place.done(&["migrate", "--json"], "")).expect("JSON");
        let copy = PathBuf::from(done["backup"].as_str().expect("a copy"));
        let names: Vec<PathBuf> = copies(place);
        assert_eq!(names.len(), 4, "the newest three, and what is not ours: {names:?}");
        assert!(names.contains(&copy) && !names.iter().any(|n| n.ends_with("before-0001_old-20260101000000.archive")));

        let held = archive::check(fs::File::open(&copy).expect("the copy")).expect("it is whole");
        assert_ne!(held.schema, last);
        let to = Place::sqlite();
        to.done(&["restore", copy.to_str().expect("a path")], "");
        let db = Db::open(&location(&to), Options::default()).expect("restored");
        assert_eq!(db.read_now(journal::head).expect("a journal").seq, 1, "what was there, and no more");
        place.done(&["migrate"], "");
        assert_eq!(copies(place), names, "nothing waits, nothing is copied");
    });
}

/// The column of the outbox's states was made anew by the migration `unsent`.
#[test]
fn messages_keep_their_states_and_the_doctor_tells_which_reached_nobody() {
    const STATES: [&str; 3] = ["sent", "failed", "queued"];
    Place::each(|place| {
        let older: Vec<_> = platform::migrations().into_iter().take_while(|m| !m.name.ends_with("_unsent")).collect();
        store::migrate(&location(place), &older).expect("the older schema");
        let db = Db::open(&location(place), Options::default()).expect("the older database");
        let messages = |tx: &mut store::Tx| {
            for state in STATES {
                tx.run(
                    "insert into outbox (channel, template, to_kind, to_id, args, state, attempts, send_after, queued_at)
                     values ('notice', 'outage-began', 'position', 1, '{}', ?1, 0, 1, 1)",
                    store::args![state],
                )?;
            }
            Ok(())
        };
        db.write_now(messages).expect("messages");
        drop(db);
        place.done(&["migrate"], "");

        let db = Db::open(&location(place), Options::default()).expect("the database");
        let now = Clock::System.now();
        let noted = db.write_now(move |tx| {
            let states = tx.all::<String>("select state from outbox order by id", store::args![])?;
            let message = outbox::claim(tx, "notice", "a", 1, now, now.plus_seconds(60))?.remove(0);
            outbox::to_nobody(tx, &message, now)?;
            Ok((states, message.id))
        });
        assert_eq!(noted.expect("a message"), (STATES.map(str::to_owned).to_vec(), 3));
        drop(db);
        let told = text(&place.run(&["doctor"], "").stdout);
        assert!(told.contains("1 messages of the last seven days reached nobody"), "{told}");
        assert!(told.contains("1 messages could not be sent"), "{told}");
    });
}

#[test]
fn nothing_is_migrated_when_the_copy_fails() {
    Place::each(|place| {
        let last = older(place);
        place.file("backups", "a file where the folder should be");
        for words in [&["migrate"][..], &["export", "stations"]] {
            let refused = place.run(words, "");
            assert_eq!(refused.status.code(), Some(2), "{words:?}");
            assert!(text(&refused.stderr).contains("--without-backup"), "{}", text(&refused.stderr));
        }
        let schema = store::schema(&location(place), &platform::migrations()).expect("a schema");
        assert_eq!(schema.pending, [last]);
        place.done(&["migrate", "--without-backup"], "");
        assert_eq!(place.done(&["export", "stations"], "").lines().count(), 1);
    });
}
