//! The facility that a table of stations names.

use identity::{Authority, Right};
use kernel::Outcome;
use parties::TaxCode;
use parties::facility::{self, Ensure, Ensured, FacilityCode};

use crate::house::{House, on_both, with, within};
use crate::refused;

fn ensure(
    house: &House,
    by: &Authority,
    code: &str,
    name: &str,
    tax_code: &str,
    area: Option<i64>,
) -> Outcome<Ensured> {
    let ensure = Ensure {
        code: FacilityCode::parse(code).unwrap(),
        name: Some(name.to_owned()),
        tax_code: Some(tax_code).filter(|t| !t.is_empty()).map(|t| TaxCode::parse(t).unwrap()),
        area,
    };
    house.act(by, move |tx, vault, random, act| facility::ensure(tx, vault, random, act, ensure))
}

#[test]
fn a_line_registers_corrects_or_finds() {
    on_both(|house| {
        let officer = with(&[Right::StationsEdit]);
        let (here, there) = (Some(house.here), Some(house.there));
        let id = ensure(house, &officer, "KCNST", "KCN Sóng Thần", "3700123456", None).unwrap().id();
        for (n, (name, tax_code, area, ensured)) in [
            ("KCN Sóng Thần", "3700123456", None, Ensured::Known(id)),
            ("", "", None, Ensured::Known(id)),
            ("KCN Sóng Thần 1", "", None, Ensured::Corrected(id)),
            ("", "079123456789", None, Ensured::Corrected(id)),
            ("", "079123456789", None, Ensured::Known(id)),
            ("", "", here, Ensured::Corrected(id)),
            ("", "", there, Ensured::Known(id)),
            (" KCN  Sóng Thần 1 ", "", here, Ensured::Known(id)),
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(ensure(house, &officer, "kcnst", name, tax_code, area).unwrap(), ensured, "line {n}");
        }
        let found = house.read(&Authority::console(), move |tx, _, by| facility::by_id(tx, by, id)).unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.area, found.version), ("KCN Sóng Thần 1", here, 4));
        assert!(found.has_owner_code && found.tax_code.is_none());
    });
}

#[test]
fn what_is_refused() {
    on_both(|house| {
        let officer = within(house.here, &[Right::StationsEdit]);
        let reader = with(&[Right::StationsRead]);
        ensure(house, &Authority::console(), "XM", "Xi măng", "", Some(house.there)).unwrap();
        for (by, code, name, area, refusal) in [
            (&officer, "A", "", Some(house.here), Some("refused-facility-name-missing")),
            (&officer, "A", "Nhà máy A", Some(house.there), Some("refused-outside-scope")),
            (&officer, "A", "Nhà máy A", Some(house.here), None),
            (&officer, "XM", "Xi măng", None, None),
            (&officer, "XM", "Xi măng mới", None, Some("refused-outside-scope")),
            (&reader, "A", "Nhà máy A", Some(house.here), Some("refused-not-allowed")),
            (&Authority::console(), "B", "Nhà máy B", Some(999), Some("refused-area-unknown")),
        ] {
            assert_eq!(refused(ensure(house, by, code, name, "", area)).as_deref(), refusal, "{code} {name}");
        }
    });
}
