//! The people of the sample province: one for each role, none of them real.

use identity::account::{self, Amend, Contacts, Open, SignInName};
use identity::console::{CreateAdministrator, create_administrator};
use identity::contact::{Email, Phone};
use identity::organisation::position::{self, Draft};
use identity::organisation::{assignment, chart, role};
use identity::password::{Hashed, NewPassword, Owner};
use identity::{Act, Authority, Reach};
use kernel::{CommandId, DayRange, Lang, Moment, Outcome, Problem, Refusal};
use parties::facility::FacilityCode;
use platform::area;
use store::Tx;

use super::province::{COMMUNES, FACILITIES};
use crate::house::House;

/// What a person is responsible for.
#[derive(Clone, Copy)]
enum Places {
    /// All of the province.
    All,
    /// The first six communes.
    HalfTheCommunes,
    /// One facility, by its index.
    Facility(usize),
}

/// Sign-in name, name, role, places. The first founds the department.
const PEOPLE: [(&str, &str, &str, Places); 6] = [
    ("quantri", "Phạm Minh Quân", "administrator", Places::All),
    ("lanhdao", "Trần Thị Thu Lan", "leader", Places::All),
    ("canbo", "Nguyễn Văn Bảo", "environment-officer", Places::HalfTheCommunes),
    ("cntt", "Lê Hoàng Nam", "it-operator", Places::All),
    ("kiemtra", "Võ Thị Kim Tra", "auditor", Places::All),
    ("doanhnghiep", "Đỗ Quốc Hưng", "facility-operator", Places::Facility(1)),
];

/// Opens an account for each; answers sign-in name, role and password.
pub fn settle(house: &House, now: Moment) -> Outcome<Vec<(String, String, String)>> {
    let mut settled = Vec::new();
    for (n, (login, name, role, places)) in PEOPLE.into_iter().enumerate() {
        let contacts = contacts(login, n)?;
        let password = phrase(house);
        let checked = NewPassword::check(&password, &Owner::default())?;
        let hashed = house.gate.hasher.hash(&checked, &house.random)?;
        let house = house.clone();
        house.clone().db.write_now(move |tx| match places {
            Places::All => {
                let create = CreateAdministrator { name: login.to_owned(), role: role.to_owned(), password: hashed };
                let by = Authority::console();
                let act = Act::new(&by, now);
                let account = create_administrator(tx, &house.vault, &house.random, act, create)?;
                let amend = Amend { account, seen: 1, name: Some(name.to_owned()), contacts };
                account::amend(tx, &house.vault, act, amend)
            }
            places => bounded(tx, &house, (login, name), contacts, (role, places), hashed, now),
        })?;
        settled.push((login.to_owned(), role.to_owned(), password));
    }
    Ok(settled)
}

/// An address and a number that reach nobody: the domain is reserved for examples, and Vietnamese mobile numbers
/// of eleven digits have been out of use since 2018.
fn contacts(login: &str, n: usize) -> Result<Contacts, Refusal> {
    Ok(Contacts {
        email: Some(Email::parse(&format!("{login}@thanhgiang.example"))?),
        phone: Some(Phone::parse(&format!("0199 000 {:04}", n + 1))?),
    })
}

/// Somebody who is responsible for some places only.
fn bounded(
    tx: &mut Tx,
    house: &House,
    (login, name): (&str, &str),
    contacts: Contacts,
    (role, places): (&str, Places),
    password: Hashed,
    now: Moment,
) -> Outcome<()> {
    let by = Authority::console();
    let act = Act::new(&by, now);
    let open = Open {
        login: SignInName::parse(login)?,
        name: name.to_owned(),
        email: contacts.email,
        phone: contacts.phone,
        lang: Lang::Vi,
        password: Some(password),
        must_change: false,
    };
    let account = account::open(tx, &house.vault, &house.random, act, open)?;
    let department = chart::on_day(tx, &by, now.day())?
        .first()
        .map(|branch| branch.unit.id)
        .ok_or_else(|| Problem::new("the demo has no department"))?;
    let title = role::in_force(tx, role, now.day())?.ok_or_else(|| Refusal::new("refused-role-unknown"))?.title;
    let (areas, facilities) = reach(tx, &by, places, now)?;
    let draft = Draft { unit: department, title, role: role.to_owned(), areas, facilities };
    let position = position::create(tx, act, draft, now.day())?;
    assignment::assign(tx, act, account, position, DayRange { from: now.day(), to: None })?;
    Ok(())
}

fn reach(tx: &mut Tx, by: &Authority, places: Places, now: Moment) -> Outcome<(Reach, Reach)> {
    Ok(match places {
        Places::All => (Reach::All, Reach::All),
        Places::HalfTheCommunes => {
            let mut ids = Vec::new();
            for (code, _, _) in &COMMUNES[..COMMUNES.len() / 2] {
                ids.extend(area::by_code(tx, code, now.day())?.map(|a| a.id));
            }
            (Reach::these(ids), Reach::All)
        }
        Places::Facility(n) => {
            let found = parties::facility::by_code(tx, by, &FacilityCode::parse(FACILITIES[n].code)?)?;
            (Reach::All, Reach::these(found.map(|f| f.id)))
        }
    })
}

/// A password that can be typed: four groups of random letters and digits.
fn phrase(house: &House) -> String {
    let id = CommandId::random(&house.random);
    let digits = &id.as_str()[..16];
    [&digits[..4], &digits[4..8], &digits[8..12], &digits[12..16]].join("-")
}
