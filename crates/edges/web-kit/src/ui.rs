//! The pieces that pages are made of: functions from typed data to markup, one file each. The page
//! `/ui` shows them all.
//!
//! They know no station, no law and no request: what they show is handed to them, already allowed.
//! Class names are those of the style sheets in `web-client/src/style`.

mod badge;
mod bars;
mod button;
mod card;
pub mod chart;
mod copy;
mod crumbs;
mod empty;
mod error_summary;
mod evidence;
mod field;
mod figure_big;
mod form;
mod icon;
mod index;
mod kv;
mod live;
pub mod map;
mod notice;
mod pager;
mod provisional;
mod skeleton;
mod sparkline;
mod stamp;
mod stat;
mod stepper;
mod table;
mod tabs;
mod tone;

pub use badge::badge;
pub use bars::{Bar, bars};
pub use button::{Weight, button, link_button, submit};
pub use card::{Card, card_grid};
pub use copy::copy;
pub use crumbs::crumbs;
pub use empty::empty;
pub use error_summary::error_summary;
pub use evidence::{Evidence, evidence};
pub use field::{Choice, Field, Kind, checkbox, checkboxes, field, file, select, textarea};
pub use figure_big::{FigureBig, figure_big};
pub use form::{Form, form, form_token, hidden};
pub use icon::{Icon, icon};
pub use index::{Index, Size, hex, index, index_scale, index_swatch};
pub use kv::{kv, kv_dense};
pub use live::{Live, live};
pub use notice::notice;
pub use pager::{Pager, pager};
pub use provisional::provisional;
pub use skeleton::skeleton;
pub use sparkline::sparkline;
pub use stamp::{Checked, Stamp, stamp, time};
pub use stat::{Stat, stat};
pub use stepper::stepper;
pub use table::{Sorted, Table};
pub use tabs::{Tab, tabs};
pub use tone::Tone;
