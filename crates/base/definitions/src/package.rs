//! A package: a folder of definition files, `<kind>/<anything>.toml`. The built-in one travels inside
//! the executable; a province may have its own folder. It knows nothing of the database.

mod lines;
mod read;

use std::collections::BTreeMap;
use std::path::Path;

use kernel::Refusal;
use rust_embed::RustEmbed;

use crate::definition::{Definition, Layer, Origin};
use crate::fault::Fault;
use crate::kinds::Kind;

#[derive(RustEmbed)]
#[folder = "../../../definitions"]
#[include = "*/*.toml"]
struct BuiltIn;

/// A file of more than this is no definition file.
const LARGEST_FILE: u64 = 4 << 20;

/// The definitions of one layer (*gói định nghĩa*).
#[derive(Debug, Clone)]
pub struct Package {
    /// The layer it is for.
    pub layer: Layer,
    /// Its definitions, in the order of files and of tables in them.
    pub definitions: Vec<Definition>,
    lines: BTreeMap<String, lines::Lines>,
}

impl Package {
    /// What travels inside the executable. Faults are possible only before a release: a test
    /// checks that there are none.
    pub fn built_in() -> Result<Package, Vec<Fault>> {
        let files = BuiltIn::iter().filter_map(|path| {
            let file = BuiltIn::get(&path)?;
            Some((path.into_owned(), file.data.into_owned()))
        });
        Package::from_files(Layer::BuiltIn, files)
    }

    /// The files under `folder`, for the province's layer or for checking what somebody edits.
    pub fn from_folder(layer: Layer, folder: &Path) -> Result<Package, Vec<Fault>> {
        let mut files = Vec::new();
        let mut faults = Vec::new();
        for kind in folder_entries(folder, "", &mut faults) {
            if !kind.is_folder {
                if kind.is_toml() {
                    faults.push(file_fault(&kind.path, "refused-definition-file-outside-kind", None));
                }
                continue;
            }
            for file in folder_entries(&folder.join(&kind.path), &kind.path, &mut faults) {
                if !file.is_toml() {
                    continue;
                }
                match read_file(&folder.join(&file.path)) {
                    Ok(bytes) => files.push((file.path, bytes)),
                    Err(error) => {
                        faults.push(file_fault(&file.path, "refused-definition-file-unreadable", Some(&error)));
                    }
                }
            }
        }
        match Package::from_files(layer, files) {
            Ok(package) if faults.is_empty() => Ok(package),
            Ok(_) => Err(faults),
            Err(more) => {
                faults.extend(more);
                Err(faults)
            }
        }
    }

    /// From `(path, bytes)`; the path's first part is the kind.
    pub fn from_files(layer: Layer, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Package, Vec<Fault>> {
        let mut package = Package { layer, definitions: Vec::new(), lines: BTreeMap::new() };
        let mut faults = Vec::new();
        let sorted: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        for (path, bytes) in sorted {
            let Some(kind) = path.split('/').next().and_then(Kind::from_code) else {
                faults.push(file_fault(&path, "refused-definition-kind-unknown", path.split('/').next()));
                continue;
            };
            let Ok(text) = String::from_utf8(bytes) else {
                faults.push(file_fault(&path, "refused-definition-file-not-utf8", None));
                continue;
            };
            // Editors on Windows begin a file with a byte-order mark.
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            match read::file(kind, &path, text) {
                Ok((definitions, lines)) => {
                    package.definitions.extend(definitions);
                    package.lines.insert(path, lines);
                }
                Err(found) => faults.extend(found),
            }
        }
        if faults.is_empty() { Ok(package) } else { Err(faults) }
    }

    /// Where `key` of a definition stands: the full key in its file, and the line. What a group takes
    /// from the top of its file stands there.
    pub(crate) fn place(&self, origin: &Origin, key: &str) -> (String, u32) {
        let own = origin.key(key);
        let Some(lines) = self.lines.get(&origin.file) else { return (own, 0) };
        let first = key.split(['.', '[']).next().unwrap_or_default();
        if !first.is_empty() && !lines.has(&origin.key(first)) && lines.has(first) {
            return (key.to_owned(), lines.of(key));
        }
        let line = lines.of(&own);
        (own, line)
    }
}

struct Entry {
    /// Path inside the package, with `/`.
    path: String,
    is_folder: bool,
}

impl Entry {
    fn is_toml(&self) -> bool {
        !self.is_folder && Path::new(&self.path).extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"))
    }
}

fn folder_entries(folder: &Path, inside: &str, faults: &mut Vec<Fault>) -> Vec<Entry> {
    let listing = match std::fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error) => {
            let shown = if inside.is_empty() { folder.display().to_string() } else { inside.to_owned() };
            faults.push(file_fault(&shown, "refused-definition-file-unreadable", Some(&error.to_string())));
            return Vec::new();
        }
    };
    let mut entries: Vec<Entry> = listing
        .filter_map(Result::ok)
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
            Entry { path, is_folder: entry.path().is_dir() }
        })
        .collect();
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    entries
}

fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(path).map_err(|e| e.to_string())?.len();
    if size > LARGEST_FILE {
        return Err(format!("{size} bytes"));
    }
    std::fs::read(path).map_err(|e| e.to_string())
}

fn file_fault(file: &str, code: &'static str, detail: Option<&str>) -> Fault {
    let what = match detail {
        Some(detail) => Refusal::new(code).with("detail", detail),
        None => Refusal::new(code),
    };
    Fault { file: file.to_owned(), line: 0, key: String::new(), what }
}
