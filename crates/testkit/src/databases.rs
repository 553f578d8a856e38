//! A fresh, migrated database for each test, on either engine.

use std::ops::Deref;
use std::path::Path;

use store::{Db, Engine, Location, Migration, Options};

use crate::template;

/// A database that vanishes with the test. Used as a [`Db`].
pub struct TestDb {
    db: Option<Db>,
    location: Location,
    kept: Kept,
}

/// What must outlive the database and is removed after it.
enum Kept {
    Directory { _dir: tempfile::TempDir },
    Database { copy: template::Copy },
}

impl TestDb {
    /// Closes it (every accepted closure is done first) and opens it anew with other sizes.
    pub fn reopen(&mut self, options: Options) {
        self.db = None;
        self.db = Some(Db::open(&self.location, options).expect("the database opens again"));
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        self.db.as_ref().expect("it is open but for the instant of reopening")
    }
}

/// A failing test says on which engine.
impl Drop for TestDb {
    fn drop(&mut self) {
        self.db = None;
        if let Kept::Database { copy } = &self.kept {
            apart(|| copy.remove());
        }
        if std::thread::panicking() {
            eprintln!("… this was on {:?}", self.location);
        }
    }
}

/// Runs the test on a fresh database of each engine, with the project's migrations.
pub fn on_both(test: impl Fn(TestDb)) {
    on_both_with(&migrations(), test);
}

/// Runs the test on a fresh database of each engine, with migrations of its own.
pub fn on_both_with(migrations: &[Migration], test: impl Fn(TestDb)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        test(database(engine, migrations, Options::default()));
    }
}

/// A fresh database of one engine. Async tests may call it: the work is done on another thread,
/// because the driver of PostgreSQL refuses the threads of a runtime.
pub fn database(engine: Engine, migrations: &[Migration], options: Options) -> TestDb {
    apart(|| fresh(engine, migrations, options))
}

/// Runs `f` on a thread of its own; a panic goes on in this one.
fn apart<T: Send>(f: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|s| s.spawn(f).join()).unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn fresh(engine: Engine, migrations: &[Migration], options: Options) -> TestDb {
    let (location, kept) = match engine {
        Engine::Sqlite => {
            let dir = tempfile::tempdir().expect("the temporary directory is writable");
            let location = Location::Sqlite { dir: dir.path().to_path_buf() };
            store::migrate(&location, migrations).expect("the migrations fit SQLite");
            (location, Kept::Directory { _dir: dir })
        }
        Engine::Postgres => {
            let copy = template::copy(migrations);
            (Location::Postgres { url: copy.url() }, Kept::Database { copy })
        }
    };
    let db = Db::open(&location, options).expect("a fresh database opens");
    TestDb { db: Some(db), location, kept }
}

/// The project's migrations, from its folder.
pub fn migrations() -> Vec<Migration> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the repository has a folder of migrations") {
        let path = entry.expect("the folder of migrations is readable").path();
        if path.extension().is_some_and(|e| e == "sql") {
            let name = path.file_stem().and_then(|n| n.to_str()).expect("a migration's name is ASCII");
            let text = std::fs::read_to_string(&path).expect("a migration is text");
            all.push(Migration::new(name.to_owned(), text));
        }
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}
