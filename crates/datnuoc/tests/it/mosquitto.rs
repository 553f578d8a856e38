//! The operations centre as the tests play it: a Mosquitto of their own, and a subscriber that comes new each time.

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::clients::{PATIENCE, until};
use crate::program::text;

/// The password of both accounts.
pub const PASSWORD: &str = "mat-khau-trung-tam";

/// A broker with two accounts: `datnuoc` writes below `quantrac/`, `ioc` reads there.
pub struct Mosquitto {
    folder: tempfile::TempDir,
    port: u16,
    running: Option<Child>,
}

impl Mosquitto {
    /// Starts one in the clear.
    pub fn start() -> Mosquitto {
        Mosquitto::with("")
    }

    /// Starts one that speaks TLS only; its authority is [`Mosquitto::authority`].
    pub fn encrypted() -> Mosquitto {
        Mosquitto::with("certfile server.pem\nkeyfile server.key\n")
    }

    fn with(listener: &str) -> Mosquitto {
        let folder = tempfile::tempdir().expect("a folder");
        let port = free_port();
        let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file is written");
        let keys = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).expect("a certificate");
        file("server.pem", &keys.cert.pem());
        file("server.key", &keys.signing_key.serialize_pem());
        file("acl", "user datnuoc\ntopic readwrite quantrac/#\n\nuser ioc\ntopic read quantrac/#\n");
        for (user, words) in [("datnuoc", &["-c", "-b"][..]), ("ioc", &["-b"])] {
            let mut command = Command::new("mosquitto_passwd");
            command.current_dir(&folder).args(words).args(["passwords", user, PASSWORD]);
            assert!(command.status().expect("mosquitto is here").success());
        }
        let config = format!(
            "user root\npersistence false\nallow_anonymous false\npassword_file passwords\nacl_file acl\n\
             listener {port} 127.0.0.1\n{listener}"
        );
        file("mosquitto.conf", &config);
        let mut broker = Mosquitto { folder, port, running: None };
        broker.revive();
        broker
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The file of its authority.
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join("server.pem")
    }

    /// Starts it on the same port, with nothing retained.
    pub fn revive(&mut self) {
        let child = Command::new("/usr/sbin/mosquitto")
            .current_dir(&self.folder)
            .args(["-c", "mosquitto.conf"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("mosquitto is here");
        self.running = Some(child);
        until("the broker listens", PATIENCE, || TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok());
    }

    /// Kills it as a power cut would.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.running.take() {
            child.kill().expect("it is ours");
            child.wait().expect("it has ended");
        }
    }

    /// What a new subscriber is told at once, by topic.
    pub fn retained(&self) -> BTreeMap<String, String> {
        let output = self
            .client("mosquitto_sub", "ioc")
            .args(["-t", "quantrac/#", "--retained-only", "-W", "1", "-F", "%t %p"])
            .output()
            .expect("mosquitto-clients are here");
        let told = text(&output.stdout);
        told.lines().filter_map(|line| line.split_once(' ')).map(|(t, p)| (t.to_owned(), p.to_owned())).collect()
    }

    /// The retained JSON under a topic.
    pub fn told(&self, topic: &str) -> Option<Value> {
        let payload = self.retained().remove(topic)?;
        Some(serde_json::from_str(&payload).unwrap_or_else(|e| panic!("{e}: {payload}")))
    }

    /// Leaves a retained message under a topic, as an earlier program did.
    pub fn leave(&self, topic: &str) {
        let left = self.client("mosquitto_pub", "datnuoc").args(["-t", topic, "-r", "-q", "1", "-m", "{}"]).status();
        assert!(left.expect("mosquitto-clients are here").success());
    }

    fn client(&self, program: &str, user: &str) -> Command {
        let mut command = Command::new(program);
        command.args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-u", user, "-P", PASSWORD]);
        if fs::read_to_string(self.folder.path().join("mosquitto.conf")).expect("its settings").contains("certfile") {
            command.arg("--cafile").arg(self.authority());
        }
        command
    }
}

impl Drop for Mosquitto {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}
