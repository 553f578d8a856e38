//! The second factor (*xác thực hai lớp*): time-based codes of RFC 6238, as authenticator apps make
//! them: SHA-1, six digits, thirty seconds.
//!
//! It knows no account and no database; who last used which code is an argument.

use std::fmt;

use kernel::{Moment, Problem, Random};
use totp_rs::{Algorithm, TOTP};

const DIGITS: usize = 6;
const SECONDS: i64 = 30;
/// Codes of one step before and after are accepted: phones' clocks are off, and people type slowly.
const WINDOW: i64 = 1;
/// 160 bits, as RFC 4226 recommends for SHA-1.
const SECRET_BYTES: usize = 20;
/// Stands in the app above the code.
const ISSUER: &str = "Đất Nước";

/// The secret that server and app share (*khoá bí mật*). It does not print.
#[derive(Clone)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// A fresh one.
    pub fn random(random: &Random) -> Secret {
        let mut bytes = vec![0_u8; SECRET_BYTES];
        random.fill(&mut bytes);
        Secret(bytes)
    }

    /// One that was stored.
    pub(crate) fn stored(bytes: Vec<u8>) -> Secret {
        Secret(bytes)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The step whose code this is: within the window around `now`, and later than the last step
    /// that was used, so that a code read over the shoulder is worth nothing.
    pub fn step_of(&self, code: &str, now: Moment, last_used: Option<i64>) -> Result<Option<i64>, Problem> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let totp = self.totp("")?;
        let present = now.0.div_euclid(SECONDS * kernel::MICROS_PER_SECOND);
        let fresh = (present - WINDOW..=present + WINDOW).filter(|step| last_used.is_none_or(|last| *step > last));
        // Every step is compared to its end: the time taken says nothing about which one it was.
        Ok(fresh.fold(None, |found, step| {
            let expected = totp.generate(u64::try_from(step * SECONDS).unwrap_or(0));
            if same(expected.as_bytes(), code.as_bytes()) { found.or(Some(step)) } else { found }
        }))
    }

    /// The code that an app shows at `at`.
    pub fn code_at(&self, at: Moment) -> Result<String, Problem> {
        let seconds = at.0.div_euclid(kernel::MICROS_PER_SECOND);
        Ok(self.totp("")?.generate(u64::try_from(seconds).unwrap_or(0)))
    }

    /// What the QR code of the enrolment page says: `otpauth://totp/…`.
    pub fn address(&self, account: &str) -> Result<String, Problem> {
        // A colon separates issuer and account in the address; names may hold none there.
        Ok(self.totp(&account.replace(':', " "))?.get_url())
    }

    /// For typing by hand, in groups of four.
    pub fn in_groups(&self) -> Result<String, Problem> {
        let text = self.totp("")?.get_secret_base32();
        let groups: Vec<&str> = text.as_bytes().chunks(4).filter_map(|g| std::str::from_utf8(g).ok()).collect();
        Ok(groups.join(" "))
    }

    fn totp(&self, account: &str) -> Result<TOTP, Problem> {
        TOTP::new(
            Algorithm::SHA1,
            DIGITS,
            0,
            SECONDS as u64,
            self.0.clone(),
            Some(ISSUER.to_owned()),
            account.to_owned(),
        )
        .map_err(|e| Problem::new(e.to_string()).context("reading the secret of a second factor"))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Compares without stopping at the first difference.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |diff, (x, y)| diff | (x ^ y)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, Appendix B, SHA-1: the table has eight digits, six digits are their end.
    const RFC_6238: [(i64, &str); 6] = [
        (59, "94287082"),
        (1_111_111_109, "07081804"),
        (1_111_111_111, "14050471"),
        (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ];

    fn rfc_secret() -> Secret {
        Secret::stored(b"12345678901234567890".to_vec())
    }

    fn at(seconds: i64) -> Moment {
        Moment(seconds * kernel::MICROS_PER_SECOND)
    }

    #[test]
    fn the_vectors_of_the_rfc() {
        for (seconds, code) in RFC_6238 {
            assert_eq!(rfc_secret().code_at(at(seconds)).unwrap(), code[2..], "at {seconds}");
        }
    }

    #[test]
    fn a_code_counts_one_step_around_its_own_and_once() {
        let secret = rfc_secret();
        let step = 1_234_567_890 / 30;
        let code = "005924";
        for (seconds, last_used, accepted) in [
            (step * 30, None, true),
            (step * 30 + 29, None, true),
            (step * 30 - 30, None, true),
            (step * 30 + 59, None, true),
            (step * 30 + 60, None, false),
            (step * 30 - 31, None, false),
            (step * 30, Some(step - 1), true),
            (step * 30, Some(step), false),
            (step * 30 + 30, Some(step), false),
        ] {
            let found = secret.step_of(code, at(seconds), last_used).unwrap();
            assert_eq!(found, accepted.then_some(step), "at {seconds}, last used {last_used:?}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for code in ["", "000000", "05924", "0059240", "٠٠٥٩٢٤", "005924'; drop table account"] {
            assert_eq!(rfc_secret().step_of(code, at(1_234_567_890), None).unwrap(), None, "{code}");
        }
        assert!(rfc_secret().step_of("005 924", at(1_234_567_890), None).unwrap().is_some(), "apps show a space");
    }

    #[test]
    fn the_enrolment_page_has_what_apps_read() {
        let secret = rfc_secret();
        let address = secret.address("binh:nv").unwrap();
        assert!(address.starts_with("otpauth://totp/"), "{address}");
        assert!(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{address}");
        assert_eq!(secret.in_groups().unwrap(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}
