//! The monitoring programmes of the sample province: two that stations carry out by themselves, one by people in rounds,
//! one for an occasion that is over. Who ordered them and by which document is as invented as everything here.

use identity::{Act, Authority};
use kernel::{Basis, Bilingual, Day, Moment, Outcome, Problem};
use monitoring::law::Current;
use monitoring::programme::{self, Kind, Setup};
use monitoring::station;
use store::Tx;

use super::stations::STATIONS;
use crate::house::House;

const OFFICE: &str = "Sở Nông nghiệp và Môi trường tỉnh Thanh Giang (mẫu)";
const CENTRE: &str = "Trung tâm Quan trắc tài nguyên và môi trường (mẫu)";
/// Days before now on which the occasion began, and on which it was over.
const OCCASION: (i64, i64) = (40, 12);

/// Registers them.
pub fn launch(house: &House, now: Moment) -> Outcome<()> {
    let law = house.law.current();
    house.db.write_now(move |tx| {
        let by = Authority::console();
        let act = Act::new(&by, now);
        for (code, stations, setup) in [air(now)?, rivers(now)?, wells(now)?] {
            register(tx, &law, act, code, &stations, setup)?;
        }
        let (code, stations, setup) = occasion(now)?;
        let id = register(tx, &law, act, code, &stations, setup)?;
        let reason = "Ba đợt lấy mẫu liên tiếp đều nằm trong giới hạn; hai cơ sở đã khắc phục xong.";
        programme::end(tx, act, id, 1, now.day().plus(-OCCASION.1), reason)
    })
}

/// Code, stations and what it says.
type Sample = (&'static str, Vec<&'static str>, Setup);

fn air(now: Moment) -> Outcome<Sample> {
    let setup = Setup {
        name: Bilingual::new("Quan trắc tự động, liên tục không khí xung quanh", "Automatic monitoring of ambient air"),
        purpose: "Theo dõi chất lượng không khí tại đô thị, khu dân cư và quanh khu công nghiệp; tính chỉ số VN_AQI, \
            báo cho người dân khi không khí xấu."
            .to_owned(),
        basis: basis("Kế hoạch mẫu số 15/KH-UBND", "Mục II.1"),
        last: Some(new_year(now, 4)?.plus(-1)),
        ..template(now, "ambient_air", &["PM10", "PM2.5", "SO2", "NO2", "CO", "O3"])?
    };
    Ok(("KK-TD", of_prefix("KXQ"), setup))
}

fn rivers(now: Moment) -> Outcome<Sample> {
    let setup = Setup {
        name: Bilingual::new("Quan trắc tự động, liên tục nước sông và hồ", "Automatic monitoring of rivers and lakes"),
        purpose: "Theo dõi diễn biến chất lượng nước sông Trà, sông Lam và các hồ cấp nước; báo sớm cho nhà máy nước."
            .to_owned(),
        basis: basis("Kế hoạch mẫu số 15/KH-UBND", "Mục II.2"),
        ..template(now, "surface_water", &["Temp", "pH", "DO", "TSS", "NH4"])?
    };
    Ok(("NM-TD", of_prefix("NMT"), setup))
}

fn wells(now: Moment) -> Outcome<Sample> {
    let setup = Setup {
        name: Bilingual::new("Quan trắc định kỳ nước dưới đất", "Periodic monitoring of groundwater"),
        kind: Kind::Periodic,
        purpose:
            "Đánh giá chất lượng nước dưới đất và nguy cơ nhiễm mặn; mẫu lấy tại giếng quan trắc, phân tích trong \
            phòng thí nghiệm."
                .to_owned(),
        rounds_per_year: Some(2),
        frequency: "tháng 4 và tháng 10".to_owned(),
        basis: basis("Quyết định mẫu số 112/QĐ-SNNMT", "Điều 1"),
        last: Some(new_year(now, 1)?.plus(-1)),
        ..template(now, "groundwater", &["pH", "TDS", "Hardness", "NO3", "As", "Fe", "Mn", "Coliform"])?
    };
    Ok(("NDD-DK", of_prefix("NDD"), setup))
}

fn occasion(now: Moment) -> Outcome<Sample> {
    let setup = Setup {
        name: Bilingual::new(
            "Quan trắc đột xuất nước thải tại xã Hồng Lam",
            "Ad hoc monitoring of effluents in Hồng Lam",
        ),
        kind: Kind::AdHoc,
        purpose: "Kiểm tra nguồn thải sau phản ánh của người dân về nước sông Lam đổi màu.".to_owned(),
        frequency: "mỗi tuần một đợt cho đến khi đạt quy chuẩn".to_owned(),
        basis: basis("Công văn mẫu số 871/SNNMT-MT", ""),
        first: now.day().plus(-OCCASION.0),
        ..template(now, "wastewater", &["pH", "COD", "BOD5", "TSS", "Color", "NH4"])?
    };
    Ok(("NT-DX01", vec!["NUO002", "NUO016"], setup))
}

/// What most of them share.
fn template(now: Moment, medium: &str, parameters: &[&str]) -> Outcome<Setup> {
    Ok(Setup {
        name: Bilingual::default(),
        kind: Kind::Automatic,
        purpose: String::new(),
        medium: medium.to_owned(),
        stations: Vec::new(),
        parameters: parameters.iter().map(|symbol| (*symbol).to_owned()).collect(),
        rounds_per_year: None,
        frequency: String::new(),
        ordered_by: OFFICE.to_owned(),
        basis: Basis { document: String::new(), article: String::new() },
        carried_out_by: CENTRE.to_owned(),
        first: new_year(now, 0)?,
        last: None,
        public: true,
    })
}

fn basis(document: &str, article: &str) -> Basis {
    Basis { document: document.to_owned(), article: article.to_owned() }
}

/// The first day of the year, or of one so many years later.
fn new_year(now: Moment, later: i16) -> Outcome<Day> {
    let day = Day::new(now.day().0.year() + later, 1, 1);
    Ok(day.ok_or_else(|| Problem::new("the demo's years"))?)
}

fn of_prefix(prefix: &str) -> Vec<&'static str> {
    STATIONS.iter().map(|station| station.code).filter(|code| code.starts_with(prefix)).collect()
}

fn register(tx: &mut Tx, law: &Current, act: Act<'_>, code: &str, codes: &[&str], setup: Setup) -> Outcome<i64> {
    let mut stations = Vec::with_capacity(codes.len());
    for code in codes {
        let id = station::id_of_code(tx, code)?;
        stations.push(id.ok_or_else(|| Problem::new(format!("the demo has no station {code}")))?);
    }
    programme::register(tx, law, act, code, Setup { stations, ..setup })
}
