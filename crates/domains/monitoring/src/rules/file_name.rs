//! Whether a file's name names the station whose account delivered it
//! (Circular 10/2021/TT-BTNMT, Annex 15: `<TenTinh>_<TenCoSo>_<TenTram>_<yyyyMMddHHmmss>.txt`).

use series::FileName;

/// Departments issue station codes in two ways: the last part alone (`NUO001`), or with province
/// and facility before it (`BD_KCNST_NUO001`). Both are taken, in either case of letters.
pub fn belongs(name: &FileName<'_>, code: &str) -> bool {
    let full = format!("{}_{}_{}", name.province, name.site, name.station);
    let without_province = format!("{}_{}", name.site, name.station);
    [name.station, &without_province, &full].iter().any(|n| n.eq_ignore_ascii_case(code))
}
