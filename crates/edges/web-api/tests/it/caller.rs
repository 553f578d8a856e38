//! A program that asks.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|e| panic!("no JSON ({e}): {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }
}

/// Asks with these headers.
pub fn ask(site: &Router, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    call(site, method, path, headers, Body::empty())
}

/// Posts a body with these headers.
pub fn send(site: &Router, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    call(site, "POST", &encoded(path), headers, Body::from(body.to_vec()))
}

/// Posts these bodies to a path at the same time.
pub fn send_together(site: &Router, path: &str, headers: &[(&str, &str)], bodies: &[String]) -> Vec<Answer> {
    let requests: Vec<_> = bodies.iter().map(|b| request("POST", path, headers, Body::from(b.clone()))).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        let asked: Vec<_> = requests.into_iter().map(|r| tokio::spawn(answer(site.clone(), r))).collect();
        let mut answers = Vec::new();
        for one in asked {
            answers.push(one.await.unwrap());
        }
        answers
    })
}

fn call(site: &Router, method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
    let request = request(method, path, headers, body);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(answer(site.clone(), request))
}

fn request(method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Request<Body> {
    let address: SocketAddr = "203.0.113.9:40000".parse().unwrap();
    let request = Request::builder().method(method).uri(path).header("host", "data.example");
    let request = headers.iter().fold(request, |r, (name, value)| r.header(*name, *value));
    request.extension(ConnectInfo(address)).body(body).unwrap()
}

async fn answer(site: Router, request: Request<Body>) -> Answer {
    let response = site.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, bytes }
}

/// Asks as anybody, in English.
pub fn get(site: &Router, path: &str) -> Answer {
    ask(site, "GET", &encoded(path), &[("accept-language", "en")])
}

/// The JSON of an address that answers.
pub fn json(site: &Router, path: &str) -> Value {
    let answer = get(site, path);
    assert_eq!(answer.status, StatusCode::OK, "{path}: {:.300}", answer.text());
    answer.json()
}

/// The address as a client would send it: blanks, quotes and letters of all scripts encoded.
pub fn encoded(path: &str) -> String {
    let path = path.strip_prefix("http://data.example").unwrap_or(path);
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | b'|' | b'\\' | b'^') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The entities of a set on all its pages.
pub fn all_pages(site: &Router, path: &str) -> Vec<Value> {
    let mut all = Vec::new();
    let mut next = path.to_owned();
    for _ in 0..2000 {
        let mut page = json(site, &next);
        all.append(page["value"].as_array_mut().unwrap());
        match page["@iot.nextLink"].as_str() {
            Some(link) => link.clone_into(&mut next),
            None => return all,
        }
    }
    panic!("{path} never ends");
}
