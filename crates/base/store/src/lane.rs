//! Lanes: fixed threads behind bounded queues, on which all database work is done.
//!
//! A lane is one connection's worth of work in order. Closures wait in its queue; the thread takes
//! those that wait, runs them in one transaction and gives each its outcome after the commit.

pub(crate) mod commits;
pub(crate) mod group;
pub(crate) mod job;
pub(crate) mod queue;
pub(crate) mod reader;
pub(crate) mod role;
pub(crate) mod writer;
