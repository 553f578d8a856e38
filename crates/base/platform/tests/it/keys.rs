//! Keys, what they seal, and what happens with the wrong ones.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use kernel::{Problem, Random};
use platform::keys::{self, FILE_NAME, FOLDER, Vault};
use tempfile::tempdir;
use testkit::on_both;

use crate::{now, problem};

const PHONE: &str = "account.phone:k3";

fn open(dir: &Path) -> Vault {
    Vault::open(dir, &Random::System, now()).unwrap()
}

fn fault<T>(result: Result<T, Problem>) -> String {
    result.err().expect("it must not go well").to_string()
}

#[test]
fn what_was_sealed_opens_in_its_place_only() {
    let dir = tempdir().unwrap();
    let vault = open(dir.path());
    let sealed = vault.seal(PHONE, b"0912345678").unwrap();
    assert_eq!(vault.unseal(PHONE, &sealed).unwrap(), b"0912345678");
    assert_ne!(sealed, vault.seal(PHONE, b"0912345678").unwrap(), "the same value looks different each time");
    assert!(fault(vault.unseal("account.phone:other", &sealed)).contains("another place"));

    let mut altered = sealed.clone();
    *altered.last_mut().unwrap() ^= 1;
    assert!(fault(vault.unseal(PHONE, &altered)).contains("altered"));
    assert!(fault(vault.unseal(PHONE, &sealed[..20])).contains("cut short"));
    assert!(fault(vault.unseal(PHONE, b"0912345678")).contains("unknown layout"));
    assert!(fault(vault.unseal(PHONE, b"")).contains("unknown layout"));
}

#[test]
fn the_key_file_is_made_once_for_its_owner_alone() {
    let dir = tempdir().unwrap();
    let sealed = open(dir.path()).seal(PHONE, b"x").unwrap();
    let path = dir.path().join(FOLDER).join(FILE_NAME);
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(dir.path().join(FOLDER)).unwrap().count(), 1, "no draft is left");
    assert_eq!(open(dir.path()).unseal(PHONE, &sealed).unwrap(), b"x", "the same keys the second time");

    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(fault(Vault::open(dir.path(), &Random::System, now())).contains("chmod 600"));
}

#[test]
fn a_broken_key_file_is_named_with_its_line() {
    let dir = tempdir().unwrap();
    open(dir.path());
    let path = dir.path().join(FOLDER).join(FILE_NAME);
    let whole = fs::read_to_string(&path).unwrap();
    for (text, why) in [
        (whole.replace("index 1", "index one"), "line 5 is no key"),
        (whole.lines().filter(|l| !l.starts_with("sign")).collect::<Vec<_>>().join("\n"), "no key for `sign`"),
        (format!("{whole}{}", whole.lines().last().unwrap()), "do not rise"),
        (String::new(), "no key for"),
        (whole[..whole.len() - 3].to_owned(), "is no key"),
    ] {
        fs::write(&path, text).unwrap();
        let fault = fault(Vault::open(dir.path(), &Random::System, now()));
        assert!(fault.contains(why) && fault.contains(FILE_NAME), "{fault}");
    }
}

#[test]
fn two_processes_that_start_at_once_share_one_key_file() {
    let dir = tempdir().unwrap();
    let sealed: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..6).map(|_| scope.spawn(|| open(dir.path()).seal(PHONE, b"x").unwrap())).collect();
        workers.into_iter().map(|w| w.join().unwrap()).collect()
    });
    let vault = open(dir.path());
    assert!(sealed.iter().all(|s| vault.unseal(PHONE, s).is_ok()));
}

#[test]
fn rotation_keeps_the_old_readable_and_seals_the_new_anew() {
    let dir = tempdir().unwrap();
    let vault = open(dir.path());
    let old = vault.seal(PHONE, b"0912345678").unwrap();
    let blind = vault.blind("phone", "0912345678").unwrap();
    assert_eq!(vault.reseal(PHONE, &old).unwrap(), None);

    vault.rotate(now()).unwrap();
    assert_eq!(vault.unseal(PHONE, &old).unwrap(), b"0912345678");
    let new = vault.reseal(PHONE, &old).unwrap().expect("an older key sealed it");
    assert_eq!(vault.reseal(PHONE, &new).unwrap(), None);
    assert_ne!(vault.blind("phone", "0912345678").unwrap(), blind);
    assert_eq!(vault.blind_all("phone", "0912345678")[1], blind, "rows not yet indexed anew are still found");

    let reopened = open(dir.path());
    assert_eq!(reopened.unseal(PHONE, &new).unwrap(), b"0912345678");
    assert_eq!(reopened.unseal(PHONE, &old).unwrap(), b"0912345678");
    assert_eq!(reopened.describe().len(), 5);
    assert!(reopened.describe().iter().all(|line| line.len() < 60), "no key is told");
}

#[test]
fn a_blind_index_tells_kinds_and_values_apart() {
    let dir = tempdir().unwrap();
    let vault = open(dir.path());
    let blind = |kind, value| vault.blind(kind, value).unwrap();
    assert_eq!(blind("phone", "0912"), blind("phone", "0912"));
    assert_ne!(blind("phone", "0912"), blind("identity", "0912"));
    assert_ne!(blind("phone", "0912"), blind("phone0", "912"));
}

#[test]
fn a_database_knows_its_keys() {
    on_both(|db| {
        let (own, other) = (tempdir().unwrap(), tempdir().unwrap());
        let pair = |vault: Vault| db.write_now(move |tx| keys::pair(tx, &vault, now()));
        pair(open(own.path())).unwrap();
        pair(open(own.path())).unwrap();
        let wrong = problem(pair(open(other.path())));
        assert!(wrong.contains("not the one that this database was sealed with"), "{wrong}");

        let before = fs::read(own.path().join(FOLDER).join(FILE_NAME)).unwrap();
        let vault = open(own.path());
        vault.rotate(now()).unwrap();
        pair(vault).unwrap();
        fs::write(own.path().join(FOLDER).join(FILE_NAME), before).unwrap();
        let missing = problem(pair(open(own.path())));
        assert!(missing.contains("needs the key `data 2`"), "{missing}");
    });
}
