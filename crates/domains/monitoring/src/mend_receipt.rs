//! Sets right what could not be read of a file (*sửa và nhận lại dòng bị cách ly*): an officer says what a vendor's
//! symbol means, or writes a line as it should have been, with a reason. Those lines are then received again and get
//! a receipt of their own; the first receipt, its lines and the bytes behind it stay.
//!
//! The order is written with its journal entry and the job that carries it out; carrying it out twice does no harm.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::store::{Db, Tx};
use identity::{Act, Right};
use kernel::{CommandId, Moment, Outcome, Problem, PublicId, Random, Refusal};
use platform::journal::Entry;
use platform::{commands, jobs};
use serde_json::json;

use crate::network::{Network, Profile};
use crate::quarantine::{self, Explained, FIELDS};
use crate::receipt::{self, Receipt};
use crate::receive::observed::LAYOUT;
use crate::receive::{self, Met, Receiver, Upload};
use crate::station;

pub mod store;

pub use store::Mend;

/// The longest reason.
pub const LONGEST_REASON: usize = 1000;
/// The kind of the job that receives the lines again.
pub const JOB: &str = "intake.mended";
/// Reasons for which a file as a whole was not read: it can be received under the right name.
pub const MISNAMED: [&str; 2] = ["file-name", "file-of-another-station"];

/// What a symbol of a vendor means.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// As the logger writes it.
    pub written: String,
    /// The parameter of the station that it means.
    pub symbol: String,
}

/// What an officer asks.
#[derive(Debug, Clone)]
pub struct MendReceipt {
    /// The receipt.
    pub receipt: i64,
    /// What symbols mean, from now on.
    pub meanings: Vec<Meaning>,
    /// Whether they mean so at every station.
    pub everywhere: bool,
    /// Lines as they should have been, by their number among the quarantined lines.
    pub lines: BTreeMap<usize, [String; FIELDS]>,
    /// The right name, where the whole file was set aside for its name.
    pub name: Option<String>,
    /// Why; others will read it.
    pub reason: String,
    /// The command, so that asking twice mends once.
    pub command: CommandId,
}

/// Orders it; gives the number of the order.
pub fn order(tx: &mut Tx, act: Act<'_>, network: &Network, random: &Random, mend: &MendReceipt) -> Outcome<i64> {
    act.require(Right::ReceiptsResolve)?;
    let act = Act { command: Some(&mend.command), ..act };
    commands::once(tx, &mend.command, act.by.actor(), act.now, |tx| once(tx, act, network, random, mend))
}

fn once(tx: &mut Tx, act: Act<'_>, network: &Network, random: &Random, mend: &MendReceipt) -> Outcome<i64> {
    let unknown = || Refusal::new("refused-receipt-unknown");
    let first = receipt::store::by_id(tx, mend.receipt)?.ok_or_else(unknown)?;
    let profile = network.profile(tx, first.station_id)?.ok_or_else(unknown)?;
    let station = &profile.station;
    act.by.require_at(Right::ReceiptsResolve, station.area_id, station.facility_id)?;
    if mend.everywhere && !mend.meanings.is_empty() {
        // What holds at every station is for somebody who answers for every station.
        act.by.require_at(Right::ReceiptsResolve, None, None)?;
    }
    let reason = reason(&mend.reason)?;
    let explained = explained(tx, &first)?;
    let body = match &mend.name {
        Some(name) => whole(tx, &first, &profile, &explained, name)?,
        None => lines(&profile, &explained, mend)?,
    };
    for Meaning { written, symbol } in &mend.meanings {
        let of = (!mend.everywhere).then_some(station.id);
        store::insert_alias(tx, of, written, Some(symbol), act.now)?;
    }
    if !mend.meanings.is_empty() {
        // Whoever remembers the set-up of these stations must read it again.
        station::store::revise(tx, (!mend.everywhere).then_some(station.id))?;
    }
    let name = match &mend.name {
        // What a program sent had no name.
        None if first.layout == LAYOUT => {
            format!("SensorThings_HTTP_{}_{}.txt", station.code, first.arrived_at.compact_local())
        }
        name => name.as_deref().unwrap_or(&first.path).rsplit('/').next().unwrap_or_default().to_owned(),
    };
    let new = store::NewMend {
        receipt_id: first.id,
        station_id: station.id,
        path: &format!("/mended-{}-{}/{name}", first.id, PublicId::random(random)),
        body: &body,
        reason: &reason,
        ordered_by: &act.by.actor().to_string(),
        ordered_at: act.now,
    };
    let id = store::insert(tx, &new)?;
    let lines: Vec<i64> = mend.lines.keys().filter_map(|n| explained.get(*n)).map(|e| e.line.line).collect();
    let meanings: Vec<_> = mend.meanings.iter().map(|m| json!({ "written": m.written, "symbol": m.symbol })).collect();
    let entry = Entry::new("receipt.mended")
        .about("receipt", first.id)
        .about("station", station.id)
        .in_area(station.area_id)
        .with(json!({
            "mend": id,
            "lines": lines,
            "meanings": meanings,
            "everywhere": mend.everywhere,
            "sha256": kernel::sha256_hex(&body),
        }));
    jobs::enqueue(tx, JOB, &json!({ "mend": id }), act.now)?;
    act.journal(tx, entry)?;
    Ok(id)
}

/// The quarantined lines of a receipt, explained by its evidence.
pub fn explained(tx: &mut Tx, receipt: &Receipt) -> Outcome<Vec<Explained>> {
    let lines = receipt::store::quarantine_of(tx, receipt.id)?;
    if receipt.layout == LAYOUT {
        return Ok(quarantine::explain_sent(lines));
    }
    let gone = || Problem::new(format!("the bytes of receipt {} are not there", receipt.id));
    let bytes = receipt::evidence(tx, receipt.id)?.ok_or_else(gone)?;
    Ok(quarantine::explain(&bytes, lines))
}

/// The lines that are received again: those that were written anew, and those whose symbol now means something.
fn lines(profile: &Profile, explained: &[Explained], mend: &MendReceipt) -> Outcome<Vec<u8>> {
    for (n, Meaning { written, symbol }) in mend.meanings.iter().enumerate() {
        let field = format!("means-{n}");
        if profile.by_symbol(symbol).is_none() {
            return Err(Refusal::new("refused-mend-symbol").at(field).with("symbol", symbol.as_str()).into());
        }
        if !explained.iter().any(|e| e.unknown_symbol.as_ref() == Some(written)) {
            return Err(Refusal::new("refused-mend-written").at(field).with("written", written.as_str()).into());
        }
    }
    let known = |e: &Explained| {
        e.unknown_symbol.as_ref().is_some_and(|written| mend.meanings.iter().any(|m| m.written == *written))
    };
    let mut body = String::new();
    for e in explained {
        match mend.lines.get(&e.ordinal) {
            Some(fields) => body.push_str(&quarantine::line(fields)),
            None if known(e) => body.push_str(&quarantine::line(&e.fields)),
            None => {}
        }
    }
    if body.is_empty() {
        return Err(Refusal::new("refused-mend-nothing").into());
    }
    Ok(body.into_bytes())
}

/// The whole file, where only its name was wrong.
fn whole(tx: &mut Tx, first: &Receipt, profile: &Profile, explained: &[Explained], name: &str) -> Outcome<Vec<u8>> {
    let misnamed = |e: &Explained| MISNAMED.contains(&e.line.reason.as_str());
    if !matches!(explained, [only] if misnamed(only)) {
        return Err(Refusal::new("refused-mend-nothing").into());
    }
    match series::FileName::of(name) {
        Ok(read) if crate::rules::file_name::belongs(&read, &profile.station.code) => {}
        Ok(_) => {
            return Err(Refusal::new("refused-mend-name")
                .at("name")
                .with("code", profile.station.code.as_str())
                .into());
        }
        Err(refused) => return Err(Refusal { field: Some("name".into()), ..refused.into() }.into()),
    }
    Ok(receipt::evidence(tx, first.id)?.ok_or_else(|| Refusal::new("refused-mend-nothing"))?)
}

fn reason(typed: &str) -> Result<String, Refusal> {
    let reason = typed.trim();
    if reason.is_empty() {
        return Err(Refusal::new("refused-field-empty").at("reason"));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Refusal::new("refused-field-long").at("reason").with("most", LONGEST_REASON));
    }
    Ok(reason.to_owned())
}

/// Receives the lines of an order again; gives the receipt, the same one however often it is asked for.
pub fn carry_out(db: &Db, receiver: &Receiver, order: i64, now: Moment) -> Outcome<i64> {
    let unknown = || Refusal::new("refused-receipt-unknown");
    let (mend, first) = db.read_now(move |tx| {
        let mend = store::by_id(tx, order)?.ok_or_else(unknown)?;
        let first = receipt::store::by_id(tx, mend.receipt_id)?.ok_or_else(unknown)?;
        Ok((mend, first))
    })?;
    let (receiver, station) = (receiver.clone(), mend.station_id);
    db.append_now(station, move |tx| {
        let profile = receive::profile(tx, &receiver, station)?;
        let source = format!("receipt {}", mend.receipt_id);
        let upload = Upload { station, path: mend.path, source, arrived_at: now, bytes: mend.body };
        // The readings came in time if they came in time the first time.
        let ready = receive::prepare_again(&profile, &receiver.law.current(), upload, first.arrived_at)?;
        match receive::store_new(tx, &receiver, &[Arc::new(ready)])?.pop() {
            Some(Met::Now(receipt)) => Ok(receipt.id),
            Some(Met::Before(receipt)) => Ok(receipt),
            None => Err(Problem::new("a file got no receipt").into()),
        }
    })
}
