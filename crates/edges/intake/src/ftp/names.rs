//! Names that loggers give to files while they are still sending them.
//!
//! Some loggers and `lftp` store under a temporary name and rename when done. We receive the file when it is
//! stored, under the name it will have, so that nothing waits unwritten for a rename that never comes.

/// Endings that upload tools append to a file that is not complete.
const TEMPORARY_ENDINGS: [&str; 6] = [".tmp", ".part", ".filepart", ".uploading", ".temp", ".inprogress"];

/// The name that an upload under `path` will have: temporary endings removed, and the `.in.NAME.` of lftp.
pub fn settled(path: &str) -> String {
    let (folder, name) = match path.rsplit_once('/') {
        Some((folder, name)) => (Some(folder), name),
        None => (None, path),
    };
    let mut name = name;
    if let Some(inner) = name.strip_prefix(".in.").and_then(|n| n.strip_suffix('.')) {
        name = inner;
    }
    for ending in TEMPORARY_ENDINGS {
        let at = name.len().wrapping_sub(ending.len());
        if name.is_char_boundary(at.min(name.len()))
            && name.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
        {
            name = &name[..at];
            break;
        }
    }
    match folder {
        Some(folder) => format!("{folder}/{name}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temporary_names_settle() {
        let cases = [
            ("/2026/11/22/A_B_NUO001_20261122101500.txt", "/2026/11/22/A_B_NUO001_20261122101500.txt"),
            ("/A_B_NUO001_20261122101500.txt.tmp", "/A_B_NUO001_20261122101500.txt"),
            ("A_B_NUO001_20261122101500.txt.PART", "A_B_NUO001_20261122101500.txt"),
            ("/x/.in.A_B_NUO001_20261122101500.txt.", "/x/A_B_NUO001_20261122101500.txt"),
            (".tmp", ""),
            ("ă.tmp", "ă"),
            ("", ""),
        ];
        for (path, expected) in cases {
            assert_eq!(settled(path), expected, "{path}");
        }
    }
}
