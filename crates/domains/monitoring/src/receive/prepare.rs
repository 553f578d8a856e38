//! What is made of a file before the database is asked: read, hashed, compressed.

use kernel::{Moment, Outcome, Refusal, sha256_hex};

use super::read::{self, Read};
use super::{Extent, LONGEST_PATH, Upload};
use crate::law::Current;
use crate::network::Profile;
use crate::receipt::content;
use crate::receipt::packed::Packed;

/// A file that is read and waits to be stored (*tệp đã đọc*).
#[derive(Clone)]
pub struct Ready {
    pub(super) upload: Upload,
    pub(super) read: Read,
    pub(super) sha256: String,
    /// Path and source as the receipt's hash has them.
    pub(super) names: String,
    pub(super) evidence: Packed,
    /// The set-up that it was read by; with another one it must be read again.
    revision: i64,
    extent: Extent,
    judged_at: Moment,
}

/// Reads a file of the station of `profile`. Of one that is larger than is taken the receipt says so, and keeps its
/// beginning.
pub fn prepare(profile: &Profile, law: &Current, upload: Upload, extent: Extent) -> Outcome<Ready> {
    if upload.path.len() > LONGEST_PATH {
        return Err(Refusal::new("refused-path-long").with("most", LONGEST_PATH).into());
    }
    let judged_at = upload.arrived_at;
    judged(profile, law, upload, extent, judged_at)
}

/// Reads lines again that arrived before: whether their times can be true is judged as of that moment.
pub fn prepare_again(profile: &Profile, law: &Current, upload: Upload, first_arrived: Moment) -> Outcome<Ready> {
    judged(profile, law, upload, Extent::Whole, first_arrived)
}

fn judged(profile: &Profile, law: &Current, upload: Upload, extent: Extent, judged_at: Moment) -> Outcome<Ready> {
    let read = match extent {
        Extent::Whole => read::read(profile, law, &upload, judged_at)?,
        Extent::Beginning => Read::whole("upload-too-large", &upload.path),
    };
    Ready::of(profile, upload, read, extent, judged_at)
}

impl Ready {
    /// What a program sent that needs no reading any more.
    pub(super) fn read_already(profile: &Profile, upload: Upload, read: Read) -> Outcome<Ready> {
        let judged_at = upload.arrived_at;
        Ready::of(profile, upload, read, Extent::Whole, judged_at)
    }

    fn of(profile: &Profile, upload: Upload, read: Read, extent: Extent, judged_at: Moment) -> Outcome<Ready> {
        let names = content::names(&upload.path, &upload.source);
        let (sha256, evidence) = (sha256_hex(&upload.bytes), Packed::of(&upload.bytes)?);
        Ok(Ready { upload, read, sha256, names, evidence, revision: profile.station.revision, extent, judged_at })
    }

    /// The same, read by the set-up of `profile`; none where it was read by that.
    pub(super) fn under(&self, profile: &Profile, law: &Current) -> Outcome<Option<Ready>> {
        if self.revision == profile.station.revision {
            return Ok(None);
        }
        judged(profile, law, self.upload.clone(), self.extent, self.judged_at).map(Some)
    }
}
