//! What every definition has, whatever its kind: code, validity, source, and the pin that a
//! verdict keeps. It knows nothing of files, SQL or any particular kind.

use kernel::{Basis, Bilingual, Day, DayRange};
use platform::canonical;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kinds::{Body, Kind};

/// Who says so (*lớp định nghĩa*); a higher layer hides a lower one, definition by definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// Travels inside the executable: national law as we transcribed it.
    BuiltIn,
    /// The province's own folder of files: local regulations.
    Province,
    /// Entered by an officer in this installation.
    Local,
}

impl Layer {
    /// All, lowest first.
    pub const ALL: [Layer; 3] = [Layer::BuiltIn, Layer::Province, Layer::Local];

    /// Its number in the database: higher hides lower.
    pub fn number(self) -> i64 {
        match self {
            Layer::BuiltIn => 0,
            Layer::Province => 1,
            Layer::Local => 2,
        }
    }

    /// The layer of a number in the database.
    pub fn from_number(number: i64) -> Option<Layer> {
        Layer::ALL.into_iter().find(|l| l.number() == number)
    }

    /// Its code, also the message key `definition-layer-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Layer::BuiltIn => "built-in",
            Layer::Province => "province",
            Layer::Local => "local",
        }
    }
}

/// Where it stands written (*căn cứ*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The document with its number, e.g. `Thông tư 47/2011/TT-BTNMT`.
    pub document: String,
    /// The place in it, e.g. `Điều 1; QCVN 40:2011/BTNMT, Bảng 1`.
    pub article: String,
    /// Day of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Day>,
    /// First day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Day>,
}

impl Citation {
    /// The short form that refusals and verdicts print.
    pub fn basis(&self) -> Basis {
        Basis { document: self.document.clone(), article: self.article.clone() }
    }
}

/// One definition as written in a file, before it has a version.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Its name among those of its kind, e.g. `QCVN 40:2011/BTNMT`.
    pub code: String,
    /// The days on which it holds: first day, and the first day on which it no longer does.
    pub valid: DayRange,
    /// Transcribed but not yet checked against the official text (*tạm dùng*).
    pub provisional: bool,
    /// What the reader should know, above all why it is provisional.
    pub note: Option<Bilingual>,
    /// Where it stands written.
    pub citation: Citation,
    /// What it says.
    pub body: Body,
    /// Where in the package it was read, for fault messages.
    pub origin: Origin,
}

/// The place in a package that a definition was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Path of the file inside the package, e.g. `limit-set/qcvn-40-2011.toml`.
    pub file: String,
    /// Key of the table in that file, e.g. `parameter[3]`; empty for the whole file.
    pub table: String,
}

impl Origin {
    /// The full key of `key` in this definition.
    pub fn key(&self, key: &str) -> String {
        match (self.table.is_empty(), key.is_empty()) {
            (true, _) => key.to_owned(),
            (false, true) => self.table.clone(),
            (false, false) => format!("{}.{key}", self.table),
        }
    }
}

impl Definition {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// SHA-256 of everything it says, as canonical JSON: equal hash means equal law.
    pub fn hash(&self) -> String {
        content_hash(&Content {
            kind: self.kind().code(),
            code: &self.code,
            valid: self.valid,
            provisional: self.provisional,
            note: self.note_json(),
            citation: self.citation_json(),
            body: self.body.to_json(),
        })
    }

    pub(crate) fn note_json(&self) -> Option<Value> {
        self.note.as_ref().map(|n| serde_json::json!({ "vi": n.vi, "en": n.en }))
    }

    pub(crate) fn citation_json(&self) -> Value {
        serde_json::to_value(&self.citation).unwrap_or_default()
    }
}

/// All that the hash of a definition covers.
pub(crate) struct Content<'a> {
    pub(crate) kind: &'a str,
    pub(crate) code: &'a str,
    pub(crate) valid: DayRange,
    pub(crate) provisional: bool,
    pub(crate) note: Option<Value>,
    pub(crate) citation: Value,
    pub(crate) body: Value,
}

pub(crate) fn content_hash(content: &Content<'_>) -> String {
    let whole = serde_json::json!({
        "kind": content.kind,
        "code": content.code,
        "valid_from": content.valid.from.to_string(),
        "valid_to": content.valid.to.map(|d| d.to_string()),
        "provisional": content.provisional,
        "note": content.note,
        "citation": content.citation,
        "body": content.body,
    });
    kernel::sha256_hex(canonical::text(&whole).as_bytes())
}

/// What a verdict keeps of a definition, so that it can be shown again years later.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pin {
    /// Code of the kind, e.g. `limit-set`.
    pub kind: String,
    /// Code of the definition.
    pub code: String,
    /// Its version; counted for each kind and code, over all layers.
    pub version: i64,
    /// Hash of its content.
    pub hash: String,
}

/// A definition in force, with its pin (*định nghĩa có hiệu lực*).
#[derive(Debug, Clone, PartialEq)]
pub struct Pinned<T> {
    /// Code of the definition.
    pub code: String,
    /// Its version.
    pub version: i64,
    /// Hash of its content.
    pub hash: String,
    /// Who says so.
    pub layer: Layer,
    /// The days on which it holds.
    pub valid: DayRange,
    /// Not yet checked against the official text.
    pub provisional: bool,
    /// What the reader should know.
    pub note: Option<Bilingual>,
    /// Where it stands written.
    pub citation: Citation,
    /// What it says.
    pub body: T,
}

impl<T> Pinned<T> {
    /// The same with another body: the typed one for the general one.
    pub(crate) fn with_body<U>(self, body: U) -> Pinned<U> {
        let Pinned { code, version, hash, layer, valid, provisional, note, citation, body: _ } = self;
        Pinned { code, version, hash, layer, valid, provisional, note, citation, body }
    }

    /// Whether it holds on `day`.
    pub fn holds_on(&self, day: Day) -> bool {
        self.valid.contains(day)
    }
}

impl<T: crate::kinds::OfKind> Pinned<T> {
    /// What a verdict keeps of it.
    pub fn pin(&self) -> Pin {
        Pin { kind: T::KIND.code().to_owned(), code: self.code.clone(), version: self.version, hash: self.hash.clone() }
    }
}

impl Pinned<Body> {
    /// What a verdict keeps of it.
    pub fn pin_any(&self) -> Pin {
        Pin {
            kind: self.body.kind().code().to_owned(),
            code: self.code.clone(),
            version: self.version,
            hash: self.hash.clone(),
        }
    }
}
