//! What loggers really send, case by case: input, and what is made of it.

use std::fmt::Write;

use series::{Bounds, Reason};

use crate::render;

/// Name of the case, bytes of the file.
const CASES: &[(&str, &[u8])] = &[
    ("empty file", b""),
    ("only blanks", b" \t\r\n\r\n\t"),
    ("byte order mark", b"\xEF\xBB\xBFpH\t7.21\t-\t20261122101500\t00\r\n"),
    ("files appended to files, each with its mark", b"\xEF\xBB\xBFpH\t7\t-\t20261122101500\t00\n\xEF\xBB\xBFpH\t8\t-\t20261122102000\t00\n"),
    ("Windows degree and micro", b"Temp\t29.8\t\xB0C\t20261122101500\t00\nPM10\t137\t\xB5g/Nm3\t20261122101500\t00\n"),
    ("both encodings in one file", b"Temp\t29.8\t\xB0C\t20261122101500\t00\nPM10\t137\t\xC2\xB5g/Nm\xC2\xB3\t20261122101500\t00\n"),
    ("Vietnamese symbol in Windows-1258", b"Nhi\xEA\xF2t \xF0\xF4\xF2\t29.8\toC\t20261122101500\t00\n"),
    ("CR, LF and CRLF mixed, last line without end", b"pH\t7.1\t-\t20261122101500\t00\rpH\t7.2\t-\t20261122102000\t00\npH\t7.3\t-\t20261122102500\t00\r\n\n\rpH\t7.4\t-\t20261122103000\t00"),
    ("tabs and blanks at both ends", b"\t pH\t7.21\t-\t20261122101500\t00\t\t  \r\n"),
    ("blanks inside the fields", b"pH \t 7.21\t - \t20261122101500 \t 00\r\n"),
    ("columns aligned by several tabs", b"pH\t\t7.21\t\t-\t\t20261122101500\t\t00\n"),
    ("columns aligned by spaces", b"Luu luong   118.40    m3/h   20261122101500   00\n"),
    ("single spaces", b"pH 7.21 - 20261122101500 00\n"),
    ("single spaces, a name of two words", b"Nhiet do 29.8 oC 20261122101500 00\n"),
    ("two spaces, also inside a name", b"Nhiet  do  29.8  oC  20261122101500  00\n"),
    ("an index before each reading", b"1\tpH\t7.21\t-\t20261122101500\t00\n"),
    ("single spaces, all on one line", b"pH 7.21 - 20261122101500 00 Luu luong 118 m3/h 20261122101500 00\n"),
    ("single spaces, a unit left out on the way", b"pH 7.21 20261122101500 00 COD 41 mg/L 20261122101500 00\n"),
    ("name with a space and unit left out", b"Flow 1\t118.4\t20261122101500\t00\n"),
    ("decimal comma", b"COD\t41,60\tmg/L\t20261122101500\t00\n"),
    ("no unit", b"pH\t7.21\t\t20261122101500\t00\n"),
    ("no data, with and without dashes", b"HCl\t---\tmg/Nm3\t20261122101500\t02\nHF\t\tmg/Nm3\t20261122101500\t02\nNO\t--\tmg/Nm3\t20261122101500\t00\n"),
    ("status of a vendor", b"COD\t41.60\tmg/L\t20261122101500\t03\nTSS\t1\tmg/L\t20261122101500\t99\n"),
    ("sentinels", b"COD\t-999\tmg/L\t20261122101500\t00\nTSS\t-9999.0\tmg/L\t20261122101500\t00\nFlow\t9999\tm3/h\t20261122101500\t00\nCO\t999\tmg/L\t20261122101500\t00\n"),
    ("numbers that are none", b"A\tNaN\tx\t20261122101500\t00\nB\tinf\tx\t20261122101500\t00\nC\t1e999\tx\t20261122101500\t00\nD\t0x1F\tx\t20261122101500\t00\nE\t1.234,5\tx\t20261122101500\t00\nF\t1 234\tx\t20261122101500\t00\nG\t000000000000000000000000000000001.5\tx\t20261122101500\t00\n"),
    ("times that are none", b"A\t1\tx\t20261322101500\t00\nB\t1\tx\t20261122240000\t00\nC\t1\tx\t20260229000000\t00\nD\t1\tx\t2026112210150\t00\nE\t1\tx\t2026-11-22 10:15:00\t00\n"),
    ("a battery that ran out", b"A\t1\tx\t19700101070000\t00\n"),
    ("status that is none", b"A\t1\tx\t20261122101500\t0\nB\t1\tx\t20261122101500\tOK\nC\t1\tx\t20261122101500\t\nD\t1\tx\t20261122101500\t000\n"),
    ("symbol that is none", b"\t1\tx\t20261122101500\t00\n12\t1\tx\t20261122101500\t00\n\xE2\x80\xAEHp\t1\tx\t20261122101500\t00\n"),
    ("a header that should not be there", b"Symbol\tValue\tUnit\tTime\tStatus\npH\t7.21\t-\t20261122101500\t00\n"),
    ("one broken reading among three on a line", b"A\t1\tx\t20261122101500\t00\tB\tone\tx\t20261122101500\t00\tC\t3\tx\t20261122101500\t00\n"),
    ("one reading without its unit among three", b"A\t1\tx\t20261122101500\t00\tB\t2\t20261122101500\t00\tC\t3\tx\t20261122101500\t00\n"),
    ("two readings with broken times among four", b"A\t1\tx\t20261122101500\t00\tB\t2\tx\tyesterday\t00\tC\t3\tx\tnoon\t00\tD\t4\tx\t20261122101500\t00\n"),
    ("broken off in the middle of a line", b"pH\t7.21\t-\t20261122101500\t00\nCOD\t41.60\tmg/L\t202611221"),
    ("broken off behind the first digit of the status", b"pH\t7.21\t-\t20261122101500\t0"),
    ("L3 broken off in a value", b"NUO9_Tram\t\n20261122101500\tpH\t7.2\t\n20261122101500\tCOD\t41"),
    ("L3 aligned by spaces", b"20261122101500  Luu luong  118.4  m3/h\n"),
    ("L3 with a field too many", b"20261122101500\tpH\t7.2\t-\t00\textra\n"),
    ("a heading without its layout", b"NUO9_Tram\npH\t7.21\t-\t20261122101500\t00\n"),
    ("space reserved and never written", b"pH\t7.21\t-\t20261122101500\t00\n\0\0\0\0\0\0"),
    ("NUL inside a line of readings", b"A\0\t1\tx\t20261122101500\t00\tB\t2\tx\t20261122101500\t00\n"),
    ("end-of-file mark of DOS", b"pH\t7.21\t-\t20261122101500\t00\r\n\x1A"),
    ("UTF-16 with its mark", b"\xFF\xFEp\0H\0\t\x007\0"),
    ("UTF-16 without", b"p\0H\0\t\x007\0.\x002\x001\0\t\0-\0\t\0"),
    ("a script for a symbol", b"<script>alert(1)</script>\t1\tx\t20261122101500\t00\n"),
    ("a page instead of a file", b"<html><body>502 Bad Gateway</body></html>\n"),
];

#[test]
fn every_kind_of_dirt() {
    let mut out = String::new();
    for (name, bytes) in CASES {
        writeln!(out, "## {name}\n{}\n{}", bytes.escape_ascii(), render::of(bytes)).expect("a string takes text");
    }
    insta::assert_snapshot!(out);
}

#[test]
fn what_lies_beyond_the_bounds_is_one_piece() {
    let line = "pH\t7.21\t-\t20261122101500\t00\n";
    let bytes = line.repeat(10).into_bytes();
    let cases = [
        (Bounds { bytes: 1 << 20, lines: 10 }, 10, None),
        (Bounds { bytes: 1 << 20, lines: 4 }, 4, Some((5, Reason::TooManyLines))),
        // A line that is only partly inside is outside.
        (Bounds { bytes: line.len() * 3 + 5, lines: 20 }, 3, Some((4, Reason::FileTooLarge))),
        (Bounds { bytes: 0, lines: 20 }, 0, Some((1, Reason::FileTooLarge))),
    ];
    for (bounds, readings, rest) in cases {
        let file = series::logger_file::parse(&bytes, &bounds);
        let found: Vec<_> = file.quarantined.iter().map(|q| (q.line, q.reason)).collect();
        assert_eq!((file.readings.len(), found), (readings, Vec::from_iter(rest)), "{bounds:?}");
        let ledger = file.ledger(&bytes).expect("every byte accounted for");
        assert_eq!(ledger.accepted + ledger.quarantined + ledger.blank, bytes.len());
    }
}

#[test]
fn blanks_beyond_the_bounds_are_blanks() {
    let bytes = [b"pH\t7.21\t-\t20261122101500\t00\n".as_slice(), &[b'\n'; 100]].concat();
    let file = series::logger_file::parse(&bytes, &Bounds { bytes: 40, lines: 3 });
    assert_eq!((file.readings.len(), file.quarantined.len()), (1, 0));
}

#[test]
fn a_long_excerpt_is_cut_and_says_so() {
    let bytes = [b"x".repeat(118), "µµµ".repeat(50).into_bytes()].concat();
    let file = series::logger_file::parse(&bytes, &Bounds::default());
    let excerpt = &file.quarantined[0].excerpt;
    assert_eq!(*excerpt, format!("{}µ… (+298 B)", "x".repeat(118)));
}

#[test]
fn reasons_have_codes_of_their_own() {
    let codes: std::collections::BTreeSet<_> = Reason::ALL.into_iter().map(Reason::code).collect();
    assert_eq!(codes.len(), Reason::ALL.len());
}
