//! Values inside addresses: whatever a code or symbol holds, the address stays one address.

use std::fmt::Write as _;

/// A value as one segment of a path: `QCVN 40:2011/BTNMT` becomes `QCVN%2040:2011%2FBTNMT`.
pub fn path_value(value: &str) -> String {
    // A segment may hold these beside letters and digits (RFC 3986).
    encoded(value, b"-._~!$&'()*+,;=:@")
}

/// A value in a query: `PM2.5 & O3` becomes `PM2.5%20%26%20O3`.
pub fn query_value(value: &str) -> String {
    encoded(value, b"-._~:@,")
}

fn encoded(value: &str, plain: &[u8]) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    // A segment of dots alone would climb up the path.
    if out == "." || out == ".." { out.replace('.', "%2E") } else { out }
}
