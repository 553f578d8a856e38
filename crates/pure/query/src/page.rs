//! Pages that go on where the last one ended (*phân trang*), however deep: by the values of the last
//! row instead of a count of rows to skip, so that page 1,000 costs what page 1 costs.

mod keyset;
mod mark;

pub(crate) use keyset::{follows, key_texts, order_by};
pub use mark::PageMark;
