//! Names under which tools store a file that is not complete.

/// Ends of such names: WinSCP, browsers and scripts, lftp's states of parallel transfers.
const ENDINGS: [&str; 10] = [
    ".tmp",
    ".temp",
    ".part",
    ".partial",
    ".filepart",
    ".uploading",
    ".inprogress",
    ".crdownload",
    ".lftp-pget-status",
    "~",
];

/// Whether a file or folder under this name is to be left alone: hidden ones are what rsync (`.NAME.a1B2c3`), lftp
/// (`.in.NAME`), pure-ftpd and file managers make.
pub(super) fn is_temporary(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('.') || ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::is_temporary;

    #[test]
    fn names_of_tools_at_work_are_left_alone() {
        for (name, temporary) in [
            ("BD_KCNST_NUO001_20261122101500.txt", false),
            (".BD_KCNST_NUO001_20261122101500.txt.Xa81bc", true),
            (".in.BD_KCNST_NUO001_20261122101500.txt", true),
            ("BD_KCNST_NUO001_20261122101500.txt.filepart", true),
            ("BD_KCNST_NUO001_20261122101500.txt.PART", true),
            ("BD_KCNST_NUO001_20261122101500.txt.lftp-pget-status", true),
            (".pureftpd-upload.5f2e", true),
            ("~BD.txt", false),
            ("BD.txt~", true),
            ("NUO001", false),
        ] {
            assert_eq!(is_temporary(name), temporary, "{name}");
        }
    }
}
