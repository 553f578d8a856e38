//! What runs beside the requests: averages, sealing, judging, live pages, jobs, e-mail and SMS.
//!
//! Each step is a short transaction and can be repeated; after a stop it goes on where it was. One
//! task drives them in order, because each feeds the next.

use std::sync::Arc;
use std::time::{Duration, Instant};

use kernel::{Failure, Moment, Outcome, Random};
use monitoring::receive::Receiver;
use monitoring::rules::window::Period;
use monitoring::{
    compute_kpi, derive_averages, journal_intake, judge, mend_receipt, seal_intake, tell, warn as warnings,
    watch_panels, watch_silence,
};
use platform::jobs::{Every, Kind, Registry, Timer};
use platform::keys::rotation::{self, Holder};
use platform::pace::Pace;
use store::{Db, Tx};
use tokio::sync::{Notify, watch};
use tokio::time::timeout;
use tracing::{error, warn};

use crate::house::House;
use crate::topics;

/// Steps are taken at least this often, for windows end without anything arriving.
const AT_LEAST: Duration = Duration::from_secs(2);
/// Arrivals gather until none has come for this long, so that a burst is one round of steps and not a thousand.
const QUIET: Duration = Duration::from_millis(200);
/// The longest that they gather where they do not end.
const GATHER: Duration = Duration::from_secs(1);
/// Windows of a round: a year that is brought in makes many rounds.
const A_ROUND: usize = 20_000;
/// After a failure, this long before the next try.
const REST: Duration = Duration::from_secs(2);
/// The job that watches which stations fall silent.
const WATCH: &str = "silence.watch";
/// The job that watches which panels are lost.
const PANELS: &str = "panels.watch";
/// The job that tells of exceedances that nobody takes up.
const ESCALATE: &str = "exceedance.escalate";
/// The job that tells the public of indices in harmful bands.
const WARN: &str = "warning.watch";
/// The job that computes the key figures of the newest days, and the one that looks further back.
const KPI: &str = "kpi.compute";
const KPI_BACK: &str = "kpi.look-back";
/// Days before today that each of them looks at: late files and what people do change them.
const KPI_DAYS: i64 = 2;
/// The same, of the one that looks further back.
pub const KPI_DAYS_BACK: i64 = 35;
/// Jobs run before the next pause.
const AT_ONCE: usize = 20;
/// Entries of the journal told to live pages at one time.
const TOLD: i64 = 500;

/// Everything that is sealed with the keys of personal data.
pub const HOLDERS: &[Holder] = &[identity::SEALED[0], identity::SEALED[1], parties::SEALED[0], parties::SEALED[1]];

/// Rings when something has arrived that the steps must follow.
#[derive(Debug, Clone, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// Wakes the worker.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    async fn wait(&self) {
        // A time-out is the ordinary case at night.
        if timeout(AT_LEAST, self.0.notified()).await.is_err() {
            return;
        }
        let gathered = async { while timeout(QUIET, self.0.notified()).await.is_ok() {} };
        // Arrivals that go on are followed as they are by then.
        let _they_go_on = timeout(GATHER, gathered).await.is_err();
    }
}

/// Follows what arrives, until the runtime ends.
pub async fn follow(house: House, bell: Bell) {
    loop {
        bell.wait().await;
        let started = Instant::now();
        let done = round(&house).await;
        metrics::histogram!("datnuoc_work_seconds").record(started.elapsed().as_secs_f64());
        match done {
            Ok(more) => {
                house.pulse.beat(house.clock.now());
                if more {
                    bell.ring();
                }
            }
            Err(failure) => {
                report("work.round", &failure);
                tokio::time::sleep(REST).await;
            }
        }
    }
}

/// One round: every step over what waits when its turn comes; answers whether another may find more. Readings of old
/// times that go on arriving mark their windows again and again: these are computed once a round, and whatever
/// else waits is not kept waiting by them.
pub async fn round(house: &House) -> Outcome<bool> {
    // Another process may have published definitions meanwhile.
    let catalogue = house.catalogue.clone();
    if house.db.read(move |tx| catalogue.refresh(tx)).await? {
        tracing::info!("definitions.refreshed");
    }
    // What is computed is judged meanwhile: a year that is brought in must not keep an alarm waiting.
    let (computed, mut news) = watch::channel(());
    let judging = async {
        loop {
            judge_all(house).await?;
            if news.changed().await.is_err() {
                return Outcome::Ok(());
            }
        }
    };
    let (windows, ()) = tokio::try_join!(derive_all(house, computed), judging)?;
    loop {
        let now = house.clock.now();
        // What arrives meanwhile waits for the next round: to seal receipts a few at a time would cost a flush for
        // each few.
        if house.db.derive(move |tx| seal_intake::run(tx, now)).await? < seal_intake::BATCH {
            break;
        }
    }
    loop {
        let now = house.clock.now();
        // A read first: an idle province writes nothing.
        if !house.db.read(journal_intake::has_next).await? {
            break;
        }
        house.db.write_bulk(move |tx| journal_intake::run(tx, now)).await?;
    }
    tell(house).await?;
    Ok(windows > 0)
}

/// Computes the averages that wait, hours and then what is made of them, and says so after each few; answers how
/// many.
async fn derive_all(house: &House, computed: watch::Sender<()>) -> Outcome<usize> {
    let (mut pace, mut all) = (Pace::new(), 0);
    for period in Period::ALL {
        let (law, now) = (house.law.clone(), house.clock.now());
        let mut left = house.db.read(move |tx| derive_averages::waiting(tx, &law, period, now, A_ROUND)).await?;
        while left > 0 {
            let (network, law, now) = (house.network.clone(), house.law.clone(), house.clock.now());
            let most = pace.rows().min(left);
            let step = timed(move |tx| derive_averages::of_period(tx, &network, &law, period, now, most));
            let (windows, took) = house.db.derive(step).await?;
            pace.learn(windows, took);
            computed.send_replace(());
            all += windows;
            left = if windows == 0 { 0 } else { left.saturating_sub(windows) };
        }
    }
    Ok(all)
}

/// Judges every average that waits.
async fn judge_all(house: &House) -> Outcome<()> {
    let mut pace = Pace::new();
    // A read first: an idle province writes nothing.
    while house.db.read(judge::has_next).await? {
        let (network, law, random, now) =
            (house.network.clone(), house.law.clone(), house.random.clone(), house.clock.now());
        let most = pace.rows();
        let step = timed(move |tx| judge::run(tx, &network, &law, &random, now, most));
        let (step, took) = house.db.write_bulk(step).await?;
        pace.learn(step.judged, took);
    }
    Ok(())
}

/// A step with how long it took once its turn had come.
fn timed<T>(step: impl FnOnce(&mut Tx) -> Outcome<T>) -> impl FnOnce(&mut Tx) -> Outcome<(T, Duration)> {
    move |tx| {
        let begun = Instant::now();
        Ok((step(tx)?, begun.elapsed()))
    }
}

/// Tells live pages and the operations centre what the journal says since they were last told.
async fn tell(house: &House) -> Outcome<()> {
    loop {
        let after = house.live.head();
        let network = house.network.clone();
        let moved = house.db.read(move |tx| topics::after(tx, &network, after, TOLD)).await?;
        if moved.is_empty() {
            return Ok(());
        }
        for (seq, topics) in moved {
            house.live.publish(seq, topics);
        }
        if let Some(publisher) = &house.publisher {
            publisher.moved.notify_one();
        }
    }
}

/// Looks which panels are lost and which are back.
fn watch_panels(db: &Db, receiver: &Receiver, serving: Moment, now: Moment) -> Outcome<()> {
    if db.read_now(move |tx| watch_panels::has_next(tx, serving, now))? {
        let law = receiver.law.current();
        db.write_bulk_now(move |tx| watch_panels::run(tx, &law, serving, now))?;
    }
    Ok(())
}

/// Looks which stations have fallen silent and which speak again.
pub fn watch(db: &Db, receiver: &Receiver, random: &Random, now: Moment) -> Outcome<()> {
    let (network, law, random) = (receiver.network.clone(), receiver.law.current(), random.clone());
    let (looking, seen) = (network.clone(), law.clone());
    // A read first: a province in order writes nothing.
    if db.read_now(move |tx| watch_silence::has_next(tx, &looking, &seen, now))? {
        db.write_bulk_now(move |tx| watch_silence::run(tx, &network, &law, &random, now))?;
    }
    Ok(())
}

/// Looks which indices have reached a harmful band, and which have left it.
fn tell_public(db: &Db, receiver: &Receiver, random: &Random, now: Moment) -> Outcome<()> {
    let (network, law, random) = (receiver.network.clone(), receiver.law.current(), random.clone());
    let (looking, seen) = (network.clone(), law.clone());
    if db.read_now(move |tx| warnings::has_next(tx, &looking, &seen, now))? {
        db.write_bulk_now(move |tx| warnings::run(tx, &network, &law, &random, now))?;
    }
    Ok(())
}

/// Computes the key figures of days up to today, the oldest first.
pub fn key_figures(db: &Db, receiver: &Receiver, days: i64, now: Moment) -> Outcome<()> {
    for back in (0..=days).rev() {
        let (network, law, day) = (receiver.network.clone(), receiver.law.current(), now.day().plus(-back));
        let seen = law.clone();
        let changed = db.read_now(move |tx| compute_kpi::day(tx, &network, &seen, day, now))?;
        if !changed.is_empty() {
            db.write_bulk_now(move |tx| compute_kpi::write(tx, &law, &changed, now))?;
        }
    }
    Ok(())
}

/// What repeats: the journal's day is sealed, what is no longer needed is put away.
fn registry(house: &House) -> Registry {
    let (vault, data) = (house.vault.clone(), house.data.clone());
    let receiver = house.receiver();
    let (watched, paneled, waiting, told) = (house.receiver(), house.receiver(), house.receiver(), house.receiver());
    // The registry is made when work begins, which is when panels can reach us.
    let serving = house.clock.now();
    let (counted, counted_back) = (house.receiver(), house.receiver());
    let (random, chance) = (house.random.clone(), house.random.clone());
    let (resealing, retiring, clock) = (house.vault.clone(), house.vault.clone(), house.clock.clone());
    Registry::default()
        .kind(Kind::outside(rotation::RESEAL, move |db, job, _| {
            rotation::reseal(db, &resealing, &clock, HOLDERS, job, &mut |p| tracing::debug!(?p, "keys.resealing"))
        }))
        .kind(Kind::outside(rotation::RETIRE, move |db, _, now| {
            for key in rotation::retire(db, &retiring, HOLDERS, now)? {
                tracing::info!(key, "keys.retired");
            }
            Ok(())
        }))
        .kind(Kind::outside(mend_receipt::JOB, move |db, job, now| {
            let order = job.body.get("mend").and_then(serde_json::Value::as_i64);
            let order = order.ok_or_else(|| kernel::Problem::new("the job names no order to mend"))?;
            mend_receipt::carry_out(db, &receiver, order, now).map(|_| ())
        }))
        .kind(Kind::outside(WATCH, move |db, _, now| watch(db, &watched, &random, now)))
        .kind(Kind::outside(WARN, move |db, _, now| tell_public(db, &told, &chance, now)))
        .kind(Kind::outside(PANELS, move |db, _, now| watch_panels(db, &paneled, serving, now)))
        .kind(Kind::outside(KPI, move |db, _, now| key_figures(db, &counted, KPI_DAYS, now)))
        .kind(Kind::outside(KPI_BACK, move |db, _, now| key_figures(db, &counted_back, KPI_DAYS_BACK, now)))
        .kind(Kind::outside(ESCALATE, move |db, _, now| {
            let law = waiting.law.current();
            if db.read_now(move |tx| tell::has_waiting(tx, &law, now))? {
                let (network, law) = (waiting.network.clone(), waiting.law.clone());
                db.write_bulk_now(move |tx| tell::escalate(tx, &network, &law, now))?;
            }
            Ok(())
        }))
        .kind(Kind::outside("journal.seal", move |db, _, now| {
            platform::seal::sign_due(db, &vault, &data, now).map(|_| ())
        }))
        .kind(Kind::inside("tidy", |tx, _, now| {
            platform::tidy(tx, now)?;
            identity::session::tidy(tx, now)?;
            identity::lockout::tidy(tx, now)?;
            Ok(())
        }))
        .timer(Timer { kind: WATCH, every: Every::minutes(1) })
        .timer(Timer { kind: WARN, every: Every::minutes(1) })
        .timer(Timer { kind: PANELS, every: Every::minutes(1) })
        .timer(Timer { kind: KPI, every: Every::minutes(15) })
        .timer(Timer { kind: KPI_BACK, every: Every::day_at(1, 20) })
        .timer(Timer { kind: ESCALATE, every: Every::minutes(5) })
        .timer(Timer { kind: "journal.seal", every: Every::day_at(0, 5) })
        .timer(Timer { kind: "tidy", every: Every::day_at(2, 40) })
        .timer(Timer { kind: rotation::RETIRE, every: Every::day_at(3, 10) })
}

/// Runs jobs until the runtime ends.
pub async fn jobs(house: House) {
    let (registry, owner) = (registry(&house), house.worker_name());
    loop {
        let (db, clock, registry, owner) = (house.db.clone(), house.clock.clone(), registry.clone(), owner.clone());
        let vault = house.vault.clone();
        let ran = tokio::task::spawn_blocking(move || {
            // A command may have changed the keys meanwhile.
            vault.refresh()?;
            platform::jobs::run_due(&db, &clock, &registry, &owner, AT_ONCE)
        })
        .await;
        match ran {
            Ok(Ok(_)) => {}
            Ok(Err(failure)) => report("work.jobs", &failure),
            Err(panicked) => error!(%panicked, "work.jobs"),
        }
        tokio::time::sleep(AT_LEAST).await;
    }
}

/// Sends e-mail and SMS until the runtime ends; each on its own, so that a server that does not answer holds up
/// neither the other nor any job.
pub async fn send(house: House) {
    let mail = async {
        while let Some(postman) = &house.postman {
            if let Err(failure) = postman.deliver().await {
                report("work.mail", &failure);
            }
            tokio::time::sleep(AT_LEAST).await;
        }
    };
    let sms = async {
        while let Some(texter) = &house.texter {
            if let Err(failure) = texter.deliver().await {
                report("work.sms", &failure);
            }
            tokio::time::sleep(AT_LEAST).await;
        }
    };
    tokio::join!(mail, sms);
}

fn report(step: &'static str, failure: &Failure) {
    metrics::counter!("datnuoc_work_failures_total", "step" => step).increment(1);
    match failure {
        Failure::Broken(problem) if problem.is_passing() => warn!(step, %problem, "work.passing"),
        failure => error!(step, %failure, "work.failed"),
    }
}
