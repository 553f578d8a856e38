//! `doctor`: looks at the installation and says what is not as it should be. It mends nothing: a database
//! that waits for a migration is told, not migrated.

mod certificate;
mod machine;

use std::process::ExitCode;

use kernel::{Failure, MICROS_PER_DAY, Moment, Outcome};
use monitoring::overview;
use monitoring::rules::condition::Condition;
use monitoring::rules::window::Period;
use platform::jobs::{self, State};
use platform::keys::rotation::{self, Use};
use platform::{journal, outbox};
use serde::Serialize;

use super::archive::{engine_word, location};
use super::words::{answer, line};
use crate::cli::Place;
use crate::house::House;
use crate::work::HOLDERS;
use machine::Machine;

const HOUR: i64 = MICROS_PER_DAY / 24;
/// For so long it is told that messages reached nobody: whoever was missing may be there by now.
const WEEK: i64 = 7 * MICROS_PER_DAY;

/// What the doctor saw.
#[derive(Debug, Serialize)]
struct Seen {
    engine: &'static str,
    journal: i64,
    keys: Vec<Use>,
    machine: Machine,
    silent_stations: Vec<String>,
    provisional_definitions: usize,
    /// What needs the operator, in words.
    needs: Vec<String>,
}

/// Looks, and answers 2 where something needs the operator.
pub fn run(place: &Place) -> Outcome<ExitCode> {
    let migrations = platform::migrations();
    let schema = store::schema(&location(place)?, &migrations).map_err(|e| Failure::Broken(e.into()))?;
    if !schema.pending.is_empty() && !schema.applied.is_empty() {
        let pending = schema.pending.join(", ");
        let need = format!(
            "Chưa nâng cấp: {pending}. Chạy `datnuoc migrate`. / Not migrated: {pending}. Run `datnuoc migrate`."
        );
        answer(place.json, &serde_json::json!({ "pending": schema.pending, "needs": [need] }), &format!("- {need}"))?;
        return Ok(ExitCode::from(2));
    }
    let house = super::existing_house(place)?;
    let seen = look(&house)?;
    answer(
        place.json,
        &seen,
        &format!("{}; nhật ký {} mục / journal {} entries.", seen.engine, seen.journal, seen.journal),
    )?;
    if !place.json {
        for key in &seen.keys {
            line(&in_words(key))?;
        }
        if !seen.silent_stations.is_empty() {
            let (count, codes) = (seen.silent_stations.len(), seen.silent_stations.join(", "));
            line(&format!("{count} trạm im lặng / stations silent: {codes}"))?;
        }
        let provisional = seen.provisional_definitions;
        line(&format!("{provisional} định nghĩa tạm, cần đối chiếu văn bản / provisional definitions to be checked."))?;
        for need in &seen.needs {
            line(&format!("- {need}"))?;
        }
    }
    Ok(if seen.needs.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn look(house: &House) -> Outcome<Seen> {
    let now = house.clock.now();
    let (vault, network, law) = (house.vault.clone(), house.network.clone(), house.law.current());
    let machine = Machine::of(house);
    let mut needs = machine.needs(now);
    let (head, keys, silent, mut found) = house.db.read_now(move |tx| {
        let mut needs = Vec::new();
        let head = journal::head(tx)?;
        let newest = monitoring::receipt::store::newest_arrival(tx)?.unwrap_or(head.at).max(head.at);
        if newest > now {
            needs.push(
                "Đồng hồ của máy chạy lùi so với nhật ký hoặc biên nhận. / The clock stands before the newest entry of the journal or receipt.".to_owned(),
            );
        }
        let dead = jobs::count(tx, State::Dead)?;
        if dead > 0 {
            needs.push(format!("{dead} việc nền đã thất bại. / {dead} background jobs were given up."));
        }
        let failed = outbox::list(tx, "failed", None, 100)?.len();
        if failed > 0 {
            needs.push(format!("{failed} thư không gửi được. / {failed} messages could not be sent."));
        }
        let to_nobody = outbox::to_nobody_since(tx, Moment(now.0 - WEEK))?;
        if to_nobody > 0 {
            needs.push(format!("{to_nobody} thư trong bảy ngày qua không đến được ai: vị trí không có người giữ, hoặc người đó thiếu địa chỉ hay số điện thoại. / {to_nobody} messages of the last seven days reached nobody: a position is vacant, or its holder has no address or number."));
        }
        let stuck = outbox::overdue(tx, Moment(now.0 - HOUR))?;
        if stuck > 0 {
            needs.push(format!("{stuck} thư chờ gửi quá một giờ. / {stuck} messages have waited for over an hour."));
        }
        let by = Moment(now.0 - HOUR);
        let mut waiting = Vec::new();
        for period in Period::ALL {
            waiting.extend(monitoring::average::store::due(tx, period, by, by, 1)?);
        }
        if !waiting.is_empty() {
            needs.push("Có giá trị trung bình chờ tính quá một giờ; chương trình có đang chạy không? / Averages have waited for over an hour; is the program serving?".to_owned());
        }
        let stations = monitoring::station::store::all(tx)?;
        let glances = overview::glances(tx, &network, &law, stations, now)?;
        let silent: Vec<String> = glances
            .into_iter()
            .filter(|g| matches!(g.condition, Condition::Silent | Condition::NeverReported))
            .map(|g| g.profile.station.code.clone())
            .collect();
        Ok((head, rotation::uses(tx, &vault, HOLDERS)?, silent, needs))
    })?;
    needs.append(&mut found);
    if house.postman.is_none() {
        needs.push(
            "Chưa cấu hình thư điện tử, thông báo chưa gửi đi. / No way for e-mail is set; notices wait.".to_owned(),
        );
    }
    needs.extend(crate::centre::needs(house)?);
    let law = house.law.current();
    let provisional = law.catalogue().listed().iter().filter(|l| l.definition.provisional && !l.hidden).count();
    Ok(Seen {
        engine: engine_word(house.db.engine()),
        journal: head.seq,
        keys,
        machine,
        silent_stations: silent,
        provisional_definitions: provisional,
        needs,
    })
}

/// A key, and what needs it.
fn in_words(key: &Use) -> String {
    let Use { key: id, present, past, current, .. } = key;
    let (vi, en) = if *current { ("đang dùng", "current") } else { ("cũ", "old") };
    format!(
        "khóa {id} ({vi}): {present} giá trị, {past} trong bản cũ / key {id} ({en}): {present} values, {past} in old versions"
    )
}
