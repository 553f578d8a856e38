//! A browser: keeps cookies, fills the forms that pages show.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::house::{House, PASSWORD};

pub struct Browser<'a> {
    house: &'a House,
    cookies: RefCell<BTreeMap<String, String>>,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
    pub headers: axum::http::HeaderMap,
}

impl<'a> Browser<'a> {
    pub fn new(house: &'a House) -> Browser<'a> {
        Browser { house, cookies: RefCell::default() }
    }

    /// A browser in which somebody is signed in.
    pub fn of(house: &'a House, login: &str) -> Browser<'a> {
        let browser = Browser::new(house);
        let answer = browser.sign_in(login, PASSWORD);
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/desk"), "{}", answer.text);
        browser
    }

    pub fn sign_in(&self, login: &str, password: &str) -> Answer {
        self.submit("/desk/sign-in", "/desk/sign-in", &[("name", login), ("password", password)])
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path).body(Body::empty()).unwrap())
    }

    /// Sends the form to `action` that the page shows, with its hidden fields.
    pub fn submit(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.get(page).text;
        let mut all = hidden(&shown, action);
        all.extend(fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        self.post(action, &all)
    }

    pub fn post(&self, action: &str, fields: &[(String, String)]) -> Answer {
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{n}={}", web_kit::query_value(v))).collect();
        let request = self.request("POST", action).header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body.join("&"))).unwrap())
    }

    /// Sends a form with a file.
    pub fn upload(&self, action: &str, fields: &[(String, String)], file: (&str, &str, &str)) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            body.push_str(&format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }
        let (field, name, text) = file;
        body.push_str(&format!(
            "--b\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n{text}\r\n--b--\r\n"
        ));
        let request = self.request("POST", action).header("content-type", "multipart/form-data; boundary=b");
        self.send(request.body(Body::from(body)).unwrap())
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let address: SocketAddr = "203.0.113.9:40000".parse().unwrap();
        let cookies: Vec<String> = self.cookies.borrow().iter().map(|(n, v)| format!("{n}={v}")).collect();
        let request = Request::builder().method(method).uri(path).header("host", "desk.example");
        request.header("cookie", cookies.join("; ")).header("accept-language", "vi").extension(ConnectInfo(address))
    }

    fn send(&self, request: Request<Body>) -> Answer {
        let site = self.house.site.clone();
        let (parts, bytes) = self.house.runtime.block_on(async move {
            let (parts, body) = site.oneshot(request).await.unwrap().into_parts();
            (parts, body.collect().await.unwrap().to_bytes())
        });
        for cookie in parts.headers.get_all("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
        }
        let location = parts.headers.get("location").map_or("", |v| v.to_str().unwrap()).to_owned();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, location, text, headers: parts.headers }
    }
}

/// The hidden fields of the form that is sent to `action`.
pub fn hidden(page: &str, action: &str) -> Vec<(String, String)> {
    let start = page.find(&format!("method=\"post\" action=\"{action}\"")).expect("the page shows this form");
    let form = &page[start..start + page[start..].find("</form>").unwrap()];
    let value = |tag: &str, name: &str| {
        let from = tag.find(&format!("{name}=\"")).map(|at| at + name.len() + 2)?;
        Some(tag[from..].split('"').next()?.to_owned())
    };
    form.split("<input type=\"hidden\"")
        .skip(1)
        .filter_map(|tag| Some((value(tag, " name")?, value(tag, " value")?)))
        .collect()
}

/// What an authenticator app shows for a secret that was typed into it.
pub fn authenticator(typed: &str, at: kernel::Moment) -> String {
    let secret = totp_rs::Secret::Encoded(typed.split_whitespace().collect()).to_bytes().unwrap();
    let app = totp_rs::TOTP::new(totp_rs::Algorithm::SHA1, 6, 1, 30, secret, None, String::new()).unwrap();
    app.generate((at.0 / 1_000_000).cast_unsigned())
}
