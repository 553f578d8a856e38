//! What became of the exceedances of the sample province's earlier months: its officers closed them.

use identity::{Act, Authority};
use kernel::{CommandId, Moment, Outcome};
use monitoring::exceedance::{Step, store as exceedances};
use monitoring::handle_exceedance::{self, HandleExceedance};
use monitoring::station;

use super::stations::STATIONS;
use crate::house::House;

/// Exceedances of the last days are still being dealt with.
const PENDING_DAYS: i64 = 10;
/// Closed in one transaction.
const TOGETHER: usize = 40;
/// Why each was closed, in turn.
const NOTES: [&str; 3] = [
    "Đã kiểm tra tại chỗ; cơ sở đã khắc phục, các giờ tiếp theo nằm trong giới hạn.",
    "Đã làm việc với đơn vị vận hành; đã hiệu chỉnh thiết bị và điều chỉnh chế độ xử lý.",
    "Đã đối chiếu với kết quả lấy mẫu; đã nhắc nhở bằng văn bản, theo dõi trong một tháng.",
];

/// Closes what was found of times more than some days before `now`; answers how many that were.
pub fn close_old(house: &House, now: Moment) -> Outcome<usize> {
    let until = now.day().plus(-PENDING_DAYS).start();
    let mut old = Vec::new();
    for station in &STATIONS {
        let code = station.code;
        old.extend(house.db.read_now(move |tx| {
            let Some(id) = station::id_of_code(tx, code)? else { return Ok(Vec::new()) };
            Ok(exceedances::of_station(tx, id, Moment(0), i64::MAX)?)
        })?);
    }
    old.retain(|e| e.state.is_pending() && e.ends_at <= until);
    for some in old.chunks(TOGETHER) {
        let steps: Vec<HandleExceedance> = some
            .iter()
            .map(|e| HandleExceedance {
                exceedance: e.public_id.clone(),
                seen: e.version,
                step: Step::Close,
                note: NOTES[e.id.unsigned_abs() as usize % NOTES.len()].to_owned(),
                command: CommandId::random(&house.random),
            })
            .collect();
        house.db.write_bulk_now(move |tx| {
            let by = Authority::console();
            steps.iter().try_for_each(|step| handle_exceedance::run(tx, Act::new(&by, now), step).map(|_| ()))
        })?;
    }
    Ok(old.len())
}
