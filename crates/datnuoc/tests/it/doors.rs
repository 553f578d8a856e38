//! The program's doors: HTTPS and FTPS with the operator's certificate, the way from plain HTTP, trusted
//! proxies, counts for whoever watches the server.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use kernel::Clock;

use crate::program::{Place, SECRET, cod_file, text};

/// A program with settings of its own, and the addresses that it printed in their order.
struct Doors {
    child: Child,
    addresses: Vec<String>,
}

impl Doors {
    fn open(place: &Place, settings: &str, lines: usize) -> Doors {
        place.file("datnuoc.toml", settings);
        let mut child = place
            .command(&["serve", "--listen", "127.0.0.1:0", "--ftp-listen", "127.0.0.1:0"])
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let printed = BufReader::new(child.stdout.take().expect("an output")).lines().take(lines);
        let addresses =
            printed.map(|line| line.expect("text").split_whitespace().last().expect("an address").to_owned()).collect();
        Doors { child, addresses }
    }

    fn pages(&self) -> &str {
        &self.addresses[0]
    }

    fn port(&self, nth: usize) -> u16 {
        let (_, address) = self.addresses[nth].split_once("://").expect("a scheme");
        address.parse::<SocketAddr>().expect("an address").port()
    }
}

impl Drop for Doors {
    fn drop(&mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it has ended");
    }
}

/// What curl prints, heads of answers included.
fn curl(words: &[&str]) -> String {
    let output = Command::new("curl").args(["-s", "-i", "--max-time", "20"]).args(words).output().expect("curl");
    text(&output.stdout)
}

/// A certificate of `localhost` and its key, as files.
fn certificate(place: &Place) -> (PathBuf, PathBuf) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    (place.file("certificate.pem", &made.cert.pem()), place.file("key.pem", &made.signing_key.serialize_pem()))
}

/// A port that nobody listens on now.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port()
}

#[test]
fn pages_and_files_travel_encrypted_with_the_operators_certificate() {
    let place = Place::sqlite();
    let (chain, key) = certificate(&place);
    let plain = free_port();
    let settings = format!(
        "public_url = \"https://quantrac.example.vn/\"\nredirect_listen = \"127.0.0.1:{plain}\"\n\
         [tls]\ncertificate = {chain:?}\nkey = {key:?}\n"
    );
    let doors = Doors::open(place.with_stations(), &settings, 2);
    let trust = chain.to_str().expect("a path");

    assert!(doors.pages().starts_with("https://"), "{:?}", doors.addresses);
    let root = format!("https://localhost:{}", doors.port(0));
    let home = curl(&["--cacert", trust, &format!("{root}/")]);
    assert!(home.starts_with("HTTP/2 200"), "{home}");
    assert!(home.contains("strict-transport-security: max-age="), "{home}");
    let form = curl(&["--cacert", trust, "--http1.1", &format!("{root}/desk/sign-in")]);
    assert!(form.starts_with("HTTP/1.1 200"), "{form}");
    assert!(form.contains("set-cookie: __Host-") && form.contains("Secure"), "{form}");
    assert_eq!(curl(&[&format!("http://localhost:{}/", doors.port(0))]), "", "no page leaves unencrypted");

    let moved = curl(&[&format!("http://127.0.0.1:{plain}/stations/NUO001?lang=en")]);
    assert!(moved.starts_with("HTTP/1.1 308"), "{moved}");
    assert!(moved.contains("location: https://quantrac.example.vn/stations/NUO001?lang=en"), "{moved}");

    let (name, body) = cod_file(&Clock::System.now().compact_local(), "41.6");
    let file = place.file("upload.txt", &body);
    let sent = Command::new("curl")
        .args(["-s", "-S", "--ssl-reqd", "--cacert", trust, "--max-time", "20", "-T"])
        .arg(file)
        .args(["--user", &format!("NUO001:{SECRET}"), &format!("ftp://localhost:{}/{name}", doors.port(1))])
        .output()
        .expect("curl is here");
    assert!(sent.status.success(), "{}", text(&sent.stderr));
}

#[test]
fn a_proxys_word_counts_only_when_it_is_listed() {
    let place = Place::sqlite();
    for (settings, believed) in [("", false), ("trusted_proxies = [\"127.0.0.1\"]\n", true)] {
        let doors = Doors::open(&place, settings, 2);
        let words = ["-H", "X-Forwarded-Proto: https", "-H", "X-Forwarded-For: 203.0.113.9", doors.pages()];
        let answer = curl(&words);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert_eq!(answer.contains("strict-transport-security"), believed, "{settings:?}: {answer}");
    }
}

#[test]
fn counts_stand_on_an_address_of_their_own() {
    let place = Place::sqlite();
    let doors = Doors::open(place.with_stations(), "metrics_listen = \"127.0.0.1:0\"\n", 3);
    let (name, body) = cod_file(&Clock::System.now().compact_local(), "41.6");
    let file = place.file("upload.txt", &body);
    let account = format!("NUO001:{SECRET}");
    let to = format!("{}/{name}", doors.addresses[1]);
    curl(&["-T", file.to_str().expect("a path"), "--user", &account, &to]);
    curl(&[&format!("{}/stations/NUO001", doors.pages())]);

    let counts = curl(&[&doors.addresses[2]]);
    for line in [
        "datnuoc_intake_files_total 1",
        "datnuoc_intake_readings_total{became=\"accepted\"} 1",
        "datnuoc_intake_readings_total{became=\"quarantined\"} 0",
        "datnuoc_http_requests_total{route=\"/stations/{code}\",class=\"2xx\"} 1",
        "datnuoc_http_seconds_bucket{route=\"/stations/{code}\",le=\"30\"} 1",
        "datnuoc_database_waiting{lane=\"write\"} 0",
        "# TYPE datnuoc_memory_bytes gauge",
    ] {
        assert!(counts.contains(line), "{line} is missing in\n{counts}");
    }
    assert!(curl(&[&format!("{}/metrics", doors.pages())]).starts_with("HTTP/1.1 404"), "not for everybody");
    let ready = curl(&[&format!("{}/readyz", doors.pages())]);
    assert!(
        ready.starts_with("HTTP/1.1 200") && ready.ends_with("{\"reading\":true,\"working\":true,\"writing\":true}")
    );
}

#[test]
fn settings_that_cannot_hold_are_said_at_the_start() {
    let place = Place::sqlite();
    let cases = [
        ("redirect_listen = \"127.0.0.1:0\"\n", "public_url"),
        ("[tls]\ncertificate = \"/nowhere.pem\"\nkey = \"/nowhere.key\"\n", "/nowhere.pem"),
        ("listen_at = \"127.0.0.1:0\"\n", "listen_at"),
        ("trusted_proxies = [\"everybody\"]\n", "everybody"),
    ];
    for (settings, named) in cases {
        place.file("datnuoc.toml", settings);
        let output = place.run(&["serve", "--listen", "127.0.0.1:0"], "");
        assert!(!output.status.success(), "{settings}");
        assert!(text(&output.stderr).contains(named), "{settings}: {}", text(&output.stderr));
    }
}
