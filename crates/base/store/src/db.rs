//! The database as the program holds it: one handle, five ways in.

use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use kernel::{Outcome, Problem};
use tokio::sync::oneshot;

use crate::error::Error;
use crate::lane::commits::{Commits, Counter};
use crate::lane::job::{Reply, Work};
use crate::lane::queue::{Haste, Queue, Ticket};
use crate::lane::reader;
use crate::lane::role::Role;
use crate::lane::writer::{self, Told};
use crate::location::{Location, Options};
use crate::postgres::connect::connect;
use crate::sql::Engine;
use crate::sqlite;
use crate::sqlite::checkpoint::{self, Bell};
use crate::tx::Tx;

/// The database (*cơ sở dữ liệu*): a handle to its lanes, cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Lanes>);

struct Lanes {
    location: Location,
    read: Arc<Queue>,
    main: Arc<Queue>,
    append: Vec<Arc<Queue>>,
    /// On SQLite the same queue as the only append lane, where derivations are patient.
    derive: Arc<Queue>,
    commits: Counter,
    threads: Vec<JoinHandle<()>>,
}

/// How many closures wait, for `/metrics`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Reads.
    pub read: usize,
    /// Interactive writes.
    pub write: usize,
    /// Bulk writes.
    pub bulk: usize,
    /// Appends of observations.
    pub append: usize,
    /// Derivations.
    pub derive: usize,
}

impl Db {
    /// Opens the database and starts its lanes. On SQLite the files are made if they are absent;
    /// on PostgreSQL the server must answer. Migrations are the caller's next step.
    pub fn open(location: &Location, options: Options) -> Result<Db, Error> {
        let mut bells = None;
        let mut threads = Vec::new();
        match location {
            Location::Sqlite { dir } => {
                sqlite::open::create(dir)?;
                let (both, thread) = checkpoint::start(dir.clone())?;
                bells = Some(both);
                threads.push(thread);
            }
            Location::Postgres { url } => must_answer(url, &options)?,
        }
        let [main_bell, observations_bell] = bells.map_or([None, None], |[m, o]| [Some(m), Some(o)]);
        let commits = Counter::new();
        let mut start = Starter { location, options: &options, commits: &commits, threads };
        let main = Arc::new(Queue::new(options.write_queue, options.patient_queue));
        start.writer("store-main", &main, Role::Main, main_bell)?;
        let mut append = Vec::new();
        let derive;
        if location.engine() == Engine::Sqlite {
            let only = Arc::new(Queue::new(options.append_queue, options.patient_queue));
            start.writer("store-append", &only, Role::Append, observations_bell)?;
            append.push(Arc::clone(&only));
            derive = only;
        } else {
            for _ in 0..options.appenders.max(1) {
                let queue = Arc::new(Queue::new(options.append_queue, 0));
                start.writer("store-append", &queue, Role::Append, None)?;
                append.push(queue);
            }
            derive = Arc::new(Queue::new(0, options.patient_queue));
            start.writer("store-derive", &derive, Role::Derive, None)?;
        }
        let read = Arc::new(Queue::new(options.read_queue, 0));
        start.readers(&read)?;
        let threads = start.threads;
        Ok(Db(Arc::new(Lanes { location: location.clone(), read, main, append, derive, commits, threads })))
    }

    /// The engine below.
    pub fn engine(&self) -> Engine {
        self.0.location.engine()
    }

    /// Where the database lies.
    pub fn location(&self) -> &Location {
        &self.0.location
    }

    /// The data directory of SQLite's files.
    pub fn directory(&self) -> Option<&Path> {
        match &self.0.location {
            Location::Sqlite { dir } => Some(dir),
            Location::Postgres { .. } => None,
        }
    }

    /// How many closures wait now.
    pub fn waiting(&self) -> Waiting {
        let lanes = &self.0;
        let ((write, bulk), (read, _), (_, derive)) =
            (lanes.main.waiting(), lanes.read.waiting(), lanes.derive.waiting());
        Waiting { read, write, bulk, append: lanes.append.iter().map(|q| q.waiting().0).sum(), derive }
    }

    /// News of commits in this process, for live pages and workers.
    pub fn commits(&self) -> Commits {
        self.0.commits.listen()
    }

    /// How many commits there were in this process so far: where it stands still, so does the database, as far as
    /// this process changes it. It counts before whoever wrote is told.
    pub fn committed(&self) -> u64 {
        self.0.commits.counted()
    }

    /// Changes records: the main lane, before bulk work. The outcome comes after the commit.
    pub async fn write<T: Send + 'static>(&self, f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static) -> Outcome<T> {
        wait(|reply| submit(&self.0.main, Haste::Urgent, None, f, reply)).await
    }

    /// Changes records in bulk: the main lane, behind interactive work, one closure a commit. A
    /// closure should take at most 50 ms; imports come in chunks.
    pub async fn write_bulk<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        wait(|reply| submit(&self.0.main, Haste::Patient, None, f, reply)).await
    }

    /// Appends observations of a station: tables of the observation file only. Closures of one
    /// station run in order, those of others beside them.
    pub async fn append<T: Send + 'static>(
        &self,
        station: i64,
        f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        wait(|reply| submit(self.lane_of(station), Haste::Urgent, Some(station), f, reply)).await
    }

    /// Derives from observations (averages, seals): one closure at a time in the whole province,
    /// never beside an append, behind those that wait. Tables of the observation file only. As with
    /// bulk work, a closure should take at most 50 ms: uploads wait for it.
    pub async fn derive<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        wait(|reply| submit(&self.0.derive, Haste::Patient, None, f, reply)).await
    }

    /// Reads a snapshot of everything.
    pub async fn read<T: Send + 'static>(&self, f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static) -> Outcome<T> {
        wait(|reply| submit(&self.0.read, Haste::Urgent, None, f, reply)).await
    }

    /// [`Db::write`] for the command line and tests: blocks the thread.
    pub fn write_now<T: Send + 'static>(&self, f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static) -> Outcome<T> {
        block(|reply| submit(&self.0.main, Haste::Urgent, None, f, reply))
    }

    /// [`Db::write_bulk`], blocking the thread.
    pub fn write_bulk_now<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        block(|reply| submit(&self.0.main, Haste::Patient, None, f, reply))
    }

    /// [`Db::append`], blocking the thread.
    pub fn append_now<T: Send + 'static>(
        &self,
        station: i64,
        f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        block(|reply| submit(self.lane_of(station), Haste::Urgent, Some(station), f, reply))
    }

    /// [`Db::derive`], blocking the thread.
    pub fn derive_now<T: Send + 'static>(&self, f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static) -> Outcome<T> {
        block(|reply| submit(&self.0.derive, Haste::Patient, None, f, reply))
    }

    /// [`Db::read`], blocking the thread.
    pub fn read_now<T: Send + 'static>(&self, f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static) -> Outcome<T> {
        block(|reply| submit(&self.0.read, Haste::Urgent, None, f, reply))
    }

    fn lane_of(&self, station: i64) -> &Arc<Queue> {
        let lanes = &self.0.append;
        &lanes[station.rem_euclid(lanes.len() as i64) as usize]
    }
}

/// The driver cannot be used on a thread of an async runtime, from which edges may open us.
fn must_answer(url: &str, options: &Options) -> Result<(), Error> {
    let asked = std::thread::scope(|s| s.spawn(|| connect(url, options.deadline).map(drop)).join());
    asked.unwrap_or_else(|_| Err(Error::Unavailable("the driver panicked".to_owned())))
}

fn submit<T: Send + 'static>(
    queue: &Queue,
    haste: Haste,
    station: Option<i64>,
    f: impl FnOnce(&mut Tx) -> Outcome<T> + Send + 'static,
    reply: Reply<T>,
) {
    let ticket = Ticket { job: Box::new(Work::new(f, reply)), station };
    if let Err(ticket) = queue.push(haste, ticket) {
        ticket.job.fail(Problem::busy("too much is waiting for the database; try again in a moment"));
    }
}

async fn wait<T>(submit: impl FnOnce(Reply<T>)) -> Outcome<T> {
    let (to, from) = oneshot::channel();
    submit(Reply::Awaited(to));
    from.await.unwrap_or_else(|_| Err(stopped()))
}

fn block<T>(submit: impl FnOnce(Reply<T>)) -> Outcome<T> {
    let (to, from) = mpsc::sync_channel(1);
    submit(Reply::Blocking(to));
    from.recv().unwrap_or_else(|_| Err(stopped()))
}

fn stopped() -> kernel::Failure {
    Problem::unavailable("the database is being closed").into()
}

/// Starts the threads of the lanes.
struct Starter<'a> {
    location: &'a Location,
    options: &'a Options,
    commits: &'a Counter,
    threads: Vec<JoinHandle<()>>,
}

impl Starter<'_> {
    fn writer(&mut self, name: &str, queue: &Arc<Queue>, role: Role, bell: Option<Bell>) -> Result<(), Error> {
        let (queue, location, options) = (Arc::clone(queue), self.location.clone(), self.options.clone());
        let told = Told { bell, commits: self.commits.clone() };
        self.spawn(name, move || writer::work(&queue, &location, role, &options, &told))
    }

    fn readers(&mut self, queue: &Arc<Queue>) -> Result<(), Error> {
        for _ in 0..self.options.readers.max(1) {
            let (queue, location, options) = (Arc::clone(queue), self.location.clone(), self.options.clone());
            self.spawn("store-read", move || reader::work(&queue, &location, &options))?;
        }
        Ok(())
    }

    fn spawn(&mut self, name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), Error> {
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work)?;
        self.threads.push(thread);
        Ok(())
    }
}

/// The last handle closes the queues and waits until what was accepted is done.
impl Drop for Lanes {
    fn drop(&mut self) {
        for queue in self.append.iter().chain([&self.read, &self.main, &self.derive]) {
            queue.close();
        }
        let me = std::thread::current().id();
        for thread in self.threads.drain(..) {
            // A closure may hold the last handle; its thread cannot wait for itself.
            if thread.thread().id() != me {
                let _a_panicked_lane_has_nothing_to_say = thread.join();
            }
        }
    }
}
