//! Setting right what could not be read of a file (*sửa và nhận lại*): what a vendor's symbol means, lines as they
//! should have been, the right name. What is set right is received again under a receipt of its own.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::Act;
use kernel::{CommandId, Outcome, Refusal};
use maud::Markup;
use monitoring::lists::{self, ListedReceipt};
use monitoring::mend_receipt::{self, LONGEST_REASON, MISNAMED, Meaning, MendReceipt};
use monitoring::quarantine::{Explained, FIELDS};
use monitoring::receive::Receiver;
use web_kit::{Fault, Filled, Officer, Sent};

use crate::signed::waiting;
use crate::{Desk, refused};

mod page;

/// Lines that one form offers; more are few symbols, or a file to be sent again.
const LINES: usize = 30;
/// The longest field of a line.
const LONGEST_FIELD: usize = 64;
/// The longest name.
const LONGEST_NAME: usize = 255;

/// A receipt with what can be set right in it.
pub struct Shown {
    /// The receipt and its station.
    pub listed: ListedReceipt,
    /// Its quarantined lines.
    pub explained: Vec<Explained>,
}

impl Shown {
    /// Symbols that the station does not know, each once.
    fn symbols(&self) -> Vec<&str> {
        let mut symbols: Vec<&str> = self.explained.iter().filter_map(|e| e.unknown_symbol.as_deref()).collect();
        symbols.sort_unstable();
        symbols.dedup();
        symbols.truncate(LINES);
        symbols
    }

    /// Lines that are wrong in another way.
    fn lines(&self) -> impl Iterator<Item = &Explained> {
        self.explained.iter().filter(|e| e.unknown_symbol.is_none() && e.line.line > 0).take(LINES)
    }

    /// Whether the whole file was set aside for its name.
    fn is_misnamed(&self) -> bool {
        matches!(self.explained.as_slice(), [only] if MISNAMED.contains(&only.line.reason.as_str()))
    }

    /// Whether there is anything that can be set right here.
    fn is_mendable(&self) -> bool {
        self.is_misnamed() || self.explained.iter().any(|e| e.unknown_symbol.is_some() || e.line.line > 0)
    }
}

/// Where the receipt of a number is.
pub fn address(receipt: i64) -> String {
    format!("/desk/receipts/{receipt}")
}

/// The form.
pub async fn ask(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let shown = read(&desk, &officer, &id).await?;
    Ok(page::form(&officer, &desk.law.current(), &shown, &Filled::empty()))
}

/// Sets right what the form says, and goes to the new receipt.
pub async fn mend(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let shown = read(&desk, &officer, &id).await?;
    let command = sent.command_id()?;
    let outcome = match wanted(&shown, &sent, command) {
        Err(refusals) => Err(refusals),
        Ok(mend) => refused::of_form(done(&desk, &officer, mend).await?)?,
    };
    match outcome {
        Ok(receipt) => Ok(Redirect::to(&address(receipt)).into_response()),
        Err(refusals) => {
            let filled = Filled::refused(sent, refusals);
            Ok((refused::AGAIN, page::form(&officer, &desk.law.current(), &shown, &filled)).into_response())
        }
    }
}

fn wanted(shown: &Shown, sent: &Sent, command: CommandId) -> Result<MendReceipt, Vec<Refusal>> {
    sent.read(|form| {
        let mut meanings = Vec::new();
        for (n, written) in shown.symbols().into_iter().enumerate() {
            if let Some(symbol) = form.text_or_none(&format!("means-{n}"), LONGEST_FIELD) {
                meanings.push(Meaning { written: written.to_owned(), symbol });
            }
        }
        let mut lines = BTreeMap::new();
        for line in shown.lines().filter(|line| sent.get(&format!("take-{}", line.ordinal)) == Some("yes")) {
            let mut field =
                |n: usize| form.text_or_none(&format!("line-{}-{n}", line.ordinal), LONGEST_FIELD).unwrap_or_default();
            let fields: [String; FIELDS] = std::array::from_fn(&mut field);
            lines.insert(line.ordinal, fields);
        }
        let name = if shown.is_misnamed() { Some(form.text("name", LONGEST_NAME)) } else { None };
        let reason = form.paragraphs("reason", LONGEST_REASON);
        let everywhere = form.checked("everywhere");
        MendReceipt { receipt: shown.listed.receipt.id, meanings, everywhere, lines, name, reason, command }
    })
}

/// Orders it and carries it out; gives the number of the new receipt. If we are stopped in between, the job that
/// was ordered with it does the rest.
async fn done(desk: &Desk, officer: &Officer, mend: MendReceipt) -> Result<Outcome<i64>, Fault> {
    let (by, now) = (officer.authority().clone(), officer.now());
    let (network, random) = (desk.network.clone(), desk.gate.random.clone());
    let ordered = desk.db.write(move |tx| mend_receipt::order(tx, Act::new(&by, now), &network, &random, &mend)).await;
    let (db, receiver) = (desk.db.clone(), Receiver { network: desk.network.clone(), law: desk.law.clone() });
    match ordered {
        Ok(order) => waiting(move || mend_receipt::carry_out(&db, &receiver, order, now)).await,
        Err(failure) => Ok(Err(failure)),
    }
}

async fn read(desk: &Desk, officer: &Officer, id: &str) -> Result<Shown, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (by, network) = (officer.authority().clone(), desk.network.clone());
    let shown = desk.db.read(move |tx| -> Outcome<Option<Shown>> {
        let Some(listed) = lists::receipt(tx, &by, &network, id)? else { return Ok(None) };
        let explained = mend_receipt::explained(tx, &listed.receipt)?;
        Ok(Some(Shown { listed, explained }))
    });
    shown.await?.ok_or_else(Fault::not_found)
}
