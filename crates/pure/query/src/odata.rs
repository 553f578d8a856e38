//! The query options of OData 4 and SensorThings 1.1: text in, tree or located refusal out.
//!
//! It knows no entity: whether a field exists and of which kind it is, `check` finds out.

mod cursor;
mod expand;
mod filter;
mod literal;
mod options;
mod url;

pub use options::{Expand, Options, OrderBy, ResultFormat};
pub use url::with_page_mark;

use kernel::Refusal;

use crate::tree::Expr;

/// Longest text of one option, in bytes. Links of real clients stay below 2 kB.
pub const MAX_TEXT: usize = 16 * 1024;
/// Deepest nesting of parentheses, calls and negations: far beyond use, far within any thread's stack.
pub const MAX_DEPTH: usize = 48;
/// Most operands in one option.
pub const MAX_PARTS: usize = 600;

/// The tree of a `$filter`.
pub fn parse_filter(text: &str) -> Result<Expr, Refusal> {
    let mut cursor = cursor::Cursor::new("$filter", text)?;
    let expr = filter::condition(&mut cursor)?;
    cursor.end()?;
    Ok(expr)
}
