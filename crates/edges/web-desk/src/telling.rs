//! How people are told (*cách thông báo*): what is serious, what waits for working hours, who is on duty, and which
//! ways each position wants.

use std::collections::{BTreeMap, HashSet};

use axum::extract::State;
use axum::response::Response;
use identity::organisation::chart::{self, Branch};
use identity::{Right, account};
use kernel::{Moment, Outcome};
use maud::Markup;
use monitoring::arrange_telling::{self, Arrangement};
use monitoring::rules::telling::{MOST_IN_A_ROW, Quiet, Telling, Wish, Wishes};
use monitoring::tell::{PATIENCE, TELLING};
use web_kit::form::Reader;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::ask::{answered, once};
use crate::{Desk, hours, organisation, position};

mod form;

/// Where it is arranged.
pub const ADDRESS: &str = "/desk/organisation/telling";

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new().get(ADDRESS, ask).post(ADDRESS, arrange)
}

/// What the form shows.
pub struct Shown {
    /// As it is arranged now.
    pub now: Arrangement,
    /// The organisation today.
    pub chart: Vec<Branch>,
    /// Whether SMS can leave.
    pub sms: bool,
    /// The positions that an SMS reaches.
    pub reached: HashSet<i64>,
    /// When the office opens next; now, while it is open.
    pub opens: Option<Moment>,
}

async fn shown(desk: &Desk, officer: &Officer) -> Result<Shown, Fault> {
    let (by, now, law, sms) = (officer.authority().clone(), officer.now(), desk.law.current(), desk.sms);
    let read = move |tx: &mut store::Tx| -> Outcome<Shown> {
        by.require(Right::OrganisationManage)?;
        Ok(Shown {
            now: Arrangement {
                seen: arrange_telling::version(tx)?,
                telling: TELLING.get(tx)?,
                patience: PATIENCE.get(tx)?,
            },
            chart: chart::on_day(tx, &by, now.day())?,
            sms,
            reached: account::positions_with_phone(tx, &by, now.day())?,
            opens: law.office_opens(now),
        })
    };
    Ok(desk.db.read(read).await?)
}

async fn ask(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let shown = shown(&desk, &officer).await?;
    Ok(form::page(&officer, &shown, &Filled::empty()))
}

async fn arrange(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let shown = shown(&desk, &officer).await?;
    let read = sent.read(|form| wanted(form, &sent, &shown));
    let done = once(&desk, &officer, &sent, read, |tx, act, wanted| arrange_telling::run(tx, act, &wanted).map(|()| 0));
    let again = |filled: &Filled| form::page(&officer, &shown, filled);
    Ok(answered(done.await?, sent, |_| organisation::ADDRESS.to_owned(), again))
}

/// What the form says. A position that it does not name keeps its wishes.
fn wanted(form: &mut Reader<'_>, sent: &Sent, shown: &Shown) -> Arrangement {
    let marked = |switch: &str| sent.all("switches").any(|s| s == switch);
    let seen = form.integer("seen", 0..=i64::MAX);
    let patience = form.integer("patience", 1..=168);
    let (serious_ratio, serious_in_a_row) = (form.number("serious_ratio"), form.integer("in_a_row", 1..=MOST_IN_A_ROW));
    let quiet = hours::of_night(form, ["quiet_from", "quiet_until"], "refused-telling-quiet");
    let duty = sent.get("duty").is_some_and(|d| !d.trim().is_empty());
    let duty = duty.then(|| position::number(form, "duty", "refused-position-unknown"));
    let mut wishes = BTreeMap::new();
    for (position, _) in shown.chart.iter().flat_map(|b| &b.positions) {
        let known = shown.now.telling.wishes_of(position.id);
        let mut wish = |name: &str, known: Wish| {
            let name = format!("{name}-{}", position.id);
            let choices = Wish::ALL.map(|w| (w.code(), w));
            if sent.get(&name).is_some() { form.one_of(&name, &choices, known) } else { known }
        };
        let wished = Wishes { ordinary: wish("ordinary", known.ordinary), serious: wish("serious", known.serious) };
        if wished != Wishes::default() {
            wishes.insert(position.id, wished);
        }
    }
    let telling = Telling {
        sms: marked("sms"),
        waits: marked("waits"),
        patience_at_work: marked("patience"),
        serious_ratio,
        serious_in_a_row,
        quiet: quiet.map(|(from, until)| Quiet { from, until }),
        duty,
        wishes,
    };
    Arrangement { seen, telling, patience }
}
