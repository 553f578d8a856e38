//! The threads that read: each closure has a snapshot of its own.

use std::sync::Arc;

use kernel::Problem;

use super::queue::{Queue, Ticket};
use super::role::{Role, Start, begin, open};
use crate::error::Error;
use crate::location::{Location, Options};
use crate::tx::Tx;

/// Takes closures until the queue is closed.
pub(crate) fn work(queue: &Arc<Queue>, location: &Location, options: &Options) {
    let mut connection = None;
    while let Some((_, tickets)) = queue.take(1) {
        for ticket in tickets {
            if !ticket.job.abandoned() {
                serve(&mut connection, ticket, location, options);
            }
        }
    }
}

fn serve(connection: &mut Option<Tx>, mut ticket: Ticket, location: &Location, options: &Options) {
    let start = Start { limit: options.deadline, stations: &[], derives: false };
    let tx = match begun(connection, location, Role::Read, options, &start) {
        Ok(tx) => tx,
        Err(why) => return ticket.job.fail(why.into()),
    };
    ticket.job.run(tx);
    let lost = tx.lost();
    let ended =
        if lost { Err(Error::Unavailable("the connection was lost".to_owned())) } else { tx.control("rollback") };
    if ended.is_err() {
        *connection = None;
    }
    if lost {
        ticket.job.fail(Problem::unavailable("the connection to the database was lost while reading"));
    } else {
        ticket.job.release();
    }
}

/// The connection with a transaction begun. A connection that was lost while it stood idle is
/// opened anew at once: nothing has been done yet, so nobody needs to know.
pub(crate) fn begun<'c>(
    connection: &'c mut Option<Tx>,
    location: &Location,
    role: Role,
    options: &Options,
    start: &Start<'_>,
) -> Result<&'c mut Tx, Error> {
    if let Some(tx) = connection.as_mut() {
        match begin(tx, role, start) {
            Ok(()) => {}
            Err(why) if why.is_fatal() || tx.lost_connection() => *connection = None,
            Err(why) => return Err(why),
        }
    }
    if connection.is_none() {
        let mut tx = open(location, role, options)?;
        begin(&mut tx, role, start)?;
        *connection = Some(tx);
    }
    connection.as_mut().ok_or_else(|| Error::Unavailable("no connection".to_owned()))
}
