//! Stations that fall silent: found, told, reported, over.

use identity::{Act, Authority, Reach};
use kernel::{CommandId, Failure, Moment};
use monitoring::outage::{self, Outage, Standing};
use monitoring::report_outage::{self, ReportOutage};
use monitoring::{tell, watch_silence};
use serde_json::json;

use crate::office::{facility_of, held, told};
use crate::province::{Province, at, line, on_both};

/// Looks once; gives how many outages it touched. What has nothing to write writes nothing.
fn look(province: &Province, now: Moment) -> usize {
    let (network, law) = (province.receiver.network.clone(), province.receiver.law.current());
    let (looking, seen) = (network.clone(), law.clone());
    let random = province.random.clone();
    let has_next = province.read(move |tx| watch_silence::has_next(tx, &looking, &seen, now));
    let count = province.db.write_bulk_now(move |tx| watch_silence::run(tx, &network, &law, &random, now)).unwrap();
    assert_eq!(has_next, count > 0, "{now:?}");
    count
}

fn outages(province: &Province) -> Vec<Outage> {
    province.read(|tx| {
        let ids = tx.all::<i64>("select id from outage order by id", store::args![])?;
        ids.into_iter().map(|id| Ok(outage::store::by_id(tx, id)?.unwrap())).collect()
    })
}

/// Whether a notice about an outage that waited until now has nothing to say any more.
fn overtaken(province: &Province, outage: &Outage, template: &'static str) -> bool {
    let args = json!({ "id": outage.public_id.to_string() });
    province.read(move |tx| tell::is_overtaken(tx, template, &args))
}

fn report(province: &Province, by: &Authority, words: &str, now: Moment) -> Result<i64, String> {
    let outage = outages(province).pop().unwrap();
    let report = ReportOutage {
        outage: outage.public_id,
        seen: outage.version,
        report: words.to_owned(),
        command: CommandId::random(&province.random),
    };
    let by = by.clone();
    let done = province.db.write_now(move |tx| report_outage::run(tx, Act::new(&by, now), &report));
    done.map_err(|failure| match failure {
        Failure::Refused(refusals) => refusals[0].code.to_string(),
        other @ Failure::Broken(_) => panic!("{other}"),
    })
}

#[test]
fn a_station_falls_silent_and_speaks_again() {
    on_both(|province| {
        let own = Reach::these([facility_of(province, "NUO001")]);
        let (looks_after, officer) = held(province, "minh", "it-operator", Reach::All);
        let (facility, operator) = held(province, "hoa", "facility-operator", own);
        let last = at("20261122080000");
        assert_eq!(look(province, last), 0, "what has never reported is not silent");
        province.send("NUO001", last, &line("pH", "7", "-", last, "00"));
        // Two slots of five minutes, and the time that a file may take.
        assert_eq!(look(province, last.plus_seconds(900)), 0);
        let found = last.plus_seconds(901);
        assert_eq!(look(province, found), 1);
        assert_eq!(look(province, found), 0, "once");
        let outage = outages(province).pop().unwrap();
        assert_eq!((outage.since, outage.due_at), (last, last.plus_seconds(43_200)));
        assert_eq!(outage.facility_id, Some(facility_of(province, "NUO001")));
        let began = |to: i64| (to, "outage-began".to_owned());
        let due = |to: i64| (to, "outage-due".to_owned());
        assert_eq!(told(province), [began(looks_after), began(facility)]);
        assert!(!overtaken(province, &outage, "outage-began"));

        let late = last.plus_seconds(43_200);
        assert_eq!(outage.standing(late.plus_seconds(-1)), Standing::Silent);
        assert_eq!((outage.standing(late), look(province, late), look(province, late)), (Standing::Overdue, 1, 0));
        assert_eq!(told(province)[2..], [due(looks_after), due(facility)]);
        assert!(!overtaken(province, &outage, "outage-due"));

        assert_eq!(report(province, &operator, "  ", late), Err("refused-outage-report-empty".into()));
        assert_eq!(report(province, &operator, "Đứt cáp quang, đang nối.", late), Ok(2));
        assert_eq!(report(province, &officer, "Công văn 12: nối xong.", late.plus_seconds(60)), Ok(3));
        let outage = outages(province).pop().unwrap();
        assert_eq!((outage.reported_at, outage.standing(late)), (Some(late), Standing::Reported));
        let began_and_due = ["outage-began", "outage-due"].map(|template| overtaken(province, &outage, template));
        assert_eq!(began_and_due, [false, true], "it is silent, but has said why");

        let again = late.plus_seconds(3600);
        province.send("NUO001", again, &line("pH", "7", "-", again, "00"));
        assert_eq!(look(province, again.plus_seconds(30)), 1);
        assert!(overtaken(province, &outage, "outage-began"), "who waits until morning need not be told");
        let outage = outages(province).pop().unwrap();
        assert_eq!((outage.resumed_at, outage.standing(again), outage.version), (Some(again), Standing::Over, 4));
        let reports: Vec<String> = province
            .read(move |tx| outage::versions(tx, outage.id))
            .into_iter()
            .map(|(_, _, finding)| finding.report)
            .collect();
        let (first, second) = ("Đứt cáp quang, đang nối.", "Công văn 12: nối xong.");
        assert_eq!(reports, [second, second, first, ""]);
        // The next silence is another outage.
        assert_eq!(look(province, again.plus_seconds(901)), 1);
        assert_eq!(outages(province).len(), 2);
        assert_eq!(province.count("select count(*) from journal where verb like 'outage.%'"), 5);
    });
}

#[test]
fn who_is_reported_in_time_is_not_reminded() {
    on_both(|province| {
        let own = Reach::these([facility_of(province, "NUO001")]);
        let elsewhere = Reach::these([facility_of(province, "KHI002")]);
        let (_, operator) = held(province, "hoa", "facility-operator", own);
        let (_, stranger) = held(province, "mai", "facility-operator", elsewhere);
        let (_, auditor) = held(province, "an", "auditor", Reach::All);
        let last = at("20261122080000");
        province.send("NUO001", last, &line("pH", "7", "-", last, "00"));
        let found = last.plus_seconds(1800);
        assert_eq!(look(province, found), 1);
        let told_before = told(province).len();
        assert_eq!(report(province, &stranger, "Không phải của tôi.", found), Err("refused-outside-scope".into()));
        assert_eq!(report(province, &auditor, "Không phải của tôi.", found), Err("refused-not-allowed".into()));
        assert_eq!(report(province, &operator, "Mất điện lưới.", found), Ok(2));
        assert_eq!(look(province, last.plus_seconds(43_200)), 0);
        assert_eq!(told(province).len(), told_before);
    });
}

#[test]
fn who_speaks_again_owes_no_notice_any_more() {
    on_both(|province| {
        held(province, "minh", "it-operator", Reach::All);
        let last = at("20261122080000");
        province.send("NUO001", last, &line("pH", "7", "-", last, "00"));
        assert_eq!(look(province, last.plus_seconds(1800)), 1);
        let late = last.plus_seconds(43_200);
        assert_eq!(look(province, late), 1, "the notice is due, and waits for the morning");
        let outage = outages(province).pop().unwrap();
        assert!(!overtaken(province, &outage, "outage-due"));
        province.send("NUO001", late, &line("pH", "7", "-", late, "00"));
        assert_eq!(look(province, late.plus_seconds(30)), 1);
        let outage = outages(province).pop().unwrap();
        assert!(outage.resumed_at.is_some() && outage.reported_at.is_none());
        assert!(overtaken(province, &outage, "outage-due"), "in the morning it has nothing to say");
    });
}

#[test]
fn history_that_ends_long_ago_is_an_outage_without_mail() {
    on_both(|province| {
        held(province, "minh", "it-operator", Reach::All);
        let last = at("20261118080000");
        province.send("NUO001", last, &line("pH", "7", "-", last, "00"));
        let now = at("20261122080000");
        assert_eq!((look(province, now), outages(province).len()), (1, 1));
        look(province, now.plus_seconds(60));
        assert_eq!(told(province), []);
    });
}
