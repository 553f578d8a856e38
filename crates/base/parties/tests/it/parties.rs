//! People and organisations.

use identity::contact::{Email, Phone};
use identity::{Authority, Right, access_log};
use kernel::Outcome;
use parties::IdentityNumber;
use parties::party::{self, Draft, Likeness, Name, Who};

use crate::house::{House, on_both, with, within};
use crate::refused;

fn person(name: &str, identity: Option<&str>) -> Draft {
    let identity = identity.map(|n| IdentityNumber::parse(n).unwrap());
    Draft {
        who: Who::Person { name: name.to_owned(), identity },
        email: Some(Email::parse("an@example.vn").unwrap()),
        phone: Some(Phone::parse("0912345678").unwrap()),
        address: Some("12 Lê Lợi".to_owned()),
        area: None,
    }
}

fn organisation(name: &str, tax_code: Option<&str>, area: Option<i64>) -> Draft {
    let who = Who::Organisation { name: name.to_owned(), tax_code: tax_code.map(ToOwned::to_owned) };
    Draft { who, email: None, phone: None, address: None, area }
}

fn register(house: &House, by: &Authority, draft: Draft) -> Outcome<i64> {
    house.act(by, move |tx, vault, random, act| party::register(tx, vault, random, act, draft))
}

/// Drafts do not print; a failing case says its name.
fn told(draft: &Draft) -> String {
    let (Who::Person { name, .. } | Who::Organisation { name, .. }) = &draft.who;
    name.clone()
}

#[test]
fn registering() {
    on_both(|house| {
        let editor = with(&[Right::PartiesEdit]);
        let local = within(house.here, &[Right::PartiesEdit]);
        for (by, draft, refusal) in [
            (&editor, person("Lê Văn An", Some("079123456789")), None),
            (&editor, person("Khác", Some("079 123 456 789")), Some("refused-party-known")),
            (&editor, person("Lê Văn An", None), None),
            (&editor, person(" ", None), Some("refused-party-name")),
            (&editor, organisation("Công ty A", Some("0301234567"), None), None),
            (&editor, organisation("Công ty B", Some("0301234567"), None), Some("refused-party-known")),
            (&editor, organisation("Công ty B", Some("079123456789"), None), Some("refused-tax-code")),
            (&editor, organisation("Công ty B", Some("x"), None), Some("refused-tax-code")),
            (&editor, organisation("Công ty B", None, Some(99)), Some("refused-area-unknown")),
            (&local, organisation("Công ty B", None, Some(house.there)), Some("refused-outside-scope")),
            (&local, organisation("Công ty B", None, Some(house.here)), None),
            (&with(&[Right::PartiesRead]), organisation("Công ty C", None, None), Some("refused-not-allowed")),
        ] {
            let told = told(&draft);
            assert_eq!(refused(register(house, by, draft)).as_deref(), refusal, "{told}");
        }
    });
}

#[test]
fn a_persons_data_opens_for_one_answer_and_leaves_a_row() {
    on_both(|house| {
        let editor = with(&[Right::PartiesEdit, Right::PartiesRead]);
        let id = register(house, &editor, person("Lê Văn An", Some("079123456789"))).unwrap();
        let open = |by: &Authority| {
            house.act(by, move |tx, vault, _, act| {
                let found = party::of(tx, vault, act.by, id)?;
                let Name::Person(name) = found.name else { panic!("a person") };
                access_log::open(tx, act.by, "party", act.now, name.and(found.details))
            })
        };
        assert_eq!(refused(open(&editor)).as_deref(), Some("refused-not-allowed"));
        let (name, details) = open(&with(&[Right::PartiesRead, Right::PersonalRead])).unwrap();
        assert_eq!(name.as_str(), "Lê Văn An");
        assert_eq!(details.identity.unwrap().as_str(), "079123456789");
        assert_eq!(details.email.unwrap().as_str(), "an@example.vn");
        assert_eq!(details.phone.unwrap().as_str(), "+84912345678");
        assert_eq!(details.address.as_deref(), Some("12 Lê Lợi"));
        let rows: i64 = house
            .db
            .read_now(|tx| Ok(tx.one("select count(*) from access_subject where kind = 'party'", store::args![])?))
            .unwrap();
        assert_eq!(rows, 1, "one answer, one row");
    });
}

#[test]
fn correcting() {
    on_both(|house| {
        let editor = with(&[Right::PartiesEdit, Right::PartiesRead]);
        let id = register(house, &editor, organisation("Công ty A", Some("0301234567"), Some(house.here))).unwrap();
        register(house, &editor, organisation("Công ty B", Some("0307654321"), None)).unwrap();
        let correct = |by: &Authority, seen: i64, draft: Draft| {
            house.act(by, move |tx, vault, _, act| party::correct(tx, vault, act, id, seen, draft))
        };
        let local = within(house.there, &[Right::PartiesEdit]);
        for (by, seen, draft, refusal) in [
            (&editor, 1, organisation("Công ty A1", Some("0301234567"), Some(house.here)), None),
            (&editor, 1, organisation("Công ty A2", None, None), Some("refused-changed-meanwhile")),
            (&editor, 2, organisation("Công ty A2", Some("0307654321"), None), Some("refused-party-known")),
            (&editor, 2, person("Lê Văn An", None), Some("refused-party-kind")),
            (&local, 2, organisation("Công ty A2", None, Some(house.there)), Some("refused-outside-scope")),
        ] {
            let told = told(&draft);
            assert_eq!(refused(correct(by, seen, draft)).as_deref(), refusal, "{told}");
        }
        let found = house.read(&editor, move |tx, vault, by| party::of(tx, vault, by, id)).unwrap();
        assert!(matches!(found.name, Name::Organisation(name) if name == "Công ty A1"));
        assert_eq!((found.tax_code.as_deref(), found.version), (Some("0301234567"), 2));
    });
}

#[test]
fn one_asks_before_registering_twice() {
    on_both(|house| {
        let editor = with(&[Right::PartiesEdit]);
        let first = register(house, &editor, person("Lê Văn An", Some("079123456789"))).unwrap();
        let second = register(house, &editor, person("Lê Vân An", None)).unwrap();
        let company = register(house, &editor, organisation("Công ty A", Some("0301234567"), None)).unwrap();
        for (draft, matches) in [
            (person("Khác", Some("079123456789")), vec![(first, Likeness::Number)]),
            (person("lê văn an", Some("079123456789")), vec![(first, Likeness::Number), (second, Likeness::Name)]),
            (person("LE VAN AN", None), vec![(first, Likeness::Name), (second, Likeness::Name)]),
            (person("Lê An", None), vec![]),
            (organisation("Công ty A", None, None), vec![(company, Likeness::Name)]),
            (organisation("Công ty Z", Some("0301 234 567"), None), vec![(company, Likeness::Number)]),
        ] {
            let told = told(&draft);
            let found = house.read(&editor, move |tx, vault, by| party::lookup(tx, vault, by, &draft)).unwrap();
            assert_eq!(found.iter().map(|m| (m.id, m.by)).collect::<Vec<_>>(), matches, "{told}");
        }
    });
}

#[test]
fn names_are_found_within_the_scope() {
    on_both(|house| {
        let console = Authority::console();
        for area in [Some(house.here), Some(house.there), None] {
            register(house, &console, Draft { area, ..person("Lê Văn An", None) }).unwrap();
        }
        for (by, found) in [(with(&[Right::PartiesRead]), 3), (within(house.here, &[Right::PartiesRead]), 1)] {
            let list = house.read(&by, |tx, vault, by| party::by_name(tx, vault, by, " le  van an")).unwrap();
            assert_eq!(list.len(), found);
            for one in list {
                let id = one.id;
                assert!(house.read(&by, move |tx, vault, by| party::of(tx, vault, by, id)).is_ok());
            }
        }
        let hidden =
            house.read(&within(house.here, &[Right::PartiesRead]), |tx, vault, by| party::of(tx, vault, by, 2));
        assert_eq!(refused(hidden).as_deref(), Some("refused-party-unknown"));
    });
}
