//! An office's mail server (*máy chủ thư*): a real one that others wrote, on a port of this machine, with its mailbox in a
//! folder of its own. It can be stopped and started again.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long it may take to open its door.
const PATIENCE: Duration = Duration::from_secs(30);
/// Reads a message as a mail program does and prints what a person sees of it, as JSON.
const READ: &str = "import email, email.policy, json, sys\n\
    m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)\n\
    print(json.dumps({'from': m['from'], 'to': m['to'], 'subject': m['subject'], 'body': m.get_content()}))\n";

/// The server; it ends when it is dropped.
pub struct MailServer {
    folder: tempfile::TempDir,
    port: u16,
    largest: usize,
    running: Option<Child>,
}

/// What a person sees of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Who wrote it.
    pub from: String,
    /// Whom it is for.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
}

impl MailServer {
    /// Starts one that takes messages of at most so many bytes.
    pub fn start(largest: usize) -> MailServer {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port");
        let folder = tempfile::tempdir().expect("a folder");
        let mut server = MailServer { folder, port: free.port(), largest, running: None };
        server.start_again();
        server
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Ends it; its mailbox stays.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.running.take() {
            child.kill().and_then(|()| child.wait()).expect("it is ours");
        }
    }

    /// Starts it on the same port.
    pub fn start_again(&mut self) {
        let child = Command::new("aiosmtpd")
            .args(["-n", "-l", &format!("127.0.0.1:{}", self.port), "-s", &self.largest.to_string()])
            .args(["-c", "aiosmtpd.handlers.Mailbox"])
            .arg(self.folder.path().join("mailbox"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("aiosmtpd is installed by scripts/setup");
        self.running = Some(child);
        let since = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(since.elapsed() < PATIENCE, "the mail server does not open its door");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The messages that it has taken, by recipient.
    pub fn mails(&self) -> Vec<Mail> {
        mails(&self.folder.path().join("mailbox/new"))
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The messages in a folder, by recipient, as a mail program reads them.
pub fn mails(folder: &Path) -> Vec<Mail> {
    let files = fs::read_dir(folder).into_iter().flatten().map(|file| file.expect("a file").path());
    let letters = files.filter(|path| path.extension().is_none_or(|kind| kind != "json"));
    let mut found: Vec<Mail> = letters.map(|path| read(&path)).collect();
    found.sort_by(|a, b| (&a.to, &a.subject).cmp(&(&b.to, &b.subject)));
    found
}

fn read(path: &Path) -> Mail {
    let output = Command::new("python3").args(["-c", READ]).arg(path).output().expect("python3 is here");
    let seen: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let part = |name: &str| seen[name].as_str().expect("a text").trim_end().to_owned();
    Mail { from: part("from"), to: part("to"), subject: part("subject"), body: part("body") }
}
