//! Turns (*lượt đọc*): how many answers of SensorThings are read at one time, whoever asks. Questions
//! are free and may be large; the readers of the database are few, and loggers that sign in and pages
//! need them too.

use kernel::{Outcome, Problem};
use tokio::sync::{Semaphore, SemaphorePermit};
use web_kit::Fault;
use web_kit::errors::Kind;

/// Answers under way at one time; who asks beyond them is told to come back.
const UNDER_WAY: usize = 32;
/// Of them, so many read at the same moment: one less than the smallest machine has readers.
const READING: usize = 2;

// For the whole program, because there is one database behind it.
static ANSWERS: Semaphore = Semaphore::const_new(UNDER_WAY);
static READERS: Semaphore = Semaphore::const_new(READING);

/// Leave to answer, until it is dropped; none while too many are under way.
pub fn take() -> Result<SemaphorePermit<'static>, Fault> {
    of(&ANSWERS)
}

fn of(answers: &Semaphore) -> Result<SemaphorePermit<'_>, Fault> {
    answers.try_acquire().map_err(|_| Fault::new(Kind::Busy))
}

/// Waits for leave to read one step of an answer. It belongs into the transaction: whoever asked may hang
/// up, and what the database still does for him must count until it is done.
pub async fn reading() -> Outcome<SemaphorePermit<'static>> {
    Ok(READERS.acquire().await.map_err(Problem::new)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_are_under_way_and_no_more() {
        let answers = Semaphore::const_new(2);
        let held = [of(&answers), of(&answers)];
        assert!(held.iter().all(Result::is_ok));
        assert_eq!(of(&answers).err().map(|fault| fault.kind()), Some(Kind::Busy));
        drop(held);
        assert!(of(&answers).is_ok());
    }
}
