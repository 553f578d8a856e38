//! The watched folder, as vsftpd, rsync, lftp and people fill it, and killed at any moment.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use kernel::Random;
use monitoring::receipt::LARGEST;

use testkit::Server;

use crate::clients::{PATIENCE, ask, assert_nothing_lost, assert_whole, file, received, second, until};
use crate::machine::{Disk, Machine};
use crate::program::{Place, Program, text};

/// How often the program is killed.
const KILLS: u64 = 12;
/// Files put there before each of them.
const FILES: i64 = 1500;

fn put(folder: &Path, name: &str, body: &str) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
    fs::write(&path, body).expect("a file is written");
    path
}

fn serve(place: &Place, dir: &Path, trusted: bool) -> Program {
    let dir = dir.to_str().expect("a path");
    let mut words = vec!["serve", "--drop-dir", dir];
    if trusted {
        words.push("--drop-trusted");
    }
    place.serving(&words)
}

fn gone(path: &Path) {
    until(&format!("{} is taken", path.display()), PATIENCE, || (!path.exists()).then_some(()));
}

#[test]
fn each_station_has_its_folder_and_strangers_files_are_refused_with_the_reason() {
    Place::each(|place| {
        let drop = tempfile::tempdir().expect("a folder");
        let dir = drop.path();
        let program = serve(place.with_stations(), dir, false);
        let (name, body) = file("NUO001", second(1), "41.6");
        let (others, air) = file("KXQ001", second(1), "50");
        let taken = [
            put(dir, &format!("NUO001/2026/11/22/{name}"), &body),
            put(dir, &format!("nuo001/{others}"), &air),
            put(dir, "NUO001/notes.txt", "no readings\n"),
        ];
        let refused = [put(dir, &name, &body), put(dir, &format!("NOBODY/{name}"), &body)];
        let alone = put(dir, &format!("NUO001/.in.{name}"), &body);
        taken.iter().chain(&refused).for_each(|path| gone(path));
        assert!(alone.exists(), "a file that is being sent is left alone");
        assert!(dir.join("done/NUO001/2026/11/22").join(&name).exists());
        for (file, word) in [(name.clone(), "NUO001/"), (format!("NOBODY/{name}"), "NOBODY")] {
            let reason = fs::read_to_string(dir.join(format!("refused/{file}.reason.txt"))).expect("a reason");
            assert!(reason.contains(word), "{reason}");
        }
        let (_, receipts) = program.get("/api/v1/intake/receipts?station=NUO001");
        for reason in ["file-of-another-station", "file-name"] {
            assert!(receipts.contains(reason), "{receipts}");
        }
        // The same file mirrored once more has its receipt already.
        gone(&put(dir, &format!("NUO001/2026/11/22/{name}"), &body));
        let again = program.get("/api/v1/intake/receipts?station=NUO001").1;
        assert_eq!(again.matches("\"sha256\"").count(), 3, "{again}");
        program.stop();
        assert_whole(place);
    });
}

/// Only the beginning of a file that is too large is kept beside its receipt, so the file itself must stay, also when it
/// is met again with more behind the same beginning.
#[test]
fn a_file_that_is_too_large_stays_whole_however_often_it_comes() {
    let place = Place::sqlite();
    let drop = tempfile::tempdir().expect("a folder");
    let program = serve(place.with_stations(), drop.path(), false);
    for (more, kept) in [(1, "big.txt"), (1000, "big.txt.1")] {
        let body = "x".repeat(LARGEST + more);
        gone(&put(drop.path(), "NUO001/big.txt", &body));
        let kept = drop.path().join("refused/NUO001").join(kept);
        let reason = kept.with_file_name(format!("{}.reason.txt", kept.file_name().unwrap().display()));
        let reason =
            until("the reason is there", PATIENCE, || fs::read_to_string(&reason).ok().filter(|r| !r.is_empty()));
        assert_eq!(fs::metadata(&kept).expect("it is kept").len(), body.len() as u64);
        assert!(reason.contains("biên nhận số 1."), "{reason}");
    }
    let receipts = program.get("/api/v1/intake/receipts?station=NUO001").1;
    assert_eq!(receipts.matches("\"sha256\"").count(), 1, "{receipts}");
}

#[test]
fn a_name_longer_than_a_receipt_keeps_is_refused_with_the_reason() {
    let place = Place::sqlite();
    let drop = tempfile::tempdir().expect("a folder");
    let program = serve(place.with_stations(), drop.path(), false);
    let (name, body) = file("NUO001", second(1), "41.6");
    let deep = vec!["a".repeat(240); 5].join("/");
    gone(&put(drop.path(), &format!("NUO001/{deep}/{name}"), &body));
    let reason = drop.path().join(format!("refused/NUO001/{deep}/{name}.reason.txt"));
    let reason = until("the reason is there", PATIENCE, || fs::read_to_string(&reason).ok().filter(|r| !r.is_empty()));
    assert!(reason.contains("1000 byte"), "{reason}");
    gone(&put(drop.path(), &format!("NUO001/{name}"), &body));
    let receipts = program.get("/api/v1/intake/receipts?station=NUO001").1;
    assert_eq!(receipts.matches("\"sha256\"").count(), 1, "{receipts}");
}

#[test]
fn a_trusted_folder_is_filled_by_lftp_and_by_slow_hands() {
    let place = Place::sqlite();
    let drop = tempfile::tempdir().expect("a folder");
    let source = tempfile::tempdir().expect("a folder");
    let program = serve(place.with_stations(), drop.path(), true);
    let mut sent = BTreeSet::new();
    for n in 0..40 {
        let code = if n % 2 == 0 { "NUO001" } else { "KXQ001" };
        let (name, body) = file(code, second(n), "41.6");
        put(source.path(), &format!("CoSo/{code}/2026/11/22/{name}"), &body);
        sent.insert(format!("CoSo/{code}/2026/11/22/{name}"));
    }
    let mirror = format!("mirror file://{} {}; bye", source.path().display(), drop.path().display());
    let mirrored = Command::new("lftp").args(["-c", &mirror]).output().expect("lftp is here");
    assert!(mirrored.status.success(), "{}", text(&mirrored.stderr));
    // Somebody who types: half a line, and the rest a while later.
    let (name, body) = file("NUO001", second(1000), "41.6");
    let slow = put(drop.path(), &name, &body[..10]);
    let all = until("all files are taken", PATIENCE, || {
        let held: usize = sent.iter().filter(|name| drop.path().join("done").join(name).exists()).count();
        (held == sent.len()).then_some(held)
    });
    assert_eq!(all, 40);
    assert!(slow.exists(), "half a line waits for its other half");
    fs::write(&slow, &body).expect("it is written");
    gone(&slow);
    sent.insert(name);
    program.stop();
    assert_nothing_lost(&place, &sent);
}

#[test]
fn nothing_is_lost_or_doubled_when_the_program_is_killed_in_the_middle() {
    let place = Place::sqlite();
    place.with_stations();
    let drop = tempfile::tempdir().expect("a folder");
    let random = Random::seeded(11);
    let mut sent = BTreeSet::new();
    for round in 0..KILLS as i64 {
        for n in 0..FILES {
            let (name, body) = file("NUO001", second(round * FILES + n), "41.6");
            put(drop.path(), &format!("NUO001/{name}"), &body);
            sent.insert(format!("NUO001/{name}"));
        }
        let program = serve(&place, drop.path(), false);
        thread::sleep(Duration::from_millis(1900 + random.below(500)));
        program.kill();
    }
    let program = serve(&place, drop.path(), false);
    let last = drop.path().join("NUO001");
    until("the folder is empty", PATIENCE, || {
        fs::read_dir(&last).map_or(Some(()), |mut left| left.next().is_none().then_some(()))
    });
    program.stop();
    assert_eq!(received(&place), sent);
    assert_whole(&place);
}

/// A database that can be made to fail.
struct Failing<'a> {
    place: Place,
    /// Makes it fail, or heals it.
    fails: &'a dyn Fn(bool),
    /// Whether the program has met the failure.
    met: &'a dyn Fn(&Program) -> bool,
}

impl Failing<'_> {
    /// Files that cannot be stored stay where they are, whether the database failed before the look at the folder
    /// or in the middle of it, and are taken once it is well again.
    fn loses_and_doubles_nothing(&self) {
        let drop = tempfile::tempdir().expect("a folder");
        let (folder, done) = (drop.path().join("NUO001"), drop.path().join("done/NUO001"));
        let mut program = serve(self.place.with_stations(), drop.path(), false);
        let mut sent = BTreeSet::new();
        let mut bring = |files: std::ops::Range<i64>| {
            for n in files {
                let (name, body) = file("NUO001", second(n), "41.6");
                put(&folder, &name, &body);
                sent.insert(format!("NUO001/{name}"));
            }
            sent.len()
        };
        let count = |folder: &Path| fs::read_dir(folder).map_or(0, Iterator::count);
        for round in 0..2 {
            let (first, last) = (round * 2 * FILES, (round + 1) * 2 * FILES);
            if round > 0 {
                let before = count(&done);
                bring(first..first + FILES);
                until("some are taken", PATIENCE, || (count(&done) > before).then_some(()));
            }
            (self.fails)(true);
            let all = bring(if round == 0 { first..last } else { first + FILES..last });
            until("the failure is met", PATIENCE, || (self.met)(&program).then_some(()));
            // What was stored a moment before is still being put away.
            until("each is here or there", PATIENCE, || (count(&folder) + count(&done) == all).then_some(()));
            assert!(count(&folder) > 0, "those that cannot be stored stay");
            (self.fails)(false);
            until("all are taken", PATIENCE, || (count(&folder) == 0).then_some(()));
        }
        assert!(program.runs());
        program.stop();
        assert_eq!(received(&self.place), sent);
        assert_whole(&self.place);
    }
}

#[test]
fn files_wait_in_the_folder_while_the_disk_is_full() {
    let disk = Disk::new();
    let refused = std::cell::Cell::new(0);
    let place = Place::sqlite().under(Machine::default().with_disk(&disk));
    let fails = |full| {
        refused.set(disk.refused());
        disk.fill(full);
    };
    let met = |_: &Program| disk.refused() > refused.get();
    Failing { place, fails: &fails, met: &met }.loses_and_doubles_nothing();
}

#[test]
fn files_wait_in_the_folder_while_the_database_is_away() {
    let server = Server::own();
    let place = Place::on(server.url());
    let fails = |away| if away { server.crash() } else { server.start() };
    let met = |program: &Program| ask(program.pages, "/healthz").is_ok_and(|(status, _)| status == 503);
    Failing { place, fails: &fails, met: &met }.loses_and_doubles_nothing();
}
