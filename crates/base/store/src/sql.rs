//! Statements: one text for both engines, or one for each where they must differ.

/// Which database engine (*hệ quản trị cơ sở dữ liệu*) is below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite inside the program.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

/// The text of a statement on each engine; placeholders are `?1`, `?2` on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    /// On SQLite.
    pub sqlite: &'static str,
    /// On PostgreSQL.
    pub postgres: &'static str,
}

impl Sql {
    /// The text for `engine`.
    pub fn on(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Sql {
        Sql { sqlite: text, postgres: text }
    }
}

/// A statement whose text must differ: `sql! { sqlite: "…", postgres: "…" }`.
#[macro_export]
macro_rules! sql {
    (sqlite: $sqlite:expr, postgres: $postgres:expr $(,)?) => {
        $crate::Sql { sqlite: $sqlite, postgres: $postgres }
    };
}

/// Arguments of a statement, `?1` first: `args![station, day]`.
#[macro_export]
macro_rules! args {
    () => { &[] as &[&dyn $crate::Param] };
    ($($arg:expr),+ $(,)?) => { &[$(&$arg as &dyn $crate::Param),+] as &[&dyn $crate::Param] };
}
