//! The house: every part of the program made once and joined. Whoever serves, imports or verifies
//! gets it from here, so that all see the same database, law, keys and clock.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use definitions::{Catalogue, Layer, Live as LiveCatalogue, Package};
use exchange::mail::Postman;
use exchange::mqtt::Publisher;
use exchange::sender::Sender;
use exchange::sms::Texter;
use identity::device::Door;
use identity::password::Hasher;
use identity::{Authority, Gate};
use intake::{Intake, Signed};
use kernel::{Actor, Clock, Failure, Moment, Outcome, Problem, Random};
use monitoring::follow_law;
use monitoring::import_stations::Import;
use monitoring::law::Law;
use monitoring::network::Network;
use monitoring::receive::Receiver;
use platform::keys::{self, Vault};
use platform::notices::Way;
use store::{Db, Engine, Location, Options};

use crate::cli::{Doors, Place};
use crate::health::Pulse;
use crate::settings::Settings;
use crate::upgrade;
use crate::work::Bell;

/// Entries that the hub of live pages remembers for those who lost their line.
const REMEMBERED: usize = 4096;
/// Passwords hashed at one time; each takes 19 MiB.
const HASHES: usize = 2;

/// Every part of the program, joined. Cheap to clone.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub db: Db,
    /// The data folder.
    pub data: PathBuf,
    /// Settings of the process.
    pub settings: Arc<Settings>,
    /// The keys of personal data.
    pub vault: Arc<Vault>,
    /// Sign-in.
    pub gate: Gate,
    /// Sign-in of stations' devices.
    pub devices: Arc<Door>,
    /// Rings when something has arrived.
    pub bell: Bell,
    /// Stations and their parameters.
    pub network: Network,
    /// The law in force.
    pub law: Law,
    /// The catalogue behind it, to be refreshed when rows have changed.
    pub catalogue: LiveCatalogue,
    /// The clock.
    pub clock: Clock,
    /// The randomness.
    pub random: Random,
    /// The hub of live pages.
    pub live: web_kit::Live,
    /// Whether the work beside the requests goes on.
    pub pulse: Pulse,
    /// Who sends e-mail, where a way is set.
    pub postman: Option<Postman>,
    /// Who keeps the operations centre's broker up to date, where one is set.
    pub publisher: Option<Publisher>,
    /// Who sends SMS, where a gateway is set.
    pub texter: Option<Texter>,
}

impl House {
    /// Opens the house of a place: makes the folder, brings the database to this version, publishes the
    /// definitions that came with the program.
    pub fn open(place: &Place, doors: &Doors, clock: Clock) -> Outcome<House> {
        let settings = Settings::read(place, doors).map_err(|e| Failure::Broken(Problem::new(e)))?;
        let location = settings.location(place);
        make_folder(&place.data)?;
        upgrade::bring(&place.data, &location, true, clock.now())?;
        let random = Random::System;
        let db = Db::open(&location, options(&location)).map_err(problem)?;
        let now = clock.now();
        let vault = Arc::new(Vault::open(&place.data, &random, now)?);
        let held = vault.clone();
        db.write_now(move |tx| keys::pair(tx, &held, now))?;
        let catalogue = publish(&db, &settings, now)?;
        crate::areas::follow(&db, &catalogue, now)?;
        let law = Law::new(catalogue.clone());
        follow_law(&db, &law, &random, now)?;
        let head = db.read_now(platform::journal::head)?;
        let gate = Gate {
            db: db.clone(),
            vault: vault.clone(),
            hasher: Arc::new(Hasher::new(HASHES)),
            random: random.clone(),
        };
        let mut house = House {
            devices: Arc::new(Door::new(gate.clone())),
            bell: Bell::default(),
            db,
            data: place.data.clone(),
            settings: Arc::new(settings),
            vault,
            gate,
            network: Network::new(),
            law,
            catalogue,
            clock,
            random,
            live: web_kit::Live::new(head.seq, REMEMBERED),
            pulse: Pulse::new(now),
            postman: None,
            publisher: None,
            texter: None,
        };
        house.postman = crate::mail::postman(&house)?;
        house.texter = crate::sms::texter(&house)?;
        house.publisher = crate::centre::publisher(&house)?;
        Ok(house)
    }

    /// What receiving files needs.
    pub fn receiver(&self) -> Receiver {
        Receiver { network: self.network.clone(), law: self.law.clone() }
    }

    /// The way in for files of stations.
    pub fn intake(&self) -> Intake {
        let bell = self.bell.clone();
        Intake {
            db: self.db.clone(),
            receiver: self.receiver(),
            clock: self.clock.clone(),
            arrived: Arc::new(move || bell.ring()),
            devices: self.devices.clone(),
            signed: Arc::new(Signed::new(&self.random)),
            gathering: Arc::default(),
        }
    }

    /// What bringing in stations needs, for whoever does it.
    pub fn import(&self, by: Authority) -> Import {
        Import { by, law: self.law.clone(), vault: self.vault.clone() }
    }

    /// What takes and marks notices that leave one way.
    pub fn sender(&self, way: Way) -> Sender {
        let (db, clock, owner) = (self.db.clone(), self.clock.clone(), self.worker_name());
        Sender { db, clock, channel: way.channel(), owner }
    }

    /// The name of this process in leases: different on each node, and after each start.
    pub fn worker_name(&self) -> String {
        format!("{}-{}", std::process::id(), kernel::CommandId::random(&self.random))
    }
}

/// Fewer threads than a large server would take: the smallest office has two cores and 512 MB.
fn options(location: &Location) -> Options {
    let readers = match location.engine() {
        Engine::Sqlite => 3,
        Engine::Postgres => 4,
    };
    Options { readers, ..Options::default() }
}

fn make_folder(path: &Path) -> Outcome<()> {
    std::fs::create_dir_all(path)
        .map_err(|e| Failure::Broken(Problem::new(e).context(format!("making the data folder {}", path.display()))))
}

/// Brings the built-in definitions and the province's own into force.
/// A new standard may limit an average that nothing was compared with before.
fn follow_law(db: &Db, law: &Law, random: &Random, now: Moment) -> Outcome<()> {
    let (known, today) = (law.current(), now.day());
    if db.read_now(move |tx| follow_law::is_due(tx, &known, today))? {
        let (known, random) = (law.current(), random.clone());
        db.write_now(move |tx| follow_law::run(tx, &known, &random, today))?;
    }
    Ok(())
}

fn publish(db: &Db, settings: &Settings, now: Moment) -> Outcome<LiveCatalogue> {
    let mut packages = vec![Package::built_in().map_err(faults)?];
    if let Some(folder) = &settings.definitions {
        packages.push(Package::from_folder(Layer::Province, folder).map_err(faults)?);
    }
    let published =
        db.write_now(move |tx| definitions::publish(tx, &Actor::system("definitions"), now, None, &packages))?;
    if published.is_change() {
        tracing::info!(enacted = published.enacted, withdrawn = published.withdrawn, "definitions.published");
    }
    Ok(LiveCatalogue::new(db.read_now(Catalogue::load)?))
}

fn faults(faults: Vec<definitions::Fault>) -> Failure {
    Failure::Refused(faults.into_iter().map(kernel::Refusal::from).collect())
}

fn problem(e: store::Error) -> Failure {
    Failure::Broken(e.into())
}
