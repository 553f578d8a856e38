//! `doctor`: looks at the installation and says what is not as it should be.

use std::process::ExitCode;

use kernel::{MICROS_PER_DAY, Outcome};
use platform::jobs::{self, State};
use serde_json::json;

use super::archive::engine_word;
use super::words::{answer, line};
use crate::cli::Place;

/// Looks, and answers 2 where something needs the operator.
pub fn run(place: &Place) -> Outcome<ExitCode> {
    let house = super::house(place)?;
    let now = house.clock.now();
    let mut needs: Vec<String> = Vec::new();
    let (head, dead, failed, late) = house.db.read_now(move |tx| {
        let head = platform::journal::head(tx)?;
        let dead = jobs::count(tx, State::Dead)?;
        let failed = platform::outbox::list(tx, "failed", None, 100)?.len();
        let due = monitoring::average::store::due(tx, kernel::Moment(now.0 - MICROS_PER_DAY / 24), 1)?;
        Ok((head, dead, failed, due.len()))
    })?;
    if head.at > now {
        needs.push(
            "Đồng hồ của máy chạy lùi so với nhật ký. / The clock stands before the journal's last entry.".into(),
        );
    }
    if dead > 0 {
        needs.push(format!("{dead} việc nền đã thất bại. / {dead} background jobs were given up."));
    }
    if failed > 0 {
        needs.push(format!("{failed} thư không gửi được. / {failed} messages could not be sent."));
    }
    if late > 0 {
        needs.push("Có giá trị trung bình chờ tính quá một giờ; chương trình có đang chạy không? / Averages have waited for over an hour; is the program serving?".into());
    }
    if house.postman.is_none() {
        needs
            .push("Chưa cấu hình thư điện tử, thông báo chưa gửi đi. / No way for e-mail is set; notices wait.".into());
    }
    let engine = engine_word(house.db.engine());
    answer(
        place.json,
        &json!({ "engine": engine, "journal": head.seq, "needs": needs }),
        &format!("{engine}; nhật ký {} mục / journal {} entries.", head.seq, head.seq),
    )?;
    if !place.json {
        for need in &needs {
            line(&format!("- {need}"))?;
        }
    }
    Ok(if needs.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
