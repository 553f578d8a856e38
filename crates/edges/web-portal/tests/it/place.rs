//! A town with an air station and two waters behind the portal's pages.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use definitions::kinds::AirIndex;
use definitions::{Catalogue, Live, Package, Pinned};
use http_body_util::BodyExt;
use identity::Authority;
use kernel::{Actor, Bilingual, Clock, Moment, Random};
use monitoring::import_stations::{self, Import};
use monitoring::law::Law;
use monitoring::network::Network;
use monitoring::receive::{self, Receiver, Upload};
use monitoring::{derive_averages, judge, station};
use platform::keys::Vault;
use platform::table_import;
use testkit::TestDb;
use tower::ServiceExt;
use web_kit::{Doors, Kit, Limits, Live as LivePages, Need, Policy, Rule, Settings, Site, Transport, stack};
use web_portal::Portal;

const STATIONS: &str = "code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,\
interval_minutes,parameters,limit_set,limit_column,coefficients,o2_reference,public
KXQ001,Không khí Bến Nghĩa,ambient_air,,,,10.82345,106.42345,,60,PM10;PM2.5;SO2;NO2;CO;O3,,,,,true
NMT001,Sông Trà,surface_water,,,,10.1,106.1,,60,Temp;pH;DO;NH4,,,,,true
NMT002,Trạm bơm nước thô,surface_water,,,,10.2,106.2,,60,Temp;pH;DO;COD;NH4;NO3;Coliform,,,,,true
";

const RULES: [Rule; 22] = [
    Rule::get("/", Need::Public),
    Rule::get("/fragments/stations.geojson", Need::Public),
    Rule::get("/stations/{code}", Need::Public),
    Rule::get("/stations/{code}/days", Need::Public),
    Rule::get("/stations/{code}/series.csv", Need::Public),
    Rule::get("/stations/{code}/series.xlsx", Need::Public),
    Rule::get("/widget/{code}", Need::Public),
    Rule::get("/compare", Need::Public),
    Rule::get("/exceedances", Need::Public),
    Rule::get("/exceedances/{id}", Need::Public),
    Rule::get("/led/{code}", Need::Public),
    Rule::get("/led/{code}/face", Need::Public),
    Rule::get("/kpi", Need::Public),
    Rule::get("/kpi/fragments/now", Need::Public),
    Rule::get("/programmes", Need::Public),
    Rule::get("/programmes/fragments/now", Need::Public),
    Rule::get("/programmes/{code}", Need::Public),
    Rule::get("/programmes/{code}/fragments/now", Need::Public),
    Rule::get("/exceedances.atom", Need::Public),
    Rule::get("/warnings.atom", Need::Public),
    Rule::get("/warnings/{file}", Need::Public),
    Rule::get("/definitions/{kind}/{*code}", Need::Public),
];

/// The town.
pub struct Town {
    pub site: Router,
    pub law: Law,
    pub db: TestDb,
    pub receiver: Receiver,
    vault: Arc<Vault>,
    random: Random,
    _keys: tempfile::TempDir,
}

/// What was answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub text: String,
}

/// A moment, as files write it.
pub fn at(text: &str) -> Moment {
    Moment::from_compact_local(text).unwrap()
}

/// When everything is asked: 22/11/2026 10:15 in Viet Nam.
pub fn now() -> Moment {
    at("20261122101500")
}

/// Runs a test in a fresh town on each engine.
pub fn on_both(test: impl Fn(&Town)) {
    testkit::on_both(|db| test(&Town::found(db)));
}

impl Town {
    fn found(db: TestDb) -> Town {
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
        let portal = Portal { db: db.clone(), network: receiver.network.clone(), law: law.clone(), home: None };
        let routes = stack::routes().and(web_portal::routes().with_state(portal));
        let policy = Policy::new(stack::RULES.into_iter().chain(RULES));
        let site = stack::serve(&Kit::new(settings()), routes, policy);
        let town = Town { site, law, db, receiver, vault, random, _keys: keys };
        town.import(STATIONS);
        town
    }

    /// Brings a table of stations in.
    pub fn import(&self, table: &str) {
        let upload = table_import::Upload {
            file_name: "stations.csv".to_owned(),
            bytes: table.as_bytes().to_vec(),
            actor: Actor::Console,
            skip_faulty: false,
        };
        let import = Import { by: Authority::console(), law: self.law.clone(), vault: self.vault.clone() };
        let began = at("20251101080000");
        let report = import_stations::run(&self.db, import, began, &self.random, upload).unwrap();
        assert_eq!(report.faulty_rows, 0, "{:?}", report.faults);
    }

    /// Judges what was derived; gives the public ids of what exceeded.
    pub fn judge(&self) -> Vec<String> {
        let (Receiver { network, law }, random) = (self.receiver.clone(), self.random.clone());
        self.db.write_bulk_now(move |tx| judge::run(tx, &network, &law, &random, now(), 200)).unwrap();
        self.db.read_now(|tx| Ok(tx.all("select public_id from exceedance order by id", store::args![])?)).unwrap()
    }

    /// Delivers one reading an hour up to 10:00, the newest first, and derives what follows.
    pub fn send(&self, code: &str, readings: &[(&str, &str, Vec<f64>)]) {
        let mut lines = String::new();
        for (symbol, unit, values) in readings {
            for (back, value) in values.iter().enumerate() {
                let time = at("20261122100000").plus_seconds(-3600 * back as i64).compact_local();
                lines.push_str(&format!("{symbol}\t{value}\t{unit}\t{time}\t00\r\n"));
            }
        }
        self.deliver(code, lines);
    }

    /// Delivers a file at 10:05, and derives what follows.
    pub fn deliver(&self, code: &str, text: String) {
        let folded = code.to_lowercase();
        let station = self.db.read_now(move |tx| Ok(station::store::id_of_code(tx, &folded)?)).unwrap().unwrap();
        let (receiver, arrived_at) = (self.receiver.clone(), at("20261122100500"));
        let upload = Upload {
            station,
            path: format!("/{code}/BD_SO_{code}_{}.txt", arrived_at.compact_local()),
            source: "192.0.2.9".to_owned(),
            arrived_at,
            bytes: text.into_bytes(),
        };
        self.db.append_now(station, move |tx| receive::run(tx, &receiver, &upload)).unwrap();
        loop {
            let Receiver { network, law } = self.receiver.clone();
            if self.db.derive_now(move |tx| derive_averages::run(tx, &network, &law, now(), 24)).unwrap() == 0 {
                break;
            }
        }
    }

    /// No station is public any more.
    pub fn hide(&self) {
        let hidden = "update station set public = false, revision = revision + 1";
        self.db.write_now(move |tx| Ok(tx.run(hidden, store::args![])?)).unwrap();
    }

    /// A page in a language, as anybody gets it.
    pub fn page(&self, path: &str, lang: &str) -> String {
        let answer = self.ask(path, lang);
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.text
    }

    /// Whatever is answered.
    pub fn ask(&self, path: &str, lang: &str) -> Answer {
        let address: SocketAddr = "203.0.113.9:40000".parse().unwrap();
        let request = Request::builder().uri(path).header("host", "data.example").header("accept-language", lang);
        let request = request.extension(ConnectInfo(address)).body(Body::empty()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let answer = self.site.clone().oneshot(request).await.unwrap();
            let (parts, body) = answer.into_parts();
            let bytes = body.collect().await.unwrap().to_bytes();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Answer { status: parts.status, headers: parts.headers, bytes: bytes.to_vec(), text }
        })
    }

    /// The law's air index.
    pub fn vn_aqi(&self) -> Arc<Pinned<AirIndex>> {
        let law = self.law.current();
        law.catalogue().in_force::<AirIndex>("VN_AQI", now().day()).expect("VN_AQI is in force").clone()
    }
}

fn settings() -> Settings {
    Settings {
        site: Site { office: Bilingual::new("Sở", "Department"), ..Site::default() },
        transport: Transport::Plain,
        clock: Clock::manual(now()),
        random: testkit::random(),
        limits: Limits::default(),
        doors: Doors {
            session: Arc::new(|_| Box::pin(async { Ok(None) })),
            station: Arc::new(|_| Box::pin(async { Ok(None) })),
        },
        live: LivePages::new(100, 2),
        shared: None,
    }
}
