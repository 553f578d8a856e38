//! The seals on the journal's days.

use std::fs;
use std::path::Path;

use kernel::{Day, Moment, Random};
use platform::journal::{self, Entry};
use platform::keys::Vault;
use platform::seal::{self, Anchor, FOLDER, PublicKey, check, sign_due};
use store::{Db, args};
use tempfile::tempdir;
use testkit::{officer, on_both};

use crate::problem;

fn noon(day: i8) -> Moment {
    Moment::from_local(2026, 11, day, 12, 0, 0).unwrap()
}

fn entry(db: &Db, at: Moment) {
    db.write_now(move |tx| journal::write(tx, &officer(), None, at, None, Entry::new("a.b"))).unwrap();
}

/// Entries on three days, the first two of which are over on the third.
fn three_days(db: &Db, dir: &Path) -> Vault {
    let vault = Vault::open(dir, &Random::System, noon(20)).unwrap();
    for day in [20, 20, 22, 23] {
        entry(db, noon(day));
    }
    assert_eq!(sign_due(db, &vault, dir, noon(23)).unwrap(), 3);
    vault
}

fn text(dir: &Path, day: &str) -> String {
    fs::read_to_string(dir.join(FOLDER).join(format!("{day}.txt"))).unwrap()
}

#[test]
fn each_day_that_is_over_gets_a_seal_and_a_file() {
    on_both(|db| {
        let dir = tempdir().unwrap();
        let vault = three_days(&db, dir.path());
        let anchor = Anchor::parse(&text(dir.path(), "2026-11-21")).unwrap();
        assert_eq!((anchor.day, anchor.seq), (Day::new(2026, 11, 21).unwrap(), 2), "nothing happened that day");
        assert!(text(dir.path(), "2026-11-22").starts_with("datnuoc journal seal 1\nday 2026-11-22\nseq 3\nhash "));
        assert!(!dir.path().join(FOLDER).join("2026-11-23.txt").exists(), "today is not over");

        assert_eq!(sign_due(&db, &vault, dir.path(), noon(23)).unwrap(), 0);
        let report = check(&db, &vault, None, dir.path()).unwrap();
        assert_eq!((report.anchors, report.faults), (6, vec![]));
        assert_eq!(report.last_day.as_deref(), Some("2026-11-22"));
    });
}

#[test]
fn a_day_is_not_sealed_before_it_is_over_nor_an_empty_journal() {
    on_both(|db| {
        let dir = tempdir().unwrap();
        let vault = Vault::open(dir.path(), &Random::System, noon(20)).unwrap();
        assert_eq!(sign_due(&db, &vault, dir.path(), noon(20)).unwrap(), 0);
        let key = vault.signer().unwrap();
        let day = Day::new(2026, 11, 20).unwrap();
        let early = db.write_now(move |tx| seal::sign_day(tx, &key, day, day.plus(1).start().plus_seconds(-1)));
        assert!(problem(early).contains("is not over"));
    });
}

#[test]
fn a_lost_file_is_written_again_and_a_changed_one_is_reported() {
    on_both(|db| {
        let dir = tempdir().unwrap();
        let vault = three_days(&db, dir.path());
        let file = dir.path().join(FOLDER).join("2026-11-20.txt");
        let before = text(dir.path(), "2026-11-20");
        fs::remove_file(&file).unwrap();
        sign_due(&db, &vault, dir.path(), noon(23)).unwrap();
        assert_eq!(text(dir.path(), "2026-11-20"), before);

        fs::write(&file, before.replace("seq 2", "seq 1")).unwrap();
        sign_due(&db, &vault, dir.path(), noon(23)).unwrap();
        let faults = check(&db, &vault, None, dir.path()).unwrap().faults;
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].contains("2026-11-20.txt: the signature"), "{faults:?}");

        fs::write(&file, "hello").unwrap();
        assert_eq!(check(&db, &vault, None, dir.path()).unwrap().faults, ["2026-11-20.txt: this is no seal"]);
    });
}

/// The whole journal written anew, chain and all: only the seals tell.
#[test]
fn a_journal_written_anew_does_not_fit_its_seals() {
    on_both(|db| {
        let dir = tempdir().unwrap();
        let vault = three_days(&db, dir.path());
        db.write_now(|tx| {
            tx.run("delete from journal", args![])?;
            Ok(tx.run("delete from journal_subject", args![])?)
        })
        .unwrap();
        entry(&db, noon(20));
        assert_eq!(journal::verify::verify(&db, 1, &[], &mut |_| {}).unwrap().broken, None);
        let faults = check(&db, &vault, None, dir.path()).unwrap().faults;
        assert!(faults.iter().any(|f| f.contains("has no entry 3 any more")), "{faults:?}");
        entry(&db, noon(21));
        let faults = check(&db, &vault, None, dir.path()).unwrap().faults;
        assert!(faults.iter().any(|f| f.contains("entry 2 of the journal has another hash")), "{faults:?}");
    });
}

/// Who holds only the public key and the files needs neither the vault nor trust in it.
#[test]
fn seals_of_another_key_are_not_taken() {
    on_both(|db| {
        let (dir, other) = (tempdir().unwrap(), tempdir().unwrap());
        let vault = three_days(&db, dir.path());
        let forged = Vault::open(other.path(), &Random::System, noon(20)).unwrap();
        let key: PublicKey = forged.signer().unwrap().public_key().to_string().parse().unwrap();
        let faults = check(&db, &vault, Some(key), dir.path()).unwrap().faults;
        assert_eq!(faults.len(), 6);
        assert!(faults[0].contains("not by the key"), "{faults:?}");
        assert!("abc".parse::<PublicKey>().is_err());
    });
}
