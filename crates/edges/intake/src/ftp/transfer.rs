//! Files on their way in: read whole and within bounds, or not at all.

use std::sync::LazyLock;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::{Semaphore, SemaphorePermit};

/// The largest file taken. Sixty days of a large station re-sent in one file are 1 MiB.
pub const MAX_FILE_BYTES: usize = 1024 * 1024;
/// A sender that is silent for this long in the middle of a file is gone.
const SILENCE: Duration = Duration::from_mins(1);
/// And one that takes longer for all of it (1 MiB at 1.2 kB a second) only holds a place.
const WHOLE: Duration = Duration::from_mins(15);
/// Up to here a file is small: a thousand of them at once fit the smallest machine.
const SMALL: usize = 64 * 1024;
/// Files beyond that held at one time; others wait.
const LARGE_AT_ONCE: usize = 24;

static LARGE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(LARGE_AT_ONCE));

/// Leave to hold a large file, until it is received.
pub type Room = Option<SemaphorePermit<'static>>;

/// How an upload ended.
#[derive(Debug)]
pub enum Taken {
    /// All of it is here.
    Whole(Vec<u8>, Room),
    /// There is more than is taken.
    TooLarge,
    /// The connection broke off or fell silent.
    Broken,
}

/// Reads an upload to its end.
pub async fn take(input: impl AsyncRead + Unpin) -> Taken {
    tokio::time::timeout(WHOLE, read(input, SILENCE)).await.unwrap_or(Taken::Broken)
}

async fn read(mut input: impl AsyncRead + Unpin, silence: Duration) -> Taken {
    let mut bytes = Vec::with_capacity(4096);
    let mut chunk = vec![0_u8; 16 * 1024];
    let mut room: Room = None;
    loop {
        let read = match tokio::time::timeout(silence, input.read(&mut chunk)).await {
            Ok(Ok(0)) => return Taken::Whole(bytes, room),
            Ok(Ok(read)) => read,
            Ok(Err(_)) | Err(_) => return Taken::Broken,
        };
        if bytes.len() + read > MAX_FILE_BYTES {
            return Taken::TooLarge;
        }
        if room.is_none() && bytes.len() + read > SMALL {
            room = LARGE.acquire().await.ok();
        }
        bytes.extend_from_slice(&chunk[..read]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(input: impl AsyncRead + Unpin) -> Taken {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(read(input, Duration::from_millis(1)))
    }

    #[test]
    fn files_are_taken_up_to_their_bound() {
        let most = vec![b'x'; MAX_FILE_BYTES];
        assert!(matches!(taken(most.as_slice()), Taken::Whole(bytes, Some(_)) if bytes == most));
        assert!(matches!(taken([most.as_slice(), b"x"].concat().as_slice()), Taken::TooLarge));
        assert!(matches!(taken(&b""[..]), Taken::Whole(bytes, None) if bytes.is_empty()));
    }

    #[test]
    fn a_sender_that_falls_silent_has_sent_nothing() {
        let (here, _there) = tokio::io::duplex(64);
        assert!(matches!(taken(here), Taken::Broken));
    }
}
