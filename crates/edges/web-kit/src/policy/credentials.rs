//! How a station's account is sent: `Authorization: Bearer CODE:SECRET`, or HTTP Basic (RFC 7617), which
//! says the same and which every program for transfers knows.

use axum::http::{HeaderMap, header};

/// Longer than any code and secret.
const LONGEST: usize = 1024;

/// Code and secret with a colon between, if any were sent.
pub(super) fn of(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok().filter(|v| v.len() <= LONGEST)?;
    let (scheme, sent) = value.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        Some(sent.trim().to_owned())
    } else if scheme.eq_ignore_ascii_case("basic") {
        String::from_utf8(from_base64(sent.trim())?).ok()
    } else {
        None
    }
}

/// RFC 4648, section 4; padding may be missing.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let mut out = Vec::with_capacity(digits.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in digits.bytes() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(digit)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn both_schemes_say_code_and_secret() {
        let cases = [
            ("Bearer NUO001:secret", Some("NUO001:secret")),
            ("bearer NUO001:secret ", Some("NUO001:secret")),
            ("Basic TlVPMDAxOnNlY3JldA==", Some("NUO001:secret")),
            ("Basic TlVPMDAxOnNlY3JldA", Some("NUO001:secret")),
            ("basic TlVPMDAxOm3huq10", Some("NUO001:mật")),
            ("Basic !!!", None),
            ("Basic /w==", None),
            ("Digest x", None),
            ("Bearer", None),
            ("", None),
        ];
        for (sent, read) in cases {
            let headers = HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_static(sent))]);
            assert_eq!(of(&headers).as_deref(), read, "{sent}");
        }
        assert_eq!(of(&HeaderMap::new()), None);
    }
}
