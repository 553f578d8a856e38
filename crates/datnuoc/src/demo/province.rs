//! The sample province: communes and facilities. Everything here is invented; no place, firm or person of this
//! name is meant.

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
pub const FACILITIES: [SampleFacility; 24] = [
    SampleFacility { code: "CS001", name: "Khu công nghiệp Sông Trà", tax_code: "9900000011" },
    SampleFacility { code: "CS002", name: "Nhà máy dệt nhuộm Hồng Lam", tax_code: "9900000022" },
    SampleFacility { code: "CS003", name: "Nhà máy giấy Tân Lạc", tax_code: "9900000033" },
    SampleFacility { code: "CS004", name: "Nhà máy chế biến thủy sản Biển Xanh", tax_code: "9900000044" },
    SampleFacility { code: "CS005", name: "Nhà máy xi măng Đá Bạc", tax_code: "9900000055" },
    SampleFacility { code: "CS006", name: "Nhà máy nhiệt điện Cửa Lớn", tax_code: "9900000066" },
    SampleFacility { code: "CS007", name: "Khu công nghiệp Đá Bạc", tax_code: "9900000077" },
    SampleFacility { code: "CS008", name: "Khu công nghiệp Cửa Lớn", tax_code: "9900000088" },
    SampleFacility { code: "CS009", name: "Cụm công nghiệp Vườn Cau", tax_code: "9900000099" },
    SampleFacility { code: "CS010", name: "Nhà máy bia Bến Nghĩa", tax_code: "9900000101" },
    SampleFacility { code: "CS011", name: "Nhà máy đường Đồng Lúa", tax_code: "9900000112" },
    SampleFacility { code: "CS012", name: "Nhà máy chế biến sữa Tân Lạc", tax_code: "9900000123" },
    SampleFacility { code: "CS013", name: "Nhà máy thuộc da Sông Trà", tax_code: "9900000134" },
    SampleFacility { code: "CS014", name: "Nhà máy mạ kim loại Cầu Đá", tax_code: "9900000145" },
    SampleFacility { code: "CS015", name: "Bệnh viện đa khoa Thanh Giang", tax_code: "9900000156" },
    SampleFacility {
        code: "CS016", name: "Nhà máy xử lý nước thải đô thị Bến Nghĩa", tax_code: "9900000167"
    },
    SampleFacility { code: "CS017", name: "Khu xử lý chất thải rắn Rừng Thông", tax_code: "9900000178" },
    SampleFacility { code: "CS018", name: "Nhà máy tinh bột sắn Hồng Lam", tax_code: "9900000189" },
    SampleFacility { code: "CS019", name: "Nhà máy phân bón Cửa Lớn", tax_code: "9900000190" },
    SampleFacility { code: "CS020", name: "Nhà máy cán thép Đá Bạc", tax_code: "9900000202" },
    SampleFacility { code: "CS021", name: "Nhà máy gạch ốp lát Vườn Cau", tax_code: "9900000213" },
    SampleFacility { code: "CS022", name: "Nhà máy đốt rác phát điện Rừng Thông", tax_code: "9900000224" },
    SampleFacility { code: "CS023", name: "Trang trại chăn nuôi Tân Lạc", tax_code: "9900000235" },
    SampleFacility { code: "CS024", name: "Nhà máy đông lạnh Cồn Cát", tax_code: "9900000246" },
];

/// Longitude and latitude of a place inside the cell of commune `n` (0-based), 0..1 both ways.
pub fn position(n: usize, place: (f64, f64)) -> (f64, f64) {
    let (col, row) = (n % 4, n / 4);
    (ORIGIN.0 + (col as f64 + 0.25 + place.0 * 0.5) * CELL.0, ORIGIN.1 + (row as f64 + 0.25 + place.1 * 0.5) * CELL.1)
}
