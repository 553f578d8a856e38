//! Questions about records (*truy vấn*): one typed tree, and a registry of what may be asked, become
//! parameterised SQL for both engines, or an evaluation in memory with the same answers.
//!
//! `$filter`, list filters, queues and the scope of an officer are only parsers or builders of the
//! tree. The crate does no I/O, holds no clock and knows no entity: each domain describes its own.
//!
//! The way of a request: [`Options::parse`] reads it, [`Plan::new`] checks it against a [`Registry`],
//! [`Select`] joins it with a [`Scope`], [`list::page`] and [`list::count`] run it.

mod bounds;
mod check;
mod eval;
mod function;
mod geometry;
pub mod list;
mod odata;
mod order;
mod page;
mod plan;
mod print;
mod refused;
mod registry;
mod resolve;
mod scalar;
mod scope;
mod sql;
mod tree;

pub use bounds::{Bounds, of as bounds_of};
pub use check::Condition;
pub use eval::{FIRST_MOMENT, Fields, LAST_MOMENT, compare, may_hold, test, value};
pub use function::{Function, Signature, Want, Yields};
pub use geometry::{Geometry, Matrix, Place, Position};
pub use list::{Page, Row, Select};
pub use odata::{Expand, MAX_DEPTH, MAX_PARTS, MAX_TEXT, Options, OrderBy, ResultFormat, parse_filter, with_page_mark};
pub use order::{Order, OrderKey};
pub use page::PageMark;
pub use plan::{Expanded, Plan};
pub use registry::{Column, Dialect, Field, Registry, Relation, Sql};
pub use scalar::{Interval, Kind, Scalar};
pub use scope::{Extent, Scope};
pub use sql::{Param, Statement};
pub use tree::{Comparison, Expr, Operation, Path};
