//! Tables that people bring in (*nhập bảng*): one way from the file to the rows, for every register.
//!
//! *Stage*: the file is kept, its cells are laid down as text. *Check*: every fault of every row is
//! located, so that a table is mended once and not row by row. *Review*: a person reads the
//! [`Report`]. *Apply*: the rows take effect. Each step goes in chunks of the bulk lane and notes how
//! far it came, so that it goes on where it stopped when the program is started again.
//!
//! It must not know what a column means: a [`Kind`] is a schema and a table of functions of the domain
//! that the rows belong to.
//!
//! **When rows appear.** Nothing is applied while faults remain, unless the bringer said to leave
//! faulty rows out. Rows are prepared in chunks of the lane, where the domain keeps them hidden; one
//! last transaction shows them all. Interactive writes wait for that one, so it does its work in a few
//! statements over all rows and not row by row.

mod apply;
mod check;
mod delimited;
mod encoding;
mod header;
mod open_document;
mod report;
mod sheet;
mod stage;
mod store;
mod workbook;

use ::store::{Db, Tx};
use fields::{Record, Schema};
use kernel::{Actor, Failure, Moment, Outcome, Problem, Random, Refusal};

pub use apply::apply;
pub use check::check;
pub use report::{Fault, Report, report};
pub use sheet::{Limits, Line, Sheet, read};
pub use stage::{Upload, stage};

/// A kind of table, as its domain declares it.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Its name: `stations`.
    pub name: &'static str,
    /// Its columns and what may stand in them.
    pub schema: fn() -> &'static Schema,
    /// The field that no two rows may share, in whatever capitals.
    pub key: &'static str,
    /// Says what the schema cannot know to be wrong with a row; `field` of a refusal is the column. What
    /// the schema refused already is missing from the record, and is not to be refused again.
    pub check_row: fn(&mut Tx, &Context, &Record) -> Outcome<()>,
    /// Prepares a checked row, hidden. It checks again what may have changed since.
    pub prepare_row: fn(&mut Tx, &Context, &Record) -> Outcome<()>,
    /// Shows every row of the import at once; refuses where the world has moved since it was prepared.
    pub flip: fn(&mut Tx, &Context) -> Outcome<()>,
    /// Takes every hidden row of the import away again, when one that was checked cannot be applied after all.
    pub undo: fn(&mut Tx, &Context) -> Outcome<()>,
    /// The largest table.
    pub limits: Limits,
}

/// Whose import it is, for the functions of a [`Kind`].
#[derive(Debug, Clone)]
pub struct Context {
    /// Its number.
    pub import: i64,
    /// Who brought the table.
    pub actor: Actor,
    /// The present moment.
    pub now: Moment,
    /// For public ids of what is created.
    pub random: Random,
    /// What the domain gave along for its own functions: authority, law, keys.
    pub with: With,
}

/// Anything that a domain gives along with an import for its own functions; they know its type.
pub type With = std::sync::Arc<dyn std::any::Any + Send + Sync>;

/// For imports whose functions need nothing more.
pub fn with_nothing() -> With {
    std::sync::Arc::new(())
}

impl Context {
    /// What was given along, as what it is.
    pub fn given<T: 'static>(&self) -> Result<&T, Problem> {
        let given = self.with.downcast_ref::<T>();
        given.ok_or_else(|| Problem::new(format!("import {} came without {}", self.import, std::any::type_name::<T>())))
    }
}

/// Where an import stands, told after every chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The step.
    pub state: State,
    /// Rows done in it.
    pub done: i64,
    /// Of how many.
    pub total: i64,
}

/// The state of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Rows are being laid down.
    Staging,
    /// All rows lie there; being checked.
    Staged,
    /// All faults are known.
    Checked,
    /// Rows are being applied, still hidden.
    Applying,
    /// Done.
    Applied,
    /// Given up.
    Abandoned,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Staging => "staging",
            State::Staged => "staged",
            State::Checked => "checked",
            State::Applying => "applying",
            State::Applied => "applied",
            State::Abandoned => "abandoned",
        }
    }

    fn from_word(word: &str) -> Result<State, Failure> {
        [State::Staging, State::Staged, State::Checked, State::Applying, State::Applied, State::Abandoned]
            .into_iter()
            .find(|s| s.word() == word)
            .ok_or_else(|| Problem::new(format!("an import has the unknown state {word}")).into())
    }
}

/// What the steps need besides the database.
pub struct Run<'a> {
    /// What kind of table it is.
    pub kind: &'a Kind,
    /// The present moment.
    pub now: Moment,
    /// For what is created.
    pub random: &'a Random,
    /// Told after every chunk.
    pub progress: &'a mut dyn FnMut(Progress),
    /// What the functions of the kind need besides.
    pub with: With,
}

/// Brings a table in, in one go: stages and checks it, and applies it if it has no faults or faulty
/// rows may be left out. The report says whether it was applied.
pub fn bring_in(db: &Db, run: &mut Run, upload: Upload) -> Outcome<Report> {
    let import = stage(db, run, upload)?;
    go_on(db, run, import)
}

/// Goes on with an import where it stopped, as far as [`bring_in`] would have gone.
pub fn go_on(db: &Db, run: &mut Run, import: i64) -> Outcome<Report> {
    loop {
        let known = report(db, import)?;
        if known.kind != run.kind.name {
            return Err(Refusal::new("refused-import-unknown").into());
        }
        match known.state {
            State::Staging => stage::resume(db, run, import)?,
            State::Staged => check(db, run, import)?,
            State::Checked if known.faulty_rows > 0 && !known.skip_faulty => return Ok(known),
            State::Checked | State::Applying => apply(db, run, import)?,
            State::Applied | State::Abandoned => return Ok(known),
        }
    }
}

/// Gives up an import that was not applied; its rows are forgotten, its file stays.
pub fn abandon(db: &Db, import: i64, now: Moment) -> Outcome<()> {
    db.write_bulk_now(move |tx| {
        let found = store::find(tx, import)?.ok_or_else(|| Refusal::new("refused-import-unknown"))?;
        match State::from_word(&found.state)? {
            State::Staging | State::Staged | State::Checked => {
                store::forget_rows(tx, import)?;
                Ok(store::finish(tx, import, State::Abandoned.word(), now)?)
            }
            State::Applying | State::Applied | State::Abandoned => {
                Err(Refusal::new("refused-import-not-waiting").into())
            }
        }
    })
}

/// Forgets the rows of imports that were finished before a moment; gives how many rows.
pub fn purge(tx: &mut Tx, finished_before: Moment) -> Outcome<u64> {
    Ok(store::purge(tx, finished_before)?)
}
