//! The sample province's sixty stations: twelve whose last month was written by hand, so that there is a story to
//! find, and those that make it a province.

use super::province;
use super::sensors;
use super::signals::{Episode, Signal};

/// How a logger writes its files (domain: layouts L1 to L3 of the field).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A line for each parameter, as Annex 15 of Circular 10/2021/TT-BTNMT shows it.
    Lines,
    /// All parameters of a moment in one line.
    Tuples,
    /// A heading, then time, name, value, unit; nothing about the device's state.
    DatedRows,
}

/// A station with what its logger would say.
#[derive(Clone, Copy)]
pub struct SampleStation {
    /// Code, also the name of the logger's account.
    pub code: &'static str,
    /// Site part of its file names.
    pub site: &'static str,
    /// Vietnamese name.
    pub name: &'static str,
    /// Code of the medium.
    pub medium: &'static str,
    /// Index into [`FACILITIES`].
    pub facility: Option<usize>,
    /// Index into [`COMMUNES`].
    pub commune: usize,
    /// Place inside the commune's cell, 0..1 both ways.
    pub place: (f64, f64),
    /// Minutes between readings.
    pub interval_minutes: i64,
    /// How its files look.
    pub layout: Layout,
    /// Limit set, column, coefficients, reference oxygen, as the import table writes them.
    pub limits: (&'static str, &'static str, &'static str, &'static str),
    /// What it measures.
    pub signals: &'static [Signal],
    /// How it stands to the usual level of what differs from place to place.
    pub level: f64,
    /// What happens to it.
    pub episodes: &'static [Episode],
    /// Hours from the first midnight of its last month in which nothing arrives.
    pub outages: &'static [(i64, i64)],
    /// Whether its logger broke down before the history ends, and stays so.
    pub broken: bool,
}

impl SampleStation {
    /// Longitude and latitude.
    pub fn position(&self) -> (f64, f64) {
        province::position(self.commune, self.place)
    }

    const fn at(
        self,
        code: &'static str,
        site: &'static str,
        name: &'static str,
        commune: usize,
        place: (f64, f64),
    ) -> Self {
        SampleStation { code, site, name, commune, place, ..self }
    }

    const fn of(self, facility: usize) -> Self {
        SampleStation { facility: Some(facility), ..self }
    }

    const fn every(self, interval_minutes: i64) -> Self {
        SampleStation { interval_minutes, ..self }
    }

    const fn bound(
        self,
        set: &'static str,
        column: &'static str,
        coefficients: &'static str,
        oxygen: &'static str,
    ) -> Self {
        SampleStation { limits: (set, column, coefficients, oxygen), ..self }
    }

    const fn level(self, level: f64) -> Self {
        SampleStation { level, ..self }
    }

    const fn layout(self, layout: Layout) -> Self {
        SampleStation { layout, ..self }
    }

    const fn episodes(self, episodes: &'static [Episode]) -> Self {
        SampleStation { episodes, ..self }
    }

    const fn outages(self, outages: &'static [(i64, i64)]) -> Self {
        SampleStation { outages, ..self }
    }

    const fn broken(self) -> Self {
        SampleStation { broken: true, ..self }
    }
}

const fn kind(
    medium: &'static str,
    interval_minutes: i64,
    limit_set: &'static str,
    signals: &'static [Signal],
) -> SampleStation {
    SampleStation {
        code: "",
        site: "",
        name: "",
        medium,
        facility: None,
        commune: 0,
        place: (0.5, 0.5),
        interval_minutes,
        layout: Layout::Lines,
        limits: (limit_set, "", "", ""),
        signals,
        level: 1.0,
        episodes: &[],
        outages: &[],
        broken: false,
    }
}

const fn episode(symbol: &'static str, from_hour: i64, to_hour: i64, factor: f64) -> Episode {
    Episode { symbol, from_hour, to_hour, factor }
}

const QCVN_40: &str = "QCVN 40:2011/BTNMT";
const QCVN_19: &str = "QCVN 19:2009/BTNMT";

const AIR: SampleStation = kind("ambient_air", 5, "QCVN 05:2023/BTNMT", &sensors::AMBIENT);
const OUTLET: SampleStation = kind("wastewater", 5, QCVN_40, &sensors::WASTEWATER);
const CHIMNEY: SampleStation = kind("stack_emission", 5, QCVN_19, &sensors::STACK);
const RIVER: SampleStation = kind("surface_water", 5, "", &sensors::SURFACE);
const INTAKE: SampleStation = kind("surface_water", 5, "", &sensors::RAW_WATER);
const WELL: SampleStation = kind("groundwater", 60, "", &sensors::WELL);
const BUOY: SampleStation = kind("sea_water", 30, "", &sensors::SEA);
const MET: SampleStation = kind("weather", 10, "", &sensors::MAST);

/// The stations.
pub const STATIONS: [SampleStation; 60] = [
    AIR.at("KXQ001", "SNNMT", "Không khí trung tâm Bến Nghĩa", 0, (0.6, 0.5)).every(1),
    AIR.at("KXQ002", "SNNMT", "Không khí ngã tư Cầu Đá", 2, (0.3, 0.7))
        .episodes(&[episode("PM2,5", 168, 240, 2.5), episode("PM10", 168, 240, 2.3), episode("PM2,5", 648, 700, 2.4)])
        .outages(&[(400, 407)]),
    AIR.at("KXQ003", "SNNMT", "Không khí khu dân cư Vườn Cau", 4, (0.5, 0.4)),
    AIR.at("KXQ004", "SNNMT", "Không khí ven biển Cồn Cát", 11, (0.5, 0.5))
        .episodes(&[episode("O3", 322, 330, 2.4)])
        .outages(&[(90, 118)]),
    OUTLET.at("NUO001", "KCNST", "Nước thải Khu công nghiệp Sông Trà", 1, (0.7, 0.3)).of(0).every(1).bound(
        QCVN_40,
        "A",
        "Kq=0.9;Kf=1.0",
        "",
    ),
    OUTLET
        .at("NUO002", "DNHL", "Nước thải dệt nhuộm Hồng Lam", 6, (0.4, 0.5))
        .of(1)
        .bound(QCVN_40, "A", "Kq=0.9;Kf=1.1", "")
        .episodes(&[
            episode("COD", 120, 172, 2.1),
            episode("Color", 120, 172, 2.4),
            episode("COD", 600, 900, 1.9),
            episode("TSS", 610, 720, 2.6),
        ]),
    OUTLET
        .at("NUO003", "GTL", "Nước thải nhà máy giấy Tân Lạc", 5, (0.6, 0.6))
        .of(2)
        .bound(QCVN_40, "B", "Kq=0.9;Kf=1.0", "")
        .episodes(&[episode("TSS", 410, 470, 4.6)])
        .outages(&[(260, 281)]),
    OUTLET
        .at("NUO004", "TSBX", "Nước thải thủy sản Biển Xanh", 10, (0.5, 0.3))
        .of(3)
        .bound(QCVN_40, "B", "Kq=1.1;Kf=0.9", "")
        .episodes(&[episode("NH4", 500, 556, 4.4)]),
    CHIMNEY.at("KHI001", "XMDB", "Khí thải lò nung xi măng Đá Bạc", 7, (0.5, 0.6)).of(4).bound(
        QCVN_19,
        "B",
        "Kp=0.9;Kv=1.0",
        "10",
    ),
    CHIMNEY
        .at("KHI002", "NDCL", "Khí thải nhiệt điện Cửa Lớn", 9, (0.4, 0.5))
        .of(5)
        .bound(QCVN_19, "B", "Kp=0.9;Kv=0.8", "6")
        .outages(&[(330, 336)])
        .broken(),
    INTAKE
        .at("NMT001", "SNNMT", "Nước mặt sông Trà tại nhà máy nước Đồng Lúa", 3, (0.3, 0.5))
        .episodes(&[episode("TSS", 288, 360, 2.2)]),
    RIVER.at("NMT002", "SNNMT", "Nước mặt hồ Rừng Thông", 8, (0.6, 0.4)),
    AIR.at("KXQ005", "SNNMT", "Không khí khu công nghiệp Sông Trà", 1, (0.2, 0.8)).level(1.12),
    AIR.at("KXQ006", "SNNMT", "Không khí Bệnh viện đa khoa Thanh Giang", 0, (0.2, 0.3)).level(0.9),
    AIR.at("KXQ007", "SNNMT", "Không khí trường học Đồng Lúa", 3, (0.7, 0.3)).level(0.78),
    AIR.at("KXQ008", "SNNMT", "Không khí khu dân cư Tân Lạc", 5, (0.3, 0.3)).level(0.85),
    AIR.at("KXQ009", "SNNMT", "Không khí cổng khu công nghiệp Đá Bạc", 7, (0.2, 0.3)).level(1.2),
    AIR.at("KXQ010", "SNNMT", "Không khí thị tứ Hồng Lam", 6, (0.7, 0.7)).level(0.82),
    AIR.at("KXQ011", "SNNMT", "Không khí nền Rừng Thông", 8, (0.3, 0.7)).level(0.55),
    AIR.at("KXQ012", "SNNMT", "Không khí cảng Cửa Lớn", 9, (0.7, 0.3)).level(1.05),
    OUTLET
        .at("NUO005", "KCNDB", "Nước thải Khu công nghiệp Đá Bạc", 7, (0.8, 0.4))
        .of(6)
        .bound(QCVN_40, "A", "Kq=0.9;Kf=0.9", "")
        .level(0.72)
        .layout(Layout::Tuples),
    OUTLET
        .at("NUO006", "KCNCL", "Nước thải Khu công nghiệp Cửa Lớn", 9, (0.3, 0.7))
        .of(7)
        .bound(QCVN_40, "B", "Kq=1.1;Kf=0.9", "")
        .level(0.95)
        .layout(Layout::Tuples),
    OUTLET
        .at("NUO007", "CCNVC", "Nước thải Cụm công nghiệp Vườn Cau", 4, (0.2, 0.7))
        .of(8)
        .bound(QCVN_40, "A", "Kq=0.9;Kf=1.0", "")
        .level(0.8),
    OUTLET
        .at("NUO008", "BBN", "Nước thải bia Bến Nghĩa", 0, (0.8, 0.8))
        .of(9)
        .bound(QCVN_40, "A", "Kq=0.9;Kf=1.0", "")
        .level(0.78),
    OUTLET
        .at("NUO009", "DDL", "Nước thải đường Đồng Lúa", 3, (0.5, 0.7))
        .of(10)
        .bound(QCVN_40, "B", "Kq=0.9;Kf=1.0", "")
        .level(1.25)
        .layout(Layout::Tuples),
    OUTLET
        .at("NUO010", "STL", "Nước thải sữa Tân Lạc", 5, (0.8, 0.3))
        .of(11)
        .bound(QCVN_40, "A", "Kq=0.9;Kf=1.1", "")
        .level(0.7),
    OUTLET
        .at("NUO011", "TDST", "Nước thải thuộc da Sông Trà", 1, (0.4, 0.6))
        .of(12)
        .bound(QCVN_40, "B", "Kq=0.9;Kf=1.1", "")
        .level(1.15)
        .layout(Layout::Tuples),
    OUTLET
        .at("NUO012", "MKCD", "Nước thải mạ kim loại Cầu Đá", 2, (0.7, 0.3))
        .of(13)
        .bound(QCVN_40, "A", "Kq=0.9;Kf=1.1", "")
        .level(0.6),
    OUTLET
        .at("NUO013", "BVTG", "Nước thải Bệnh viện đa khoa Thanh Giang", 0, (0.3, 0.7))
        .of(14)
        .bound(QCVN_40, "B", "Kq=0.9;Kf=1.2", "")
        .level(0.75),
    OUTLET
        .at("NUO014", "DTBN", "Nước thải đô thị Bến Nghĩa", 0, (0.9, 0.2))
        .of(15)
        .bound(QCVN_40, "A", "Kq=0.9;Kf=0.9", "")
        .level(0.74)
        .layout(Layout::Tuples),
    OUTLET
        .at("NUO015", "CTRT", "Nước thải khu xử lý chất thải Rừng Thông", 8, (0.8, 0.7))
        .of(16)
        .bound(QCVN_40, "B", "Kq=0.6;Kf=1.0", "")
        .level(1.05),
    OUTLET
        .at("NUO016", "TBHL", "Nước thải tinh bột sắn Hồng Lam", 6, (0.2, 0.2))
        .of(17)
        .bound(QCVN_40, "B", "Kq=0.9;Kf=1.0", "")
        .level(1.35),
    OUTLET
        .at("NUO017", "PBCL", "Nước thải phân bón Cửa Lớn", 9, (0.8, 0.8))
        .of(18)
        .bound(QCVN_40, "B", "Kq=1.1;Kf=1.0", "")
        .level(0.9)
        .layout(Layout::Tuples),
    OUTLET
        .at("NUO018", "CNTL", "Nước thải trang trại chăn nuôi Tân Lạc", 5, (0.4, 0.8))
        .of(22)
        .bound(QCVN_40, "B", "Kq=0.9;Kf=1.1", "")
        .level(1.1),
    CHIMNEY
        .at("KHI003", "CTDB", "Khí thải lò cán thép Đá Bạc", 7, (0.7, 0.8))
        .of(19)
        .bound(QCVN_19, "B", "Kp=0.9;Kv=1.0", "")
        .level(0.82),
    CHIMNEY
        .at("KHI004", "GVC", "Khí thải lò nung gạch Vườn Cau", 4, (0.7, 0.7))
        .of(20)
        .bound(QCVN_19, "B", "Kp=1.0;Kv=1.0", "")
        .level(0.9)
        .layout(Layout::Tuples),
    CHIMNEY
        .at("KHI005", "DRRT", "Khí thải lò đốt rác phát điện Rừng Thông", 8, (0.5, 0.2))
        .of(21)
        .bound(QCVN_19, "B", "Kp=0.9;Kv=1.0", "11")
        .level(0.78),
    CHIMNEY
        .at("KHI006", "PBCL", "Khí thải tháp tạo hạt phân bón Cửa Lớn", 9, (0.6, 0.6))
        .of(18)
        .bound(QCVN_19, "B", "Kp=1.0;Kv=1.0", "")
        .level(0.75)
        .layout(Layout::Tuples),
    CHIMNEY
        .at("KHI007", "DHHL", "Khí thải lò hơi dệt nhuộm Hồng Lam", 6, (0.6, 0.3))
        .of(1)
        .bound(QCVN_19, "B", "Kp=1.0;Kv=1.0", "7")
        .level(0.85),
    CHIMNEY
        .at("KHI008", "XMDB", "Khí thải máy nghiền xi măng Đá Bạc", 7, (0.4, 0.7))
        .of(4)
        .bound(QCVN_19, "B", "Kp=0.9;Kv=1.0", "")
        .level(0.7),
    INTAKE.at("NMT003", "SNNMT", "Nước mặt sông Trà tại nhà máy nước Bến Nghĩa", 0, (0.5, 0.9)).level(0.92),
    RIVER.at("NMT004", "SNNMT", "Nước mặt sông Trà tại cầu Đá", 2, (0.5, 0.2)).level(1.1),
    RIVER.at("NMT005", "SNNMT", "Nước mặt sông Lam tại Hồng Lam", 6, (0.9, 0.4)).level(0.95),
    RIVER.at("NMT006", "SNNMT", "Nước mặt kênh Đồng Lúa", 3, (0.8, 0.8)).level(1.3),
    RIVER.at("NMT007", "SNNMT", "Nước mặt sông Trà hạ lưu khu công nghiệp", 1, (0.9, 0.6)).level(1.35),
    RIVER.at("NMT008", "SNNMT", "Nước mặt suối Đá Bạc", 7, (0.1, 0.6)).level(0.7),
    INTAKE.at("NMT009", "SNNMT", "Nước mặt hồ Tân Lạc tại trạm cấp nước", 5, (0.2, 0.5)).level(0.8),
    RIVER.at("NMT010", "SNNMT", "Nước mặt cửa sông Trà", 9, (0.2, 0.4)).level(1.15),
    WELL.at("NDD001", "SNNMT", "Nước dưới đất Bến Nghĩa", 0, (0.4, 0.2)).level(1.0),
    WELL.at("NDD002", "SNNMT", "Nước dưới đất Sông Trà", 1, (0.5, 0.2)).level(1.2).layout(Layout::DatedRows),
    WELL.at("NDD003", "SNNMT", "Nước dưới đất Đồng Lúa", 3, (0.2, 0.8)).level(0.9),
    WELL.at("NDD004", "SNNMT", "Nước dưới đất Vườn Cau", 4, (0.8, 0.2)).level(0.95),
    WELL.at("NDD005", "SNNMT", "Nước dưới đất Tân Lạc", 5, (0.5, 0.5)).level(0.8).layout(Layout::DatedRows),
    WELL.at("NDD006", "SNNMT", "Nước dưới đất Cồn Cát", 11, (0.3, 0.4)).level(1.9),
    BUOY.at("NBI001", "SNNMT", "Nước biển ven bờ bãi tắm Biển Xanh", 10, (0.8, 0.5)),
    BUOY.at("NBI002", "SNNMT", "Nước biển ven bờ cảng Cửa Lớn", 9, (0.9, 0.5)),
    BUOY.at("NBI003", "SNNMT", "Nước biển ven bờ vùng nuôi Cồn Cát", 11, (0.8, 0.7)),
    BUOY.at("NBI004", "SNNMT", "Nước biển ven bờ cửa sông Trà", 10, (0.3, 0.8)),
    MET.at("KTT001", "SNNMT", "Khí tượng Bến Nghĩa", 0, (0.7, 0.1)),
    MET.at("KTT002", "SNNMT", "Khí tượng Đá Bạc", 7, (0.6, 0.2)),
];
