//! Monitoring on both engines, through its use cases.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod averages;
mod dirt;
mod gaps;
mod indices;
mod kpi;
mod layouts;
mod mended;
mod notices;
mod office;
mod outages;
mod panels;
mod programmes;
mod province;
mod quality;
mod samples;
mod sealing;
mod sent_again;
mod shuffled;
mod stations;
mod telling;
mod together;
mod verdicts;
mod warnings;
