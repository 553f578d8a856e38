//! Programmes: registered, amended, ended; who may; and what their stations deliver.

use identity::{Act, Authority, Level, Reach, RightSet, Scope};
use kernel::{Basis, Bilingual, Day, Failure, Moment, Outcome};
use monitoring::law::Current;
use monitoring::programme::delivery::{self, Delivery, Shown};
use monitoring::programme::{self, Kind, PROGRAMME, Programme, Setup, Standing};
use monitoring::rules::condition::Condition;
use store::Tx;

use crate::office::facility_of;
use crate::province::{Province, at, on_both, steady};

fn now() -> Moment {
    at("20261122101000")
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An automatic programme of effluents.
fn setup(stations: Vec<i64>) -> Setup {
    Setup {
        name: Bilingual::new("Quan trắc nước thải tự động", "Automatic monitoring of effluents"),
        kind: Kind::Automatic,
        purpose: "Giám sát nguồn thải lớn.".to_owned(),
        medium: "wastewater".to_owned(),
        stations,
        parameters: vec!["cod".to_owned(), "TSS".to_owned()],
        rounds_per_year: None,
        frequency: String::new(),
        ordered_by: "Ủy ban nhân dân tỉnh".to_owned(),
        basis: Basis { document: "Kế hoạch 15/KH-UBND".to_owned(), article: "Mục II".to_owned() },
        carried_out_by: "Trung tâm quan trắc".to_owned(),
        first: day("2026-01-01"),
        last: None,
        public: true,
    }
}

/// Somebody with every right, but only there.
fn only(areas: Reach, facilities: Reach, level: Level) -> Authority {
    Authority::console().narrowed(RightSet::all(), &Scope { areas, facilities, level })
}

impl Province {
    /// Does something to programmes; where it is refused, its code and field.
    fn change<T: Send + 'static>(
        &self,
        by: Authority,
        work: impl FnOnce(&mut Tx, &Current, Act<'_>) -> Outcome<T> + Send + 'static,
    ) -> Result<T, (String, Option<String>)> {
        let law = self.receiver.law.current();
        let done = self.db.write_now(move |tx| work(tx, &law, Act::new(&by, now())));
        done.map_err(|failure| match failure {
            Failure::Refused(refusals) => (refusals[0].code.to_string(), refusals[0].field.clone()),
            Failure::Broken(problem) => panic!("{problem}"),
        })
    }

    fn register(&self, code: &'static str, setup: Setup) -> Result<i64, (String, Option<String>)> {
        self.change(Authority::console(), move |tx, law, act| programme::register(tx, law, act, code, setup))
    }

    fn programme(&self, code: &'static str) -> Programme {
        self.read(move |tx| programme::by_code(tx, code)).unwrap()
    }

    fn published(&self, now: Moment) -> Vec<Shown> {
        let (network, law) = (self.receiver.network.clone(), self.receiver.law.current());
        self.read(move |tx| delivery::public(tx, &network, &law, now))
    }
}

fn refused<T>(code: &str, field: &str) -> Result<T, (String, Option<String>)> {
    Err((code.to_owned(), Some(field.to_owned()).filter(|field| !field.is_empty())))
}

#[test]
fn a_programme_is_registered_amended_and_ended() {
    on_both(|province| {
        let [water, stack] = ["NUO001", "KHI002"].map(|code| province.station(code));
        assert_eq!(province.register("N T", setup(vec![water])), refused("refused-programme-code", "code"));
        assert_eq!(province.register("NT-TD", setup(vec![999])), refused("refused-station-unknown", "stations"));
        let nameless = Setup { name: Bilingual::default(), ..setup(vec![water]) };
        assert_eq!(province.register("NT-TD", nameless), refused("refused-field-empty", "name"));
        let id = province.register("NT-TD", setup(vec![water])).unwrap();
        let again = province.register("nt-td", setup(vec![water]));
        assert_eq!(again, refused("refused-programme-code-taken", "code"));
        let first = province.programme("nt-td");
        assert_eq!(
            (first.version, first.setup.parameters.join(" ").as_str()),
            (1, "COD TSS"),
            "as the law spells them"
        );

        let amend = |seen, setup| {
            province.change(Authority::console(), move |tx, law, act| programme::amend(tx, law, act, id, seen, setup))
        };
        amend(1, setup(vec![stack, water])).unwrap();
        assert_eq!(amend(1, setup(vec![water])), refused("refused-changed-meanwhile", ""));
        assert_eq!(province.programme("NT-TD").setup.stations, [stack, water]);
        let of_station = |station, day: &str| {
            let on = day.parse().unwrap();
            let found = province.read(move |tx| programme::of_station(tx, station, on));
            found.into_iter().map(|p| p.code).collect::<Vec<_>>()
        };
        assert_eq!(
            (of_station(stack, "2026-11-22"), of_station(999, "2026-11-22")),
            (vec!["NT-TD".to_owned()], vec![])
        );

        let end = |seen, last: &'static str, reason: &'static str| {
            province
                .change(Authority::console(), move |tx, _, act| programme::end(tx, act, id, seen, day(last), reason))
        };
        assert_eq!(end(2, "2025-12-31", "Xong"), refused("refused-valid-days-empty", "last"));
        assert_eq!(end(2, "2026-11-20", "  "), refused("refused-field-empty", "reason"));
        end(2, "2026-11-20", "Đã lắp đủ thiết bị.").unwrap();
        let over = province.programme("NT-TD");
        assert_eq!((over.standing(now().day()), over.last()), (Standing::Over, Some(day("2026-11-20"))));
        assert_eq!(over.ended.map(|e| e.reason).as_deref(), Some("Đã lắp đủ thiết bị."));
        assert_eq!(of_station(stack, "2026-11-22"), Vec::<String>::new());
        assert_eq!(amend(3, setup(vec![water])), refused("refused-programme-ended", ""));
        assert_eq!(end(3, "2026-11-21", "Lần nữa"), refused("refused-programme-ended", ""));
        assert_eq!(province.read(move |tx| PROGRAMME.table.history(tx, id)).len(), 3, "every state stays known");
        assert_eq!(province.count("select count(*) from journal where verb like 'programme.%'"), 3);
        assert_eq!(province.count("select count(*) from programme_station"), 2);
    });
}

#[test]
fn who_keeps_the_stations_keeps_their_programmes() {
    on_both(|province| {
        let [water, stack] = ["NUO001", "KHI002"].map(|code| province.station(code));
        let own = facility_of(province, "NUO001");
        let officer = || only(Reach::All, Reach::these([own]), Level::Office);
        let register = |by: Authority, code: &'static str, setup: Setup| {
            province.change(by, move |tx, law, act| programme::register(tx, law, act, code, setup))
        };
        assert_eq!(
            register(officer(), "NT-01", setup(vec![water, stack])),
            refused("refused-programme-station", "stations")
        );
        let rounds = Setup { kind: Kind::Periodic, rounds_per_year: Some(4), ..setup(vec![]) };
        let nowhere = register(officer(), "NT-01", rounds.clone());
        assert_eq!(nowhere, refused("refused-programme-stations-own", "stations"));
        register(officer(), "NT-01", setup(vec![water])).unwrap();
        let id = province.register("NT-02", rounds.clone()).unwrap();
        let amended = province.change(officer(), move |tx, law, act| programme::amend(tx, law, act, id, 1, rounds));
        assert_eq!(amended, refused("refused-outside-scope", ""));
        let none = Authority::console().narrowed(RightSet::NONE, &Scope::whole());
        assert_eq!(register(none, "NT-03", setup(vec![water])), refused("refused-not-allowed", ""));
    });
}

#[test]
fn what_is_not_public_is_the_departments_own() {
    on_both(|province| {
        let water = province.station("NUO001");
        province.register("NT-01", setup(vec![water])).unwrap();
        let secret = Setup { public: false, kind: Kind::AdHoc, ..setup(vec![water]) };
        province.register("NT-02", secret).unwrap();
        let codes = |shown: Vec<Shown>| shown.into_iter().map(|s| s.programme.code).collect::<Vec<_>>();
        assert_eq!(codes(province.published(now())), ["NT-01"]);
        let within = |by: Authority| {
            let (network, law) = (province.receiver.network.clone(), province.receiver.law.current());
            codes(province.read(move |tx| delivery::within(tx, &by, &network, &law, now())))
        };
        let office = only(Reach::these([]), Reach::All, Level::Office);
        let facility = only(Reach::All, Reach::these([facility_of(province, "NUO001")]), Level::Partner);
        assert_eq!((within(office), within(facility)), (vec!["NT-01".into(), "NT-02".into()], vec!["NT-01".into()]));
        let (network, law) = (province.receiver.network.clone(), province.receiver.law.current());
        let one = province.read(move |tx| delivery::public_one(tx, &network, &law, "NT-02", now()));
        assert!(one.is_none());
        assert!(province.read(move |tx| programme::of_station(tx, water, now().day())).len() == 1);
    });
}

#[test]
fn what_stations_deliver_is_counted_of_running_automatic_programmes() {
    on_both(|province| {
        let [water, stack, private] = ["NUO001", "KHI002", "KXQ001"].map(|code| province.station(code));
        province.register("NT-TD", setup(vec![water, private, stack])).unwrap();
        let rounds = Setup { kind: Kind::Periodic, rounds_per_year: Some(4), ..setup(vec![water]) };
        province.register("NT-DK", rounds).unwrap();
        let coming = Setup { first: day("2027-01-01"), ..setup(vec![water]) };
        province.register("NT-MAI", coming).unwrap();
        let order: Vec<String> = province.published(now()).into_iter().map(|s| s.programme.code).collect();
        assert_eq!(order, ["NT-TD", "NT-DK", "NT-MAI"], "what runs comes before what is to come");
        let delivered = |now: Moment| {
            let all = province.published(now);
            assert!(all[1].delivery.is_none() && all[2].delivery.is_none(), "no reading says what people do");
            all[0].delivery
        };
        let of_two =
            |delivering, newest: Option<&str>| Some(Delivery { stations: 2, delivering, newest: newest.map(at) });
        assert_eq!(delivered(now()), of_two(0, None), "a station that is not public does not count");
        province.send("NUO001", at("20261122100500"), &steady("COD", "mg/L", at("20261122100000"), "41"));
        assert_eq!(delivered(now()), of_two(1, Some("20261122100000")));
        let shown = &province.published(now())[0];
        let stands: Vec<(&str, Condition)> =
            shown.stations.iter().map(|s| (s.profile.station.code.as_str(), s.condition)).collect();
        assert_eq!(stands, [("NUO001", Condition::Normal), ("KHI002", Condition::NeverReported)], "in its order");
        assert_eq!(delivered(at("20261123095900")), of_two(1, Some("20261122100000")));
        assert_eq!(delivered(at("20261123100000")), of_two(0, Some("20261122100000")), "a day later it does not");
    });
}
