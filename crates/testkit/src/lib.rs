//! What tests of every crate share: databases of both engines, a clock, actors, seeded randomness.
//!
//! It knows the store and the vocabulary, but no domain, so that every crate can use it. The
//! migrations are read from the repository's folder, as a person would read them.
//!
//! ```no_run
//! testkit::on_both(|db| {
//!     let two = db.read_now(|tx| Ok(tx.one::<i64>("select 2", store::args![])?));
//!     assert_eq!(two.ok(), Some(2));
//! });
//! ```

mod databases;
mod mail_server;
mod people;
mod server;
mod sms_gateway;
mod template;

pub use databases::{TestDb, database, migrations, on_both, on_both_with};
pub use mail_server::{Mail, MailServer, mails};
pub use people::{clock, officer, random, station};
pub use server::Server;
pub use sms_gateway::{Answer, SmsGateway};
