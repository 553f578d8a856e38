//! The wiring of SMS: which gateway they leave by, to whom, in which words.

use std::sync::Arc;

use exchange::sender::PATIENCE;
use exchange::sms::{self, Accepted, Gateway, Recipient, Texter};
use identity::account::Recipient as Person;
use kernel::{Arg, Failure, Lang, Outcome, Problem};
use platform::notices::Way;
use platform::outbox::Claimed;
use web_kit::i18n::t_with;

use crate::house::House;
use crate::mail::notice_args;
use crate::settings::{Sms, secret};
use crate::told;

/// Letters of a station's name in an SMS.
const LONGEST_NAME: usize = 40;

/// The sender of a house, where its settings name a gateway.
pub fn texter(house: &House) -> Outcome<Option<Texter>> {
    let Some(way) = way(&house.settings.sms)? else { return Ok(None) };
    let (vault, clock) = (house.vault.clone(), house.clock.clone());
    let base = house.settings.public_url.clone().unwrap_or_default();
    Ok(Some(Texter {
        sender: house.sender(Way::Sms),
        way,
        recipients: Arc::new(move |tx, message| {
            let Some(found) = told::people(tx, &vault, &clock, message)? else { return Ok(None) };
            let recipient = |r: Person| {
                let phone = r.contacts.phone?.as_str().to_owned();
                Some(Recipient { account: r.account, phone, lang: r.lang })
            };
            Ok(Some(found.into_iter().filter_map(recipient).collect()))
        }),
        render: Arc::new(move |lang, message| text(lang, message, &base)),
    }))
}

fn way(sms: &Sms) -> Outcome<Option<sms::Way>> {
    let Some(url) = &sms.url else { return Ok(None) };
    let secret = match &sms.secret_file {
        Some(path) => secret(path).map_err(|e| Failure::Broken(Problem::new(e)))?,
        None => String::new(),
    };
    let fields = serde_json::to_value(&sms.fields)?;
    let gateway = Gateway {
        url: url.clone(),
        plain: sms.plain,
        format: sms.format.into(),
        fields,
        headers: sms.headers.clone().into_iter().collect(),
        account: sms.account.clone(),
        secret,
        sender: sms.sender.clone(),
        numbers: sms.numbers.into(),
        accents: sms.accents.into(),
        accepted: sms.accepted.clone().map(|a| Accepted { field: a.field, values: a.values }),
        patience: PATIENCE,
    };
    Ok(Some(sms::Way::to(gateway)?))
}

/// The text of a notice in a language: the station, what happened, where to read on.
fn text(lang: Lang, message: &Claimed, base: &str) -> Result<String, Problem> {
    let key = match message.template.as_str() {
        "exceedance-opened" => "sms-exceedance-opened",
        "exceedance-waiting" => "sms-exceedance-waiting",
        "outage-began" => "sms-outage-began",
        "outage-due" => "sms-outage-due",
        "panel-lost" => "sms-panel-lost",
        "panel-back" => "sms-panel-back",
        other => return Err(Problem::new(format!("there is no SMS for the notice {other}"))),
    };
    let mut args = notice_args(message, base);
    if let Some((_, name)) = args.iter_mut().find(|(arg, _)| *arg == "name") {
        *name = Arg::from(short(message.args["name"].as_str().unwrap_or_default()));
    }
    Ok(t_with(lang, key, &args))
}

/// The name of a station so that the message stays short; its code stands beside it.
fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST_NAME - 1).collect();
    format!("{}…", cut.trim_end())
}
