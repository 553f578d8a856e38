//! Fields of forms (*ô nhập*): label, hint, error and control belong together and name one another.

mod input;
mod other;
mod shell;

pub use input::{Kind, field};
pub use other::{Choice, checkbox, checkboxes, file, select, textarea};
pub use shell::Field;
pub(crate) use shell::id;
