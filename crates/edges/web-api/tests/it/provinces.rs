//! A small province behind the interfaces: three stations, of which one is not public, what their
//! loggers sent, and what followed from it.

use std::sync::Arc;

use axum::Router;
use definitions::{Catalogue, Live, Package};
use identity::device::Door;
use identity::password::Hasher;
use identity::{Authority, Gate, Level, Reach, Right, RightSet, Scope};
use intake::{Intake, Signed};
use kernel::{Actor, Bilingual, Clock, Moment};
use monitoring::import_stations::{self, Import};
use monitoring::law::Law;
use monitoring::network::Network;
use monitoring::receive::{self, Receiver, Upload};
use monitoring::{derive_averages, journal_intake, judge, seal_intake, station};
use platform::keys::Vault;
use platform::table_import;
use testkit::TestDb;
use web_api::Api;
use web_kit::{Doors, Kit, Limits, Live as LivePages, Policy, Settings, Site, Transport, stack};

const HEADER: &str = "code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,\
interval_minutes,parameters,limit_set,limit_column,coefficients,o2_reference,public";

/// A wastewater station under QCVN 40, a stack without a known place, an air station that is not public.
const STATIONS: [&str; 3] = [
    "NUO001,Nước thải KCN Sông Tiên,wastewater,KCNST,KCN Sông Tiên,0301234567,10.1,106.1,,5,pH;COD;TSS,\
QCVN 40:2011/BTNMT,A,Kq=0.9;Kf=1.0,,true",
    "KHI002,\"Ống khói lò nung, số 2\",stack_emission,XMHT,Xi măng Hòn Tàu,,,,,5,Temp;SO2,,,,,true",
    "KXQ001,Không khí trung tâm,ambient_air,,,,10.3,106.3,,60,PM2.5;Temp,QCVN 05:2023/BTNMT,,,,false",
];

/// The token of an officer who may read everything, and of one whose scope is empty.
pub const LAN: &str = "token-of-lan";
pub const MINH: &str = "token-of-minh";
/// The account of the first station.
pub const LOGGER: &str = "NUO001:secret";

/// A province, and the site that shows it.
pub struct Province {
    pub db: TestDb,
    pub site: Router,
    pub receiver: Receiver,
}

/// A moment, as files write it: `20261122101500`.
pub fn at(text: &str) -> Moment {
    Moment::from_compact_local(text).unwrap()
}

/// When everything is asked: 22/11/2026 10:15 in Viet Nam.
pub fn now() -> Moment {
    at("20261122101500")
}

/// A line of a file.
pub fn line(symbol: &str, value: &str, unit: &str, time: Moment, status: &str) -> String {
    format!("{symbol}\t{value}\t{unit}\t{}\t{status}\r\n", time.compact_local())
}

/// Runs a test in a fresh province without any data, on each engine.
pub fn empty_on_both(test: impl Fn(&Province)) {
    testkit::on_both(|db| test(&Province::found(db)));
}

/// Runs a test in a province with two days of data, on each engine.
pub fn on_both(test: impl Fn(&Province)) {
    empty_on_both(|province| {
        province.fill();
        test(province);
    });
}

impl Province {
    fn found(db: TestDb) -> Province {
        let (random, began) = (testkit::random(), at("20251101080000"));
        let keys = tempfile::tempdir().unwrap();
        let vault = Arc::new(Vault::open(keys.path(), &random, began).unwrap());
        let catalogue = db
            .write_now(move |tx| {
                let package = Package::built_in().expect("the built-in package has no faults");
                definitions::publish(tx, &Actor::Console, began, None, &[package])?;
                Catalogue::load(tx)
            })
            .unwrap();
        let law = Law::new(Live::new(catalogue));
        let receiver = Receiver { network: Network::new(), law: law.clone() };
        let upload = table_import::Upload {
            file_name: "stations.csv".to_owned(),
            bytes: format!("{HEADER}\n{}\n", STATIONS.join("\n")).into_bytes(),
            actor: Actor::Console,
            skip_faulty: false,
        };
        let held = vault.clone();
        let import = Import { by: Authority::console(), law: law.clone(), vault };
        let report = import_stations::run(&db, import, began, &random, upload).unwrap();
        assert_eq!(report.faulty_rows, 0, "{:?}", report.faults);
        let hasher = Arc::new(Hasher::new(1));
        let gate = Gate { db: db.clone(), vault: held, hasher, random: random.clone() };
        let intake = Intake {
            db: db.clone(),
            receiver: receiver.clone(),
            clock: Clock::manual(now()),
            arrived: Arc::new(|| {}),
            devices: Arc::new(Door::new(gate)),
            signed: Arc::new(Signed::new(&random)),
            gathering: Arc::default(),
        };
        let api = Api { db: db.clone(), network: receiver.network.clone(), law, intake };
        Province { site: site(api), db, receiver }
    }

    pub fn station(&self, code: &str) -> i64 {
        let folded = code.to_lowercase();
        self.db.read_now(move |tx| Ok(station::store::id_of_code(tx, &folded)?)).unwrap().unwrap()
    }

    /// Delivers a file with these lines.
    pub fn send(&self, code: &str, arrived_at: Moment, lines: &str) {
        let (receiver, station) = (self.receiver.clone(), self.station(code));
        let upload = Upload {
            station,
            path: format!("/{code}/BD_SO_{code}_{}.txt", arrived_at.compact_local()),
            source: "192.0.2.9".to_owned(),
            arrived_at,
            bytes: lines.as_bytes().to_vec(),
        };
        self.db.append_now(station, move |tx| receive::run(tx, &receiver, &upload)).unwrap();
    }

    /// Averages and verdicts up to a moment.
    pub fn follow(&self, now: Moment) {
        let Receiver { network, law } = self.receiver.clone();
        let random = testkit::random();
        loop {
            let (network, law) = (network.clone(), law.clone());
            if self.db.derive_now(move |tx| derive_averages::run(tx, &network, &law, now, 24)).unwrap() == 0 {
                break;
            }
        }
        loop {
            let (network, law, random) = (network.clone(), law.clone(), random.clone());
            if self.db.write_bulk_now(move |tx| judge::run(tx, &network, &law, &random, now, 200)).unwrap().judged == 0
            {
                break;
            }
        }
        self.db.derive_now(move |tx| seal_intake::run(tx, now)).unwrap();
        self.db.write_bulk_now(move |tx| journal_intake::run(tx, now)).unwrap();
    }

    /// A day of COD above its limit; this morning all parameters, a calibration, a fault, a reading sent
    /// again with another value, a file that is half broken; another station, and one not public.
    fn fill(&self) {
        let midnight = at("20261121000000");
        let yesterday: String =
            (1..=288).map(|n| line("COD", "81", "mg/L", midnight.plus_seconds(300 * n), "00")).collect();
        self.send("NUO001", at("20261122003000"), &yesterday);
        for n in 1..=24 {
            let time = at("20261122080000").plus_seconds(300 * n);
            let status = if n == 6 { "01" } else { "00" };
            let ph = if n == 9 { line("pH", "---", "-", time, "02") } else { line("pH", "7.20", "-", time, "00") };
            let lines = [
                line("COD", &format!("{}.50", 40 + n % 3), "mg/L", time, status),
                line("TSS", "22.5", "mg/L", time, "00"),
                ph,
            ];
            self.send("NUO001", time.plus_seconds(60), &lines.concat());
        }
        let again = line("TSS", "23.0", "mg/L", at("20261122100000"), "00");
        let broken = "COD\tmany\tmg/L\t20261122101000\t00\r\nXYZ\t1\tmg/L\t20261122101000\t00\r\n";
        self.send("NUO001", at("20261122101200"), &format!("{again}{broken}"));
        self.send("KHI002", at("20261122100700"), &line("SO2", "120.0", "mg/Nm3", at("20261122100500"), "00"));
        self.send("KXQ001", at("20261122100500"), &line("PM2.5", "62.3", "ug/Nm3", at("20261122100000"), "00"));
        self.follow(now());
    }
}

fn site(api: Api) -> Router {
    let routes = stack::routes().and(web_api::routes().with_state(api));
    let rules = stack::RULES.into_iter().chain(web_api::RULES);
    stack::serve(&Kit::new(settings()), routes, Policy::new(rules))
}

fn settings() -> Settings {
    Settings {
        site: Site { office: Bilingual::new("Sở", "Department"), ..Site::default() },
        transport: Transport::Plain,
        clock: Clock::manual(now()),
        random: testkit::random(),
        limits: Limits::default(),
        doors: Doors {
            session: Arc::new(|token| {
                Box::pin(async move {
                    let nowhere = Scope { areas: Reach::these([]), facilities: Reach::All, level: Level::Office };
                    Ok(match token.as_str() {
                        LAN => Some(officer(&Scope::whole())),
                        MINH => Some(officer(&nowhere)),
                        _ => None,
                    })
                })
            }),
            // The first station that is imported has the first number.
            station: Arc::new(|(account, _)| Box::pin(async move { Ok((account == LOGGER).then_some(1)) })),
        },
        live: LivePages::new(100, 2),
        shared: None,
    }
}

fn officer(scope: &Scope) -> Authority {
    let rights: RightSet = [Right::StationsRead, Right::ReceiptsRead, Right::ExceedancesRead].into_iter().collect();
    Authority::system("an officer").narrowed(rights, scope)
}

/// The header that a session's browser sends.
pub fn session(token: &str) -> String {
    format!("session={token}")
}
