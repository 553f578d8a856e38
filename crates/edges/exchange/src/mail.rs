//! Notices by e-mail (*thư điện tử*): taken from the outbox, rendered, handed to an SMTP server or
//! written into a folder, marked as sent only when the server has taken them.

use std::path::PathBuf;
use std::sync::Arc;

use kernel::{Lang, Outcome, Problem};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use platform::outbox::Claimed;
use store::Tx;

use crate::sender::{Handed, Next, PATIENCE, Sender, next};

/// Where messages go.
#[derive(Clone)]
pub enum Way {
    /// Files in a folder, one a message (`.eml`): for trying things out.
    Folder(AsyncFileTransport<Tokio1Executor>),
    /// An SMTP server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

/// An SMTP server as the operator names it.
#[derive(Debug, Clone)]
pub struct Server {
    /// Host.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Whether the connection may stay unencrypted.
    pub plain: bool,
    /// Name and password.
    pub credentials: Option<(String, String)>,
}

impl Way {
    /// Into a folder, which is made if it is absent.
    pub fn folder(dir: PathBuf) -> Result<Way, Problem> {
        std::fs::create_dir_all(&dir).map_err(|e| Problem::new(e).context("making the folder for e-mail"))?;
        Ok(Way::Folder(AsyncFileTransport::new(dir)))
    }

    /// Through a server; with STARTTLS unless it may be plain.
    pub fn server(server: &Server) -> Result<Way, Problem> {
        let mut builder = if server.plain {
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host)
        } else {
            AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&server.host).map_err(Problem::new)?
        };
        builder = builder.port(server.port).timeout(Some(PATIENCE));
        if let Some((user, password)) = &server.credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Way::Smtp(Box::new(builder.build())))
    }

    async fn send(&self, message: Message) -> Result<(), String> {
        match self {
            Way::Folder(transport) => transport.send(message).await.map(|_| ()).map_err(|e| e.to_string()),
            Way::Smtp(transport) => transport.send(message).await.map(|_| ()).map_err(|e| e.to_string()),
        }
    }
}

/// A recipient's address and language, looked up when the message leaves.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// Whose account.
    pub account: i64,
    /// E-mail address.
    pub address: String,
    /// His language.
    pub lang: Lang,
}

/// A text ready to be sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// Who receives a message now: nobody where a position is vacant or a person has no address, `None` where what it says
/// has been overtaken.
pub type Recipients = Arc<dyn Fn(&mut Tx, &Claimed) -> Outcome<Option<Vec<Recipient>>> + Send + Sync>;
/// The text of a message in a language.
pub type Render = Arc<dyn Fn(Lang, &Claimed) -> Result<Letter, Problem> + Send + Sync>;

/// Who sends e-mail.
#[derive(Clone)]
pub struct Postman {
    /// How messages are taken and marked.
    pub sender: Sender,
    /// Where messages go.
    pub way: Way,
    /// Sender's address.
    pub from: Mailbox,
    /// Who receives a message.
    pub recipients: Recipients,
    /// What it says.
    pub render: Render,
}

/// A sender's address, or a problem that names what is wrong with it.
pub fn address(text: &str) -> Result<Mailbox, Problem> {
    text.parse().map_err(|e| Problem::new(e).context(format!("the sender's address {text:?}")))
}

impl Postman {
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
        let letter = (self.render)(recipient.lang, message).map_err(|e| e.to_string())?;
        let to: Mailbox = recipient.address.parse().map_err(|_| "the recipient's address is malformed".to_owned())?;
        let mail = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(letter.subject)
            // Without it a mail program reads ASCII, and Vietnamese is lost.
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body)
            .map_err(|e| e.to_string())?;
        self.way.send(mail).await?;
        Ok(Handed::On)
    }
}
