//! The sample province: communes, facilities and twelve stations. Everything here is invented;
//! no place, firm or person of this name is meant.

use super::signals::{Episode, Signal};

/// Code of the province.
pub const PROVINCE_CODE: &str = "99";
/// Its name in both languages.
pub const PROVINCE_NAME: (&str, &str) = ("Tỉnh Thanh Giang (dữ liệu mẫu)", "Thanh Giang Province (sample data)");

/// A commune: code, Vietnamese name, English name.
pub const COMMUNES: [(&str, &str, &str); 12] = [
    ("99001", "Phường Bến Nghĩa", "Bến Nghĩa Ward"),
    ("99002", "Phường Sông Trà", "Sông Trà Ward"),
    ("99003", "Phường Cầu Đá", "Cầu Đá Ward"),
    ("99004", "Xã Đồng Lúa", "Đồng Lúa Commune"),
    ("99005", "Xã Vườn Cau", "Vườn Cau Commune"),
    ("99006", "Xã Tân Lạc", "Tân Lạc Commune"),
    ("99007", "Xã Hồng Lam", "Hồng Lam Commune"),
    ("99008", "Xã Đá Bạc", "Đá Bạc Commune"),
    ("99009", "Xã Rừng Thông", "Rừng Thông Commune"),
    ("99010", "Xã Cửa Lớn", "Cửa Lớn Commune"),
    ("99011", "Xã Biển Xanh", "Biển Xanh Commune"),
    ("99012", "Xã Cồn Cát", "Cồn Cát Commune"),
];

/// South-west corner of the province and size of a commune's cell, in degrees.
const ORIGIN: (f64, f64) = (106.42, 10.82);
const CELL: (f64, f64) = (0.16, 0.13);

/// The outline of commune `n` (0-based) as a ring of longitude and latitude, first point repeated.
/// Neighbours share their corners exactly.
pub fn outline(n: usize) -> Vec<(f64, f64)> {
    let (col, row) = (n % 4, n / 4);
    let corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)];
    let mut ring = Vec::new();
    for pair in corners.windows(2) {
        let (a, b) = (node(col + pair[0].0, row + pair[0].1), node(col + pair[1].0, row + pair[1].1));
        ring.push(a);
        ring.push(midpoint(a, b));
    }
    ring.push(ring[0]);
    ring
}

/// A lattice node, pushed off its place so that borders look grown.
fn node(col: usize, row: usize) -> (f64, f64) {
    let jitter = |k: usize| (((col * 37 + row * 61 + k * 17) * 2_654_435_761_usize) % 1000) as f64 / 1000.0 - 0.5;
    (ORIGIN.0 + (col as f64 + jitter(1) * 0.38) * CELL.0, ORIGIN.1 + (row as f64 + jitter(2) * 0.38) * CELL.1)
}

/// The bent middle of a border, the same from both sides.
fn midpoint(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    let (lo, hi) = if a < b { (a, b) } else { (b, a) };
    let bend = ((lo.0 * 911.0 + lo.1 * 577.0 + hi.0 * 271.0).fract() - 0.5) * 0.16;
    let (dx, dy) = (hi.0 - lo.0, hi.1 - lo.1);
    (f64::midpoint(lo.0, hi.0) - dy * bend, f64::midpoint(lo.1, hi.1) + dx * bend)
}

/// A facility: code, name, tax code, commune.
pub struct SampleFacility {
    /// Code in the department's register.
    pub code: &'static str,
    /// Vietnamese name.
    pub name: &'static str,
    /// Invented tax code; the prefix 99 is issued to nobody.
    pub tax_code: &'static str,
}

/// The facilities of the sample province.
pub const FACILITIES: [SampleFacility; 6] = [
    SampleFacility { code: "CS001", name: "Khu công nghiệp Sông Trà", tax_code: "9900000011" },
    SampleFacility { code: "CS002", name: "Nhà máy dệt nhuộm Hồng Lam", tax_code: "9900000022" },
    SampleFacility { code: "CS003", name: "Nhà máy giấy Tân Lạc", tax_code: "9900000033" },
    SampleFacility { code: "CS004", name: "Nhà máy chế biến thủy sản Biển Xanh", tax_code: "9900000044" },
    SampleFacility { code: "CS005", name: "Nhà máy xi măng Đá Bạc", tax_code: "9900000055" },
    SampleFacility { code: "CS006", name: "Nhà máy nhiệt điện Cửa Lớn", tax_code: "9900000066" },
];

/// A station with what its logger would say.
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
    /// Limit set, column, coefficients, reference oxygen, as the import table writes them.
    pub limits: (&'static str, &'static str, &'static str, &'static str),
    /// What it measures.
    pub signals: &'static [Signal],
    /// What happens to it.
    pub episodes: &'static [Episode],
    /// Hours from the first midnight in which nothing arrives.
    pub outages: &'static [(i64, i64)],
    /// Whether its logger broke down before the history ends, and stays so.
    pub broken: bool,
}

impl SampleStation {
    /// Longitude and latitude.
    pub fn position(&self) -> (f64, f64) {
        let (col, row) = (self.commune % 4, self.commune / 4);
        (
            ORIGIN.0 + (col as f64 + 0.25 + self.place.0 * 0.5) * CELL.0,
            ORIGIN.1 + (row as f64 + 0.25 + self.place.1 * 0.5) * CELL.1,
        )
    }
}

const fn signal(
    symbol: &'static str,
    unit: &'static str,
    level: (f64, f64, f64),
    peak_hour: f64,
    noise: f64,
    decimals: usize,
) -> Signal {
    Signal { symbol, unit, base: level.0, daily: level.1, weather: level.2, peak_hour, noise, decimals }
}

const fn episode(symbol: &'static str, from_hour: i64, to_hour: i64, factor: f64) -> Episode {
    Episode { symbol, from_hour, to_hour, factor }
}

const WASTEWATER: [Signal; 7] = [
    signal("Flow", "m3/h", (118.0, 26.0, 8.0), 14.0, 5.0, 2),
    signal("pH", "-", (7.2, 0.15, 0.2), 15.0, 0.06, 2),
    signal("Temp", "oC", (29.5, 1.8, 1.0), 15.0, 0.2, 2),
    signal("COD", "mg/L", (44.0, 7.0, 7.0), 16.0, 2.5, 2),
    signal("TSS", "mg/L", (26.0, 4.0, 5.0), 16.0, 2.0, 2),
    signal("NH4", "mg/L", (2.9, 0.5, 0.6), 17.0, 0.2, 2),
    signal("Color", "Pt-Co", (28.0, 4.0, 4.0), 16.0, 2.0, 1),
];

const AMBIENT: [Signal; 8] = [
    signal("PM10", "µg/Nm3", (52.0, 13.0, 16.0), 7.5, 5.0, 1),
    signal("PM2,5", "µg/Nm3", (24.0, 7.0, 8.0), 7.5, 3.0, 1),
    signal("SO2", "µg/Nm3", (16.0, 4.0, 4.0), 10.0, 2.0, 1),
    signal("NO2", "µg/Nm3", (31.0, 11.0, 6.0), 18.5, 4.0, 1),
    signal("CO", "µg/Nm3", (820.0, 230.0, 140.0), 18.5, 60.0, 0),
    signal("O3", "µg/Nm3", (58.0, 36.0, 12.0), 13.5, 5.0, 1),
    signal("Temp", "oC", (28.2, 4.2, 1.2), 14.0, 0.2, 1),
    signal("RH", "%", (76.0, -13.0, 6.0), 14.0, 1.0, 1),
];

const STACK: [Signal; 8] = [
    signal("Flow", "m3/h", (54_300.0, 2_400.0, 1_800.0), 14.0, 600.0, 0),
    signal("Temp", "oC", (138.0, 3.0, 2.0), 14.0, 1.0, 1),
    signal("P", "kPa", (101.1, 0.1, 0.2), 10.0, 0.05, 1),
    signal("O2", "%", (11.4, 0.3, 0.3), 3.0, 0.12, 2),
    signal("PM", "mg/Nm3", (48.0, 6.0, 8.0), 14.0, 3.0, 1),
    signal("SO2", "mg/Nm3", (209.0, 22.0, 30.0), 14.0, 9.0, 1),
    signal("NOx", "mg/Nm3", (262.0, 24.0, 28.0), 14.0, 10.0, 1),
    signal("CO", "mg/Nm3", (150.0, 14.0, 16.0), 14.0, 7.0, 1),
];

const SURFACE: [Signal; 5] = [
    signal("Temp", "oC", (27.8, 1.4, 1.0), 15.0, 0.1, 2),
    signal("pH", "-", (7.0, 0.1, 0.15), 15.0, 0.04, 2),
    signal("DO", "mg/L", (5.6, 0.8, 0.4), 15.0, 0.12, 2),
    signal("TSS", "mg/L", (34.0, 3.0, 12.0), 9.0, 2.0, 1),
    signal("NH4", "mg/L", (0.24, 0.04, 0.06), 6.0, 0.02, 2),
];

/// A station at the intake of a waterworks measures more: enough for a water quality index.
const RAW_WATER: [Signal; 9] = [
    signal("Temp", "oC", (27.8, 1.4, 1.0), 15.0, 0.1, 2),
    signal("pH", "-", (7.0, 0.1, 0.15), 15.0, 0.04, 2),
    signal("DO", "mg/L", (5.6, 0.8, 0.4), 15.0, 0.12, 2),
    signal("TSS", "mg/L", (34.0, 3.0, 12.0), 9.0, 2.0, 1),
    signal("NH4", "mg/L", (0.24, 0.04, 0.06), 6.0, 0.02, 2),
    signal("COD", "mg/L", (15.0, 1.2, 2.5), 9.0, 0.6, 1),
    signal("NO3", "mg/L", (1.3, 0.1, 0.3), 9.0, 0.05, 2),
    signal("PO4", "mg/L", (0.13, 0.01, 0.03), 9.0, 0.005, 3),
    signal("Coliform", "MPN/100mL", (4200.0, 300.0, 700.0), 7.0, 150.0, 0),
];

const QCVN_40: &str = "QCVN 40:2011/BTNMT";
const QCVN_19: &str = "QCVN 19:2009/BTNMT";
const QCVN_05: &str = "QCVN 05:2023/BTNMT";

/// The twelve stations.
pub const STATIONS: [SampleStation; 12] = [
    SampleStation {
        code: "KXQ001",
        site: "SNNMT",
        name: "Không khí trung tâm Bến Nghĩa",
        medium: "ambient_air",
        facility: None,
        commune: 0,
        place: (0.6, 0.5),
        interval_minutes: 1,
        limits: (QCVN_05, "", "", ""),
        signals: &AMBIENT,
        episodes: &[],
        outages: &[],
        broken: false,
    },
    SampleStation {
        code: "KXQ002",
        site: "SNNMT",
        name: "Không khí ngã tư Cầu Đá",
        medium: "ambient_air",
        facility: None,
        commune: 2,
        place: (0.3, 0.7),
        interval_minutes: 5,
        limits: (QCVN_05, "", "", ""),
        signals: &AMBIENT,
        episodes: &[episode("PM2,5", 168, 240, 2.5), episode("PM10", 168, 240, 2.3), episode("PM2,5", 648, 700, 2.4)],
        outages: &[(400, 407)],
        broken: false,
    },
    SampleStation {
        code: "KXQ003",
        site: "SNNMT",
        name: "Không khí khu dân cư Vườn Cau",
        medium: "ambient_air",
        facility: None,
        commune: 4,
        place: (0.5, 0.4),
        interval_minutes: 5,
        limits: (QCVN_05, "", "", ""),
        signals: &AMBIENT,
        episodes: &[],
        outages: &[],
        broken: false,
    },
    SampleStation {
        code: "KXQ004",
        site: "SNNMT",
        name: "Không khí ven biển Cồn Cát",
        medium: "ambient_air",
        facility: None,
        commune: 11,
        place: (0.5, 0.5),
        interval_minutes: 5,
        limits: (QCVN_05, "", "", ""),
        signals: &AMBIENT,
        episodes: &[episode("O3", 322, 330, 2.4)],
        outages: &[(90, 118)],
        broken: false,
    },
    SampleStation {
        code: "NUO001",
        site: "KCNST",
        name: "Nước thải Khu công nghiệp Sông Trà",
        medium: "wastewater",
        facility: Some(0),
        commune: 1,
        place: (0.7, 0.3),
        interval_minutes: 1,
        limits: (QCVN_40, "A", "Kq=0.9;Kf=1.0", ""),
        signals: &WASTEWATER,
        episodes: &[],
        outages: &[],
        broken: false,
    },
    SampleStation {
        code: "NUO002",
        site: "DNHL",
        name: "Nước thải dệt nhuộm Hồng Lam",
        medium: "wastewater",
        facility: Some(1),
        commune: 6,
        place: (0.4, 0.5),
        interval_minutes: 5,
        limits: (QCVN_40, "A", "Kq=0.9;Kf=1.1", ""),
        signals: &WASTEWATER,
        episodes: &[
            episode("COD", 120, 172, 2.1),
            episode("Color", 120, 172, 2.4),
            episode("COD", 600, 900, 1.9),
            episode("TSS", 610, 720, 2.6),
        ],
        outages: &[],
        broken: false,
    },
    SampleStation {
        code: "NUO003",
        site: "GTL",
        name: "Nước thải nhà máy giấy Tân Lạc",
        medium: "wastewater",
        facility: Some(2),
        commune: 5,
        place: (0.6, 0.6),
        interval_minutes: 5,
        limits: (QCVN_40, "B", "Kq=0.9;Kf=1.0", ""),
        signals: &WASTEWATER,
        episodes: &[episode("TSS", 410, 470, 4.6)],
        outages: &[(260, 281)],
        broken: false,
    },
    SampleStation {
        code: "NUO004",
        site: "TSBX",
        name: "Nước thải thủy sản Biển Xanh",
        medium: "wastewater",
        facility: Some(3),
        commune: 10,
        place: (0.5, 0.3),
        interval_minutes: 5,
        limits: (QCVN_40, "B", "Kq=1.1;Kf=0.9", ""),
        signals: &WASTEWATER,
        episodes: &[episode("NH4", 500, 556, 4.4)],
        outages: &[],
        broken: false,
    },
    SampleStation {
        code: "KHI001",
        site: "XMDB",
        name: "Khí thải lò nung xi măng Đá Bạc",
        medium: "stack_emission",
        facility: Some(4),
        commune: 7,
        place: (0.5, 0.6),
        interval_minutes: 5,
        limits: (QCVN_19, "B", "Kp=0.9;Kv=1.0", "10"),
        signals: &STACK,
        episodes: &[],
        outages: &[],
        broken: false,
    },
    SampleStation {
        code: "KHI002",
        site: "NDCL",
        name: "Khí thải nhiệt điện Cửa Lớn",
        medium: "stack_emission",
        facility: Some(5),
        commune: 9,
        place: (0.4, 0.5),
        interval_minutes: 5,
        limits: (QCVN_19, "B", "Kp=0.9;Kv=0.8", "6"),
        signals: &STACK,
        episodes: &[],
        outages: &[(330, 336)],
        broken: true,
    },
    SampleStation {
        code: "NMT001",
        site: "SNNMT",
        name: "Nước mặt sông Trà tại nhà máy nước Đồng Lúa",
        medium: "surface_water",
        facility: None,
        commune: 3,
        place: (0.3, 0.5),
        interval_minutes: 5,
        limits: ("", "", "", ""),
        signals: &RAW_WATER,
        episodes: &[episode("TSS", 288, 360, 2.2)],
        outages: &[],
        broken: false,
    },
    SampleStation {
        code: "NMT002",
        site: "SNNMT",
        name: "Nước mặt hồ Rừng Thông",
        medium: "surface_water",
        facility: None,
        commune: 8,
        place: (0.6, 0.4),
        interval_minutes: 5,
        limits: ("", "", "", ""),
        signals: &SURFACE,
        episodes: &[],
        outages: &[],
        broken: false,
    },
];
