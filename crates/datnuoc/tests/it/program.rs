//! The executable under test: started on free ports over a fresh place of either engine.

use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use store::{Engine, Location, Options};
use testkit::TestDb;

use crate::machine::{Machine, Memory};

/// The table of stations that these tests bring in.
pub const STATIONS: &str = "\
code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,interval_minutes,parameters,limit_set,limit_column,coefficients,o2_reference,public
NUO001,Nước thải Khu công nghiệp,wastewater,CS1,Khu công nghiệp Thử,9900000011,10.9,106.6,,5,Flow;pH;Temp;COD;TSS;NH4;Color,QCVN 40:2011/BTNMT,A,Kq=0.9;Kf=1.0,,true
KXQ001,Không khí trung tâm,ambient_air,,,,10.95,106.65,,5,\"PM10;PM2,5;SO2;NO2;CO;O3;Temp;RH\",QCVN 05:2023/BTNMT,,,,true
";

/// The password of both loggers.
pub const SECRET: &str = "mat-khau-thiet-bi";

/// A place of the program: data folder, and a database of either engine.
pub struct Place {
    folder: tempfile::TempDir,
    database: Option<String>,
    machine: Machine,
    _held: Option<TestDb>,
}

/// A running program; killed when dropped.
pub struct Program {
    child: Child,
    /// Where pages are.
    pub pages: SocketAddr,
    /// Where loggers deliver.
    pub ftp: SocketAddr,
}

impl Place {
    /// A fresh place on SQLite.
    pub fn sqlite() -> Place {
        Place::over(None, None)
    }

    /// A fresh place on an empty database of PostgreSQL.
    pub fn postgres() -> Place {
        let held = testkit::database(Engine::Postgres, &[], Options::default());
        let Location::Postgres { url } = held.location().clone() else { panic!("a database of PostgreSQL") };
        Place::over(Some(url), Some(held))
    }

    /// A fresh place on the database at this address.
    pub fn on(url: String) -> Place {
        Place::over(Some(url), None)
    }

    fn over(database: Option<String>, held: Option<TestDb>) -> Place {
        let folder = tempfile::tempdir().expect("a folder");
        Place { folder, database, machine: Machine::default(), _held: held }
    }

    /// The same place on another machine.
    pub fn under(self, machine: Machine) -> Place {
        Place { machine, ..self }
    }

    /// The address of its database, where that is PostgreSQL.
    pub fn database(&self) -> Option<&str> {
        self.database.as_deref()
    }

    /// Runs `check` on a place of each engine.
    pub fn each(check: impl Fn(&Place)) {
        check(&Place::sqlite());
        check(&Place::postgres());
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// A file of the tests, in the data folder.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.data().join(name);
        std::fs::write(&path, text).expect("a file is written");
        path
    }

    /// The program with these words, in this place.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut words_of_all = self.machine.before.iter().map(String::as_str).chain([env!("CARGO_BIN_EXE_datnuoc")]);
        let mut command = Command::new(words_of_all.next().expect("a program"));
        command.args(words_of_all).envs(self.machine.set.iter().map(|(name, value)| (name, value)));
        command.args(words).arg("--data").arg(self.data()).env("LANG", "en_US.UTF-8").env_remove("LC_ALL");
        if let Some(url) = &self.database {
            command.arg("--database").arg(url);
        }
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, words: &[&str], input: &str) -> Output {
        let mut child = self
            .command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("input is read");
        child.wait_with_output().expect("the program ends")
    }

    /// Runs the program and expects success; answers what it printed.
    pub fn done(&self, words: &[&str], input: &str) -> String {
        let output = self.run(words, input);
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{words:?}: {out}\n{err}");
        out
    }

    /// Two stations with their loggers' passwords.
    pub fn with_stations(&self) -> &Place {
        let table = self.file("stations.csv", STATIONS);
        self.done(&["import", "stations", table.to_str().expect("a path")], "");
        for code in ["NUO001", "KXQ001"] {
            self.done(&["admin", "station-password", code, "--password-stdin"], SECRET);
        }
        self
    }

    /// Starts serving on free ports.
    pub fn serve(&self) -> Program {
        self.serving(&["serve"])
    }

    /// Starts serving on free ports by these words; waits until it says where.
    pub fn serving(&self, words: &[&str]) -> Program {
        let mut child = self
            .command(words)
            .args(["--listen", "127.0.0.1:0", "--ftp-listen", "127.0.0.1:0"])
            // What goes wrong in these tests is meant to: only faults of our own are shown.
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines().map(|l| l.expect("text"));
        let mut address = |scheme: &str| -> SocketAddr {
            let line = lines.find_map(|l| l.split_once(scheme).map(|(_, rest)| rest.to_owned()));
            line.and_then(|l| l.trim().parse().ok()).unwrap_or_else(|| panic!("it does not say where {scheme} is"))
        };
        let pages = address("http://");
        let ftp = address("ftp://");
        Program { child, pages, ftp }
    }
}

impl Program {
    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it takes of the memory.
    pub fn memory(&self) -> Memory {
        Memory::of(self.id())
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().expect("it is ours").is_none()
    }

    /// Stops it as an operator does, and expects that it ends well.
    pub fn stop(mut self) {
        let told = Command::new("kill").arg(self.child.id().to_string()).status().expect("`kill` is part of Debian");
        assert!(told.success(), "it runs");
        let ended = self.child.wait().expect("it has ended");
        assert!(ended.success(), "{ended}");
    }

    /// Kills it as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it has ended");
    }

    /// Asks for a page with curl; answers status and body.
    pub fn get(&self, path: &str) -> (u16, String) {
        let output = Command::new("curl")
            .args(["-s", "-w", "\n%{http_code}", "-H", "Accept-Language: en"])
            .arg(format!("http://{}{path}", self.pages))
            .output()
            .expect("curl is here");
        let text = text(&output.stdout);
        let (body, status) = text.rsplit_once('\n').expect("a status");
        (status.parse().unwrap_or(0), body.to_owned())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have been killed by its test already.
        if self.child.kill().is_ok() {
            self.child.wait().expect("it has ended");
        }
    }
}

/// Bytes as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A logger's file for NUO001 at a local time `yyyyMMddHHmmss`, with one COD value.
pub fn cod_file(time: &str, cod: &str) -> (String, String) {
    (format!("BD_KCNST_NUO001_{time}.txt"), format!("COD\t{cod}\tmg/L\t{time}\t00\r\n"))
}
