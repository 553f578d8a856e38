//! A department with two communes.

use std::sync::Arc;

use identity::{Act, Authority, Level, Reach, Right, Scope};
use kernel::{Actor, Bilingual, Day, Moment, Outcome, Random};
use platform::area::{self, New};
use platform::keys::Vault;
use store::Tx;
use testkit::TestDb;

/// A department (*một Sở mẫu*).
pub struct House {
    pub db: TestDb,
    pub vault: Arc<Vault>,
    pub random: Random,
    pub now: Moment,
    pub keys: tempfile::TempDir,
    /// Two communes.
    pub here: i64,
    pub there: i64,
}

/// Runs a test in a fresh department on each engine.
pub fn on_both(test: impl Fn(&House)) {
    testkit::on_both(|db| test(&House::found(db)));
}

/// Somebody with these rights, everywhere.
pub fn with(rights: &[Right]) -> Authority {
    Authority::console().narrowed(rights.iter().copied().collect(), &Scope::whole())
}

/// Somebody with these rights in one area.
pub fn within(area: i64, rights: &[Right]) -> Authority {
    let scope = Scope { areas: Reach::these([area]), facilities: Reach::All, level: Level::Confidential };
    Authority::console().narrowed(rights.iter().copied().collect(), &scope)
}

impl House {
    fn found(db: TestDb) -> House {
        let (now, random) = (testkit::clock().now(), testkit::random());
        let keys = tempfile::tempdir().unwrap();
        let vault = Arc::new(Vault::open(keys.path(), &random, now).unwrap());
        let commune = |code: &str| New {
            code: code.to_owned(),
            name: Bilingual::new(code, code),
            level: area::Level::Commune,
            parent: None,
            valid_from: Day::new(2020, 1, 1).unwrap(),
        };
        let (one, two) = (commune("31477"), commune("31480"));
        let (here, there) = db
            .write_now(move |tx| {
                let here = area::create(tx, &Actor::Console, now, &one)?;
                Ok((here, area::create(tx, &Actor::Console, now, &two)?))
            })
            .unwrap();
        House { db, vault, random, now, keys, here, there }
    }

    /// Does something as somebody.
    pub fn act<T: Send + 'static>(
        &self,
        by: &Authority,
        work: impl FnOnce(&mut Tx, &Vault, &Random, Act<'_>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let (by, vault, random, now) = (by.clone(), Arc::clone(&self.vault), self.random.clone(), self.now);
        self.db.write_now(move |tx| work(tx, &vault, &random, Act::new(&by, now)))
    }

    /// Looks something up as somebody.
    pub fn read<T: Send + 'static>(
        &self,
        by: &Authority,
        work: impl FnOnce(&mut Tx, &Vault, &Authority) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let (by, vault) = (by.clone(), Arc::clone(&self.vault));
        self.db.read_now(move |tx| work(tx, &vault, &by))
    }
}
