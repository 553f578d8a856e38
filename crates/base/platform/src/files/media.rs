//! What a file is, by its first bytes.

/// The kinds of files that the office handles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Media {
    /// A PDF document.
    Pdf,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A WebP picture.
    Webp,
    /// A TIFF picture, as scanners make.
    Tiff,
    /// A spreadsheet of Office Open XML.
    Xlsx,
    /// An OpenDocument spreadsheet, as LibreOffice saves.
    Ods,
    /// A text document of Office Open XML.
    Docx,
    /// Any other ZIP archive.
    Zip,
    /// Text in some encoding: CSV, logger files, plain text.
    Text,
    /// Something else; never accepted where kinds are named, unless this is.
    Unknown,
}

impl Media {
    /// All kinds.
    pub const ALL: [Media; 11] = [
        Media::Pdf,
        Media::Png,
        Media::Jpeg,
        Media::Webp,
        Media::Tiff,
        Media::Xlsx,
        Media::Ods,
        Media::Docx,
        Media::Zip,
        Media::Text,
        Media::Unknown,
    ];

    /// Its media type, as sent to browsers. Text is sent as plain text whatever it holds, so that no
    /// uploaded page runs.
    pub fn mime(self) -> &'static str {
        match self {
            Media::Pdf => "application/pdf",
            Media::Png => "image/png",
            Media::Jpeg => "image/jpeg",
            Media::Webp => "image/webp",
            Media::Tiff => "image/tiff",
            Media::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Media::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Media::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Media::Zip => "application/zip",
            Media::Text => "text/plain",
            Media::Unknown => "application/octet-stream",
        }
    }

    /// The usual ending of its name, which is also how people call it.
    pub fn extension(self) -> &'static str {
        match self {
            Media::Pdf => "pdf",
            Media::Png => "png",
            Media::Jpeg => "jpg",
            Media::Webp => "webp",
            Media::Tiff => "tif",
            Media::Xlsx => "xlsx",
            Media::Ods => "ods",
            Media::Docx => "docx",
            Media::Zip => "zip",
            Media::Text => "txt",
            Media::Unknown => "bin",
        }
    }

    /// The kind with this media type.
    pub fn from_mime(mime: &str) -> Option<Media> {
        Media::ALL.into_iter().find(|m| m.mime() == mime)
    }
}

/// What these bytes are.
pub fn sniff(bytes: &[u8]) -> Media {
    const SIGNATURES: [(&[u8], Media); 5] = [
        (b"%PDF-", Media::Pdf),
        (b"\x89PNG\r\n\x1a\n", Media::Png),
        (b"\xff\xd8\xff", Media::Jpeg),
        (b"II*\0", Media::Tiff),
        (b"MM\0*", Media::Tiff),
    ];
    if let Some((_, media)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return *media;
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Media::Webp;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    if is_text(bytes) { Media::Text } else { Media::Unknown }
}

/// Office documents are ZIP archives that hold a file of a known name. Names stand in the clear in
/// the directory at the archive's end, whatever is compressed. OpenDocument says in its first file, which is not
/// compressed, what it is.
fn archive(bytes: &[u8]) -> Media {
    if bytes.get(30..).is_some_and(|b| b.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")) {
        return Media::Ods;
    }
    let tail = &bytes[bytes.len().saturating_sub(64 * 1024)..];
    let names = |name: &[u8]| tail.windows(name.len()).any(|w| w == name);
    if names(b"xl/workbook.xml") {
        Media::Xlsx
    } else if names(b"word/document.xml") {
        Media::Docx
    } else {
        Media::Zip
    }
}

/// Text has no control characters but those of lines and tabs; UTF-16, which has many zeros, says
/// so in its first two bytes. Bytes above 127 may be any code page.
fn is_text(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    utf16 || !bytes.iter().any(|b| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a))
}
