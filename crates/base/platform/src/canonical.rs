//! The one way in which a JSON value is written when its bytes are hashed.
//!
//! No spaces; keys of objects in the order of their UTF-8 bytes, at every depth; strings with the
//! shortest escapes; whole numbers in digits; other numbers in the fewest digits that read back to
//! the same 64-bit float. What is hashed is then **stored as it is**, as text, and checked over the
//! stored bytes: nobody who verifies has to write a number again, so no two programs can disagree
//! about how to.

use serde_json::Value;
use sha2::{Digest, Sha256};

/// A SHA-256 (*mã băm*).
pub type Hash = [u8; 32];

/// The hash of a text's UTF-8 bytes.
pub fn digest(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}

/// Exactly `N` bytes from their hexadecimal digits.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: Vec<u8> = text.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    if digits.len() == N * 2 { bytes.try_into().ok() } else { None }
}

/// A value in canonical form.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

/// A string as it stands in canonical form, with its quotes.
pub fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn write(out: &mut String, value: &Value) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(out, item);
            }
            out.push(']');
        }
        Value::Object(map) => {
            // Sorted here and not trusted to the map: a library in the build may make serde_json
            // keep insertion order for everybody.
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            out.push('{');
            for (i, key) in keys.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                out.push_str(&quoted(key));
                out.push(':');
                write(out, &map[key]);
            }
            out.push('}');
        }
        plain => out.push_str(&plain.to_string()),
    }
}
