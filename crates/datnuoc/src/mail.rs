//! The wiring of e-mail: which way it leaves, to whom, in which words.

use std::sync::Arc;

use exchange::mail::{self, Letter, Postman, Recipient, Server, address};
use identity::account::Recipient as Person;
use kernel::{Arg, Failure, Lang, Outcome, Problem};
use platform::notices::Way;
use platform::outbox::Claimed;
use web_kit::i18n::t_with;

use crate::house::House;
use crate::settings::{Mail, secret};
use crate::told;

/// Sender's address until the operator names one.
const NOBODY: &str = "datnuoc <no-reply@localhost.localdomain>";
/// The port of message submission (RFC 6409).
const SUBMISSION: u16 = 587;

/// The sender of a house, where its settings name a way.
pub fn postman(house: &House) -> Outcome<Option<Postman>> {
    let mail = &house.settings.mail;
    let Some(way) = way(mail)? else { return Ok(None) };
    let vault = house.vault.clone();
    let clock = house.clock.clone();
    let base = house.settings.public_url.clone().unwrap_or_default();
    Ok(Some(Postman {
        sender: house.sender(Way::Mail),
        way,
        from: address(mail.from.as_deref().unwrap_or(NOBODY))?,
        recipients: Arc::new(move |tx, message| {
            let Some(found) = told::people(tx, &vault, &clock, message)? else { return Ok(None) };
            let recipient = |r: Person| {
                let address = r.contacts.email?.as_str().to_owned();
                Some(Recipient { account: r.account, address, lang: r.lang })
            };
            Ok(Some(found.into_iter().filter_map(recipient).collect()))
        }),
        render: Arc::new(move |lang, message| letter(lang, message, &base)),
    }))
}

fn way(mail: &Mail) -> Outcome<Option<mail::Way>> {
    if let Some(dir) = &mail.dir {
        return Ok(Some(mail::Way::folder(dir.clone())?));
    }
    let Some(host) = &mail.host else { return Ok(None) };
    let password = match &mail.password_file {
        Some(path) => Some(secret(path).map_err(|e| Failure::Broken(Problem::new(e)))?),
        None => None,
    };
    let server = Server {
        host: host.clone(),
        port: mail.port.unwrap_or(SUBMISSION),
        plain: mail.plain,
        credentials: mail.user.clone().zip(password),
    };
    Ok(Some(mail::Way::server(&server)?))
}

/// The text of a notice in a language.
fn letter(lang: Lang, message: &Claimed, base: &str) -> Result<Letter, Problem> {
    let args = notice_args(message, base);
    let (subject, body) = match message.template.as_str() {
        "exceedance-opened" => ("mail-exceedance-opened-subject", "mail-exceedance-opened-body"),
        "exceedance-waiting" => ("mail-exceedance-waiting-subject", "mail-exceedance-waiting-body"),
        "outage-began" => ("mail-outage-began-subject", "mail-outage-began-body"),
        "outage-due" => ("mail-outage-due-subject", "mail-outage-due-body"),
        "panel-lost" => ("mail-panel-lost-subject", "mail-panel-lost-body"),
        "panel-back" => ("mail-panel-back-subject", "mail-panel-back-body"),
        other => return Err(Problem::new(format!("there is no text for the notice {other}"))),
    };
    Ok(Letter { subject: t_with(lang, subject, &args), body: t_with(lang, body, &args) })
}

/// What the text of a notice, by whichever way, is filled with.
pub fn notice_args<'a>(message: &'a Claimed, base: &'a str) -> Vec<(&'a str, Arg)> {
    let mut args: Vec<(&str, Arg)> = vec![("base", Arg::from(base))];
    for (name, value) in message.args.as_object().into_iter().flatten() {
        let arg = match value {
            serde_json::Value::String(text) => Arg::from(text.as_str()),
            serde_json::Value::Number(n) => n.as_i64().map_or_else(|| Arg::from(n.as_f64().unwrap_or(0.0)), Arg::from),
            other => Arg::from(other.to_string()),
        };
        args.push((name.as_str(), arg));
    }
    args
}
