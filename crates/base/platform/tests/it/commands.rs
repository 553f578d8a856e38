//! One command, one effect.

use kernel::{Actor, CommandId, Outcome, Refusal};
use platform::commands::{self, KEPT_DAYS};
use platform::numbers;
use store::Db;
use testkit::{officer, on_both};

use crate::{now, refusals};

/// A command that takes a number.
fn take(db: &Db, command: &CommandId, actor: Actor) -> Outcome<i64> {
    let command = command.clone();
    db.write_now(move |tx| commands::once(tx, &command, &actor, now(), |tx| numbers::next(tx, "dossier", 2026, now())))
}

#[test]
fn a_repeated_command_gets_the_first_outcome() {
    on_both(|db| {
        let random = testkit::random();
        let (first, second) = (CommandId::random(&random), CommandId::random(&random));
        assert_eq!(take(&db, &first, officer()).unwrap(), 1);
        assert_eq!(take(&db, &first, officer()).unwrap(), 1);
        assert_eq!(take(&db, &second, officer()).unwrap(), 2);
        assert_eq!(take(&db, &first, officer()).unwrap(), 1);
    });
}

#[test]
fn a_command_of_somebody_else_is_refused() {
    on_both(|db| {
        let command = CommandId::random(&testkit::random());
        take(&db, &command, officer()).unwrap();
        assert_eq!(refusals(take(&db, &command, Actor::Station(1))), ["refused-command-reused"]);
    });
}

#[test]
fn a_command_of_another_kind_is_refused() {
    on_both(|db| {
        let command = CommandId::random(&testkit::random());
        take(&db, &command, officer()).unwrap();
        let outcome: Outcome<String> =
            db.write_now(move |tx| commands::once(tx, &command, &officer(), now(), |_| Ok("another".to_owned())));
        assert_eq!(refusals(outcome), ["refused-command-reused"]);
    });
}

#[test]
fn a_refused_command_can_be_tried_again() {
    on_both(|db| {
        let command = CommandId::random(&testkit::random());
        let id = command.clone();
        let refused: Outcome<i64> = db.write_now(move |tx| {
            commands::once(tx, &id, &officer(), now(), |_| Err(Refusal::new("refused-no").into()))
        });
        assert_eq!(refusals(refused), ["refused-no"]);
        assert_eq!(take(&db, &command, officer()).unwrap(), 1);
    });
}

#[test]
fn old_commands_are_forgotten() {
    on_both(|db| {
        let command = CommandId::random(&testkit::random());
        take(&db, &command, officer()).unwrap();
        let purge =
            |days: i64| db.write_now(move |tx| commands::purge(tx, now().plus_seconds(days * 86_400 + 1))).unwrap();
        assert_eq!(purge(KEPT_DAYS - 1), 0);
        assert_eq!(purge(KEPT_DAYS), 1);
        assert_eq!(take(&db, &command, officer()).unwrap(), 2, "it is a new command now");
    });
}
