//! Notices by SMS (*tin nhắn*): taken from the outbox, rendered, handed to a carrier's HTTP gateway, marked as sent
//! only when the gateway has taken them.

use std::sync::Arc;

use kernel::{Lang, Outcome, Problem, sha256_hex};
use platform::outbox::Claimed;
use store::Tx;
use tracing::info;

use crate::sender::{Handed, Next, Sender, next};

mod gateway;
mod text;

pub use gateway::{Accepted, Format, Gateway, Numbers, Sms, Way};
pub use text::{Accents, parts};

/// A recipient's number and language, looked up when the message leaves. It does not print.
#[derive(Clone)]
pub struct Recipient {
    /// Whose account.
    pub account: i64,
    /// The number in international form.
    pub phone: String,
    /// His language.
    pub lang: Lang,
}

/// Who receives a message now: nobody where a position is vacant or a person has no telephone, `None` where what it
/// says has been overtaken.
pub type Recipients = Arc<dyn Fn(&mut Tx, &Claimed) -> Outcome<Option<Vec<Recipient>>> + Send + Sync>;
/// The text of a message in a language.
pub type Render = Arc<dyn Fn(Lang, &Claimed) -> Result<String, Problem> + Send + Sync>;

/// Who sends SMS.
#[derive(Clone)]
pub struct Texter {
    /// How messages are taken and marked.
    pub sender: Sender,
    /// Where messages go.
    pub way: Way,
    /// Who receives a message.
    pub recipients: Recipients,
    /// What it says.
    pub render: Render,
}

impl Texter {
    /// Sends what is due; answers how many messages were handled.
    pub async fn deliver(&self) -> Outcome<usize> {
        let send = |message: Claimed| {
            let own = self.clone();
            async move { own.send(&message).await }
        };
        self.sender.deliver(send).await
    }

    async fn send(&self, message: &Claimed) -> Result<Handed, String> {
        let (recipients, asked) = (self.recipients.clone(), message.clone());
        let people = self.sender.db.read(move |tx| recipients(tx, &asked)).await.map_err(|e| e.to_string())?;
        let recipient = match next(message, people, |r| r.account)? {
            Next::Send(recipient) => recipient,
            Next::Handed(handed) => return Ok(handed),
        };
        let text = (self.render)(recipient.lang, message).map_err(|e| e.to_string())?;
        let text = self.way.written(&text);
        let (way, id, parts) = (self.way.clone(), name(message, &recipient.phone), parts(&text));
        let handed = move || way.send(&Sms { phone: &recipient.phone, text: &text, id: &id });
        tokio::task::spawn_blocking(handed).await.map_err(|e| e.to_string())??;
        info!(message = message.id, account = recipient.account, parts, "sms.taken");
        Ok(Handed::On)
    }
}

/// What a message to a number is called at the gateway. It is the same whether the message left as one or was divided
/// after an attempt whose answer was lost, as when somebody joined a position meanwhile; nobody gets it twice for that.
/// Of the number it holds a hash, for what names are made of ends in logs.
fn name(message: &Claimed, phone: &str) -> String {
    format!("{}-{}", message.origin.unwrap_or(message.id), &sha256_hex(phone.as_bytes())[..16])
}
