//! A small province: three stations, the law, and the steps that follow an upload.

use std::sync::Arc;

use definitions::{Catalogue, Live, Package};
use identity::Authority;
use kernel::{Actor, Moment, Outcome, Random};
use monitoring::average::Average;
use monitoring::datastream::{self, Averaging};
use monitoring::exceedance::{self, Evidence, Exceedance};
use monitoring::import_stations::{self, Import};
use monitoring::latest::{self, Latest};
use monitoring::law::Law;
use monitoring::network::Network;
use monitoring::observation::{self, Observation};
use monitoring::receipt::{self, QuarantinedLine, Receipt};
use monitoring::receive::{self, Receiver, Upload};
use monitoring::rules::window::Period;
use monitoring::station_view::{self, MeanView, StationView};
use monitoring::{average, derive_averages, journal_intake, judge, seal_intake, station};
use platform::keys::Vault;
use platform::table_import::{self, Report};
use store::Tx;
use testkit::TestDb;

/// The columns of the table of stations, as others script against them.
pub const HEADER: &str = "code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,\
interval_minutes,parameters,limit_set,limit_column,coefficients,source,o2_reference,public";

/// A wastewater station under QCVN 40, a stack under QCVN 19, an air station that reports hourly.
pub const STATIONS: [&str; 3] = [
    "NUO001,Nước thải KCN Sông Tiên,wastewater,KCNST,KCN Sông Tiên,0301234567,10.1,106.1,,5,Flow;pH;Temp;COD;TSS;NH4;Color,\
QCVN 40:2011/BTNMT,A,Kq=0.9;Kf=1.0,,,true",
    "KHI002,\"Ống khói lò nung, số 2\",stack_emission,XMHT,Xi măng Hòn Tàu,,10.2,106.2,,5,Flow;Temp;P;O2;PM;SO2;NO;NO2;CO;HCl,\
QCVN 19:2009/BTNMT,B,Kp=0.9;Kv=1.0,,7,true",
    "KXQ001,Không khí trung tâm,ambient_air,,,,10.3,106.3,,60,PM10;PM2.5;SO2;NO2;CO;O3;Temp;RH,QCVN 05:2023/BTNMT,,,,,false",
];

/// When the stations are registered.
pub const BEGINNING: &str = "20251101080000";

/// A province with its law and its stations.
pub struct Province {
    pub db: TestDb,
    pub receiver: Receiver,
    pub random: Random,
    pub vault: Arc<Vault>,
    _keys: tempfile::TempDir,
}

/// Runs a test in a fresh province on each engine.
pub fn on_both(test: impl Fn(&Province)) {
    testkit::on_both(|db| test(&Province::found(db)));
}

/// A moment, as files write it: `20261122101500`.
pub fn at(text: &str) -> Moment {
    Moment::from_compact_local(text).unwrap()
}

/// A line of a file.
pub fn line(symbol: &str, value: &str, unit: &str, time: Moment, status: &str) -> String {
    format!("{symbol}\t{value}\t{unit}\t{}\t{status}\r\n", time.compact_local())
}

/// Readings every five minutes, twelve of them up to the end of an hour.
pub fn hour(symbol: &str, unit: &str, end: Moment, readings: &[(&str, &str)]) -> String {
    let lines = readings
        .iter()
        .enumerate()
        .map(|(i, (value, status))| line(symbol, value, unit, end.plus_seconds(-300 * (11 - i as i64)), status));
    lines.collect()
}

/// Twelve equal readings.
pub fn steady(symbol: &str, unit: &str, end: Moment, value: &str) -> String {
    hour(symbol, unit, end, &[(value, "00"); 12])
}

/// 24 steady hours of one local day, given by its noon.
pub fn day(symbol: &str, unit: &str, noon: Moment, value: &str) -> String {
    (1..=24).map(|h| steady(symbol, unit, noon.day().start().plus_seconds(h * 3600), value)).collect()
}

impl Province {
    fn found(db: TestDb) -> Province {
        let (random, began) = (testkit::random(), at(BEGINNING));
        let keys = tempfile::tempdir().unwrap();
        let vault = Arc::new(Vault::open(keys.path(), &random, began).unwrap());
        let law = db
            .write_now(move |tx| {
                let package = Package::built_in().expect("the built-in package has no faults");
                definitions::publish(tx, &Actor::Console, began, None, &[package])?;
                Catalogue::load(tx)
            })
            .unwrap();
        let receiver = Receiver { network: Network::new(), law: Law::new(Live::new(law)) };
        let province = Province { db, receiver, random, vault, _keys: keys };
        let report = province.import(began, &STATIONS);
        assert_eq!(report.faulty_rows, 0, "{:?}", report.faults);
        province
    }

    /// Brings a table of stations in.
    pub fn import(&self, now: Moment, rows: &[&str]) -> Report {
        self.import_by(Authority::console(), now, rows).unwrap()
    }

    pub fn import_by(&self, by: Authority, now: Moment, rows: &[&str]) -> Outcome<Report> {
        let text = format!("{HEADER}\n{}\n", rows.join("\n"));
        let upload = table_import::Upload {
            file_name: "stations.csv".to_owned(),
            bytes: text.into_bytes(),
            actor: Actor::Console,
            skip_faulty: false,
        };
        let import = Import { by, law: self.receiver.law.clone(), vault: self.vault.clone() };
        import_stations::run(&self.db, import, now, &self.random, upload)
    }

    pub fn read<T: Send + 'static>(&self, f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static) -> T {
        self.db.read_now(f).unwrap()
    }

    pub fn station(&self, code: &str) -> i64 {
        let folded = code.to_lowercase();
        self.read(move |tx| Ok(station::store::id_of_code(tx, &folded)?)).unwrap()
    }

    /// Delivers a file under this name.
    pub fn deliver(&self, code: &str, arrived_at: Moment, path: &str, bytes: &[u8]) -> Receipt {
        let (receiver, station) = (self.receiver.clone(), self.station(code));
        let upload = Upload {
            station,
            path: path.to_owned(),
            source: "192.0.2.9".to_owned(),
            arrived_at,
            bytes: bytes.to_vec(),
        };
        self.db.append_now(station, move |tx| receive::run(tx, &receiver, &upload)).unwrap()
    }

    /// Delivers a file with these lines under a fitting name.
    pub fn send(&self, code: &str, arrived_at: Moment, lines: &str) -> Receipt {
        let path = format!("/{code}/BD_SO_{code}_{}.txt", arrived_at.compact_local());
        self.deliver(code, arrived_at, &path, lines.as_bytes())
    }

    pub fn quarantined(&self, receipt: &Receipt) -> Vec<QuarantinedLine> {
        let id = receipt.id;
        self.read(move |tx| Ok(receipt::store::quarantine_of(tx, id)?))
    }

    /// Every average that waits, then every verdict.
    pub fn follow(&self, now: Moment) {
        while self.derive(now) > 0 {}
        while self.judge(now).judged > 0 {}
    }

    pub fn derive(&self, now: Moment) -> usize {
        let Receiver { network, law } = self.receiver.clone();
        self.db.derive_now(move |tx| derive_averages::run(tx, &network, &law, now, 24)).unwrap()
    }

    pub fn judge(&self, now: Moment) -> judge::Step {
        let (Receiver { network, law }, random) = (self.receiver.clone(), self.random.clone());
        self.db.write_bulk_now(move |tx| judge::run(tx, &network, &law, &random, now, 200)).unwrap()
    }

    pub fn seal(&self, now: Moment) -> usize {
        self.db.derive_now(move |tx| seal_intake::run(tx, now)).unwrap()
    }

    pub fn journal(&self, now: Moment) -> usize {
        self.db.write_bulk_now(move |tx| journal_intake::run(tx, now)).unwrap()
    }

    /// The readings of a parameter, or of all with `*`, at all times.
    pub fn observations(&self, code: &str, symbol: &str) -> Vec<Observation> {
        let (network, station, symbol) = (self.receiver.network.clone(), self.station(code), symbol.to_owned());
        self.read(move |tx| {
            let profile = network.profile(tx, station)?.unwrap();
            let slot = profile.by_symbol(&symbol).map(|s| s.slot);
            assert!(slot.is_some() || symbol == "*", "{symbol} is measured");
            observation::between(tx, station, slot, Moment(i64::MIN), Moment(i64::MAX))
        })
    }

    /// Text, status and version of the readings of a parameter, by time.
    pub fn readings(&self, code: &str, symbol: &str) -> Vec<(String, String, i64)> {
        let all = self.observations(code, symbol).into_iter();
        all.map(|o| (o.text.to_string(), o.status.as_str().to_owned(), o.version)).collect()
    }

    pub fn latest(&self, code: &str) -> Latest {
        let station = self.station(code);
        self.read(move |tx| latest::store::of_station(tx, station)).unwrap()
    }

    /// The averages of a parameter, by time.
    pub fn averages(&self, code: &str, symbol: &str, averaging: Averaging) -> Vec<Average> {
        let (station, symbol) = (self.station(code), symbol.to_owned());
        self.read(move |tx| {
            let all = datastream::store::of_station(tx, station)?;
            let stream = all.iter().find(|d| d.symbol == symbol && d.averaging == averaging).unwrap();
            Ok(average::store::between(tx, stream.id, Moment(i64::MIN), Moment(i64::MAX))?)
        })
    }

    /// The exceedances of a station with their newest evidence, oldest window first.
    pub fn exceedances(&self, code: &str) -> Vec<(Exceedance, Evidence)> {
        let station = self.station(code);
        self.read(move |tx| {
            let mut found = Vec::new();
            for e in exceedance::store::of_station(tx, station, Moment(i64::MIN), 100)?.into_iter().rev() {
                let evidence = exceedance::newest_evidence(tx, e.id)?.unwrap();
                found.push((e, evidence));
            }
            Ok(found)
        })
    }

    /// A station as its page shows it.
    pub fn view(&self, code: &str, now: Moment) -> StationView {
        let (Receiver { network, law }, code) = (self.receiver.clone(), code.to_lowercase());
        self.read(move |tx| station_view::by_code(tx, &network, &law.current(), &code, now)).unwrap()
    }

    /// The newest average of a parameter, as its station's page shows it.
    pub fn mean(&self, code: &str, symbol: &str, period: Period, now: Moment) -> MeanView {
        let parameters = self.view(code, now).parameters;
        let means = parameters.into_iter().find(|p| p.slot.symbol == symbol).unwrap().means;
        means.into_iter().find(|m| m.period == period).unwrap()
    }

    pub fn count(&self, sql: &'static str) -> i64 {
        self.read(move |tx| Ok(tx.one(sql, store::args![])?))
    }
}
