//! Who is looking at the page and how his browser proves it: cookies, the token in forms, and the
//! extractors [`Visitor`] and [`Officer`].
//!
//! It does not know how a session is kept; `Doors` looks tokens up.

mod choice;
pub mod cookies;
pub mod csrf;
mod officer;
mod visitor;

pub use choice::{Theme, preferred};
pub use officer::{Officer, SIGN_IN, SIGN_OUT, safe_next, sign_in_at};
pub use visitor::{Visitor, sign, visit};
