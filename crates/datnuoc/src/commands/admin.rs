//! Accounts, devices and keys from the command line of the server.

use std::io::Read;
use std::process::ExitCode;

use identity::console::{CreateAdministrator, create_administrator};
use identity::device::{self, Set};
use identity::password::{NewPassword, Owner};
use identity::{Act, Authority};
use kernel::{Actor, Failure, Outcome, Problem, Refusal};
use platform::area::Published;
use platform::keys::rotation;
use serde_json::json;

use super::words::answer;
use crate::areas;
use crate::cli::Place;
use crate::house::House;

/// The longest password that is read; more is a mistake.
const LONGEST: u64 = 4096;

/// Makes an account with a position of a role.
pub fn create(place: &Place, name: String, role: String) -> Outcome<ExitCode> {
    let password = NewPassword::check(&from_stdin()?, &Owner { words: vec![name.clone()] })?;
    let house = super::house(place)?;
    let hashed = house.gate.hasher.hash(&password, &house.random)?;
    let (vault, random, now) = (house.vault.clone(), house.random.clone(), house.clock.now());
    let created = CreateAdministrator { name: name.clone(), role: role.clone(), password: hashed };
    let account = house.db.write_now(move |tx| {
        create_administrator(tx, &vault, &random, Act::new(&Authority::console(), now), created)
    })?;
    answer(
        place.json,
        &json!({ "account": account, "name": name, "role": role }),
        &format!("Đã tạo tài khoản {name} ({role}). / Account {name} ({role}) created."),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Says which province the office is of, and brings in its communes.
pub fn province(place: &Place, code: &str) -> Outcome<ExitCode> {
    let house = super::house(place)?;
    let published = areas::choose(&house.db, &house.catalogue, Actor::Console, house.clock.now(), code)?;
    let Published { created, amended, merged, divided, moved } = published;
    answer(
        place.json,
        &published,
        &format!(
            "{created} đơn vị mới, {amended} sửa đổi, {merged} đã sáp nhập, {divided} bị chia; {moved} bản ghi đã chuyển. / \
             {created} units new, {amended} amended, {merged} merged, {divided} divided; {moved} records moved."
        ),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Says how long an exceedance may wait until it is told one level up.
pub fn patience(place: &Place, hours: i64) -> Outcome<ExitCode> {
    let house = super::house(place)?;
    let now = house.clock.now();
    house.db.write_now(move |tx| monitoring::tell::PATIENCE.set(tx, &Actor::Console, now, &hours))?;
    answer(
        place.json,
        &json!({ "hours": hours }),
        &format!(
            "Sau {hours} giờ chưa ai tiếp nhận, vượt quy chuẩn được báo lên cấp tỉnh. / \
             After {hours} hours untaken, an exceedance is told to the province."
        ),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Makes new keys of personal data, and asks for the job that seals everything anew with them.
pub fn rotate_key(place: &Place) -> Outcome<ExitCode> {
    let house = super::house(place)?;
    let (vault, now) = (house.vault.clone(), house.clock.now());
    let key = vault.rotate(now)?;
    house.db.write_now(move |tx| rotation::begin(tx, &vault, &Actor::Console, now))?;
    answer(
        place.json,
        &json!({ "key": key }),
        &format!(
            "Khóa {key} đã thay khóa cũ; chương trình đang chạy sẽ niêm lại mọi giá trị, xem `doctor`. Hãy sao thư mục khóa ngay. / \
             Key {key} is current; the program that serves seals everything anew, see `doctor`. Copy the folder of keys now."
        ),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Sets the password of a station's logger, or makes one and prints it.
pub fn station_password(place: &Place, code: &str, given: bool) -> Outcome<ExitCode> {
    let typed = if given { Some(from_stdin()?) } else { None };
    let house = super::house(place)?;
    let made = set_station_password(&house, code, typed.as_deref())?;
    let shown = made.clone().unwrap_or_default();
    let text = match &made {
        Some(secret) => format!("Mật khẩu của trạm {code} / Password of station {code}: {secret}"),
        None => format!("Đã đặt mật khẩu cho trạm {code}. / Password of station {code} set."),
    };
    answer(place.json, &json!({ "station": code, "password": shown }), &text)?;
    Ok(ExitCode::SUCCESS)
}

/// Sets the password of a station's logger; answers it where it was made here.
pub fn set_station_password(house: &House, code: &str, typed: Option<&str>) -> Outcome<Option<String>> {
    let folded = code.to_owned();
    let station = house
        .db
        .read_now(move |tx| monitoring::station_view::station_of_code(tx, &folded))?
        .ok_or_else(|| Refusal::new("refused-station-unknown").at("code"))?;
    let set = Set { code: station.code, area: station.area_id, facility: station.facility_id };
    let now = house.clock.now();
    if let Some(password) = typed {
        let hashed = house.gate.hasher.hash(&NewPassword::check_device(password)?, &house.random)?;
        house.db.write_now(move |tx| device::set_password(tx, Act::new(&Authority::console(), now), &set, hashed))?;
        return Ok(None);
    }
    let random = house.random.clone();
    let secret =
        house.db.write_now(move |tx| device::issue_secret(tx, &random, Act::new(&Authority::console(), now), &set))?;
    Ok(Some(secret.as_str().to_owned()))
}

/// A password from standard input, without the line end.
fn from_stdin() -> Outcome<String> {
    let mut text = String::new();
    std::io::stdin()
        .take(LONGEST)
        .read_to_string(&mut text)
        .map_err(|e| Failure::Broken(Problem::new(e).context("reading the password from standard input")))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
