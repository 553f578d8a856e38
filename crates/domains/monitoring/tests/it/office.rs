//! Positions of an office, who holds them, and what they are told.

use identity::account::{self, Open, SignInName};
use identity::organisation::{assignment, position, unit};
use identity::{Act, Authority, Reach, authority};
use kernel::{Bilingual, DayRange, Lang, Moment};
use monitoring::tell;
use platform::outbox;
use serde_json::Value;
use store::args;

use crate::province::{BEGINNING, Province, at};

/// A position of a role with this reach, that nobody holds.
pub fn position(province: &Province, role: &'static str, areas: Reach, facilities: Reach) -> i64 {
    let began = at(BEGINNING);
    let made = province.db.write_now(move |tx| {
        let by = Authority::console();
        let act = Act::new(&by, began);
        let draft = unit::Draft { name: Bilingual::new("Sở", "Department"), parent: None };
        let code = format!("SO{}", tx.one::<i64>("select count(*) from unit", args![])?);
        let unit = unit::establish(tx, act, &code, draft, began.day())?;
        let title = Bilingual::new(role, role);
        let draft = position::Draft { unit, title, role: role.to_owned(), areas, facilities };
        position::create(tx, act, draft, began.day())
    });
    made.unwrap()
}

/// The same, held by a new person of this name; also the person's authority.
pub fn held(province: &Province, login: &'static str, role: &'static str, facilities: Reach) -> (i64, Authority) {
    let position = position(province, role, Reach::All, facilities);
    let (vault, random, began) = (province.vault.clone(), province.random.clone(), at(BEGINNING));
    let account = province.db.write_now(move |tx| {
        let by = Authority::console();
        let act = Act::new(&by, began);
        let open = Open {
            login: SignInName::parse(login).unwrap(),
            name: login.to_owned(),
            email: None,
            phone: None,
            lang: Lang::Vi,
            password: None,
            must_change: false,
        };
        let account = account::open(tx, &vault, &random, act, open)?;
        assignment::assign(tx, act, account, position, DayRange { from: began.day(), to: None })?;
        Ok(account)
    });
    let (account, law) = (account.unwrap(), province.receiver.law.current());
    let today = at("20261122080000").day();
    let authority = province.read(move |tx| authority::of_account(tx, law.catalogue(), account, None, today));
    (position, authority.unwrap())
}

/// The facility of a station.
pub fn facility_of(province: &Province, code: &str) -> i64 {
    let station = province.station(code);
    province.read(move |tx| Ok(monitoring::station::store::by_id(tx, station)?)).unwrap().facility_id.unwrap()
}

/// Recipient, text and arguments of the notices that wait.
pub fn notices(province: &Province) -> Vec<(i64, String, Value)> {
    let rows = province.read(|tx| {
        Ok(tx.all::<(i64, String, String)>(
            "select to_id, template, cast(args as text) from outbox where channel = 'notice' order by id",
            args![],
        )?)
    });
    rows.into_iter().map(|(to, template, args)| (to, template, serde_json::from_str(&args).unwrap())).collect()
}

/// Lets what is due leave, as its sender does; gives recipient and arguments of what was not overtaken.
pub fn leave(province: &Province, now: Moment) -> Vec<(i64, Value)> {
    let left = province.db.write_bulk_now(move |tx| {
        let mut left = Vec::new();
        for message in outbox::claim(tx, "notice", "postman", 100, now, now.plus_seconds(60))? {
            if tell::is_overtaken(tx, &message.template, &message.args)? {
                outbox::overtaken(tx, &message, now)?;
            } else {
                outbox::sent(tx, &message, now)?;
                left.push((message.to_id, message.args));
            }
        }
        Ok(left)
    });
    left.unwrap()
}

/// Recipient and text of the notices that wait.
pub fn told(province: &Province) -> Vec<(i64, String)> {
    notices(province).into_iter().map(|(to, template, _)| (to, template)).collect()
}
