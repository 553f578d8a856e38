//! Names of files: where a path leads, and what a file is called that is still being sent.
//!
//! Some loggers and `lftp` store under a temporary name and rename when done. We receive the file when it is
//! stored, under the name it will have, so that nothing waits unwritten for a rename that never comes.

/// Endings that upload tools append to a file that is not complete.
const TEMPORARY_ENDINGS: [&str; 6] = [".tmp", ".part", ".filepart", ".uploading", ".temp", ".inprogress"];

/// Where `path` leads from `folder`: `.` and `..` followed, as `CWD ..` of many loggers needs, and never
/// above the root. No file system stands behind it. Of `/` at the end nothing is left.
pub fn led(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let from = if path.starts_with('/') { "" } else { folder };
    for part in from.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

/// The name that an upload under `path` will have: temporary endings removed, and the `.in.NAME` of lftp.
pub fn settled(path: &str) -> String {
    let (folder, name) = match path.rsplit_once('/') {
        Some((folder, name)) => (Some(folder), name),
        None => (None, path),
    };
    let mut name = name;
    if let Some(inner) = name.strip_prefix(".in.") {
        name = inner.strip_suffix('.').unwrap_or(inner);
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
            ("/x/.in.A_B_NUO001_20261122101500.txt", "/x/A_B_NUO001_20261122101500.txt"),
            ("/x/.in.A_B_NUO001_20261122101500.txt.", "/x/A_B_NUO001_20261122101500.txt"),
            (".tmp", ""),
            ("ă.tmp", "ă"),
            ("", ""),
        ];
        for (path, expected) in cases {
            assert_eq!(settled(path), expected, "{path}");
        }
    }

    #[test]
    fn paths_lead_through_the_tree_and_not_out_of_it() {
        let cases = [
            ("/", "a.txt", "/a.txt"),
            ("/2026/11", "a.txt", "/2026/11/a.txt"),
            ("/2026/11", "/a.txt", "/a.txt"),
            ("/2026/11", "..", "/2026"),
            ("/2026/11", "../12/a.txt", "/2026/12/a.txt"),
            ("/2026", "../../../etc/passwd", "/etc/passwd"),
            ("/2026", "././/a.txt", "/2026/a.txt"),
            ("/2026/", "", "/2026"),
            ("/", "/", "/"),
            ("/", "...", "/..."),
            ("/", "C:\\a.txt", "/C:\\a.txt"),
        ];
        for (folder, path, expected) in cases {
            assert_eq!(led(folder, path), expected, "{path} in {folder}");
        }
    }
}
