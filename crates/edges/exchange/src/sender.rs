//! What senders of every channel share (*người chuyển*): messages are taken from the outbox, handed on one after the
//! other, and marked as sent only when they have been taken over there.
//!
//! A message whose sender was stopped in between is sent again: its recipient may get it twice, never not at all. One
//! that several people shall get is divided into one for each first, so that nobody waits for, or hears twice
//! because of, somebody who cannot be reached.

use std::time::Duration;

use kernel::{Clock, Outcome, Subject};
use platform::outbox::{self, Claimed};
use store::{Db, Tx};
use tracing::{info, warn};

/// Messages taken in one go.
const AT_ONCE: i64 = 20;
/// How long a sender holds what it took before another may take it: what it took, each at the end of its patience.
const LEASE_SECONDS: i64 = AT_ONCE * PATIENCE.as_secs() as i64;
/// How long the server over there may take.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// Attempts before a message is given up and shown to the operator.
const ATTEMPTS: i64 = 10;

/// Who a message is divided among: people, each by his account.
const PERSON: &str = "account";

/// What comes next of a message, once it is known whom it is for.
pub(crate) enum Next<R> {
    /// It is sent to the one who gets it.
    Send(R),
    /// It is not sent.
    Handed(Handed),
}

/// What comes next of a message to these people; `None` where what it says has been overtaken.
pub(crate) fn next<R>(
    message: &Claimed,
    people: Option<Vec<R>>,
    account: impl Fn(&R) -> i64,
) -> Result<Next<R>, String> {
    let Some(mut people) = people else { return Ok(Next::Handed(Handed::Overtaken)) };
    if people.len() > 1 && message.to_kind == PERSON {
        return Err(format!("{} recipients of one account", people.len()));
    }
    if people.len() > 1 {
        let among = people.iter().map(|p| Subject::new(PERSON, account(p))).collect();
        return Ok(Next::Handed(Handed::Divided(among)));
    }
    Ok(people.pop().map_or(Next::Handed(Handed::ToNobody), Next::Send))
}

/// What became of a message that did not fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handed {
    /// Its recipient got it.
    On,
    /// Several shall get it: each gets a message of his own instead.
    Divided(Vec<Subject>),
    /// Nobody is there to get it: the position is vacant, or its holder has no address.
    ToNobody,
    /// It waited, and has nothing to say any more.
    Overtaken,
}

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
    /// Sends what is due, each by `send`; answers how many messages were handled.
    pub async fn deliver<S>(&self, send: impl Fn(Claimed) -> S + Send) -> Outcome<usize>
    where
        S: Future<Output = Result<Handed, String>> + Send,
    {
        let (channel, mut count) = (self.channel, 0);
        loop {
            let now = self.clock.now();
            if !self.db.read(move |tx| outbox::has_due(tx, channel, now)).await? {
                return Ok(count);
            }
            let owner = self.owner.clone();
            let until = now.plus_seconds(LEASE_SECONDS);
            let taken = self.db.write_bulk(move |tx| outbox::claim(tx, channel, &owner, AT_ONCE, now, until)).await?;
            let mut divided = false;
            count += taken.len();
            for message in taken {
                let result = send(message.clone()).await;
                divided |= matches!(result, Ok(Handed::Divided(_)));
                self.note(message, result).await?;
            }
            if !divided {
                return Ok(count);
            }
        }
    }

    async fn note(&self, message: Claimed, result: Result<Handed, String>) -> Outcome<()> {
        let (channel, now) = (self.channel, self.clock.now());
        let (id, template) = (message.id, message.template.clone());
        let noted = move |tx: &mut Tx| match result {
            Ok(Handed::On) => {
                info!(message = id, channel, template, "message.sent");
                outbox::sent(tx, &message, now)
            }
            Ok(Handed::Divided(among)) => {
                info!(message = id, channel, template, people = among.len(), "message.divided");
                outbox::divide(tx, channel, &message, &among, now)
            }
            Ok(Handed::ToNobody) => {
                warn!(message = id, channel, template, "message.to-nobody");
                outbox::to_nobody(tx, &message, now)
            }
            Ok(Handed::Overtaken) => {
                info!(message = id, channel, template, "message.overtaken");
                outbox::overtaken(tx, &message, now)
            }
            Err(error) => {
                let given_up = outbox::failed(tx, &message, &error, ATTEMPTS, now)?;
                warn!(message = id, channel, template, error, given_up, "message.failed");
                Ok(())
            }
        };
        self.db.write_bulk(noted).await
    }
}
