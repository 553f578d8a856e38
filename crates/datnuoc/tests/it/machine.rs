//! The machine under the program: how much memory it has, and how poor its disk is.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::process::Command;

use crate::program::text;

/// What the program is started with, so that it finds a smaller machine than this one.
#[derive(Default)]
pub struct Machine {
    /// The program and words before ours.
    pub before: Vec<String>,
    /// Variables of the environment.
    pub set: Vec<(&'static str, PathBuf)>,
}

impl Machine {
    /// At most this much memory that could ever be dirtied: heap, stacks, private pages, touched or not.
    /// (Not addresses: the allocator reserves many of them that no memory stands behind.)
    #[must_use]
    pub fn with_memory(mut self, mebibytes: u64) -> Machine {
        let bytes = mebibytes * 1024 * 1024;
        self.before.extend(["prlimit".to_owned(), format!("--data={bytes}"), "--".to_owned()]);
        self
    }

    /// As many open files as a system gives to whoever does not ask for more.
    #[must_use]
    pub fn with_usual_files(mut self) -> Machine {
        self.before.extend(["prlimit", "--nofile=1024:", "--"].map(str::to_owned));
        self
    }

    /// A disk of our making.
    #[must_use]
    pub fn with_disk(mut self, disk: &Disk) -> Machine {
        self.set.push(("LD_PRELOAD", disk.library()));
        self.set.push(("POOR_DISK", disk.page()));
        self
    }
}

/// A poor disk (`tests/poor_disk`): one for every program that is given it.
pub struct Disk {
    folder: tempfile::TempDir,
    page: File,
}

/// Fields of the page that the disk shares with us, in its order.
#[derive(Clone, Copy)]
enum Field {
    BytesPerSecond = 0,
    FlushNanoseconds = 1,
    Full = 2,
    Flushes = 4,
    Bytes = 5,
    Refused = 6,
}

impl Disk {
    /// A disk that is neither slow nor full.
    pub fn new() -> Disk {
        let folder = tempfile::tempdir().expect("a folder");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/poor_disk/poor_disk.c");
        let page = OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .open(folder.path().join("page"))
            .expect("a page");
        page.set_len(4096).expect("a page");
        let disk = Disk { folder, page };
        let compiled = Command::new("cc")
            .args(["-O2", "-shared", "-fPIC", "-o"])
            .arg(disk.library())
            .args([source, "-ldl"])
            .output()
            .expect("a C compiler is here: SQLite needs one too");
        assert!(compiled.status.success(), "{}", text(&compiled.stderr));
        disk
    }

    /// A slow disk: bytes a second, milliseconds a flush.
    pub fn slow(bytes_per_second: u64, flush_milliseconds: u64) -> Disk {
        let disk = Disk::new();
        disk.set(Field::BytesPerSecond, bytes_per_second);
        disk.set(Field::FlushNanoseconds, flush_milliseconds * 1_000_000);
        disk
    }

    /// Fills it up, or makes space again.
    pub fn fill(&self, full: bool) {
        self.set(Field::Full, u64::from(full));
    }

    /// Flushes so far.
    pub fn flushes(&self) -> u64 {
        self.get(Field::Flushes)
    }

    /// Bytes written so far.
    pub fn bytes(&self) -> u64 {
        self.get(Field::Bytes)
    }

    /// Writes refused because it was full.
    pub fn refused(&self) -> u64 {
        self.get(Field::Refused)
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("poor_disk.so")
    }

    fn page(&self) -> PathBuf {
        self.folder.path().join("page")
    }

    fn set(&self, field: Field, value: u64) {
        self.page.write_all_at(&value.to_ne_bytes(), field as u64 * 8).expect("the page is ours");
    }

    fn get(&self, field: Field) -> u64 {
        let mut bytes = [0; 8];
        self.page.read_exact_at(&mut bytes, field as u64 * 8).expect("the page is ours");
        u64::from_ne_bytes(bytes)
    }
}

/// Memory of a process, in MiB: what it holds now of its own (shared pages by share), and the most that
/// it ever held.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// Now.
    pub now: f64,
    /// At its highest, shared pages counted in full.
    pub peak: f64,
}

impl Memory {
    /// Of the process with this number.
    pub fn of(process: u32) -> Memory {
        let line = |file: &str, name: &str| -> f64 {
            let text = fs::read_to_string(format!("/proc/{process}/{file}")).expect("the process lives");
            let line = text.lines().find(|l| l.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {file}"));
            let kibibytes: f64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).expect("a number");
            kibibytes / 1024.0
        };
        Memory { now: line("smaps_rollup", "Pss:"), peak: line("status", "VmHWM:") }
    }
}
