//! Whoever handles exceedances of a place hears of a new one, once.

use identity::organisation::{position, unit};
use identity::{Act, Authority, Reach};
use kernel::{Bilingual, Moment};
use serde_json::Value;
use store::args;

use crate::province::{BEGINNING, Province, at, day, on_both};

/// A position of a role with this reach.
fn position(province: &Province, role: &'static str, areas: Reach, facilities: Reach) -> i64 {
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

/// Recipients and arguments of the notices that wait.
fn notices(province: &Province) -> Vec<(i64, Value)> {
    let rows = province.read(|tx| {
        Ok(tx.all::<(i64, String, String)>(
            "select to_id, template, cast(args as text) from outbox where channel = 'notice' order by to_id, id",
            args![],
        )?)
    });
    rows.into_iter()
        .map(|(to, template, args)| {
            assert_eq!(template, "exceedance-opened");
            (to, serde_json::from_str(&args).unwrap())
        })
        .collect()
}

fn cod_day(province: &Province, noon: Moment, value: &str, now: Moment) {
    province.send("NUO001", now, &day("COD", "mg/L", noon, value));
    province.follow(now);
}

#[test]
fn those_who_answer_for_the_place_are_told_once() {
    on_both(|province| {
        let leader = position(province, "leader", Reach::All, Reach::All);
        position(province, "auditor", Reach::All, Reach::All);
        let noon = at("20261121120000");
        let now = at("20261122080000");
        cod_day(province, noon, "81", now);
        let found = notices(province);
        assert_eq!(found.len(), 1);
        let (to, args) = &found[0];
        let exceedance = &province.exceedances("NUO001")[0].0;
        assert_eq!(*to, leader);
        assert_eq!(args["id"], exceedance.public_id.to_string());
        assert_eq!(
            (&args["station"], &args["symbol"], &args["averaging"]),
            (&"NUO001".into(), &"COD".into(), &"P1D".into())
        );
        assert_eq!(
            (args["value"].as_f64(), args["high"].as_f64(), args["ratio"].as_f64()),
            (Some(81.0), Some(67.5), Some(1.2))
        );
        // Revised, withdrawn, found again: the same occasion.
        for value in ["90", "10", "95"] {
            cod_day(province, noon, value, now);
        }
        assert_eq!(notices(province).len(), 1);
    });
}

#[test]
fn history_that_is_brought_in_makes_no_mail() {
    on_both(|province| {
        position(province, "leader", Reach::All, Reach::All);
        let noon = at("20261118120000");
        cod_day(province, noon, "81", at("20261122080000"));
        assert_eq!(province.exceedances("NUO001").len(), 1);
        assert_eq!(notices(province), []);
    });
}
