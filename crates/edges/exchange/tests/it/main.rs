//! Senders against the other side of the line, on databases of both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod gateways;
mod postman;
mod texter;
