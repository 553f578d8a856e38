//! PostgreSQL databases of tests: migrated once into a template, copied for each test.

use std::hash::{DefaultHasher, Hash, Hasher};

use kernel::{Random, hex};
use postgres::{Client, Config, NoTls};
use store::{Location, Migration};

use crate::server;

/// A copy of a template.
pub struct Copy {
    server: String,
    name: String,
}

impl Copy {
    /// Where it is.
    pub fn url(&self) -> String {
        server::with_database(&self.server, &self.name)
    }

    /// Drops it.
    pub fn remove(&self) {
        // A server that is gone has taken its databases with it.
        if let Ok(mut admin) = connect(&self.server) {
            let _it_is_only_litter =
                admin.batch_execute(&format!("drop database if exists {} with (force)", self.name));
        }
    }
}

/// A fresh copy of the template for these migrations, on the tests' server.
pub fn copy(migrations: &[Migration]) -> Copy {
    copy_on(&server::shared(), migrations)
}

/// A fresh copy on the server at this address.
pub fn copy_on(server: &str, migrations: &[Migration]) -> Copy {
    let mut admin = connect(server).expect("the tests' PostgreSQL answers");
    let template = template(&mut admin, server, migrations);
    let mut salt = [0_u8; 8];
    Random::System.fill(&mut salt);
    let name = format!("dn_{}", hex(&salt));
    admin.batch_execute(&format!("create database {name} template {template}")).expect("a template can be copied");
    Copy { server: server.to_owned(), name }
}

/// The name of the template, made now if this is the first test that needs it.
fn template(admin: &mut Client, server: &str, migrations: &[Migration]) -> String {
    let mut hasher = DefaultHasher::new();
    for m in migrations {
        (&m.name, &m.text).hash(&mut hasher);
    }
    let name = format!("dn_template_{:016x}", hasher.finish());
    if exists(admin, &name) {
        return name;
    }
    // Many test processes come here at once; one makes it, the others wait.
    let lock = hasher.finish() as i64;
    admin.execute("select pg_advisory_lock($1)", &[&lock]).expect("an advisory lock is granted");
    if !exists(admin, &name) {
        let raw = format!("{name}_raw");
        admin.batch_execute(&format!("drop database if exists {raw} with (force)")).expect("litter can be dropped");
        create(admin, &raw);
        store::migrate(&Location::Postgres { url: server::with_database(server, &raw) }, migrations)
            .expect("the migrations fit PostgreSQL");
        admin.batch_execute(&format!("alter database {raw} rename to {name}")).expect("nobody else uses it yet");
    }
    admin.execute("select pg_advisory_unlock($1)", &[&lock]).expect("the lock is ours");
    name
}

/// Vietnamese order by default, where the server can: a text column that forgets to compare bytes
/// then fails the conformance tests, and not only in some office.
fn create(admin: &mut Client, name: &str) {
    let base = format!("create database {name} template template0 encoding 'UTF8'");
    let vietnamese = format!("{base} locale_provider icu icu_locale 'vi-VN'");
    if admin.batch_execute(&vietnamese).is_err() {
        admin.batch_execute(&base).expect("a database can be created");
    }
}

fn exists(admin: &mut Client, name: &str) -> bool {
    let found = admin.query_opt("select 1 from pg_database where datname = $1", &[&name]);
    found.expect("the catalog is readable").is_some()
}

/// A dropped connection may still be known to the server for an instant; that harms nobody here.
fn connect(server: &str) -> Result<Client, postgres::Error> {
    let mut config: Config = server.parse()?;
    config.connect_timeout(std::time::Duration::from_secs(10));
    config.connect(NoTls)
}
