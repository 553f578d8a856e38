//! The operations centre subscribes at its own broker: it has the present state at once, also after the broker or the
//! program was gone, and nothing of what is not public.

use definitions::{Catalogue, Live};
use identity::{Act, Authority};
use kernel::{Basis, Bilingual, Clock, Day, MICROS_PER_SECOND, Moment, Outcome};
use monitoring::law::{Current, Law};
use monitoring::programme::{self, Kind, Setup};
use monitoring::station;
use store::{Db, Options, Tx};

use crate::clients::{Logger, PATIENCE, ask, until};
use crate::mosquitto::{Mosquitto, PASSWORD, free_port};
use crate::program::{Place, Program, STATIONS, text};
use crate::upgrade::location;

const COD: &str = "quantrac/stations/NUO001/COD";
const STATE: &str = "quantrac/stations/NUO001/state";
const ONLINE: &str = "quantrac/online";

/// Says in the settings where the broker is.
fn told_of(place: &Place, broker: &Mosquitto, scheme: &str, more: &str) {
    let password = place.file("mqtt-password", &format!("{PASSWORD}\n"));
    place.file(
        "datnuoc.toml",
        &format!(
            "public_url = \"https://quantrac.example.vn/\"\n{more}\n[mqtt]\nurl = \"{scheme}://127.0.0.1:{}\"\n\
             user = \"datnuoc\"\npassword_file = '{}'\nprefix = \"quantrac\"\n{}",
            broker.port(),
            password.display(),
            if scheme == "mqtts" { format!("ca = '{}'\n", broker.authority().display()) } else { String::new() },
        ),
    );
}

/// A measuring time so many seconds ago.
fn ago(seconds: i64) -> Moment {
    Moment(Clock::System.now().0 - seconds * MICROS_PER_SECOND)
}

fn send(program: &Program, seconds_ago: i64, value: &str) {
    let mut logger = Logger::connect(program.ftp, "NUO001").expect("a sign-in");
    logger.send(ago(seconds_ago), value).expect("226");
}

/// Waits until the broker has this value of COD for whoever subscribes anew.
fn has(broker: &Mosquitto, value: f64) {
    until("the value at the broker", PATIENCE, || {
        broker.told(COD).filter(|told| told["value"].as_f64() == Some(value))
    });
}

fn public(place: &Place, public: bool) {
    let words = if public { STATIONS.to_owned() } else { STATIONS.replacen(",,true\n", ",,false\n", 1) };
    let table = place.file("again.csv", &words);
    place.done(&["import", "stations", table.to_str().expect("a path")], "");
}

/// What the doctor says of the broker.
fn doctor(place: &Place) -> String {
    let output = place.run(&["doctor"], "");
    let said = text(&output.stdout);
    said.lines().filter(|line| line.contains("MQTT")).collect()
}

#[test]
fn whoever_subscribes_has_the_newest_public_values_at_once() {
    Place::each(|place| {
        let mut broker = Mosquitto::start();
        let counts = free_port();
        told_of(place, &broker, "mqtt", &format!("metrics_listen = \"127.0.0.1:{counts}\""));
        let program = place.with_stations().serve();
        send(&program, 120, "41.6");
        has(&broker, 41.6);
        let told = broker.told(COD).expect("a value");
        assert_eq!(
            (&told["station"], &told["parameter"], &told["unit"], &told["status"], &told["url"]),
            (
                &"NUO001".into(),
                &"COD".into(),
                &"mg/L".into(),
                &"00".into(),
                &"https://quantrac.example.vn/stations/NUO001?parameter=COD".into()
            )
        );
        let measured = told["measured_at"].as_str().and_then(|t| t.parse::<Moment>().ok()).expect("a time");
        assert!((120..150).contains(&ago(0).seconds_since(measured)), "{told}");
        let stands = broker.told(STATE).expect("a state");
        assert_eq!((&stands["condition"], &stands["parameters"]), (&"normal".into(), &vec!["COD"].into()));
        assert_eq!(broker.retained().get(ONLINE).map(String::as_str), Some("true"));
        let silent = broker.told("quantrac/stations/KXQ001/state").expect("a state");
        assert_eq!(silent["condition"], "never");
        assert_eq!(doctor(place), "");
        send(&program, 60, "43.17");
        has(&broker, 43.17);

        broker.kill();
        let connected = |is: &str| {
            let line = format!("datnuoc_mqtt_connected {is}\n");
            let counts = ([127, 0, 0, 1], counts).into();
            until(&line, PATIENCE, || ask(counts, "/metrics").ok().filter(|(_, text)| text.contains(&line)));
        };
        connected("0");
        assert!(doctor(place).contains("cannot be reached"));
        send(&program, 30, "44.5");
        assert_eq!(ask(program.pages, "/stations/NUO001").expect("an answer").0, 200, "nobody waits for the broker");
        broker.revive();
        has(&broker, 44.5);
        connected("1");

        public(place, false);
        until("a station that is not public any more is gone", PATIENCE, || {
            let there = broker.retained();
            (!there.contains_key(COD) && !there.contains_key(STATE)).then_some(())
        });
        assert!(broker.retained().contains_key("quantrac/stations/KXQ001/state"));
        program.stop();
        assert_eq!(broker.retained().get(ONLINE).map(String::as_str), Some("false"));
        assert!(doctor(place).contains("is it serving"));
    });
}

#[test]
fn what_ceased_to_be_public_while_nobody_served_is_taken_away() {
    let broker = Mosquitto::start();
    let place = Place::sqlite();
    told_of(&place, &broker, "mqtt", "");
    let program = place.with_stations().serve();
    send(&program, 60, "41.6");
    has(&broker, 41.6);
    program.kill();
    until("the broker says that it is gone", PATIENCE, || {
        (broker.retained().get(ONLINE).map(String::as_str) == Some("false")).then_some(())
    });
    public(&place, false);
    for n in 0..3 {
        broker.leave(&format!("quantrac/stations/OLD{n}/COD"));
    }
    broker.leave("quantrac/elsewhere");
    let _program = place.serve();
    until("what is not public is gone", PATIENCE, || {
        let there = broker.retained();
        let topics: Vec<&str> = there.keys().map(String::as_str).collect();
        (topics == ["quantrac/elsewhere", ONLINE, "quantrac/stations/KXQ001/state"]).then_some(())
    });
}

/// Writes what is done to programmes from beside the program, as a second process would.
fn programmes(place: &Place, work: impl FnOnce(&mut Tx, &Current, Act<'_>) -> Outcome<()> + Send + 'static) {
    let db = Db::open(&location(place), Options::default()).expect("the place's database");
    let done = db.write_now(move |tx| {
        let law = Law::new(Live::new(Catalogue::load(tx)?)).current();
        work(tx, &law, Act::new(&Authority::console(), Clock::System.now()))
    });
    done.expect("it is done");
}

#[test]
fn a_programme_is_told_as_long_as_it_is_public() {
    const TOPIC: &str = "quantrac/programmes/NT-TD";
    let broker = Mosquitto::start();
    let place = Place::sqlite();
    told_of(&place, &broker, "mqtt", "");
    broker.leave("quantrac/programmes/OLD");
    let program = place.with_stations().serve();
    let setup = Setup {
        name: Bilingual::new("Quan trắc nước thải", ""),
        kind: Kind::Automatic,
        purpose: "Giám sát nguồn thải.".to_owned(),
        medium: "wastewater".to_owned(),
        stations: Vec::new(),
        parameters: vec!["COD".to_owned()],
        rounds_per_year: None,
        frequency: String::new(),
        ordered_by: "Ủy ban nhân dân tỉnh".to_owned(),
        basis: Basis { document: "Kế hoạch 15/KH-UBND".to_owned(), article: String::new() },
        carried_out_by: "Trung tâm quan trắc".to_owned(),
        first: Day::new(2026, 1, 1).expect("a day"),
        last: None,
        public: true,
    };
    let private = Setup { public: false, ..setup.clone() };
    programmes(&place, move |tx, law, act| {
        let stations = station::id_of_code(tx, "NUO001")?.into_iter().collect();
        programme::register(tx, law, act, "NT-TD", Setup { stations, ..setup }).map(|_| ())
    });
    until("the programme at the broker", PATIENCE, || broker.told(TOPIC));
    send(&program, 60, "41.6");
    let told = until("what its station delivers", PATIENCE, || {
        broker.told(TOPIC).filter(|told| told["delivering"].as_i64() == Some(1))
    });
    assert_eq!(
        (&told["programme"], &told["stations"], &told["state"], &told["url"]),
        (
            &"NT-TD".into(),
            &vec!["NUO001"].into(),
            &"running".into(),
            &"https://quantrac.example.vn/programmes/NT-TD".into()
        )
    );
    programmes(&place, move |tx, law, act| {
        let programme = programme::by_code(tx, "NT-TD")?.expect("it is there");
        let hidden = Setup { stations: programme.setup.stations, ..private };
        programme::amend(tx, law, act, programme.id, programme.version, hidden)
    });
    until("what is not public is gone, and what an earlier program left", PATIENCE, || {
        let there = broker.retained();
        (!there.keys().any(|topic| topic.starts_with("quantrac/programmes/"))).then_some(())
    });
}

#[test]
fn an_encrypted_broker_is_known_by_its_authority() {
    let (broker, stranger) = (Mosquitto::encrypted(), Mosquitto::encrypted());
    let place = Place::sqlite();
    told_of(&place, &broker, "mqtts", "");
    let program = place.with_stations().serve();
    send(&program, 60, "41.6");
    has(&broker, 41.6);
    assert_eq!(doctor(&place), "");
    // Another's authority at the same address.
    std::fs::copy(stranger.authority(), broker.authority()).expect("a copy");
    assert!(doctor(&place).contains("cannot be reached"), "the certificate is not from whom it should be");
}

#[test]
fn settings_that_name_no_broker_are_refused_with_the_reason() {
    let place = Place::sqlite();
    for (settings, word) in [
        ("url = \"http://localhost\"", "mqtts://host:port"),
        ("url = \"mqtts://localhost\"", "authority"),
        ("url = \"mqtt://localhost\"\nprefix = \"a/#\"", "topics"),
        ("url = \"mqtt://localhost\"\nuser = \"a\"\npassword_file = \"/nonexistent\"", "/nonexistent"),
    ] {
        place.file("datnuoc.toml", &format!("[mqtt]\n{settings}\n"));
        let output = place.run(&["serve", "--listen", "127.0.0.1:0"], "");
        assert!(!output.status.success(), "{settings}");
        assert!(text(&output.stderr).contains(word), "{settings}: {}", text(&output.stderr));
    }
}
