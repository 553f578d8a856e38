//! Names of files, good and hostile.

use series::FileName;
use series::file_name::Fault;

#[test]
fn names_that_are_read() {
    let cases = [
        ("HN_ABCD_NUO001_20260101120000.txt", "HN", "ABCD", "NUO001"),
        ("BD_KCN_Song_Than_NUO001_20260101120000.txt", "BD", "KCN_Song_Than", "NUO001"),
        ("BD__KCN__NUO001_20260101120000.TXT", "BD", "_KCN_", "NUO001"),
        ("/NUO001/2026/01/01/HN_ABCD_NUO001_20260101120000.Txt", "HN", "ABCD", "NUO001"),
        ("a/b/c/d/e/f/g//./HN_ABCD_NUO001_20260101120000.txt", "HN", "ABCD", "NUO001"),
        ("HN_Nhà máy Đường số 1_KHI-2.b_20260101120000.txt", "HN", "Nhà máy Đường số 1", "KHI-2.b"),
        ("HN_Nha\u{300} ma\u{301}y_NUO001_20260101120000.txt", "HN", "Nha\u{300} ma\u{301}y", "NUO001"),
        ("HN_a..b (2)_NUO001_20260101120000.txt", "HN", "a..b (2)", "NUO001"),
    ];
    for (path, province, site, station) in cases {
        let name = FileName::of(path).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!((name.province, name.site, name.station), (province, site, station), "{path}");
        assert_eq!(name.time.compact_local(), "20260101120000");
        assert!(path.ends_with(name.name) && !name.name.contains('/'));
    }
}

#[test]
fn names_that_are_refused_with_their_place() {
    let long_site = format!("HN_{}_NUO001_20260101120000.txt", "a".repeat(10_000));
    let long_name = format!("x/HN_{}_NUO001_20260101120000.txt", "a".repeat(300));
    let cases: &[(&str, Fault, usize)] = &[
        ("", Fault::Empty, 1),
        ("/NUO001/2026/", Fault::Empty, 14),
        (&long_site, Fault::TooLong, 1025),
        (&long_name, Fault::TooLong, 3),
        ("HN_A_N1_20260101120000", Fault::Extension, 23),
        ("HN_A_N1_20260101120000.csv", Fault::Extension, 24),
        ("HN_A_N1_20260101120000.txt.exe", Fault::Extension, 28),
        ("HN_A_N1_20260101120000.txt\0", Fault::ControlCharacter, 27),
        ("HN_A\0_N1_20260101120000.txt", Fault::ControlCharacter, 5),
        ("HN_A_N1_20260101120000.txt\r\nDELE x", Fault::ControlCharacter, 27),
        ("../HN_A_N1_20260101120000.txt", Fault::Traversal, 1),
        ("a/../../etc/HN_A_N1_20260101120000.txt", Fault::Traversal, 3),
        ("..\\HN_A_N1_20260101120000.txt", Fault::ForbiddenCharacter('\\'), 3),
        ("C:/HN_A_N1_20260101120000.txt", Fault::ForbiddenCharacter(':'), 2),
        ("HN_<script>_N1_20260101120000.txt", Fault::ForbiddenCharacter('<'), 4),
        ("HN_A|b_N1_20260101120000.txt", Fault::ForbiddenCharacter('|'), 5),
        ("HN_A_N1_\u{202e}20260101120000.txt", Fault::ForbiddenCharacter('\u{202e}'), 9),
        ("HN_A\u{200b}_N1_20260101120000.txt", Fault::ForbiddenCharacter('\u{200b}'), 5),
        // A Cyrillic А, and digits of double width.
        ("HN_\u{410}_N1_20260101120000.txt", Fault::ForbiddenCharacter('\u{410}'), 4),
        ("HN_A_N1_２０260101120000.txt", Fault::ForbiddenCharacter('２'), 9),
        ("HN_A_N1\u{ff0f}x_20260101120000.txt", Fault::ForbiddenCharacter('\u{ff0f}'), 8),
        ("HN_NUO001_20260101120000.txt", Fault::PartsMissing, 1),
        ("x/report.txt", Fault::PartsMissing, 3),
        ("_A_N1_20260101120000.txt", Fault::Province, 1),
        ("H N_A_N1_20260101120000.txt", Fault::Province, 1),
        ("Hà_A_N1_20260101120000.txt", Fault::Province, 1),
        ("HN__N1_20260101120000.txt", Fault::Site, 4),
        ("HN_ _N1_20260101120000.txt", Fault::Site, 4),
        ("HN_A__20260101120000.txt", Fault::Station, 6),
        ("HN_A_N 1_20260101120000.txt", Fault::Station, 6),
        ("d/HN_A_.._20260101120000.txt", Fault::Station, 8),
        ("HN_A_N1_2026010112000.txt", Fault::TimeMalformed, 9),
        ("HN_A_N1_20260101120000 .txt", Fault::TimeMalformed, 9),
        ("HN_A_N1_2026-01-01-12.txt", Fault::TimeMalformed, 9),
        ("HN_A_N1_20260230120000.txt", Fault::TimeImpossible, 9),
        ("HN_A_N1_00000000000000.txt", Fault::TimeImpossible, 9),
    ];
    for (path, fault, at) in cases {
        let refused = FileName::of(path).expect_err(path);
        assert_eq!((refused.fault, refused.at), (*fault, *at), "{path:?}");
    }
}

#[test]
fn a_refusal_names_its_rule() {
    let refused = FileName::of("HN_A_N1_\u{202e}20260101120000.txt").expect_err("a trick");
    let refusal = kernel::Refusal::from(refused);
    assert_eq!(
        refusal.to_string(),
        "refused-file-name-forbidden-character at file_name character=9 found=\"\\\\u{202e}\""
    );
    assert_eq!(refusal.basis.map(|b| b.article), Some("Phụ lục 15".to_owned()));
}

proptest::proptest! {
    #[test]
    fn no_name_is_too_strange(path in "\\PC{0,60}|([A-Z]{1,2}_?){0,5}[0-9]{12,15}\\.txt") {
        if let Ok(name) = FileName::of(&path) {
            let stamp = name.time.compact_local();
            let again = format!("{}_{}_{}_{stamp}", name.province, name.site, name.station);
            proptest::prop_assert_eq!(&name.name[..name.name.len() - 4], again);
        }
    }
}
