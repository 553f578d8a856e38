//! Why a file's name is refused, and where in it.

use kernel::Refusal;

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A folder, or nothing at all.
    Empty,
    /// Path or name too long.
    TooLong,
    /// A control character, NUL and line ends among them.
    ControlCharacter,
    /// A character that file systems use otherwise, or of a script that only looks Latin.
    ForbiddenCharacter(char),
    /// A folder `..`.
    Traversal,
    /// Not `.txt`.
    Extension,
    /// Fewer than four parts joined by `_`.
    PartsMissing,
    /// The province is no code.
    Province,
    /// No site.
    Site,
    /// The station is no code.
    Station,
    /// The last part is no `yyyyMMddHHmmss`.
    TimeMalformed,
    /// The last part is a time that does not exist.
    TimeImpossible,
}

impl Fault {
    /// The key of its message.
    pub fn code(self) -> &'static str {
        match self {
            Fault::Empty => "refused-file-name-empty",
            Fault::TooLong => "refused-file-name-too-long",
            Fault::ControlCharacter => "refused-file-name-control-character",
            Fault::ForbiddenCharacter(_) => "refused-file-name-forbidden-character",
            Fault::Traversal => "refused-file-name-traversal",
            Fault::Extension => "refused-file-name-extension",
            Fault::PartsMissing => "refused-file-name-parts-missing",
            Fault::Province => "refused-file-name-province",
            Fault::Site => "refused-file-name-site",
            Fault::Station => "refused-file-name-station",
            Fault::TimeMalformed => "refused-file-name-time-malformed",
            Fault::TimeImpossible => "refused-file-name-time-impossible",
        }
    }
}

/// A refused name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileNameRefused {
    /// What is wrong.
    pub fault: Fault,
    /// Where in the path, in characters from 1.
    pub at: usize,
}

impl std::fmt::Display for FileNameRefused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} at character {}", self.fault.code(), self.at)
    }
}

impl std::error::Error for FileNameRefused {}

impl From<FileNameRefused> for Refusal {
    fn from(refused: FileNameRefused) -> Refusal {
        let refusal = Refusal::new(refused.fault.code()).at("file_name").with("character", refused.at);
        let refusal = match refused.fault {
            Fault::ForbiddenCharacter(c) => refusal.with("found", c.escape_unicode().to_string()),
            _ => refusal,
        };
        refusal.under("Thông tư 10/2021/TT-BTNMT", "Phụ lục 15")
    }
}
