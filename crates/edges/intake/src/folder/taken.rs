//! Taking complete files in: whose they are, what is in them, and all that can be done before the database is asked.

use std::io::{self, Read};
use std::path::Path;

use kernel::{Failure, Outcome};
use monitoring::receive::{self, Extent, Ready, Upload};
use tracing::warn;

use super::ByStation;
use super::away::{Away, Reason};
use super::look::{Found, Identity};
use super::senders::Senders;
use crate::{BEGINNING, Intake, LARGEST};

/// Where files of a watched folder came from, as their receipts say.
const SOURCE: &str = "folder";

/// A file that is read and prepared.
pub struct Taken {
    /// Where it lies.
    pub found: Found,
    /// How much of it is there.
    pub extent: Extent,
    /// What is stored.
    pub ready: Ready,
}

/// Files that are stored together, by station in the order in which they were changed.
#[derive(Default)]
pub struct Batch {
    /// The files of each station.
    pub stations: ByStation<Taken>,
}

/// Takes these files in; those that no station may send are put away at once.
pub fn take(intake: &Intake, senders: &mut Senders, away: &Away, mut found: Vec<Found>) -> Outcome<Batch> {
    let (law, now) = (intake.receiver.law.current(), intake.clock.now());
    senders.forget();
    found.sort_by(|a, b| (a.seen.changed(), a.path.as_os_str()).cmp(&(b.seen.changed(), b.path.as_os_str())));
    let mut batch = Batch::default();
    for found in found {
        let path = named(&found.path);
        let profile = match senders.of(intake, &path)? {
            Ok(profile) => profile,
            Err(reason) => {
                away.refuse(&found, &reason);
                continue;
            }
        };
        let (bytes, extent) = match read(away, &found) {
            Ok(Some(read)) => read,
            Ok(None) => continue,
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    warn!(path, %error, "folder.unreadable");
                }
                continue;
            }
        };
        let upload = Upload { station: profile.station.id, path, source: SOURCE.to_owned(), arrived_at: now, bytes };
        match receive::prepare(&profile, &law, upload, extent) {
            Ok(ready) => {
                batch.stations.entry(profile.station.id).or_default().push(Taken { found, extent, ready });
            }
            Err(Failure::Refused(_)) => away.refuse(&found, &Reason::NameTooLong),
            Err(failure) => {
                warn!(%failure, "folder.broken");
                away.refuse(&found, &Reason::Broken);
            }
        }
    }
    Ok(batch)
}

/// The path of a file, `/a/b/name`, as its receipt has it.
fn named(path: &Path) -> String {
    let mut name = String::with_capacity(path.as_os_str().len() + 1);
    name.push('/');
    name.push_str(&path.to_string_lossy());
    if name.contains(char::is_control) { name.replace(char::is_control, "\u{fffd}") } else { name }
}

/// The bytes of a file, as far as they are taken; none while it is still being written.
fn read(away: &Away, found: &Found) -> io::Result<Option<(Vec<u8>, Extent)>> {
    let mut file = away.open(found)?;
    // Not to its end but as long as it was: whether it has grown is seen by its description.
    let length = found.seen.size().min(LARGEST + 1);
    let mut bytes = Vec::with_capacity(length);
    io::Read::by_ref(&mut file).take(length as u64).read_to_end(&mut bytes)?;
    if Identity::of(&file.metadata()?) != found.seen {
        return Ok(None);
    }
    if bytes.len() > LARGEST {
        bytes.truncate(BEGINNING);
        return Ok(Some((bytes, Extent::Beginning)));
    }
    // A line without its end may be half a line, as long as somebody was writing a moment ago.
    if found.fresh && !bytes.ends_with(b"\n") && !bytes.ends_with(b"\r") {
        return Ok(None);
    }
    Ok(Some((bytes, Extent::Whole)))
}
