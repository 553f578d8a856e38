//! Until when a certificate counts: the one date of it that an operator must act on. Not a reader of
//! certificates: nothing is believed because of what stands here.

use kernel::Moment;

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The end of a certificate's validity, from its DER form; `None` for what is no certificate.
pub fn ends(der: &[u8]) -> Option<Moment> {
    let (_, certificate, _) = element(der).filter(|e| e.0 == SEQUENCE)?;
    let (_, mut rest, _) = element(certificate).filter(|e| e.0 == SEQUENCE)?;
    if let Some((VERSION, _, after)) = element(rest) {
        rest = after;
    }
    // Serial number, algorithm, issuer; then the two dates.
    for _ in 0..3 {
        rest = element(rest)?.2;
    }
    let (_, validity, _) = element(rest).filter(|e| e.0 == SEQUENCE)?;
    let (kind, end, _) = element(element(validity)?.2)?;
    let digits = std::str::from_utf8(end).ok()?.strip_suffix('Z')?;
    let text = match kind {
        // Two digits of the year: those from 50 on are of the last century (RFC 5280).
        UTC_TIME => format!("{}{digits}", if digits.get(..2)? < "50" { "20" } else { "19" }),
        GENERALIZED_TIME => digits.to_owned(),
        _ => return None,
    };
    let part = |from: usize, to: usize| text.get(from..to);
    let day = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let time = format!("{}:{}:{}", part(8, 10)?, part(10, 12)?, part(12, 14)?);
    format!("{day}T{time}Z").parse().ok()
}

/// The tag of the first element, its contents, and what follows it.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = if first < 0x80 {
        (usize::from(first), rest)
    } else {
        let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f)).filter(|(d, _)| d.len() <= 4)?;
        (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
    };
    let (contents, rest) = rest.split_at_checked(length)?;
    Some((tag, contents, rest))
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn the_end_of_a_certificate() {
        for (year, month, day) in [(2031, 5, 9), (2049, 12, 31), (2060, 1, 2)] {
            let mut params = rcgen::CertificateParams::new(vec!["example.vn".to_owned()]).expect("a name");
            params.not_after = rcgen::date_time_ymd(year, month, day);
            let key = rcgen::KeyPair::generate().expect("a key");
            let certificate = params.self_signed(&key).expect("signed");
            let end = ends(certificate.der()).expect("it has an end");
            assert_eq!(end.to_string(), format!("{year}-{month:02}-{day:02}T00:00:00Z"));
            for cut in 0..certificate.der().len() {
                assert_eq!(ends(&certificate.der()[..cut]).filter(|_| cut < 50), None);
            }
        }
        assert_eq!(ends(b"\x30\x84\xff\xff\xff\xff"), None);
    }
}
