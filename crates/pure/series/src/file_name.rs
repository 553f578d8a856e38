//! The name of a data logger's file (*tên tệp*), Circular 10/2021/TT-BTNMT, Annex 15:
//! `<province>_<site>_<station>_<yyyyMMddHHmmss>.txt`.
//!
//! Folders before the name are accepted at any depth and not interpreted: provinces order them
//! differently. The kind of station is never read from its code. Whether the station may send at
//! all is for the monitoring domain to say.

mod refusal;

use kernel::Moment;

pub use refusal::{Fault, FileNameRefused};

/// The longest path, in bytes.
const MAX_PATH: usize = 1024;
/// The longest name without folders, in bytes, as file systems have it.
const MAX_NAME: usize = 255;
/// Digits of `yyyyMMddHHmmss`.
const TIME_DIGITS: usize = 14;

/// The name of a file, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileName<'a> {
    /// The name without folders.
    pub name: &'a str,
    /// Province (*tỉnh, thành phố*).
    pub province: &'a str,
    /// Facility (*cơ sở*); may itself hold `_`.
    pub site: &'a str,
    /// Station (*trạm*).
    pub station: &'a str,
    /// The time in the name: when the file was made.
    pub time: Moment,
}

impl<'a> FileName<'a> {
    /// Reads the name at the end of `path`.
    pub fn of(path: &'a str) -> Result<FileName<'a>, FileNameRefused> {
        check_path(path)?;
        let start = path.rfind('/').map_or(0, |slash| slash + 1);
        let name = &path[start..];
        parts(name).map_err(|(at, fault)| FileNameRefused { fault, at: path[..start + at].chars().count() + 1 })
    }
}

fn check_path(path: &str) -> Result<(), FileNameRefused> {
    if path.len() > MAX_PATH {
        return Err(FileNameRefused { fault: Fault::TooLong, at: MAX_PATH + 1 });
    }
    for (at, c) in path.chars().enumerate() {
        if !is_allowed(c) {
            let fault = if c.is_control() { Fault::ControlCharacter } else { Fault::ForbiddenCharacter(c) };
            return Err(FileNameRefused { fault, at: at + 1 });
        }
    }
    let mut at = 1;
    for folder in path.split('/') {
        if folder == ".." {
            return Err(FileNameRefused { fault: Fault::Traversal, at });
        }
        at += folder.chars().count() + 1;
    }
    Ok(())
}

/// Letters of the Latin script with any Vietnamese mark, composed or not, digits, space and the
/// punctuation that every file system bears. Other scripts have letters that look like these.
fn is_allowed(c: char) -> bool {
    match c {
        ' '..='~' => !matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'),
        'À'..='ɏ' => !matches!(c, '×' | '÷'),
        'Ḁ'..='ỿ' | '\u{300}'..='\u{36f}' => true,
        _ => false,
    }
}

/// Takes a name apart from its end, because only the site may hold `_`. Faults are at bytes.
fn parts(name: &str) -> Result<FileName<'_>, (usize, Fault)> {
    if name.is_empty() {
        return Err((0, Fault::Empty));
    }
    if name.len() > MAX_NAME {
        return Err((0, Fault::TooLong));
    }
    let (stem, extension) = name.rsplit_once('.').ok_or((name.len(), Fault::Extension))?;
    if !extension.eq_ignore_ascii_case("txt") {
        return Err((stem.len() + 1, Fault::Extension));
    }
    let missing = (0, Fault::PartsMissing);
    let (front, time) = stem.rsplit_once('_').ok_or(missing)?;
    let (front, station) = front.rsplit_once('_').ok_or(missing)?;
    let (province, site) = front.split_once('_').ok_or(missing)?;
    if !is_code(province) {
        return Err((0, Fault::Province));
    }
    let site_at = province.len() + 1;
    if site.trim().is_empty() {
        return Err((site_at, Fault::Site));
    }
    let station_at = site_at + site.len() + 1;
    if !is_code(station) {
        return Err((station_at, Fault::Station));
    }
    let time_at = station_at + station.len() + 1;
    if time.len() != TIME_DIGITS || !time.bytes().all(|b| b.is_ascii_digit()) {
        return Err((time_at, Fault::TimeMalformed));
    }
    let time = Moment::from_compact_local(time).ok_or((time_at, Fault::TimeImpossible))?;
    Ok(FileName { name, province, site, station, time })
}

/// A code: ASCII letters and digits, inside it also `-` and `.`.
fn is_code(text: &str) -> bool {
    let inner = text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    inner && text.starts_with(|c: char| c.is_ascii_alphanumeric())
}
