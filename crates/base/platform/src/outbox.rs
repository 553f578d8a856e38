//! Messages to be handed to the outside (*hộp thư đi*): put here in the transaction that wants them
//! sent, taken by the senders of `exchange`, at least once, each until it is sent or given up.
//!
//! It must not know how anything is sent, and holds no person's name or address: a message names its
//! template, its recipient by reference, and further references; the sender looks the rest up.

mod store;

use ::store::{Tx, row};
use kernel::{Moment, Outcome, Subject};
use serde_json::Value;

use crate::{canonical, jobs};

/// A message to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Which sender takes it: `mail`.
    pub channel: &'static str,
    /// Which text or form it is sent in.
    pub template: String,
    /// Whom it goes to: an account, a position, a partner system.
    pub to: Subject,
    /// Messages of one line are sent in the order they were put.
    pub line: Option<String>,
    /// A message with a key that was put before is not put again.
    pub key: Option<String>,
    /// What the template needs: references, codes, figures.
    pub args: Value,
    /// It leaves no earlier than this.
    pub not_before: Option<Moment>,
}

row! {
    /// A message that this sender holds.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Claimed {
        /// Its number.
        pub id: i64,
        /// Which text or form it is sent in.
        pub template: String,
        /// Kind of its recipient: `account`, `position`.
        pub to_kind: String,
        /// Id of its recipient.
        pub to_id: i64,
        /// What the template needs.
        pub args: Value,
        /// Which attempt this is; 1 is the first.
        pub attempts: i64,
        /// When it was put here.
        pub queued_at: Moment,
        /// Who holds it.
        pub lease_owner: String,
        /// The message that was divided into this and others, if it is a part of one.
        pub origin: Option<i64>,
    }

    /// What is known of a message that was put before.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Known {
        /// Its state, as lists name it.
        pub state: String,
        /// What its template needs.
        pub args: Value,
    }

    /// A message in a list.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Listed {
        /// Its number.
        pub id: i64,
        /// Which sender takes it.
        pub channel: String,
        /// Its template.
        pub template: String,
        /// Kind of its recipient.
        pub to_kind: String,
        /// Id of its recipient.
        pub to_id: i64,
        /// `queued`, `sending`, `sent`, `to-nobody`, `overtaken` or `failed`.
        pub state: String,
        /// Attempts so far.
        pub attempts: i64,
        /// When it was put here.
        pub queued_at: Moment,
        /// When it was sent, found to be for nobody, or given up.
        pub finished_at: Option<Moment>,
        /// What went wrong the last time.
        pub last_error: Option<String>,
    }
}

/// Puts a message; gives its number, or `None` if one with its key was put before.
pub fn put(tx: &mut Tx, message: &Message, now: Moment) -> Outcome<Option<i64>> {
    Ok(store::put(tx, message, None, &canonical::text(&message.args), now)?)
}

/// What is known of the message that was put with a key.
pub fn known(tx: &mut Tx, key: &str) -> Outcome<Option<Known>> {
    Ok(store::known(tx, key)?)
}

/// Takes up to `limit` messages of a channel that are due, and holds them until `lease_until`.
/// Messages whose sender was gone are due again: the recipient may get one twice, never none.
pub fn claim(
    tx: &mut Tx,
    channel: &str,
    owner: &str,
    limit: i64,
    now: Moment,
    lease_until: Moment,
) -> Outcome<Vec<Claimed>> {
    store::release_expired(tx, now)?;
    let mut taken = Vec::new();
    for id in store::due(tx, channel, now, limit)? {
        taken.extend(store::take(tx, id, owner, lease_until)?);
    }
    Ok(taken)
}

/// Whether a channel has anything to send; a read, so that an idle sender writes nothing.
pub fn has_due(tx: &mut Tx, channel: &str, now: Moment) -> Outcome<bool> {
    Ok(!store::due(tx, channel, now, 1)?.is_empty() || store::has_expired(tx, now)?)
}

/// Marks a held message as sent.
pub fn sent(tx: &mut Tx, message: &Claimed, now: Moment) -> Outcome<()> {
    store::finish(tx, message, "sent", now)?;
    Ok(())
}

/// Marks a held message as one that reached nobody: there is no recipient, or none with an address.
pub fn to_nobody(tx: &mut Tx, message: &Claimed, now: Moment) -> Outcome<()> {
    store::finish(tx, message, "to-nobody", now)?;
    Ok(())
}

/// Marks a held message as one that was not sent, because it had nothing to say any more.
pub fn overtaken(tx: &mut Tx, message: &Claimed, now: Moment) -> Outcome<()> {
    store::finish(tx, message, "overtaken", now)?;
    Ok(())
}

/// Puts a message of its own for each of these in the place of a held one, so that each succeeds or fails by itself.
pub fn divide(tx: &mut Tx, channel: &'static str, message: &Claimed, among: &[Subject], now: Moment) -> Outcome<()> {
    for to in among {
        let part = Message {
            channel,
            template: message.template.clone(),
            to: to.clone(),
            line: None,
            key: Some(format!("part:{}:{}:{}", message.id, to.kind, to.id)),
            args: message.args.clone(),
            not_before: None,
        };
        store::put(tx, &part, Some(message.id), &canonical::text(&part.args), now)?;
    }
    sent(tx, message, now)
}

/// Says that an attempt failed: the message is tried again after a growing pause, or given up after
/// `most` attempts, and then no longer holds up its line. Gives whether it was given up.
pub fn failed(tx: &mut Tx, message: &Claimed, error: &str, most: i64, now: Moment) -> Outcome<bool> {
    let error: String = error.chars().take(500).collect();
    if message.attempts >= most {
        store::give_up(tx, message, &error, now)?;
        return Ok(true);
    }
    store::put_back(tx, message, &error, now.plus_seconds(jobs::pause(message.attempts)))?;
    Ok(false)
}

/// Lets a message that was given up be tried again; `false` if it was not.
pub fn retry(tx: &mut Tx, id: i64, now: Moment) -> Outcome<bool> {
    Ok(store::retry(tx, id, now)? == 1)
}

/// How many messages since a moment reached nobody.
pub fn to_nobody_since(tx: &mut Tx, since: Moment) -> Outcome<i64> {
    Ok(store::to_nobody_since(tx, since)?)
}

/// How many messages were due at a moment and wait.
pub fn overdue(tx: &mut Tx, due_at: Moment) -> Outcome<i64> {
    Ok(store::overdue(tx, due_at)?)
}

/// Messages in a state, as [`Listed`] names them, newest first.
pub fn list(tx: &mut Tx, state: &str, before: Option<i64>, limit: i64) -> Outcome<Vec<Listed>> {
    Ok(store::list(tx, state, before.unwrap_or(i64::MAX), limit)?)
}

/// Messages to one recipient, newest first.
pub fn to(tx: &mut Tx, recipient: &Subject, before: Option<i64>, limit: i64) -> Outcome<Vec<Listed>> {
    Ok(store::to(tx, recipient, before.unwrap_or(i64::MAX), limit)?)
}
