//! How the program speaks to the outside (*trao đổi*): senders that empty the outbox, by e-mail and by SMS, and the
//! newest values at the operations centre's broker.
//!
//! An edge: it knows protocols and servers. What a message says, in which language and to which address,
//! is looked up by the functions that the wiring gives it, at the moment of sending, and not kept.

pub mod mail;
pub mod mqtt;
pub mod sender;
pub mod sms;
