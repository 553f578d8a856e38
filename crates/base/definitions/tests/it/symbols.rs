//! From what loggers and laboratories write to what is kept.

use definitions::NoParameter;
use definitions::kinds::LoggerStatus;
use rstest::rstest;

use crate::kit::{catalogue, day};

/// Symbols of Circular 10/2021/TT-BTNMT, Table 34, and how loggers really write them.
#[rstest]
#[case("ambient_air", "PM2,5", "PM2.5")]
#[case("ambient_air", "PM2.5", "PM2.5")]
#[case("ambient_air", "PM25", "PM2.5")]
#[case("ambient_air", "PM2_5", "PM2.5")]
#[case("ambient_air", "pm 2.5", "PM2.5")]
#[case("wastewater", "Nhiet do", "Temp")]
#[case("wastewater", "NHIỆT ĐỘ", "Temp")]
#[case("wastewater", "Luu luong", "Flow")]
#[case("wastewater", "Do mau", "Color")]
#[case("wastewater", " cod ", "COD")]
#[case("wastewater", "NH4+", "NH4")]
#[case("wastewater", "Amoni", "NH4")]
#[case("wastewater", "Cl", "Cl")]
#[case("wastewater", "Cl-", "Chloride")]
#[case("surface_water", "NO2", "NO2-N")]
#[case("ambient_air", "NO2", "NO2")]
#[case("stack_emission", "Bụi tổng", "PM")]
#[case("ambient_air", "Bụi tổng", "TSP")]
#[case("stack_emission", "Hg", "VHg")]
#[case("surface_water", "Mực nước", "Level")]
#[case("groundwater", "Mn", "Mn")]
#[case("surface_water", "Chlorophyll-a", "Chl-a")]
#[case("surface_water", "Diệp lục a", "Chl-a")]
fn a_symbol_names_its_parameter(#[case] medium: &str, #[case] symbol: &str, #[case] code: &str) {
    let measured = catalogue().measured(medium, symbol, day("2026-11-22")).expect("a parameter");
    assert_eq!(measured.parameter.code, code);
}

#[test]
fn a_symbol_that_names_nothing_says_why() {
    let ask = |medium, symbol, on| catalogue().measured(medium, symbol, day(on)).map(|m| m.parameter.code.clone());
    assert_eq!(ask("wastewater", "XYZ", "2026-11-22"), Err(NoParameter::Unknown));
    assert_eq!(ask("wastewater", "", "2026-11-22"), Err(NoParameter::Unknown));
    assert_eq!(
        ask("moonlight", "COD", "2026-11-22").unwrap_err(),
        NoParameter::OtherMedium { parameter: "COD".into() }
    );
    let elsewhere = NoParameter::OtherMedium { parameter: "SO2".to_owned() };
    assert_eq!(ask("wastewater", "SO2", "2026-11-22"), Err(elsewhere.clone()));
    assert_eq!(ask("wastewater", "COD", "1999-12-31"), Err(NoParameter::NotInForce { parameter: "COD".to_owned() }));
    assert_eq!(elsewhere.refusal("SO2", "wastewater").code, "refused-symbol-other-medium");
}

/// Units as loggers write them, converted exactly.
#[rstest]
#[case("wastewater", "COD", "mg/L", 41.6, 41.6)]
#[case("wastewater", "COD", "mg/l", 41.6, 41.6)]
#[case("wastewater", "COD", "MG/L", 41.6, 41.6)]
#[case("wastewater", "COD", "µg/L", 41_600.0, 41.6)]
#[case("wastewater", "COD", "g/L", 0.0416, 41.6)]
#[case("wastewater", "pH", "-", 7.21, 7.21)]
#[case("wastewater", "pH", "", 7.21, 7.21)]
#[case("wastewater", "Temp", "oC", 29.8, 29.8)]
#[case("wastewater", "Temp", "ºC", 29.8, 29.8)]
#[case("wastewater", "Temp", "K", 302.95, 29.8)]
#[case("wastewater", "Temp", "°F", 86.0, 30.0)]
#[case("wastewater", "Color", "Pt-Co", 31.0, 31.0)]
#[case("wastewater", "Flow", "m³/h", 118.4, 118.4)]
#[case("wastewater", "Flow", "m3/ngày đêm", 2400.0, 100.0)]
#[case("wastewater", "Flow", "l/s", 10.0, 36.0)]
#[case("ambient_air", "PM2.5", "ug/m3", 62.3, 62.3)]
#[case("ambient_air", "PM2.5", "μg/Nm³", 62.3, 62.3)]
#[case("ambient_air", "PM2.5", "mg/m3", 0.0623, 62.3)]
#[case("surface_water", "Chl-a", "mg/m³", 14.0, 14.0)]
#[case("stack_emission", "CO", "mg/Nm3", 150.2, 150.2)]
#[case("stack_emission", "CO", "µg/Nm3", 150_200.0, 150.2)]
#[case("stack_emission", "P", "mbar", 1011.0, 101.1)]
#[case("weather", "WS", "km/h", 36.0, 10.0)]
#[case("weather", "P", "mmHg", 760.0, 1_013.250_144_354)]
fn a_value_is_brought_to_the_kept_unit(
    #[case] medium: &str,
    #[case] symbol: &str,
    #[case] unit: &str,
    #[case] given: f64,
    #[case] kept: f64,
) {
    let measured = catalogue().measured(medium, symbol, day("2026-11-22")).expect("a parameter");
    let conversion = catalogue().to_kept_unit(&measured, unit).expect("a unit");
    assert_eq!(conversion.apply(given), kept);
}

/// 1 ppm of SO₂ is 64.064 g/mol ÷ 24.465 L/mol = 2.6186 mg/Nm³ at 25 °C, 760 mmHg.
#[test]
fn shares_of_volume_become_masses_by_the_molar_mass() {
    let on = day("2026-11-22");
    let so2 = catalogue().measured("stack_emission", "SO2", on).expect("a parameter");
    let from_ppm = catalogue().to_kept_unit(&so2, "ppm").expect("gases convert");
    assert_eq!((from_ppm.apply(100.0) * 100.0).round() / 100.0, 261.86);
    let ambient = catalogue().measured("ambient_air", "SO2", on).expect("a parameter");
    let from_ppb = catalogue().to_kept_unit(&ambient, "ppb").expect("gases convert");
    assert_eq!((from_ppb.apply(10.0) * 100.0).round() / 100.0, 26.19);
    let dust = catalogue().measured("stack_emission", "PM", on).expect("a parameter");
    assert!(catalogue().to_kept_unit(&dust, "ppm").is_none(), "dust has no molar mass");
}

#[test]
fn a_unit_of_another_quantity_is_refused() {
    let on = day("2026-11-22");
    for (medium, symbol, unit) in [
        ("wastewater", "COD", "oC"),
        ("wastewater", "COD", ""),
        ("wastewater", "Temp", "mg/L"),
        ("weather", "WD", "m/s"),
    ] {
        let measured = catalogue().measured(medium, symbol, on).expect("a parameter");
        assert!(catalogue().to_kept_unit(&measured, unit).is_none(), "{symbol} in {unit:?}");
    }
}

#[test]
fn only_measuring_counts() {
    let on = day("2026-11-22");
    let counts = |code| catalogue().in_force::<LoggerStatus>(code, on).map(|s| s.body.counts);
    assert_eq!(
        [counts("00"), counts("01"), counts("02"), counts("03"), counts("77")],
        [Some(true), Some(false), Some(false), Some(false), None]
    );
}
