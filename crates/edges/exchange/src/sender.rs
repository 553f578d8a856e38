//! What senders of every channel share (*người chuyển*): messages are taken from the outbox, handed on one after the
//! other, and marked as sent only when they have been taken over there.
//!
//! A message whose sender was stopped in between is sent again: its recipient may get it twice, never not at all.

use std::time::Duration;

use kernel::{Clock, Outcome};
use platform::outbox::{self, Claimed};
use store::Db;
use tracing::{info, warn};

/// Messages taken in one go.
const AT_ONCE: i64 = 20;
/// How long a sender holds what it took before another may take it: what it took, each at the end of its patience.
const LEASE_SECONDS: i64 = AT_ONCE * PATIENCE.as_secs() as i64;
/// How long the server over there may take.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// Attempts before a message is given up and shown to the operator.
const ATTEMPTS: i64 = 10;

/// One who sends the messages of a channel.
#[derive(Clone)]
pub struct Sender {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// Whose messages.
    pub channel: &'static str,
    /// Name of this process in leases.
    pub owner: String,
}

impl Sender {
    /// Sends what is due, each by `send`, which gives how many people got it; answers how many messages were handled.
    pub async fn deliver<S>(&self, send: impl Fn(Claimed) -> S + Send) -> Outcome<usize>
    where
        S: Future<Output = Result<usize, String>> + Send,
    {
        let (channel, now) = (self.channel, self.clock.now());
        if !self.db.read(move |tx| outbox::has_due(tx, channel, now)).await? {
            return Ok(0);
        }
        let owner = self.owner.clone();
        let taken = self
            .db
            .write_bulk(move |tx| outbox::claim(tx, channel, &owner, AT_ONCE, now, now.plus_seconds(LEASE_SECONDS)))
            .await?;
        let count = taken.len();
        for message in taken {
            let result = send(message.clone()).await;
            let now = self.clock.now();
            self.db
                .write_bulk(move |tx| match result {
                    Ok(people) => {
                        info!(message = message.id, channel, template = message.template, people, "message.sent");
                        outbox::sent(tx, &message, now)
                    }
                    Err(error) => {
                        let given_up = outbox::failed(tx, &message, &error, ATTEMPTS, now)?;
                        let (id, template) = (message.id, &message.template);
                        warn!(message = id, channel, template, error, given_up, "message.failed");
                        Ok(())
                    }
                })
                .await?;
        }
        Ok(count)
    }
}
