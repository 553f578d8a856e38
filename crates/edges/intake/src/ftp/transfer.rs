//! Files on their way in: read whole and within bounds, or not at all.

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt};

use crate::room::{BEGINNING, LARGEST, Room};

/// A sender that is silent for this long in the middle of a file is gone.
const SILENCE: Duration = Duration::from_mins(1);
/// And one that takes longer for all of it (12 MiB at 14 kB a second) only holds a place.
const WHOLE: Duration = Duration::from_mins(15);

/// How an upload ended.
#[derive(Debug)]
pub enum Taken {
    /// All of it is here.
    Whole(Vec<u8>, Room),
    /// There is more than is taken; this is how it begins.
    TooLarge(Vec<u8>),
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
    let mut room = Room::default();
    loop {
        let read = match tokio::time::timeout(silence, input.read(&mut chunk)).await {
            Ok(Ok(0)) => return Taken::Whole(bytes, room),
            Ok(Ok(read)) => read,
            Ok(Err(_)) | Err(_) => return Taken::Broken,
        };
        if bytes.len() + read > LARGEST {
            bytes.truncate(BEGINNING);
            return Taken::TooLarge(bytes);
        }
        room.grow(bytes.len() + read).await;
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
        let most = vec![b'x'; LARGEST];
        assert!(matches!(taken(most.as_slice()), Taken::Whole(bytes, room) if bytes == most && room.is_large()));
        let more = [most.as_slice(), b"x"].concat();
        assert!(matches!(taken(more.as_slice()), Taken::TooLarge(begins) if begins == most[..BEGINNING]));
        assert!(matches!(taken(&b""[..]), Taken::Whole(bytes, room) if bytes.is_empty() && !room.is_large()));
    }

    #[test]
    fn a_sender_that_falls_silent_has_sent_nothing() {
        let (here, _there) = tokio::io::duplex(64);
        assert!(matches!(taken(here), Taken::Broken));
    }
}
