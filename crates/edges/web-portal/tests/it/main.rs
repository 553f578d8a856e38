//! The portal's pages on both engines, as a visitor gets them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod compare;
mod days;
mod duties;
mod evidence;
mod exceedances;
mod kpi;
mod led;
mod place;
mod programmes;
mod warnings;
mod waters;
mod widget;
