//! Real FTP clients as data loggers: curl and lftp, good files and bad.

use std::process::{Command, Output};

use kernel::Clock;

use crate::program::{Place, Program, SECRET, cod_file, text};

/// The sample S1 of Annex 15, as bytes, at a time of our choosing.
fn sample(time: &str) -> String {
    [
        ("Flow", "118.40", "m3/h", "00"),
        ("pH", "7.21", "-", "00"),
        ("Temp", "29.80", "oC", "00"),
        ("COD", "41.60", "mg/L", "00"),
        ("TSS", "22.50", "mg/L", "00"),
        ("NH4", "3.12", "mg/L", "01"),
        ("Color", "31.00", "Pt-Co", "02"),
    ]
    .iter()
    .map(|(symbol, value, unit, status)| format!("{symbol}\t{value}\t{unit}\t{time}\t{status}\r\n"))
    .collect()
}

fn now() -> String {
    Clock::System.now().compact_local()
}

/// Uploads with curl; extra words before the address.
fn curl(place: &Place, program: &Program, account: &str, path: &str, body: &str, words: &[&str]) -> Output {
    let file = place.file("upload.txt", body);
    Command::new("curl")
        .args(["-s", "-S", "--ftp-create-dirs", "--max-time", "20"])
        .args(words)
        .arg("-T")
        .arg(file)
        .args(["--user", account])
        .arg(format!("ftp://{}/{path}", program.ftp))
        .output()
        .expect("curl is here")
}

#[test]
fn a_file_sent_by_curl_is_on_the_public_page_when_it_is_acknowledged() {
    Place::each(|place| {
        let program = place.with_stations().serve();
        let time = now();
        let name = format!("2026/11/22/BD_KCNST_NUO001_{time}.txt");
        let output = curl(place, &program, &format!("NUO001:{SECRET}"), &name, &sample(&time), &[]);
        assert!(output.status.success(), "{}", text(&output.stderr));

        let (status, page) = program.get("/stations/NUO001?parameter=COD");
        assert_eq!(status, 200);
        assert!(page.contains("41.60"), "the value is on the page");
        assert!(page.contains("67.5"), "its limit is on the page");
        assert!(page.contains("calibrating"), "NH4 is marked as calibrating");
    });
}

#[test]
fn explicit_tls_and_temporary_names_work() {
    let place = Place::sqlite();
    let program = place.with_stations().serve();
    let time = now();
    let account = format!("NUO001:{SECRET}");
    let (name, body) = cod_file(&time, "50.1");
    let tls = curl(&place, &program, &account, &name, &body, &["--ssl-reqd", "--insecure"]);
    assert!(tls.status.success(), "{}", text(&tls.stderr));

    let file = place.file(&name, &body.replace("50.1", "50.2"));
    let script = format!(
        "set ftp:ssl-allow no; set xfer:use-temp-file yes; set xfer:temp-file-name .in.*; set net:max-retries 1; \
         open -u NUO001,{SECRET} ftp://{}; put {}; bye",
        program.ftp,
        file.display()
    );
    let lftp = Command::new("lftp").args(["-c", &script]).output().expect("lftp is here");
    assert!(lftp.status.success(), "{}", text(&lftp.stderr));
    let (_, page) = program.get("/stations/NUO001?parameter=COD");
    assert!(page.contains("50.2"), "the later version counts");
}

#[test]
fn what_is_wrong_is_refused_or_set_aside_and_nothing_breaks() {
    let place = Place::sqlite();
    let program = place.with_stations().serve();
    let time = now();
    let good = format!("NUO001:{SECRET}");
    let (name, body) = cod_file(&time, "41.6");
    let big = "x".repeat(1_200_000);
    let cases: [(&str, &str, &str, &str, bool); 9] = [
        ("a wrong password", "NUO001:wrong-password", &name, &body, false),
        ("an unknown account", "NOBODY:wrong-password", &name, &body, false),
        ("another station's file", &good, "BD_X_KXQ001_20261122101500.txt", &body, true),
        ("a name of no form", &good, "readme.md", &body, true),
        ("an empty file", &good, &name, "", true),
        ("binary rubbish", &good, &name, "\u{1}\u{2}\u{fffd}\u{0}", true),
        ("a path out of the tree", &good, "%2e%2e/%2e%2e/etc/passwd", &body, true),
        ("a file that is too large", &good, &name, &big, false),
        ("script in the values", &good, &name, "<script>alert(1)</script>\t1\tmg/L\t20261122101500\t00\r\n", true),
    ];
    for (what, account, path, body, taken) in cases {
        let output = curl(&place, &program, account, path, body, &[]);
        assert_eq!(output.status.success(), taken, "{what}: {}", text(&output.stderr));
        assert_eq!(program.get("/healthz").0, 200, "after {what}");
    }
    let output = curl(&place, &program, &good, &name, &body, &[]);
    assert!(output.status.success(), "a good file still arrives: {}", text(&output.stderr));
    drop(program);
    let verified = place.done(&["verify", "--deep"], "");
    assert!(verified.contains("nguyên vẹn"), "{verified}");
}
