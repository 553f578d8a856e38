//! A department in a fresh database: roles in force, an administrator, a way to add people.

use std::cell::Cell;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use definitions::{Catalogue, Kind, Package};
use identity::account::{self, Open, SignInName};
use identity::contact::Email;
use identity::organisation::unit;
use identity::organisation::{assignment, position};
use identity::password::{Hashed, Hasher, NewPassword, Owner, Typed};
use identity::session::{self, Session, Token};
use identity::sign_in::{self, Attempt, SignedIn};
use identity::{Act, Authority, Gate, Reach, authority};
use kernel::{Actor, Bilingual, Day, DayRange, Lang, Moment, Outcome, Random};
use platform::area;
use platform::keys::Vault;
use store::Tx;
use testkit::TestDb;

/// Everybody's password in these tests.
pub const PASSWORD: &str = "nước lên từ sông Hậu";

/// Where everybody signs in from.
pub const OFFICE: &str = "203.0.113.7";

/// A department (*một Sở mẫu*).
pub struct House {
    pub db: TestDb,
    pub gate: Gate,
    pub law: Arc<Catalogue>,
    pub keys: tempfile::TempDir,
    pub administrator: i64,
    now: Cell<Moment>,
}

/// Runs a test in a fresh department on each engine.
pub fn on_both(test: impl Fn(&House)) {
    testkit::on_both(|db| test(&House::found(db)));
}

impl House {
    fn found(db: TestDb) -> House {
        let now = testkit::clock().now();
        let random = testkit::random();
        let keys = tempfile::tempdir().unwrap();
        let vault = Arc::new(Vault::open(keys.path(), &random, now).unwrap());
        let gate = Gate { db: db.clone(), vault, hasher: Arc::new(Hasher::new(2)), random };
        let law = db
            .write_now(move |tx| {
                let mut package = Package::built_in().expect("the built-in package has no faults");
                package.definitions.retain(|d| d.kind() == Kind::Role);
                definitions::publish(tx, &Actor::Console, now, None, &[package])?;
                Catalogue::load(tx)
            })
            .unwrap();
        let mut house = House { db, gate, law: Arc::new(law), keys, administrator: 0, now: Cell::new(now) };
        house.administrator = house.person("quantri", "administrator");
        house
    }

    pub fn now(&self) -> Moment {
        self.now.get()
    }

    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// Time goes by.
    pub fn later(&self, seconds: i64) {
        self.now.set(self.now().plus_seconds(seconds));
    }

    pub fn random(&self) -> Random {
        self.gate.random.clone()
    }

    /// Does something as the console.
    pub fn console<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx, Act<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.as_who(Authority::console(), work)
    }

    /// Does something as somebody.
    pub fn as_who<T: Send + 'static>(
        &self,
        by: Authority,
        work: impl FnOnce(&mut Tx, Act<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let now = self.now();
        self.db.write_now(move |tx| work(tx, Act::new(&by, now)))
    }

    /// Does something as the owner of an account, in his first capacity.
    pub fn as_account<T: Send + 'static>(
        &self,
        account: i64,
        work: impl FnOnce(&mut Tx, Act<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        self.as_who(self.authority(account), work)
    }

    /// The authority of an account today, in its first capacity.
    pub fn authority(&self, account: i64) -> Authority {
        self.authority_on(account, self.today()).expect("the account is active")
    }

    pub fn authority_on(&self, account: i64, day: Day) -> Option<Authority> {
        let law = Arc::clone(&self.law);
        self.db.read_now(move |tx| authority::of_account(tx, &law, account, None, day)).unwrap()
    }

    /// A hash of everybody's password; made once, because it takes long.
    pub fn hashed(&self) -> Hashed {
        static HASHED: OnceLock<Hashed> = OnceLock::new();
        let hash = || {
            let password = NewPassword::check(PASSWORD, &Owner::default()).unwrap();
            self.gate.hasher.hash(&password, &self.gate.random).unwrap()
        };
        HASHED.get_or_init(hash).clone()
    }

    /// Somebody with an account and a position of a role over the whole province.
    pub fn person(&self, login: &str, role: &str) -> i64 {
        let account = self.account(login);
        let position = self.position(role, Reach::All, Reach::All);
        self.assign(account, position, DayRange { from: self.today(), to: None });
        account
    }

    /// Somebody with an account and nothing more.
    pub fn account(&self, login: &str) -> i64 {
        let open = Open {
            login: SignInName::parse(login).unwrap(),
            name: format!("Nguyễn Thị {login}"),
            email: Some(Email::parse(&format!("{}@example.vn", login.replace(' ', "."))).unwrap()),
            phone: None,
            lang: Lang::Vi,
            password: Some(self.hashed()),
            must_change: false,
        };
        let (vault, random) = (self.gate.vault.clone(), self.random());
        self.console(move |tx, act| account::open(tx, &vault, &random, act, open)).unwrap()
    }

    /// A position of a role in a unit of its own.
    pub fn position(&self, role: &str, areas: Reach, facilities: Reach) -> i64 {
        let draft = self.draft(role, areas, facilities);
        let today = self.today();
        self.console(move |tx, act| position::create(tx, act, draft, today)).unwrap()
    }

    pub fn draft(&self, role: &str, areas: Reach, facilities: Reach) -> position::Draft {
        position::Draft {
            unit: self.unit(),
            title: Bilingual::new(format!("Vị trí {role}"), format!("Position {role}")),
            role: role.to_owned(),
            areas,
            facilities,
        }
    }

    /// The department itself.
    pub fn unit(&self) -> i64 {
        let from = self.today();
        self.console(move |tx, act| {
            if let Some(branch) = identity::organisation::chart::on_day(tx, act.by, from)?.first() {
                return Ok(branch.unit.id);
            }
            let draft = unit::Draft { name: Bilingual::new("Sở", "Department"), parent: None };
            unit::establish(tx, act, "SO", draft, from)
        })
        .unwrap()
    }

    pub fn assign(&self, account: i64, position: i64, days: DayRange) -> i64 {
        self.console(move |tx, act| assignment::assign(tx, act, account, position, days)).unwrap()
    }

    /// A commune in a district in a province; gives the three.
    pub fn areas(&self) -> [i64; 3] {
        let now = self.now();
        let levels = [area::Level::Province, area::Level::District, area::Level::Commune];
        let made = self.db.write_now(move |tx| {
            let mut above = None;
            let mut made = Vec::new();
            for (code, level) in ["94", "941", "31477"].into_iter().zip(levels) {
                let new = area::New {
                    code: code.to_owned(),
                    name: Bilingual::new(code, code),
                    level,
                    parent: above,
                    valid_from: Day::new(2020, 1, 1).unwrap(),
                };
                above = Some(area::create(tx, &Actor::Console, now, &new)?);
                made.extend(above);
            }
            Ok(made)
        });
        made.unwrap().try_into().unwrap()
    }

    pub fn sign_in(&self, name: &str, password: &str) -> Outcome<SignedIn> {
        self.sign_in_from(name, password, None, OFFICE)
    }

    pub fn sign_in_from(&self, name: &str, password: &str, code: Option<&str>, from: &str) -> Outcome<SignedIn> {
        let attempt = Attempt {
            name: name.to_owned(),
            password: Typed::new(password),
            code: code.map(ToOwned::to_owned),
            from: address(from),
            agent: "Firefox".to_owned(),
        };
        sign_in::run(&self.gate, attempt, self.now())
    }

    /// The session of a token, if it goes on.
    pub fn session(&self, token: &Token) -> Option<Session> {
        let (token, now) = (token.clone(), self.now());
        self.db.read_now(move |tx| session::find(tx, &token, now)).unwrap()
    }

    /// How many rows a statement counts.
    pub fn count(&self, sql: &'static str) -> i64 {
        self.db.read_now(move |tx| Ok(tx.one(sql, store::args![])?)).unwrap()
    }
}

pub fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}
