//! Notices (*thông báo*) to people of the house and outside: a named text, a recipient, references.
//!
//! It must not know anybody's address or language, nor any text: the sender looks up the recipient
//! when the message leaves, renders the template in his language, and writes nothing of it back.

use ::store::Tx;
use kernel::{Moment, Outcome, Problem, Subject};
use serde_json::Value;

use crate::outbox::{self, Message};

/// The channel that notices leave by.
pub const CHANNEL: &str = "notice";

/// A notice to be sent (*thông báo*).
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// The name of its text: `exceedance-opened`.
    pub template: &'static str,
    /// Whom it is for.
    pub to: Subject,
    /// What the text needs: references, codes and figures by name; never a person's data.
    pub args: Value,
    /// The occasion, when it must be sent only once however often it is asked for.
    pub occasion: Option<String>,
}

impl Notice {
    /// To the person with this account.
    pub fn to_account(account: i64, template: &'static str) -> Notice {
        Notice::to(Subject::new("account", account), template)
    }

    /// To whoever holds this position when it is sent.
    pub fn to_position(position: i64, template: &'static str) -> Notice {
        Notice::to(Subject::new("position", position), template)
    }

    /// To the contact of this thing: `facility`, `party`.
    pub fn to(recipient: Subject, template: &'static str) -> Notice {
        Notice { template, to: recipient, args: Value::Null, occasion: None }
    }

    /// With what the text needs.
    pub fn with(mut self, args: Value) -> Notice {
        self.args = args;
        self
    }

    /// Only once for this occasion: `exceedance:12:opened`.
    pub fn once(mut self, occasion: impl Into<String>) -> Notice {
        self.occasion = Some(occasion.into());
        self
    }
}

/// Puts a notice into the outbox; gives its number, or `None` if this occasion had one before.
pub fn queue(tx: &mut Tx, notice: Notice, now: Moment) -> Outcome<Option<i64>> {
    if !is_flat(&notice.args) {
        return Err(
            Problem::new(format!("the arguments of the notice {} are not single values", notice.template)).into()
        );
    }
    let key = notice.occasion.map(|o| format!("{}:{}:{}:{o}", notice.template, notice.to.kind, notice.to.id));
    let message = Message {
        channel: CHANNEL,
        template: notice.template.to_owned(),
        to: notice.to,
        line: None,
        key,
        args: notice.args,
    };
    outbox::put(tx, &message, now)
}

/// Whether arguments are single values by name: that is all a text can use, and it keeps whole
/// records, with the personal data in them, from being passed along.
fn is_flat(args: &Value) -> bool {
    match args {
        Value::Null => true,
        Value::Object(map) => map.values().all(|v| !v.is_object() && !v.is_array()),
        _ => false,
    }
}
