//! The PostgreSQL server of tests: one for all test processes, started by the first that needs it.
//!
//! It lies in the temporary directory, without flushing to disk, and stops by itself ten minutes
//! after the last test. With `DATNUOC_TEST_POSTGRES` set, that server is used instead.

use std::fs::{self, File, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use postgres::{Config, NoTls};

/// A server of one's own, for a test that stops or starves it.
pub struct Server {
    home: PathBuf,
    /// Removed with the server; the shared one's directory stays.
    own: Option<tempfile::TempDir>,
    /// The TCP port, if it listens there, with TLS.
    port: Option<u16>,
}

/// The connection text of the shared server.
pub(crate) fn shared() -> String {
    static SHARED: OnceLock<String> = OnceLock::new();
    SHARED.get_or_init(find_or_start).clone()
}

/// The connection text with another database.
pub(crate) fn with_database(server: &str, name: &str) -> String {
    if !server.contains("://") {
        return server.replace("dbname=postgres", &format!("dbname={name}"));
    }
    let (address, options) = server.split_once('?').map_or((server, String::new()), |(a, o)| (a, format!("?{o}")));
    let scheme_end = address.find("://").map_or(0, |at| at + 3);
    let host = address[scheme_end..].find('/').map_or(address, |at| &address[..scheme_end + at]);
    format!("{host}/{name}{options}")
}

fn find_or_start() -> String {
    if let Ok(url) = std::env::var("DATNUOC_TEST_POSTGRES") {
        return url;
    }
    let user = fs::metadata("/proc/self").map_or(0, |m| m.uid());
    let home = std::env::temp_dir().join(format!("datnuoc-test-postgres-{user}"));
    fs::create_dir_all(&home).expect("the temporary directory is writable");
    let lock = File::create(home.join("lock")).expect("the temporary directory is writable");
    lock.lock().expect("the file system knows locks");
    File::create(home.join("used")).expect("the temporary directory is writable");
    let server = Server { home, own: None, port: None };
    if !server.answers() {
        server.make();
        server.start();
        server.stop_when_unused();
    }
    server.url()
}

impl Server {
    /// A fresh one, running; it stops and vanishes with this value.
    pub fn own() -> Server {
        let dir = tempfile::tempdir().expect("the temporary directory is writable");
        let server = Server { home: dir.path().to_path_buf(), own: Some(dir), port: None };
        server.make();
        server.start();
        server
    }

    /// A fresh one that is reached through TLS on 127.0.0.1, with this certificate and key (PEM).
    pub fn own_with_tls(certificate: &str, key: &str) -> Server {
        let dir = tempfile::tempdir().expect("the temporary directory is writable");
        let free = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = free.local_addr().expect("it is bound").port();
        drop(free);
        let server = Server { home: dir.path().to_path_buf(), own: Some(dir), port: Some(port) };
        server.make();
        for (name, text) in [("server.crt", certificate), ("server.key", key)] {
            let file = server.home.join(name);
            fs::write(&file, text).expect("the server's directory is writable");
            fs::set_permissions(&file, Permissions::from_mode(0o600)).expect("the file is ours");
            give_away(&file);
        }
        server.start();
        server
    }

    /// Its connection text; the database is `postgres`.
    pub fn url(&self) -> String {
        if let Some(port) = self.port {
            return format!("postgres://postgres@127.0.0.1:{port}/postgres");
        }
        format!("host={} port=5432 user=postgres dbname=postgres", self.home.display())
    }

    /// Starts it and waits until it answers.
    pub fn start(&self) {
        let socket = self.home.display();
        let address = self.port.map_or("-c listen_addresses=".to_owned(), |port| {
            let home = self.home.display();
            format!("-c listen_addresses=127.0.0.1 -p {port} -c ssl=on -c ssl_cert_file={home}/server.crt -c ssl_key_file={home}/server.key")
        });
        let settings = format!(
            "-k {socket} {address} -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
             -c max_connections=200 -c shared_buffers=64MB -c autovacuum=off"
        );
        let (data, log) = (self.data(), self.home.join("log"));
        let started = self.run("pg_ctl", &["start", "-w", "-t", "60", "-D", &data, "-l", path(&log), "-o", &settings]);
        assert!(started, "PostgreSQL does not start: {}", fs::read_to_string(&log).unwrap_or_default());
    }

    /// Stops it at once, as a restart by the operator does: connections are cut.
    pub fn stop(&self) {
        let data = self.data();
        self.run("pg_ctl", &["stop", "-w", "-m", "fast", "-D", &data]);
    }

    /// Kills it as a lack of memory does: nothing is ended in order.
    pub fn crash(&self) {
        let file = fs::read_to_string(self.home.join("data/postmaster.pid")).expect("it runs");
        let server = file.lines().next().expect("the first line is its number");
        let children = children(server);
        let killed = Command::new("kill").args(["-9", server]).status();
        assert!(killed.is_ok_and(|s| s.success()), "{server} cannot be killed");
        // They end when they notice; until then a new server refuses to start.
        while children.iter().any(|child| Path::new("/proc").join(child).exists()) {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }

    fn data(&self) -> String {
        path(&self.home.join("data")).to_owned()
    }

    fn answers(&self) -> bool {
        self.url().parse::<Config>().is_ok_and(|config| config.connect(NoTls).is_ok())
    }

    fn make(&self) {
        let _it_may_be_absent = fs::remove_dir_all(self.home.join("data"));
        give_away(&self.home);
        let data = self.data();
        let made = self.run(
            "initdb",
            &["--no-sync", "-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
        );
        assert!(made, "initdb fails: is PostgreSQL installed (Debian: postgresql)?");
    }

    /// Runs one of PostgreSQL's programs, as another user when we are root: it refuses root.
    fn run(&self, program: &str, args: &[&str]) -> bool {
        let program = binary(program);
        let mut command = match unprivileged() {
            None => Command::new(&program),
            Some(owner) => {
                let mut c = Command::new("setpriv");
                c.args(["--reuid", owner, "--regid", owner, "--clear-groups", "--"]).arg(&program);
                c
            }
        };
        // The server outlives this process; it must not hold its output open.
        command.args(args).current_dir(&self.home).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|s| s.success())
    }

    /// Leaves a small watch behind that stops the server when no test has used it for ten minutes.
    fn stop_when_unused(&self) {
        let prefix =
            unprivileged().map_or(String::new(), |o| format!("setpriv --reuid {o} --regid {o} --clear-groups -- "));
        let script = format!(
            "cd {home} && while [ -f data/postmaster.pid ]; do sleep 20; \
             flock lock sh -c '[ -n \"$(find used -mmin -10)\" ] || {{ {prefix}{ctl} stop -m immediate -D {home}/data; rm -rf data; }}'; done",
            home = self.home.display(),
            ctl = binary("pg_ctl").display(),
        );
        let watch = Command::new("setsid")
            .args(["sh", "-c", &script])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        drop(watch.expect("`setsid` is part of every Debian"));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.own.is_some() {
            let data = self.data();
            self.run("pg_ctl", &["stop", "-w", "-m", "immediate", "-D", &data]);
        }
    }
}

/// The processes that this one started.
fn children(of: &str) -> Vec<String> {
    let threads = fs::read_to_string(format!("/proc/{of}/task/{of}/children")).unwrap_or_default();
    threads.split_whitespace().map(str::to_owned).collect()
}

/// Gives a file to the user that the server runs as.
fn give_away(path: &Path) {
    if let Some(owner) = unprivileged() {
        let given = Command::new("chown").arg(owner).arg(path).status();
        assert!(given.is_ok_and(|s| s.success()), "{} cannot be given to {owner}", path.display());
    }
}

/// Whose rights the server gets when we are root.
fn unprivileged() -> Option<&'static str> {
    static OWNER: OnceLock<Option<&'static str>> = OnceLock::new();
    *OWNER.get_or_init(|| {
        let root = fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0);
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let has_postgres = users.lines().any(|l| l.starts_with("postgres:"));
        root.then_some(if has_postgres { "postgres" } else { "nobody" })
    })
}

/// The newest of PostgreSQL's programs of this name: Debian keeps most of them off the path.
fn binary(name: &str) -> PathBuf {
    let mut versions: Vec<(u32, PathBuf)> = Vec::new();
    for entry in fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten() {
        let version = entry.file_name().to_str().and_then(|v| v.parse().ok());
        versions.extend(version.map(|v| (v, entry.path().join("bin").join(name))));
    }
    versions.sort();
    versions.pop().map_or_else(|| PathBuf::from(name), |(_, path)| path)
}

fn path(path: &Path) -> &str {
    path.to_str().expect("the temporary directory's name is UTF-8")
}
