//! Sheets of paper (*giấy tờ in*): a document of headings, facts and paragraphs becomes a PDF on A4 pages, with a code
//! that leads back to its page.
//!
//! It knows values and millimetres: no station, no law, no language but the name of one, no clock, no file. The same
//! sheet gives the same bytes. Letters are Liberation Serif, metric like Times New Roman (`fonts/OFL.txt`).

mod code;
mod draw;
mod face;
mod layout;
mod lines;

pub use code::matrix;
use kernel::{Lang, sha256_hex};
use serde::Serialize;

/// A document, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// The language it is written in.
    pub lang: Lang,
    /// Who issues it, above the title.
    pub issuer: String,
    /// What it is.
    pub title: String,
    /// What it is about, below the title.
    pub lead: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The address of its page.
    pub address: String,
    /// What the code beside the title is for, to be read by it and read out.
    pub about_code: String,
    /// What stands before the hash at the foot.
    pub about_hash: String,
    /// When what it says was recorded: year, month, day, hour, minute, second, local time.
    pub recorded: [u16; 6],
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// What matters most, large.
    Figure(String),
    /// A paragraph.
    Text(String),
    /// Names and what they are, in two columns.
    Facts(Vec<(String, String)>),
    /// What happened, one after the other.
    Steps(Vec<String>),
}

/// Why a sheet cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable(pub String);

impl std::fmt::Display for Unprintable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the sheet cannot be printed: {}", self.0)
    }
}

impl std::error::Error for Unprintable {}

impl Sheet {
    /// SHA-256 of everything it says: two sheets with one hash say the same. Printed on it, and part of its code.
    pub fn hash(&self) -> String {
        sha256_hex(serde_json::to_string(self).expect("texts and numbers become JSON").as_bytes())
    }

    /// What the code says: the address of the page, and the hash as a fragment, which the page need not know.
    pub fn code(&self) -> String {
        format!("{}#{}", self.address, &self.hash()[..32])
    }

    /// The document as PDF/A-2a: tagged, with its letters inside.
    pub fn pdf(&self) -> Result<Vec<u8>, Unprintable> {
        let faces = face::Faces::built_in()?;
        let hash = self.hash();
        let pages = layout::pages(self, &faces, &hash);
        draw::pdf(self, &faces, &pages, &code::matrix(&self.code())?)
    }
}
