//! A department with people and its desk.

use std::sync::Arc;

use axum::Router;
use definitions::{Catalogue, Live as LiveCatalogue, Package};
use identity::account::{self, Open, SignInName};
use identity::organisation::{assignment, position, unit};
use identity::password::{Hasher, NewPassword, Owner};
use identity::session::{self, Token};
use identity::{Act, Authority, Gate, Reach, authority};
use kernel::{Actor, Bilingual, Clock, Day, DayRange, Lang, Outcome};
use monitoring::law::Law;
use monitoring::network::Network;
use platform::area;
use platform::keys::Vault;
use store::Tx;
use testkit::TestDb;
use web_desk::Desk;
use web_kit::{Doors, Kit, Limits, Live, Policy, Settings, Site, Transport, stack};

/// Everybody's password.
pub const PASSWORD: &str = "nước lên từ sông Hậu";

pub struct House {
    pub db: TestDb,
    pub gate: Gate,
    pub clock: Clock,
    pub law: Law,
    pub site: Router,
    pub runtime: tokio::runtime::Runtime,
    _keys: tempfile::TempDir,
}

/// Runs a test in a fresh department on each engine.
pub fn on_both(test: impl Fn(&House)) {
    testkit::on_both(|db| test(&House::found(db)));
}

impl House {
    fn found(db: TestDb) -> House {
        let (clock, random) = (testkit::clock(), testkit::random());
        let now = clock.now();
        let keys = tempfile::tempdir().unwrap();
        let vault = Arc::new(Vault::open(keys.path(), &random, now).unwrap());
        let gate = Gate { db: db.clone(), vault, hasher: Arc::new(Hasher::new(2)), random: random.clone() };
        let package = Package::built_in().expect("the built-in package has no faults");
        let catalogue = db
            .write_now(move |tx| {
                definitions::publish(tx, &Actor::Console, now, None, &[package])?;
                Catalogue::load(tx)
            })
            .unwrap();
        let law = Law::new(LiveCatalogue::new(catalogue));
        let kit = Kit::new(Settings {
            site: Site { desk_menu: web_desk::menu(), ..Site::default() },
            transport: Transport::Plain,
            clock: clock.clone(),
            random,
            limits: Limits::default(),
            doors: Doors { session: doors(&gate, &law, &clock), ..Doors::closed() },
            live: Live::new(0, 16),
            shared: None,
        });
        let desk = Desk::new(db.clone(), gate.clone(), Network::new(), law.clone()).with_loggers_at(Some(2121));
        let routes = stack::routes().and(web_desk::routes().with_state(desk));
        let policy = Policy::new(stack::RULES.into_iter().chain(web_desk::RULES));
        assert_eq!(web_kit::missing(&routes, &policy), Vec::<String>::new());
        let site = stack::serve(&kit, routes, policy);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        House { db, gate, clock, law, site, runtime, _keys: keys }
    }

    /// Does something as the console.
    pub fn console<T: Send + 'static>(&self, work: impl FnOnce(&mut Tx, Act<'_>) -> Outcome<T> + Send + 'static) -> T {
        let now = self.clock.now();
        self.db.write_now(move |tx| work(tx, Act::new(&Authority::console(), now))).unwrap()
    }

    /// Somebody with an account and nothing more.
    pub fn account(&self, login: &str) -> i64 {
        let password = NewPassword::check(PASSWORD, &Owner::default()).unwrap();
        let open = Open {
            login: SignInName::parse(login).unwrap(),
            name: format!("Nguyễn Thị {login}"),
            email: None,
            phone: None,
            lang: Lang::Vi,
            password: Some(self.gate.hasher.hash(&password, &self.gate.random).unwrap()),
            must_change: false,
        };
        let gate = self.gate.clone();
        self.console(move |tx, act| account::open(tx, &gate.vault, &gate.random, act, open))
    }

    /// Somebody with a position of a role, over these areas.
    pub fn person(&self, login: &str, role: &str, areas: Reach) -> i64 {
        self.placed(login, role, areas, Reach::All)
    }

    /// Somebody who operates these facilities.
    pub fn operator(&self, login: &str, facilities: Reach) -> i64 {
        self.placed(login, "facility-operator", Reach::All, facilities)
    }

    fn placed(&self, login: &str, role: &str, areas: Reach, facilities: Reach) -> i64 {
        let account = self.account(login);
        let (role, today) = (role.to_owned(), self.clock.now().day());
        self.console(move |tx, act| {
            let known = identity::organisation::chart::on_day(tx, act.by, today)?.first().map(|b| b.unit.id);
            let unit = if let Some(id) = known {
                id
            } else {
                let draft = unit::Draft { name: Bilingual::new("Sở", "Department"), parent: None };
                unit::establish(tx, act, "SO", draft, today)?
            };
            let title = Bilingual::new(format!("Vị trí {role}"), format!("Position {role}"));
            let draft = position::Draft { unit, title, role, areas, facilities };
            let position = position::create(tx, act, draft, today)?;
            assignment::assign(tx, act, account, position, DayRange { from: today, to: None })
        });
        account
    }

    /// A commune.
    pub fn commune(&self, code: &str) -> i64 {
        let new = area::New {
            code: code.to_owned(),
            name: Bilingual::new(code, code),
            level: area::Level::Commune,
            parent: None,
            valid_from: Day::new(2020, 1, 1).unwrap(),
        };
        self.console(move |tx, act| area::create(tx, &Actor::Console, act.now, &new))
    }
}

/// What the wiring does: who a cookie's token stands for.
fn doors(gate: &Gate, law: &Law, clock: &Clock) -> web_kit::kit::Lookup<String, Authority> {
    let (db, law, clock) = (gate.db.clone(), law.clone(), clock.clone());
    Arc::new(move |token| {
        let (db, law, now) = (db.clone(), law.current(), clock.now());
        Box::pin(async move {
            let Some(token) = Token::from_cookie(&token) else { return Ok(None) };
            db.read(move |tx| match session::find(tx, &token, now)? {
                Some(session) => authority::of_session(tx, law.catalogue(), &session, now),
                None => Ok(None),
            })
            .await
        })
    })
}
