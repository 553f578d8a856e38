//! An HTTP gateway of a carrier (*cổng tin nhắn*): how a request to it looks and how its answer is read.
//!
//! Carriers differ in names of fields and in how they say yes; both are the operator's settings, so that a gateway is
//! a template and no code. No number and no secret gets into an error or a log.

use std::time::Duration;

use kernel::Problem;
use serde_json::{Map, Value};
use ureq::Agent;

use super::text::Accents;

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);
/// The longest answer that is read.
const LONGEST_ANSWER: u64 = 64 * 1024;

/// How the body of a request is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// A JSON document.
    #[default]
    Json,
    /// Fields of a form.
    Form,
}

/// How telephone numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbers {
    /// `84912345678`
    #[default]
    International,
    /// `+84912345678`
    Plus,
    /// `0912345678`; those of other countries as `00…`.
    National,
}

/// What must stand in the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The field of the JSON answer, with points between its levels: `RPLY.ERROR`.
    pub field: String,
    /// What it says when the message is taken.
    pub values: Vec<String>,
}

/// A gateway as the operator names it. In texts of `fields` and `headers` stand `{account}`, `{secret}`, `{sender}`,
/// `{phone}`, `{text}` and `{id}` for what is sent.
#[derive(Clone)]
pub struct Gateway {
    /// Where requests are posted.
    pub url: String,
    /// Whether it may be reached unencrypted.
    pub plain: bool,
    /// How the body is written.
    pub format: Format,
    /// The body.
    pub fields: Value,
    /// Further headers.
    pub headers: Vec<(String, String)>,
    /// Account at the carrier.
    pub account: String,
    /// Its secret.
    pub secret: String,
    /// The name that people see (*brandname*).
    pub sender: String,
    /// How numbers are written.
    pub numbers: Numbers,
    /// Whether Vietnamese letters keep their marks.
    pub accents: Accents,
    /// What must stand in the answer beside a good status.
    pub accepted: Option<Accepted>,
    /// How long it may take to answer.
    pub patience: Duration,
}

/// One SMS.
pub struct Sms<'a> {
    /// The number in international form, `+84912345678`.
    pub phone: &'a str,
    /// What it says.
    pub text: &'a str,
    /// Its name, the same at each attempt: a gateway that knows it sends it once.
    pub id: &'a str,
}

/// A way to a gateway; its connections are used again.
#[derive(Clone)]
pub struct Way {
    gateway: Gateway,
    agent: Agent,
}

impl Way {
    /// A way to this gateway, or what is wrong with how it is described.
    pub fn to(gateway: Gateway) -> Result<Way, Problem> {
        let wrong = |what: &str| Err(Problem::new(format!("the SMS gateway: {what}")));
        let reachable = |url: &str| url.starts_with("https://") || (gateway.plain && url.starts_with("http://"));
        if !reachable(&gateway.url) {
            return wrong("its address is not https://, and it is not said to be plain");
        }
        let Value::Object(fields) = &gateway.fields else { return wrong("its fields are no table") };
        if gateway.format == Format::Form && fields.values().any(|v| v.is_object() || v.is_array()) {
            return wrong("a form has no tables within fields");
        }
        let written = gateway.fields.to_string();
        if !written.contains("{phone}") || !written.contains("{text}") {
            return wrong("its fields name no {phone} or no {text}");
        }
        let agent = Agent::config_builder()
            .timeout_global(Some(gateway.patience))
            .timeout_connect(Some(CONNECT))
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .new_agent();
        Ok(Way { gateway, agent })
    }

    /// The text of an SMS as it leaves.
    pub fn written(&self, text: &str) -> String {
        self.gateway.accents.apply(text)
    }

    /// Hands one SMS over; waits for the answer.
    pub fn send(&self, sms: &Sms<'_>) -> Result<(), String> {
        let gateway = &self.gateway;
        let fill = |template: &str| gateway.filled(template, sms);
        let mut request = self.agent.post(&gateway.url);
        for (name, value) in &gateway.headers {
            request = request.header(name, fill(value));
        }
        let body = gateway.body(sms);
        let answer = match gateway.format {
            Format::Json => request.content_type("application/json; charset=utf-8").send(body.to_string()),
            Format::Form => request.send_form(form(&body)),
        };
        let mut answer = answer.map_err(|e| failed(&e))?;
        let status = answer.status();
        if !status.is_success() {
            return Err(format!("the gateway answered with status {}", status.as_u16()));
        }
        let Some(accepted) = &gateway.accepted else { return Ok(()) };
        let text = answer.body_mut().with_config().limit(LONGEST_ANSWER).read_to_string().map_err(|e| failed(&e))?;
        accepted.in_answer(&text)
    }
}

impl Gateway {
    fn filled(&self, template: &str, sms: &Sms<'_>) -> String {
        let phone = self.numbers.write(sms.phone);
        let known = [
            ("{account}", self.account.as_str()),
            ("{secret}", self.secret.as_str()),
            ("{sender}", self.sender.as_str()),
            ("{phone}", phone.as_str()),
            ("{text}", sms.text),
            ("{id}", sms.id),
        ];
        // In one pass: what a station is called may itself look like a name.
        let mut out = String::with_capacity(template.len() + sms.text.len());
        let mut rest = template;
        while let Some(at) = rest.find('{') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let found = known.iter().find(|(name, _)| rest.starts_with(name));
            let (name, value) = found.map_or((&rest[..1], &rest[..1]), |(name, value)| (*name, *value));
            out.push_str(value);
            rest = &rest[name.len()..];
        }
        out + rest
    }

    fn body(&self, sms: &Sms<'_>) -> Value {
        let fill = |text: &str| self.filled(text, sms);
        with_texts(&self.fields, &fill)
    }
}

fn with_texts(value: &Value, fill: &impl Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(fill(text)),
        Value::Array(items) => items.iter().map(|item| with_texts(item, fill)).collect(),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(k, v)| (k.clone(), with_texts(v, fill))).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

fn form(body: &Value) -> Vec<(String, String)> {
    let fields = body.as_object().into_iter().flatten();
    fields.map(|(name, value)| (name.clone(), plain(value))).collect()
}

/// A value without the quotes of JSON.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Numbers {
    fn write(self, phone: &str) -> String {
        let digits = phone.strip_prefix('+').unwrap_or(phone);
        match self {
            Numbers::International => digits.to_owned(),
            Numbers::Plus => format!("+{digits}"),
            Numbers::National => match digits.strip_prefix("84") {
                Some(rest) => format!("0{rest}"),
                None => format!("00{digits}"),
            },
        }
    }
}

impl Accepted {
    fn in_answer(&self, text: &str) -> Result<(), String> {
        let answer: Value = serde_json::from_str(text).map_err(|_| "the gateway's answer is no JSON".to_owned())?;
        let found = self.field.split('.').try_fold(&answer, |value, level| value.get(level));
        let said = plain(found.ok_or_else(|| format!("the gateway's answer has no {}", self.field))?);
        if self.values.contains(&said) {
            return Ok(());
        }
        Err(format!("the gateway refused: {} = {}", self.field, unnumbered(&said)))
    }
}

/// What a gateway says without the telephone number that it may repeat, and not too long.
fn unnumbered(said: &str) -> String {
    let mut digits = 0;
    let shown = said.chars().take(80).map(|c| {
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        if digits > 4 { '*' } else { c }
    });
    shown.filter(|c| !c.is_control()).collect()
}

/// What went wrong on the way, without the address: it can hold an account.
fn failed(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "the gateway did not answer in time".to_owned(),
        ureq::Error::Io(e) => format!("the gateway cannot be reached: {}", e.kind()),
        ureq::Error::HostNotFound => "the gateway's host is not known".to_owned(),
        ureq::Error::ConnectionFailed => "the gateway cannot be reached".to_owned(),
        ureq::Error::Tls(what) => format!("the gateway's certificate or encryption: {what}"),
        _ => "the gateway did not answer as HTTP does".to_owned(),
    }
}
