//! The list of administrative units: counts, kinds, and what old units became.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use definitions::Areas;
use platform::area::Level;
use rstest::rstest;

use crate::kit::{catalogue, day};

fn areas() -> Areas<'static> {
    catalogue().areas(day("2026-11-22")).expect("the tables can be read").expect("a list is in force")
}

/// Communes of each province since 2025-07-01, as counted from two lists (Quyết định 19/2025/QĐ-TTg).
const COMMUNES: [(&str, &str, usize); 34] = [
    ("01", "Hà Nội", 126),
    ("04", "Cao Bằng", 56),
    ("08", "Tuyên Quang", 124),
    ("11", "Điện Biên", 45),
    ("12", "Lai Châu", 38),
    ("14", "Sơn La", 75),
    ("15", "Lào Cai", 99),
    ("19", "Thái Nguyên", 92),
    ("20", "Lạng Sơn", 65),
    ("22", "Quảng Ninh", 54),
    ("24", "Bắc Ninh", 99),
    ("25", "Phú Thọ", 148),
    ("31", "Hải Phòng", 114),
    ("33", "Hưng Yên", 104),
    ("37", "Ninh Bình", 129),
    ("38", "Thanh Hóa", 166),
    ("40", "Nghệ An", 130),
    ("42", "Hà Tĩnh", 69),
    ("44", "Quảng Trị", 78),
    ("46", "Huế", 40),
    ("48", "Đà Nẵng", 94),
    ("51", "Quảng Ngãi", 96),
    ("52", "Gia Lai", 135),
    ("56", "Khánh Hòa", 65),
    ("66", "Đắk Lắk", 102),
    ("68", "Lâm Đồng", 124),
    ("75", "Đồng Nai", 95),
    ("79", "Hồ Chí Minh", 168),
    ("80", "Tây Ninh", 96),
    ("82", "Đồng Tháp", 102),
    ("86", "Vĩnh Long", 124),
    ("91", "An Giang", 102),
    ("92", "Cần Thơ", 103),
    ("96", "Cà Mau", 64),
];

#[test]
fn every_province_has_its_communes() {
    let list = areas().list;
    let provinces: Vec<_> = list.units.iter().filter(|u| u.kind.level == Level::Province).collect();
    let counted: Vec<(&str, &str, usize)> =
        provinces.iter().map(|p| (p.code, p.bare, list.of_province(p.code).count() - 1)).collect();
    assert_eq!(counted, COMMUNES);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in &list.units {
        *kinds.entry(unit.kind.word).or_default() += 1;
    }
    let expected = [("tỉnh", 28), ("thành phố", 6), ("xã", 2621), ("phường", 687), ("đặc khu", 13)];
    assert_eq!(kinds, BTreeMap::from(expected), "3,321 communes");
}

#[test]
fn every_old_unit_went_somewhere_that_is() {
    let list = areas().list;
    let codes: BTreeSet<&str> = list.units.iter().map(|u| u.code).collect();
    assert_eq!(codes.len(), list.units.len(), "each code once");
    let old: BTreeSet<&str> = list.former.iter().map(|f| f.unit.code).collect();
    assert_eq!(old.len(), list.former.len(), "each old code once");
    let mut reached = BTreeSet::new();
    for former in &list.former {
        assert!(former.into.iter().chain(&former.doubt).all(|c| codes.contains(c)), "{former:?}");
        assert!(former.unit.province.is_none_or(|p| old.contains(p)), "{former:?}");
        assert!(former.district.is_none_or(|d| old.contains(d)), "{former:?}");
        assert_eq!(former.into.is_empty(), former.unit.kind.level == Level::District && former.doubt.is_empty());
        // A code that is used again is used for land that had it before.
        assert!(
            former.unit.kind.level != Level::Commune
                || !codes.contains(former.unit.code)
                || former.into.contains(&former.unit.code),
            "{former:?}"
        );
        reached.extend(&former.into);
    }
    assert_eq!(codes, reached, "every unit of today came out of something");
    let of = |level| list.former.iter().filter(move |f| f.unit.kind.level == level);
    assert_eq!(
        (of(Level::Province).count(), of(Level::District).count(), of(Level::Commune).count()),
        (63, 696, 10_035)
    );
    assert_eq!(of(Level::Commune).filter(|f| f.into.len() > 1).count(), 441, "divided");
    assert_eq!(of(Level::Commune).filter(|f| !f.doubt.is_empty()).count(), 39, "told differently by the two sources");
}

/// Old code, what it was, what it became.
#[rstest]
#[case::merged("25747", "Phường Phú Cường", &["25747"])]
#[case::larger_part_first("25741", "Phường Hiệp Thành", &["25750", "25747"])]
#[case::divided("00007", "Phường Cống Vị", &["00008", "00025"])]
#[case::went_on("00859", "Xã Ngọc Long", &["00859"])]
#[case::province("74", "Tỉnh Bình Dương", &["79"])]
#[case::the_code_of_another("80", "Tỉnh Long An", &["80"])]
#[case::island("755", "Huyện Côn Đảo", &["26732"])]
#[case::district("718", "Thành phố Thủ Dầu Một", &[])]
fn old_codes(#[case] code: &str, #[case] name: &str, #[case] into: &[&str]) {
    let former = areas().list.former(code).expect("it was");
    assert_eq!((former.unit.name().vi.as_str(), &former.into[..]), (name, into));
}

#[test]
fn only_what_stayed_as_it_was_goes_on() {
    let list = areas().list;
    let goes_on = |code| list.goes_on(list.former(code).expect("it was"));
    assert!(goes_on("00859") && goes_on("01"), "a commune and a province that nothing was joined to");
    assert!(!goes_on("80"), "Long An's code is Tây Ninh's now");
    assert!(!goes_on("00004"), "Trúc Bạch gave its code to Ba Đình");
}

#[test]
fn names_are_said_in_both_languages() {
    let list = areas().list;
    let name = |code| list.unit(code).expect("it is").name();
    assert_eq!((name("79").vi, name("79").en), ("Thành phố Hồ Chí Minh".into(), "Hồ Chí Minh City".into()));
    assert_eq!((name("26732").vi, name("26732").en), ("Đặc khu Côn Đảo".into(), "Côn Đảo Special Zone".into()));
}

/// Whoever changes a table changes its version.
#[test]
fn the_definition_names_the_tables_by_their_hashes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../definitions/area");
    let hash = |name: &str| kernel::sha256_hex(&std::fs::read(folder.join(name)).expect("a table"));
    let body = &areas().definition.body;
    assert_eq!((hash("units.csv"), hash("former.csv")), (body.units.clone(), body.former.clone()));
}
