//! The first administrator.

use identity::Right;
use identity::console::{self, CreateAdministrator};
use kernel::Outcome;

use crate::house::{House, PASSWORD, on_both};
use crate::refused;

fn create(house: &House, name: &str, role: &str) -> Outcome<i64> {
    let create = CreateAdministrator { name: name.to_owned(), role: role.to_owned(), password: house.hashed() };
    let (vault, random) = (house.gate.vault.clone(), house.random());
    house.console(move |tx, act| console::create_administrator(tx, &vault, &random, act, create))
}

#[test]
fn the_console_makes_administrators() {
    on_both(|house| {
        for (name, role, refusal) in [
            ("Đỗ Minh", "administrator", None),
            ("Ly", "it-operator", None),
            ("do minh", "administrator", Some("refused-sign-in-name-taken")),
            ("x", "administrator", Some("refused-sign-in-name")),
            ("Hoa", "king", Some("refused-role-unknown")),
            ("Hoa", "environment-officer", Some("refused-role-needs-places")),
        ] {
            assert_eq!(refused(create(house, name, role)).as_deref(), refusal, "{name} {role}");
        }
        let signed_in = house.sign_in("Do Minh", PASSWORD).unwrap();
        let authority = house.authority(signed_in.account);
        assert!(authority.may(Right::AccountsManage) && !authority.may(Right::ExceedancesHandle));
        assert_eq!(authority.title().vi, "Vị trí administrator", "administrators share a position");
        assert_eq!(authority.display_name(), "Đỗ Minh");
        let operator = house.sign_in("ly", PASSWORD).unwrap().account;
        assert_eq!(house.authority(operator).title().vi, "Vận hành kỹ thuật");
        assert_eq!(house.count("select count(*) from unit"), 1, "the department is founded once");
    });
}

#[test]
fn an_unknown_role_is_told_with_those_there_are() {
    on_both(|house| {
        let refusal = create(house, "Hoa", "king").unwrap_err().to_string();
        assert!(refusal.contains("administrator") && refusal.contains("leader"), "{refusal}");
    });
}
