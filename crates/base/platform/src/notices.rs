//! Notices (*thông báo*) to people of the house and outside: a named text, a recipient, references.
//!
//! It must not know anybody's address or language, nor any text: the sender looks up the recipient
//! when the message leaves, renders the template in his language, and writes nothing of it back.

use ::store::Tx;
use kernel::{Moment, Outcome, Problem, Subject};
use serde_json::Value;

use crate::outbox::{self, Known, Message};

/// How a notice leaves; each way is a channel of the outbox, with its own sender and its own attempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// By e-mail (*thư điện tử*).
    Mail,
    /// By SMS (*tin nhắn*).
    Sms,
}

impl Way {
    /// The channel of the outbox.
    pub const fn channel(self) -> &'static str {
        match self {
            Way::Mail => "notice",
            Way::Sms => "sms",
        }
    }
}

/// A notice to be sent (*thông báo*).
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// The name of its text: `exceedance-opened`.
    pub template: &'static str,
    /// Whom it is for.
    pub to: Subject,
    /// What the text needs: references, codes and figures by name; never a person's data.
    pub args: Value,
    /// The occasion, when it must be sent only once each way however often it is asked for.
    pub occasion: Option<String>,
    /// How it leaves.
    pub way: Way,
    /// It waits until then, as for the next working morning.
    pub not_before: Option<Moment>,
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
        Notice { template, to: recipient, args: Value::Null, occasion: None, way: Way::Mail, not_before: None }
    }

    /// With what the text needs.
    pub fn with(mut self, args: Value) -> Notice {
        self.args = args;
        self
    }

    /// By this way instead of e-mail.
    pub fn by(mut self, way: Way) -> Notice {
        self.way = way;
        self
    }

    /// Not before a moment.
    pub fn not_before(mut self, at: Moment) -> Notice {
        self.not_before = Some(at);
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
    let key = notice.occasion.as_deref().map(|occasion| key(&notice, occasion));
    let message = Message {
        channel: notice.way.channel(),
        template: notice.template.to_owned(),
        to: notice.to,
        line: None,
        key,
        args: notice.args,
        not_before: notice.not_before,
    };
    outbox::put(tx, &message, now)
}

/// What became of this notice, to this recipient by this way, on another occasion; nothing if it was not put then.
pub fn on_occasion(tx: &mut Tx, notice: &Notice, occasion: &str) -> Outcome<Option<Known>> {
    outbox::known(tx, &key(notice, occasion))
}

fn key(notice: &Notice, occasion: &str) -> String {
    let key = format!("{}:{}:{}:{occasion}", notice.template, notice.to.kind, notice.to.id);
    // E-mail came first, and the keys of what was sent before must stay what they are.
    if notice.way == Way::Mail { key } else { format!("{}:{key}", notice.way.channel()) }
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
