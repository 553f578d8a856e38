//! Whoever handles exceedances of a place hears of a new one, once.

use identity::{Act, Authority, Reach};
use kernel::{CommandId, Moment};
use monitoring::arrange_telling::{self, Arrangement};
use monitoring::exceedance::{State, Step};
use monitoring::handle_exceedance::{self, HandleExceedance};
use monitoring::rules::telling::Telling;
use monitoring::tell;
use serde_json::json;
use store::args;

use crate::office::{facility_of, held, leave, notices, position, told};
use crate::province::{Province, at, day, line, on_both};

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
        let (to, template, args) = &found[0];
        let exceedance = &province.exceedances("NUO001")[0].0;
        assert_eq!((*to, template.as_str()), (leader, "exceedance-opened"));
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

/// What waits goes one level up; gives how many were still open.
fn escalate(province: &Province, now: Moment) -> usize {
    let law = province.receiver.law.current();
    if !province.read(move |tx| tell::has_waiting(tx, &law, now)) {
        return 0;
    }
    let (network, law) = (province.receiver.network.clone(), province.receiver.law.clone());
    province.db.write_bulk_now(move |tx| tell::escalate(tx, &network, &law, now)).unwrap()
}

fn handle(province: &Province, by: &Authority, step: Step, note: &str, now: Moment) -> Result<i64, String> {
    let exceedance = province.exceedances("NUO001").pop().unwrap().0;
    let (by, handle) = (
        by.clone(),
        HandleExceedance {
            exceedance: exceedance.public_id,
            seen: exceedance.version,
            step,
            note: note.to_owned(),
            command: CommandId::random(&province.random),
        },
    );
    let done = province.db.write_now(move |tx| handle_exceedance::run(tx, Act::new(&by, now), &handle));
    done.map_err(|failure| match failure {
        kernel::Failure::Refused(refusals) => refusals[0].code.to_string(),
        other @ kernel::Failure::Broken(_) => panic!("{other}"),
    })
}

#[test]
fn the_nearest_are_told_first_and_the_province_when_nobody_takes_it_up() {
    on_both(|province| {
        let own = Reach::these([facility_of(province, "NUO001")]);
        let (leader, _) = held(province, "lan", "leader", Reach::All);
        let (near, officer) = held(province, "minh", "leader", own.clone());
        let (facility, operator) = held(province, "hoa", "facility-operator", own.clone());
        // Whom nobody holds hears nothing and stands between nobody and the province.
        position(province, "leader", Reach::All, own);
        let now = at("20261122080000");
        cod_day(province, at("20261121120000"), "81", now);
        let opened = |to: i64| (to, "exceedance-opened".to_owned());
        let waiting = |to: i64| (to, "exceedance-waiting".to_owned());
        assert_eq!(told(province), [opened(near), opened(facility)]);

        let hours = |h: i64| now.plus_seconds(h * 3600);
        assert_eq!(escalate(province, hours(3)), 0, "there is time left");
        assert_eq!(escalate(province, hours(4)), 1);
        assert_eq!(told(province), [opened(near), opened(facility), waiting(leader)]);
        assert_eq!(escalate(province, hours(5)), 0, "once");

        // A second one is taken up in time.
        cod_day(province, at("20261122120000"), "90", at("20261123000500"));
        assert_eq!(handle(province, &operator, Step::Acknowledge, "", hours(17)), Err("refused-not-allowed".into()));
        assert!(handle(province, &officer, Step::Acknowledge, "", hours(17)).is_ok());
        assert_eq!(escalate(province, at("20261123060000")), 0);
        assert_eq!(told(province).len(), 5);
    });
}

#[test]
fn an_exceedance_goes_from_found_to_closed() {
    on_both(|province| {
        let own = Reach::these([facility_of(province, "NUO001")]);
        let elsewhere = Reach::these([facility_of(province, "KHI002")]);
        let (_, officer) = held(province, "minh", "leader", own.clone());
        let (_, operator) = held(province, "hoa", "facility-operator", own);
        let (_, stranger) = held(province, "mai", "facility-operator", elsewhere);
        let now = at("20261122080000");
        cod_day(province, at("20261121120000"), "81", now);
        let state = || province.exceedances("NUO001").pop().unwrap().0.state;
        let cases = [
            (&stranger, Step::Explain, "Không phải của tôi.", Err("refused-outside-scope"), State::Open),
            (&operator, Step::Close, "Xong.", Err("refused-not-allowed"), State::Open),
            (&officer, Step::Acknowledge, "", Ok(()), State::Acknowledged),
            (&officer, Step::Acknowledge, "", Err("refused-exceedance-not-open"), State::Acknowledged),
            (&operator, Step::Explain, " ", Err("refused-exceedance-note-empty"), State::Acknowledged),
            (&operator, Step::Explain, "Bơm hỏng, đã thay.", Ok(()), State::Explained),
            (&operator, Step::Explain, "Bơm hỏng, đã thay ngày 22.", Ok(()), State::Explained),
            (&officer, Step::Close, "Đã kiểm tra.", Ok(()), State::Closed),
            (&operator, Step::Explain, "Thêm.", Err("refused-exceedance-not-open"), State::Closed),
        ];
        for (by, step, note, expected, then) in cases {
            let done = handle(province, by, step, note, now).map(|_| ());
            assert_eq!((done, state()), (expected.map_err(str::to_owned), then), "{step:?} {note}");
        }
        // Corrected data with another finding open it again.
        cod_day(province, at("20261121120000"), "95", now);
        assert_eq!(state(), State::Open);
    });
}

#[test]
fn what_is_found_again_is_told_to_whom_the_first_notice_did_not_reach() {
    on_both(|province| {
        let own = Reach::these([facility_of(province, "NUO001")]);
        let (near, officer) = held(province, "minh", "leader", own.clone());
        let (facility, _) = held(province, "hoa", "facility-operator", own);
        let (sunday, monday) = (at("20261122080000"), at("20261123080000"));
        let correct = |value: &str, now: Moment| cod_day(province, at("20261121120000"), value, now);
        let left = |now: Moment| {
            let left = leave(province, now).into_iter();
            left.map(|(to, args)| (to, args["value"].as_f64().unwrap())).collect::<Vec<_>>()
        };
        correct("81", sunday);
        assert_eq!(left(sunday), [(facility, 81.0)], "the officer's waits for the morning");
        correct("10", sunday);
        assert_eq!(left(monday), [], "and is overtaken");
        correct("95", monday);
        assert_eq!(left(monday), [(near, 95.0)], "the facility knows");
        for value in ["10", "90"] {
            correct(value, monday);
        }
        assert_eq!(left(monday), [], "both know");
        for value in ["10", "300"] {
            correct(value, monday);
        }
        assert_eq!(left(monday), [(near, 300.0), (facility, 300.0)], "of nothing as serious");
        for value in ["10", "310"] {
            correct(value, monday);
        }
        assert_eq!(left(monday), []);
        handle(province, &officer, Step::Acknowledge, "", monday).unwrap();
        for value in ["10", "81"] {
            correct(value, monday);
        }
        assert_eq!(left(monday), [(near, 81.0), (facility, 81.0)], "it had been taken up, and is open once more");
        for value in ["10", "81"] {
            correct(value, at("20261124000001"));
        }
        assert_eq!(left(at("20261125080000")), [], "history");
    });
}

#[test]
fn what_is_opened_anew_is_told_and_goes_one_level_up_again() {
    on_both(|province| {
        let own = Reach::these([facility_of(province, "NUO001")]);
        let (leader, _) = held(province, "lan", "leader", Reach::All);
        let (near, officer) = held(province, "minh", "leader", own);
        let now = at("20261123080000");
        let hours = |h: i64| now.plus_seconds(h * 3600);
        let correct = |value: &str, at_hour: i64| cod_day(province, at("20261122120000"), value, hours(at_hour));
        let opened = (near, "exceedance-opened".to_owned());
        let waiting = (leader, "exceedance-waiting".to_owned());
        let mut expected = vec![opened.clone(), waiting.clone()];
        correct("81", 0);
        assert_eq!(escalate(province, hours(4)), 1);
        assert_eq!(told(province), expected);

        handle(province, &officer, Step::Close, "Đã kiểm tra.", hours(5)).unwrap();
        correct("95", 5);
        expected.push(opened);
        assert_eq!(told(province), expected, "he holds it for settled, and it has other figures");
        assert_eq!(escalate(province, hours(8)), 0, "there is time left");
        assert_eq!(escalate(province, hours(9)), 1);
        expected.push(waiting.clone());
        assert_eq!(told(province), expected);

        correct("10", 10);
        correct("96", 10);
        assert_eq!(told(province), expected, "nobody took it up: it is known, and waits again");
        assert_eq!(escalate(province, hours(14)), 1);
        expected.push(waiting);
        assert_eq!(told(province), expected);
        assert_eq!(escalate(province, hours(15)), 0, "once");
    });
}

#[test]
fn what_was_withdrawn_or_taken_up_is_not_told_any_more() {
    on_both(|province| {
        let (_, officer) = held(province, "minh", "leader", Reach::All);
        let (now, noon) = (at("20261122080000"), at("20261121120000"));
        cod_day(province, noon, "81", now);
        let args = notices(province)[0].2.clone();
        let overtaken = || {
            let of = |template: &'static str| {
                let args = args.clone();
                province.read(move |tx| tell::is_overtaken(tx, template, &args))
            };
            ["exceedance-opened", "exceedance-waiting"].map(of)
        };
        assert_eq!(overtaken(), [false, false]);
        cod_day(province, noon, "90", now);
        assert_eq!(overtaken(), [false, false], "another figure, and still too much");
        cod_day(province, noon, "10", now);
        assert_eq!(overtaken(), [true, true], "withdrawn");
        cod_day(province, noon, "95", now);
        assert_eq!(overtaken(), [false, false], "found again");
        handle(province, &officer, Step::Acknowledge, "", now).unwrap();
        assert_eq!(overtaken(), [false, true], "it is news for its facility, but nobody waits for anybody");
        handle(province, &officer, Step::Close, "Đã kiểm tra.", now).unwrap();
        assert_eq!(overtaken(), [false, true]);
        let unknown = json!({ "id": "nothing of the kind" });
        assert!(!province.read(move |tx| tell::is_overtaken(tx, "exceedance-opened", &unknown)));
    });
}

/// Recipient, channel and when it may leave, of the notices that wait.
fn leaving(province: &Province) -> Vec<(i64, String, String)> {
    let rows = province.read(|tx| {
        Ok(tx.all::<(i64, String, Moment)>("select to_id, channel, send_after from outbox order by id", args![])?)
    });
    rows.into_iter().map(|(to, channel, at)| (to, channel, at.compact_local())).collect()
}

#[test]
fn on_a_sunday_the_ordinary_waits_and_the_serious_wakes_whoever_is_on_duty() {
    on_both(|province| {
        let own = Reach::these([facility_of(province, "NUO001")]);
        let (near, officer) = held(province, "minh", "leader", own.clone());
        let (facility, _) = held(province, "hoa", "facility-operator", own);
        let (duty, _) = held(province, "truc", "auditor", Reach::All);
        let sunday = at("20261122080000");
        let (mail, sms) = ("notice".to_owned(), "sms".to_owned());
        let arrange = |by: &Authority, seen, telling: Telling| {
            let (by, wanted) = (by.clone(), Arrangement { seen, telling, patience: 4 });
            province.db.write_now(move |tx| arrange_telling::run(tx, Act::new(&by, sunday), &wanted))
        };
        let telling = Telling { sms: true, duty: Some(duty), ..Telling::default() };
        assert!(arrange(&officer, 0, telling.clone()).is_err(), "who handles exceedances arranges nothing");
        arrange(&Authority::console(), 0, telling.clone()).unwrap();
        assert!(arrange(&Authority::console(), 0, telling.clone()).is_err(), "it was changed meanwhile");

        cod_day(province, at("20261121120000"), "81", sunday);
        let (morning, now) = ("20261123073000".to_owned(), sunday.compact_local());
        let ordinary = [(near, mail.clone(), morning), (facility, mail.clone(), now.clone())];
        assert_eq!(leaving(province), ordinary);

        // Three times the limit of 67,5 and more.
        cod_day(province, at("20261120120000"), "203", sunday);
        let serious: Vec<_> = [near, facility, duty]
            .into_iter()
            .flat_map(|to| [(to, mail.clone(), now.clone()), (to, sms.clone(), now.clone())])
            .collect();
        assert_eq!(leaving(province)[2..], serious);

        // The third day in a row, though it is little over.
        let told = leaving(province).len();
        cod_day(province, at("20261119120000"), "81", sunday);
        assert_eq!(leaving(province).len(), told, "history is nobody's news");
        arrange(&Authority::console(), 2, Telling { serious_in_a_row: 3, serious_ratio: 9.0, ..telling.clone() })
            .unwrap();
        cod_day(province, at("20261122120000"), "81", at("20261122235900"));
        let last = leaving(province).len() - told;
        assert_eq!(last, 0, "its day is not over");
        cod_day(province, at("20261122120000"), "81", at("20261123003000"));
        assert_eq!(leaving(province).len() - told, 6, "the fourth in a row, before the office opens");

        // Hours of work count: found on Sunday, it may wait until noon of Monday.
        let counted = Telling { patience_at_work: true, ..telling };
        arrange(&Authority::console(), 3, counted).unwrap();
        assert_eq!(escalate(province, at("20261123112900")), 0);
        assert!(escalate(province, at("20261123113000")) > 0);
    });
}

/// Every hour a new window of eight hours begins: an afternoon of ozone is told once, and again when it is serious.
#[test]
fn windows_of_eight_hours_that_overlap_are_told_once() {
    on_both(|province| {
        let leader = position(province, "leader", Reach::All, Reach::All);
        let first = at("20261120120000");
        let mut told_at = Vec::new();
        for hour in 0..16 {
            let now = first.plus_seconds(hour * 3600);
            province.send("KXQ001", now, &line("O3", "130", "µg/Nm3", now, "00"));
            province.follow(now);
            if notices(province).len() > told_at.len() {
                told_at.push(now);
            }
        }
        assert_eq!(province.exceedances("KXQ001").len(), 11, "from the sixth hour on");
        // Six hours are enough for a mean; eight hours later nothing of what was told is in the window.
        assert_eq!(told_at, [17, 25].map(|hour| at("20261120000000").plus_seconds(hour * 3600)));
        assert!(
            notices(province).iter().all(|(to, template, _)| (*to, template.as_str()) == (leader, "exceedance-opened"))
        );
    });
}
