//! Files of stations by HTTP: what is taken, what is answered, and what hostile callers get.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::caller::{Answer, get, json as json_of, send};
use crate::provinces::{LAN, LOGGER, Province, at, empty_on_both, line, session};

const FILES: &str = "/api/v1/intake/files";
const NAME: &str = "BD_KCNST_NUO001_20261122101000.txt";

fn as_logger() -> String {
    format!("Bearer {LOGGER}")
}

fn one(province: &Province, path: &str, body: &[u8]) -> Answer {
    send(&province.site, path, &[("authorization", &as_logger()), ("accept-language", "en")], body)
}

fn several(province: &Province, files: &[(&str, &str)]) -> Answer {
    let mut body = String::new();
    for (name, text) in files {
        body += &format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{text}\r\n");
    }
    body += "--b--\r\n";
    let headers = [("authorization", as_logger()), ("content-type", "multipart/form-data; boundary=b".to_owned())];
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    send(&province.site, FILES, &headers, body.as_bytes())
}

fn cod(value: &str) -> String {
    line("COD", value, "mg/L", at("20261122101000"), "00")
}

#[test]
fn a_file_is_answered_with_its_receipt() {
    empty_on_both(|province| {
        let body = format!("{}XYZ\t1\tmg/L\t20261122101000\t00\r\n", cod("41.6"));
        let answer = one(province, &format!("{FILES}?name=/2026/{NAME}"), body.as_bytes());
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let received = answer.json();
        let receipt = &received["receipts"][0];
        assert_eq!(received["station"], "NUO001");
        assert_eq!(receipt["path"], format!("/2026/{NAME}"));
        assert_eq!(receipt["source"], "203.0.113.9");
        assert_eq!((&receipt["accepted"], &receipt["quarantined"]), (&json!(1), &json!(1)));
        let line = &receipt["quarantine"][0];
        assert_eq!((&line["line"], &line["column"], &line["reason"]), (&json!(2), &json!(1), &json!("symbol-unknown")));
        assert!(line["explanation"].as_str().unwrap().len() > 10, "{line}");

        let again = one(province, &format!("{FILES}?name={NAME}"), body.as_bytes()).json();
        assert_eq!(again["receipts"][0]["duplicate"], 1);
        let listed = json_of(&province.site, "/api/v1/intake/receipts?station=NUO001");
        assert_eq!(listed["receipts"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn several_files_come_together_or_not_at_all() {
    empty_on_both(|province| {
        let other = "BD_KCNST_KXQ001_20261122101000.txt";
        let answer = several(province, &[(NAME, &cod("41.6")), (other, &cod("41.6")), ("x/empty.txt", "")]);
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let reasons: Vec<Value> = answer.json()["receipts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| r["quarantine"][0]["reason"].clone())
            .collect();
        assert_eq!(reasons, [Value::Null, json!("file-of-another-station"), json!("file-name")]);

        let headers = [("authorization", as_logger()), ("content-type", "multipart/form-data; boundary=b".to_owned())];
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let half =
            format!("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"{NAME}\"\r\n\r\n{}", cod("50"));
        let answer = send(&province.site, FILES, &headers, half.as_bytes());
        assert_eq!((answer.status, code(&answer)), (StatusCode::BAD_REQUEST, "refused-api-file-broken".to_owned()));
        let listed = json_of(&province.site, "/api/v1/intake/receipts?station=NUO001");
        assert_eq!(listed["receipts"].as_array().unwrap().len(), 3, "nothing of it was taken");
    });
}

fn code(answer: &Answer) -> String {
    answer.json()["errors"][0]["code"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn strangers_and_nonsense_are_refused() {
    empty_on_both(|province| {
        let body = cod("41.6");
        let cookie = session(LAN);
        let wrong: [&[(&str, &str)]; 5] = [
            &[],
            &[("authorization", "Bearer NUO001:wrong")],
            &[("authorization", "Bearer KXQ001:secret")],
            &[("authorization", "Digest x")],
            &[("cookie", &cookie)],
        ];
        for headers in wrong {
            let answer = send(&province.site, &format!("{FILES}?name={NAME}"), headers, body.as_bytes());
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{headers:?}");
        }
        let long = format!("{FILES}?name={}", "a".repeat(2000));
        for (path, code_of) in [
            (FILES, "refused-api-file-name-missing"),
            ("/api/v1/intake/files?name=", "refused-api-file-name-missing"),
            ("/api/v1/intake/files?name=a%00b.txt", "refused-api-file-name-control"),
            (long.as_str(), "refused-api-file-name-long"),
            ("/api/v1/intake/files?station=KXQ001", "refused-api-parameter-unknown"),
        ] {
            let answer = one(province, path, body.as_bytes());
            assert_eq!((answer.status, code(&answer)), (StatusCode::BAD_REQUEST, code_of.to_owned()), "{path}");
        }
        let packed = [("authorization", as_logger()), ("content-encoding", "gzip".to_owned())];
        let packed: Vec<(&str, &str)> = packed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = send(&province.site, &format!("{FILES}?name={NAME}"), &packed, b"\x1f\x8b");
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(several(province, &[]).status, StatusCode::BAD_REQUEST);
        let many: Vec<(&str, &str)> = vec![(NAME, ""); 1001];
        assert_eq!(code(&several(province, &many)), "refused-api-files-many");
        assert_eq!(get(&province.site, FILES).status, StatusCode::METHOD_NOT_ALLOWED);
        // A traversal is a name like any other: nothing stands behind it.
        let answer = one(province, "/api/v1/intake/files?name=../../etc/passwd", body.as_bytes());
        assert_eq!(answer.json()["receipts"][0]["quarantine"][0]["reason"], "file-name");
    });
}

#[test]
fn a_file_that_is_too_large_leaves_a_receipt() {
    let large = vec![b'x'; intake::LARGEST + 1];
    empty_on_both(|province| {
        let answer = one(province, &format!("{FILES}?name={NAME}"), &large);
        assert_eq!(
            (answer.status, code(&answer)),
            (StatusCode::PAYLOAD_TOO_LARGE, "refused-api-file-large".to_owned())
        );
        let listed = json_of(&province.site, "/api/v1/intake/receipts?station=NUO001");
        let receipt = &listed["receipts"][0];
        assert_eq!((&receipt["accepted"], &receipt["quarantined"]), (&json!(0), &json!(1)));
        assert_eq!(receipt["quarantine"][0]["reason"], "upload-too-large");
    });
}
