//! Panels: registered, amended, taken down; what they show; and who may say that one is still there.

use identity::{Act, Authority, Reach};
use kernel::{CommandId, Failure, Lang, Moment, Outcome};
use monitoring::panel::face::{self, Face, Figure};
use monitoring::panel::watch::{self, Standing};
use monitoring::panel::{self, Layout, PANEL, Panel, Setup};
use monitoring::rules::condition::Condition;
use monitoring::{tell, watch_panels};
use store::Tx;

use crate::office::{leave, notices, position};
use crate::province::{Province, at, on_both, steady};

fn now() -> Moment {
    at("20251122101000")
}

fn setup(stations: Vec<i64>) -> Setup {
    Setup {
        name: "Cổng khu công nghiệp".to_owned(),
        place: "Đường số 1".to_owned(),
        width: 384,
        height: 192,
        layout: Layout::Turn,
        languages: vec![Lang::Vi],
        dwell_seconds: 10,
        night: None,
        unseen_minutes: 10,
        stations,
    }
}

fn write<T: Send + 'static>(
    province: &Province,
    now: Moment,
    work: impl FnOnce(&mut Tx, Act<'_>) -> Outcome<T> + Send + 'static,
) -> Result<T, String> {
    province.db.write_now(move |tx| work(tx, Act::new(&Authority::console(), now))).map_err(|failure| match failure {
        Failure::Refused(refusals) => refusals[0].code.to_string(),
        Failure::Broken(problem) => panic!("{problem}"),
    })
}

fn found(province: &Province, code: &'static str) -> Panel {
    province.read(move |tx| panel::by_code(tx, code)).unwrap()
}

fn faces(province: &Province, now: Moment) -> Vec<Face> {
    let receiver = province.receiver.clone();
    province.read(move |tx| {
        let panel = panel::by_code(tx, "BD01")?.unwrap();
        face::all(tx, &receiver.network, &receiver.law.current(), &panel, now)
    })
}

#[test]
fn a_panel_is_registered_amended_and_taken_down() {
    on_both(|province| {
        let [water, stack, private] = ["NUO001", "KHI002", "KXQ001"].map(|code| province.station(code));
        let register = |code: &'static str, setup: Setup| {
            write(province, now(), move |tx, act| panel::register(tx, act, code, setup))
        };
        assert_eq!(register("B 1", setup(vec![water])), Err("refused-panel-code".to_owned()));
        assert_eq!(register("BD01", setup(vec![private])), Err("refused-panel-station-private".to_owned()));
        assert_eq!(register("BD01", setup(vec![999])), Err("refused-station-unknown".to_owned()));
        let id = register("BD01", setup(vec![water])).unwrap();
        assert_eq!(register("bd01", setup(vec![water])), Err("refused-panel-code-taken".to_owned()));

        let amend = |seen, setup| write(province, now(), move |tx, act| panel::amend(tx, act, id, seen, setup));
        amend(1, setup(vec![stack, water])).unwrap();
        assert_eq!(amend(1, setup(vec![water])), Err("refused-changed-meanwhile".to_owned()));
        let panel = found(province, "bd01");
        assert_eq!((panel.version, panel.setup.stations.as_slice()), (2, &[stack, water][..]));

        let retire = |seen| write(province, now(), move |tx, act| panel::retire(tx, act, id, seen));
        retire(2).unwrap();
        assert!(found(province, "BD01").retired);
        assert_eq!(amend(3, setup(vec![water])), Err("refused-panel-retired".to_owned()));
        assert_eq!(register("BD01", setup(vec![water])), Err("refused-panel-code-taken".to_owned()));
        assert_eq!(province.read(move |tx| PANEL.table.history(tx, id)).len(), 3, "every state stays known");
        assert_eq!(province.count("select count(*) from journal where verb like 'panel.%'"), 3);
    });
}

#[test]
fn a_face_says_what_was_measured_and_how_it_stands() {
    on_both(|province| {
        let [water, stack] = ["NUO001", "KHI002"].map(|code| province.station(code));
        write(province, now(), move |tx, act| panel::register(tx, act, "BD01", setup(vec![stack, water]))).unwrap();
        let before = faces(province, now());
        let codes: Vec<&str> = before.iter().map(|f| f.profile.station.code.as_str()).collect();
        assert_eq!(codes, ["KHI002", "NUO001"], "in the order of the set-up");
        assert!(before.iter().all(|f| f.figure.is_none() && f.condition == Condition::NeverReported));

        province.send("NUO001", at("20251122100500"), &steady("COD", "mg/L", at("20251122100000"), "107,25"));
        province.follow(now());
        let shown = faces(province, now());
        let Some(Figure::Reading { slot, newest }) = &shown[1].figure else { panic!("{:?}", shown[1].figure) };
        assert_eq!((slot.symbol.as_str(), newest.value.as_str()), ("COD", "107,25"), "no day is over yet");

        province.send(
            "NUO001",
            at("20251123000500"),
            &crate::province::day("COD", "mg/L", at("20251122120000"), "107.25"),
        );
        province.follow(at("20251123010000"));
        let shown = faces(province, at("20251123000600"));
        let Some(Figure::Mean { slot, value, over, .. }) = &shown[1].figure else { panic!("{:?}", shown[1].figure) };
        assert_eq!((slot.symbol.as_str(), *value, *over), ("COD", 107.25, Some(true)));

        province.db.write_now(move |tx| Ok(tx.run("update station set public = false", store::args![])?)).unwrap();
        assert!(faces(province, now()).is_empty(), "what is not public any more is gone at once");
    });
}

#[test]
fn only_the_panel_itself_is_heard_of_and_not_more_than_once_a_minute() {
    on_both(|province| {
        let water = province.station("NUO001");
        let id = write(province, now(), move |tx, act| panel::register(tx, act, "BD01", setup(vec![water]))).unwrap();
        let standing = |now| {
            province.read(move |tx| {
                let panel = panel::by_id(tx, id)?.unwrap();
                let known = watch::of_panel(tx, id)?;
                Ok(watch::standing(&panel, known.as_ref(), now))
            })
        };
        let random = province.random.clone();
        let issue = move |tx: &mut Tx, act: Act<'_>| {
            let panel = panel::by_id(tx, id)?.unwrap();
            watch::issue_key(tx, &random, act, &panel)
        };
        let report = |key: &str, now: Moment| {
            let key = key.to_owned();
            let wanted = province.read(move |tx| watch::wants(tx, id, &key, now));
            if wanted {
                let shows = "NUO001@20251122100000 <script>";
                province.db.write_bulk_now(move |tx| watch::note(tx, id, shows, now)).unwrap();
            }
            wanted
        };
        assert_eq!(standing(now()), Standing::NoKey);
        let key = write(province, now(), issue.clone()).unwrap();
        assert_eq!(key.len(), 26);
        assert_eq!(standing(now()), Standing::NeverSeen);

        let guess = CommandId::random(&province.random).to_string();
        assert!(!report(&guess, now()) && !report("", now()), "a guess is a passer-by");
        assert_eq!(standing(now()), Standing::NeverSeen);
        assert!(report(&key, now()));
        assert!(!report(&key, now().plus_seconds(59)), "within a minute once");
        assert!(report(&key, now().plus_seconds(60)));
        let known = province.read(move |tx| watch::of_panel(tx, id)).unwrap();
        assert_eq!(known.seen_at, Some(now().plus_seconds(60)));
        assert_eq!(known.shows[0], ("NUO001".to_owned(), Some(at("20251122100000"))));
        assert_eq!(known.shows[1], ("script".to_owned(), None), "what is no report is no markup either");

        assert_eq!(standing(now().plus_seconds(60 + 600)), Standing::Seen);
        assert_eq!(standing(now().plus_seconds(60 + 601)), Standing::Lost);
        let newer = write(province, now(), issue).unwrap();
        assert!(!report(&key, now().plus_seconds(7200)), "the old key is worth nothing");
        assert!(report(&newer, now().plus_seconds(7200)));
        assert_eq!(province.count("select count(*) from journal where verb = 'panel.key-issued'"), 2);
    });
}

#[test]
fn those_who_keep_panels_hear_once_that_one_is_lost_and_once_that_it_is_back() {
    on_both(|province| {
        let keeper = position(province, "it-operator", Reach::All, Reach::All);
        position(province, "leader", Reach::All, Reach::All);
        let water = province.station("NUO001");
        let id = write(province, now(), move |tx, act| panel::register(tx, act, "BD01", setup(vec![water]))).unwrap();
        let random = province.random.clone();
        let panel = found(province, "BD01");
        write(province, now(), move |tx, act| watch::issue_key(tx, &random, act, &panel)).unwrap();
        let minutes = |n: i64| now().plus_seconds(n * 60);
        let heard = |at: Moment| province.db.write_bulk_now(move |tx| watch::note(tx, id, "NUO001", at)).unwrap();
        let look = |serving: Moment, at: Moment| {
            if !province.read(move |tx| watch_panels::has_next(tx, serving, at)) {
                return 0;
            }
            let law = province.receiver.law.current();
            province.db.write_bulk_now(move |tx| watch_panels::run(tx, &law, serving, at)).unwrap()
        };
        let told = || notices(province).into_iter().map(|(to, template, _)| (to, template)).collect::<Vec<_>>();
        let (lost, back) = ((keeper, "panel-lost".to_owned()), (keeper, "panel-back".to_owned()));

        assert_eq!(look(now(), minutes(60)), 0, "it was never there");
        heard(minutes(0));
        assert_eq!(look(now(), minutes(10)), 0);
        assert_eq!((look(now(), minutes(11)), look(now(), minutes(12))), (1, 0), "once");
        assert_eq!(told(), std::slice::from_ref(&lost));
        assert_eq!(notices(province)[0].2["seen"], minutes(0).display_local());
        assert_eq!(look(minutes(12), minutes(13)), 0, "that we were away brings no panel back");
        let monday = at("20251124080000");
        assert_eq!(leave(province, monday).len(), 1);
        heard(minutes(20));
        assert_eq!((look(now(), minutes(21)), look(now(), minutes(22))), (1, 0));
        assert_eq!(told(), [lost.clone(), back.clone()]);
        assert_eq!(look(minutes(40), minutes(45)), 0, "we were away, not the panel");
        assert_eq!(look(minutes(40), minutes(51)), 1);
        assert_eq!(told(), [lost.clone(), back.clone(), lost.clone()]);

        // Heard of again before the notice leaves: neither that it was lost is told, nor that it is back.
        let args = notices(province)[2].2.clone();
        let overtaken = || {
            let args = args.clone();
            province.read(move |tx| tell::is_overtaken(tx, "panel-lost", &args))
        };
        assert!(!overtaken());
        heard(minutes(55));
        assert!(overtaken());
        assert_eq!((look(now(), minutes(56)), told().len()), (1, 3));
        let left = leave(province, monday);
        assert_eq!(
            left.iter().map(|(_, args)| &args["heard"]).collect::<Vec<_>>(),
            [&minutes(20).0],
            "the first way back"
        );

        assert_eq!((look(now(), minutes(66)), told().len()), (1, 4), "lost once more");
        write(province, minutes(67), move |tx, act| panel::retire(tx, act, id, 1)).unwrap();
        heard(minutes(70));
        assert_eq!(look(now(), minutes(71)), 0, "nobody waits for a panel that was taken down");
        assert!(leave(province, monday).is_empty(), "nor is anybody told to look after it");
        assert_eq!(province.count("select count(*) from journal where verb in ('panel.lost', 'panel.back')"), 5);
    });
}
