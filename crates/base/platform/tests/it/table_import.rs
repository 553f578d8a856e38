//! Tables come in through one door.

mod formats;
mod steps;
