//! Facilities: registered, corrected, found, listed, shown to the public.

use identity::{Authority, Reach, Right, RightSet, Scope, access_log};
use kernel::{Outcome, Subject};
use parties::TaxCode;
use parties::facility::{self, Ask, Draft, Facility, FacilityCode};
use platform::area::{self, Merge};
use platform::journal;

use crate::house::{House, on_both, with, within};
use crate::refused;

fn draft(code: &str, name: &str, tax_code: Option<&str>, area: Option<i64>) -> Draft {
    Draft {
        code: FacilityCode::parse(code).unwrap(),
        name: name.to_owned(),
        tax_code: tax_code.map(|t| TaxCode::parse(t).unwrap()),
        address: None,
        area,
        operator: None,
    }
}

fn register(house: &House, by: &Authority, draft: Draft) -> Outcome<i64> {
    house.act(by, move |tx, vault, random, act| facility::register(tx, vault, random, act, draft))
}

fn find(house: &House, by: &Authority, id: i64) -> Option<Facility> {
    house.read(by, move |tx, _, by| facility::by_id(tx, by, id)).unwrap()
}

#[test]
fn registering() {
    on_both(|house| {
        let editor = within(house.here, &[Right::PartiesEdit]);
        let reader = with(&[Right::PartiesRead]);
        let (here, there) = (Some(house.here), Some(house.there));
        let run_by = |operator| Draft { operator: Some(operator), ..draft("X", "Xưởng", None, here) };
        for (by, draft, refusal) in [
            (&editor, draft("KCNST", "Khu công nghiệp  Sóng Thần", Some("3700123456"), here), None),
            (&editor, draft("kcnst", "Khác", None, here), Some("refused-facility-code-taken")),
            (&editor, draft("X", " ", None, here), Some("refused-party-name")),
            (&editor, draft("X", "Xưởng", None, there), Some("refused-outside-scope")),
            (&editor, draft("X", "Xưởng", None, None), Some("refused-outside-scope")),
            (&editor, run_by(99), Some("refused-party-unknown")),
            (&Authority::console(), draft("X", "Xưởng", None, Some(99)), Some("refused-area-unknown")),
            (&reader, draft("X", "Xưởng", None, here), Some("refused-not-allowed")),
        ] {
            let told = format!("{draft:?}");
            assert_eq!(refused(register(house, by, draft)).as_deref(), refusal, "{told}");
        }
        let by_code = house
            .read(&reader, |tx, _, by| facility::by_code(tx, by, &FacilityCode::parse("KcnSt").unwrap()))
            .unwrap()
            .unwrap();
        assert_eq!((by_code.name.as_str(), by_code.version), ("Khu công nghiệp Sóng Thần", 1));
        assert_eq!(by_code.tax_code.as_deref(), Some("3700123456"));
    });
}

#[test]
fn correcting_leaves_a_version_and_an_entry_only_when_something_changed() {
    on_both(|house| {
        let editor = with(&[Right::PartiesEdit, Right::PartiesRead]);
        let id = register(house, &editor, draft("A1", "Nhà máy A", Some("0301234567"), Some(house.here))).unwrap();
        register(house, &editor, draft("B2", "Nhà máy B", None, Some(house.here))).unwrap();
        let correct = |by: &Authority, seen: i64, draft: Draft| {
            house.act(by, move |tx, vault, _, act| facility::correct(tx, vault, act, id, seen, draft))
        };
        correct(&editor, 1, draft("A1", "Nhà máy A", Some("0301234567"), Some(house.here))).unwrap();
        assert_eq!(find(house, &editor, id).unwrap().version, 1, "nothing changed");
        correct(&editor, 1, draft("A1", "Nhà máy giấy A", None, Some(house.there))).unwrap();
        let elsewhere = within(house.here, &[Right::PartiesEdit]);
        for (by, seen, draft, refusal) in [
            (&editor, 1, draft("A1", "Khác", None, Some(house.here)), "refused-changed-meanwhile"),
            (&editor, 2, draft("b2", "Khác", None, Some(house.here)), "refused-facility-code-taken"),
            (&elsewhere, 2, draft("A1", "Khác", None, Some(house.here)), "refused-outside-scope"),
        ] {
            assert_eq!(refused(correct(by, seen, draft)).as_deref(), Some(refusal));
        }
        let now = find(house, &editor, id).unwrap();
        assert_eq!(
            (now.name.as_str(), now.tax_code, now.area, now.version),
            ("Nhà máy giấy A", None, Some(house.there), 2)
        );
        let subject = Subject::new("facility", id);
        let verbs: Vec<String> = house
            .read(&editor, move |tx, _, _| journal::of_subject(tx, &subject, None, 10))
            .unwrap()
            .into_iter()
            .map(|row| row.verb)
            .collect();
        assert_eq!(verbs, ["facility.corrected", "facility.registered"]);
        let report = journal::verify::verify(&house.db, 1, &parties::VERSIONED, &mut |_| {}).unwrap();
        assert_eq!((report.broken, report.versions), (None, 3));
    });
}

#[test]
fn the_code_of_a_household_business_is_its_owners_and_closed() {
    on_both(|house| {
        let editor = with(&[Right::PartiesEdit, Right::PartiesRead]);
        let id = register(house, &editor, draft("HKD1", "Cơ sở giặt ủi", Some("079 123 456 789"), Some(house.here)))
            .unwrap();
        let found = find(house, &editor, id).unwrap();
        assert_eq!((found.tax_code, found.has_owner_code), (None, true));
        let code = TaxCode::parse("079123456789").unwrap();
        let listed = house.read(&editor, move |tx, vault, by| facility::by_tax_code(tx, vault, by, &code)).unwrap();
        assert_eq!(listed.len(), 1, "found by the blind index");

        let open = |by: &Authority| {
            house.act(by, move |tx, vault, _, act| {
                let closed = facility::owner_code(tx, vault, act.by, id)?.unwrap();
                access_log::open(tx, act.by, "facility", act.now, closed)
            })
        };
        assert_eq!(refused(open(&editor)).as_deref(), Some("refused-not-allowed"));
        let trusted = with(&[Right::PartiesRead, Right::PersonalRead]);
        assert_eq!(open(&trusted).unwrap().as_str(), "079123456789");
        let texts: Vec<String> = house
            .read(&editor, |tx, _, _| {
                let mut texts: Vec<String> = tx.all("select body from facility_version", store::args![])?;
                texts.extend(tx.all::<String>("select search_key from facility", store::args![])?);
                texts.extend(tx.all::<String>("select body from journal", store::args![])?);
                Ok(texts)
            })
            .unwrap();
        assert!(texts.iter().all(|text| !text.contains("079123456789")));
    });
}

#[test]
fn a_list_holds_what_the_scope_reaches_and_no_more() {
    on_both(|house| {
        let console = Authority::console();
        for (code, name, area) in [
            ("KCN", "Khu công nghiệp Đồng An", Some(house.here)),
            ("XM", "Xi măng Hà Tiên", Some(house.there)),
            ("GIAY", "Giấy Đồng Nai", Some(house.there)),
            ("BV", "Bệnh viện", None),
        ] {
            register(house, &console, draft(code, name, Some("0301234567"), area)).unwrap();
        }
        let third = house
            .read(&console, |tx, _, by| facility::by_code(tx, by, &FacilityCode::parse("GIAY").unwrap()))
            .unwrap()
            .unwrap();
        let only = Scope { facilities: Reach::these([third.id]), ..Scope::whole() };
        let operator = Authority::console().narrowed(RightSet::all(), &only);
        let everywhere = with(&[Right::StationsRead]);
        let here = within(house.here, &[Right::PartiesRead]);
        let nowhere = within(999, &[Right::PartiesRead]);
        for (by, words, codes) in [
            (&everywhere, "", vec!["BV", "GIAY", "KCN", "XM"]),
            (&everywhere, "dong", vec!["GIAY", "KCN"]),
            (&everywhere, "ĐỒNG nai", vec!["GIAY"]),
            (&everywhere, "0301234567 xm", vec!["XM"]),
            (&everywhere, "%", vec![]),
            (&everywhere, "' or 1=1 --", vec![]),
            (&here, "", vec!["KCN"]),
            (&here, "giay", vec![]),
            (&operator, "", vec!["GIAY"]),
            (&nowhere, "", vec![]),
        ] {
            let ask = Ask { words: words.to_owned(), after: None, size: 50 };
            let listing = house.read(by, move |tx, _, by| facility::list(tx, by, &ask)).unwrap();
            let found: Vec<&str> = listing.facilities.iter().map(|f| f.code.as_str()).collect();
            assert_eq!(found, codes, "{words}");
            assert_eq!(listing.total, codes.len() as u64, "{words}");
            assert_eq!(find(house, by, third.id).is_some(), by.scope().covers(third.area, Some(third.id)));
        }
        let nobody = house.read(&with(&[Right::AuditRead]), |tx, _, by| facility::list(tx, by, &Ask::default()));
        assert_eq!(refused(nobody).as_deref(), Some("refused-not-allowed"));
    });
}

#[test]
fn a_list_goes_page_by_page() {
    on_both(|house| {
        let console = Authority::console();
        for n in 0..7 {
            register(house, &console, draft(&format!("F{n}"), &format!("Cơ sở {n}"), None, None)).unwrap();
        }
        let mut codes = Vec::new();
        let mut after = None;
        loop {
            let ask = Ask { words: "co so".to_owned(), after: after.take(), size: 3 };
            let listing = house.read(&console, move |tx, _, by| facility::list(tx, by, &ask)).unwrap();
            assert_eq!(listing.total, 7);
            codes.extend(listing.facilities.into_iter().map(|f| f.code));
            after = listing.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(codes, ["F0", "F1", "F2", "F3", "F4", "F5", "F6"]);
        let ask = Ask { words: String::new(), after: Some("made up".to_owned()), size: 3 };
        assert!(refused(house.read(&console, move |tx, _, by| facility::list(tx, by, &ask))).is_some());
    });
}

#[test]
fn the_public_sees_code_name_and_place() {
    on_both(|house| {
        let console = Authority::console();
        let id = register(house, &console, draft("A1", "Nhà máy A", Some("0301234567"), Some(house.here))).unwrap();
        let public_id = find(house, &console, id).unwrap().public_id;
        let view = house.db.read_now(move |tx| facility::public(tx, &public_id)).unwrap().unwrap();
        assert_eq!((view.code.as_str(), view.name.as_str(), view.area), ("A1", "Nhà máy A", Some(house.here)));
        let name = house.db.read_now(move |tx| facility::public_name(tx, id)).unwrap();
        assert_eq!(name.as_deref(), Some("Nhà máy A"));
        assert_eq!(house.db.read_now(|tx| facility::public_name(tx, 99)).unwrap(), None);
    });
}

#[test]
fn places_follow_when_units_merge() {
    on_both(|house| {
        let console = Authority::console();
        let id = register(house, &console, draft("A1", "Nhà máy A", None, Some(house.here))).unwrap();
        let (here, there, now) = (house.here, house.there, house.now);
        let moved = house.act(&console, move |tx, _, _, act| {
            let merge = Merge { from: vec![here], into: there, on: now.day(), basis: None };
            area::merge(tx, act.by.actor(), now, &merge, &parties::AREAS)
        });
        assert_eq!(moved.unwrap(), 1);
        assert_eq!(find(house, &console, id).unwrap().area, Some(there));
    });
}
