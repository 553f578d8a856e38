//! Whole tables, row by row, against the figures that they were transcribed from: whoever changes a file by
//! mistake hears of it. Worked examples are in `limits.rs`.

use definitions::kinds::{Bound, LimitRow, LimitSet};
use rstest::rstest;

use crate::kit::limit_set;

/// A bound as the tables below write it: `0.05`, `6–9`, `≥6`, `not detectable`.
fn written(bound: &Bound) -> String {
    match bound {
        Bound::Max(v) => v.to_string(),
        Bound::Min(v) => format!("≥{v}"),
        Bound::Range { low, high } => format!("{low}–{high}"),
        Bound::NotDetectable => "not detectable".to_owned(),
    }
}

/// A row: parameter, average where the row says it itself, bounds in the order of the columns.
fn line(set: &LimitSet, row: &LimitRow) -> String {
    let mut words = vec![row.parameter.clone()];
    words.extend(row.averaging.map(|w| w.code().to_owned()));
    words.extend(row.value.iter().map(written));
    words.extend(set.columns.iter().filter_map(|c| row.values.get(&c.code)).map(written));
    words.join(" ")
}

fn lines(code: &str, on: &str) -> Vec<String> {
    let set = limit_set(code, on);
    set.body.limits.iter().map(|row| line(&set.body, row)).collect()
}

/// QCVN 40:2011/BTNMT, Table 1: 33 rows, columns A and B.
const INDUSTRIAL: &str = "Temp 40 40; Color 50 150; pH 6–9 5.5–9; BOD5 30 50; COD 75 150; TSS 50 100; As 0.05 0.1; Hg 0.005 0.01; \
    Pb 0.1 0.5; Cd 0.05 0.1; Cr6 0.05 0.1; Cr3 0.2 1; Cu 2 2; Zn 3 3; Ni 0.2 0.5; Mn 0.5 1; Fe 1 5; CN 0.07 0.1; Phenol 0.1 0.5; \
    MineralOil 5 10; Sulfide 0.2 0.5; Fluoride 5 10; NH4 5 10; TN 20 40; TP 4 6; Chloride 500 1000; Cl 1 2; OCP 0.05 0.1; OPP 0.3 1; \
    PCB 0.003 0.01; Coliform 3000 5000; GrossAlpha 0.1 0.1; GrossBeta 1 1";
/// QCVN 14:2008/BTNMT, Table 1.
const DOMESTIC: &str = "pH 5–9 5–9; BOD5 30 50; TSS 50 100; TDS 500 1000; Sulfide 1 4; NH4 5 10; NO3 30 50; VegetableOil 10 20; \
    Surfactant 5 10; PO4 6 10; Coliform 3000 5000";
/// QCVN 05:2023/BTNMT, Table 1 and the 37 substances of Table 2.
const AIR: &str = "SO2 PT1H 350; SO2 P1D 125; SO2 P1Y 50; CO PT1H 30000; CO PT8H 10000; NO2 PT1H 200; NO2 P1D 100; NO2 P1Y 40; \
    O3 PT1H 200; O3 PT8H 120; TSP PT1H 300; TSP P1D 200; TSP P1Y 100; PM10 P1D 100; PM10 P1Y 50; PM2.5 P1D 50; PM2.5 P1D 45; \
    PM2.5 P1Y 25; Pb P1D 1.5; As PT1H 0.03; AsH3 PT1H 0.3; HCl P1D 60; HNO3 PT1H 400; HNO3 P1D 150; H2SO4 PT1H 300; H2SO4 P1D 50; \
    SiO2 PT1H 150; SiO2 P1D 50; Chrysotile P1D 1; Cd PT1H 0.4; Cd PT8H 0.2; Cl2 PT1H 100; Cl2 P1D 30; Cr6 PT1H 0.007; Cr6 P1D 0.003; \
    HF PT1H 20; HF P1D 5; HCN PT1H 10; Mn PT1H 10; Mn P1D 8; Ni P1D 1; Hg P1D 0.3; NaOH P1D 10; Acrolein PT1H 50; Acrylonitrile P1D 45; \
    Aniline PT1H 50; Aniline P1D 30; Benzene PT1H 22; Benzidine PT1H not detectable; Chloroform P1D 16; CxHy PT1H 5000; CxHy P1D 1500; \
    HCHO PT1H 20; Naphthalene PT8H 500; Naphthalene P1D 120; Phenol PT1H 10; C2Cl4 P1D 100; VinylChloride P1D 26; NH3 PT1H 200; \
    Acetaldehyde PT1H 45; PropionicAcid PT8H 300; H2S PT1H 42; CH3SH PT1H 50; CH3SH P1D 20; Styrene P1D 260; Toluene PT1H 500; \
    Xylene PT1H 1000";
/// QCVN 08:2023/BTNMT, Tables 1 and 2 (columns A, B, C), then chlorophyll-a of Table 3 from memory.
const SURFACE: &str = "NO2-N 0.05; NH4 0.3; Chloride 250; Fluoride 1; CN 0.01; As 0.01; Cd 0.005; Pb 0.02; Cr6 0.01; Cr 0.05; Cu 0.1; \
    Zn 0.5; Ni 0.1; Mn 0.1; Hg 0.001; Fe 0.5; Surfactant 0.1; Phenol 0.005; MineralOil 5; Aldrin 0.1; Lindane 0.02; Dieldrin 0.1; DDT 1; \
    Heptachlor 0.2; pH 6.5–8.5 6–8.5 6–8.5; BOD5 4 6 10; COD 10 15 20; TOC 4 6 8; TSS 25 100; DO ≥6 ≥5 ≥4; TP 0.1 0.3 0.5; TN 0.6 1.5 2; \
    Coliform 1000 5000 7500; FecalColiform 200 1000 1500; Chl-a 14 35 70";
/// QCVN 08-MT:2015/BTNMT, Table 1, columns A1, A2, B1, B2.
const SURFACE_2015: &str = "pH 6–8.5 6–8.5 5.5–9 5.5–9; DO ≥6 ≥5 ≥4 ≥2; BOD5 4 6 15 25; COD 10 15 30 50; TSS 20 30 50 100; \
    NH4 0.3 0.3 0.9 0.9; NO3 2 5 10 15; PO4 0.1 0.2 0.3 0.5; Coliform 2500 5000 7500 10000; Fe 0.5 1 1.5 2; Pb 0.02 0.02 0.05 0.05; \
    As 0.01 0.02 0.05 0.1; Hg 0.001 0.001 0.001 0.002; Cd 0.005 0.005 0.01 0.01";
/// QCVN 09:2023/BTNMT: rows 1 to 13, then those from memory.
const GROUND: &str = "pH 5.8–8.5; Coliform 3; NO3 15; NH4 1; Permanganate 4; TDS 1500; Hardness 500; As 0.05; Chloride 250; NO2-N 1; \
    Fluoride 1; Sulfate 400; Cd 0.005; CN 0.01; Hg 0.001; Pb 0.01; Cr6 0.05; Cu 1; Zn 3; Ni 0.02; Mn 0.5; Fe 5; Se 0.01; Phenol 0.001; \
    E.coli not detectable";
/// QCVN 10:2023/BTNMT, Table 1 from memory, then Tables 2 and 3.
const SEA: &str = "pH 6.5–8.5; DO ≥5; TSS 50; Coliform 1000; \
    NH4 0.1; PO4 0.2; Fluoride 1.5; CN 0.01; As 0.02; Cd 0.005; Pb 0.05; Cr6 0.02; Cr 0.1; Cu 0.02; Zn 0.1; Mn 0.5; Fe 0.5; \
    pH 6.5–8.5; As 0.01; Cd 0.005; Pb 0.05; Cr 0.1; Cu 0.03; Zn 0.05; Hg 0.001; CN 0.005; Aldrin 0.1; Lindane 0.02; Dieldrin 0.1; DDT 1";
/// QCVN 19:2009/BTNMT, Table 1, columns A and B.
const STACKS_2009: &str = "PM 400 200; SiO2 50 50; NH3 76 50; Sb 20 10; As 20 10; Cd 20 5; Pb 10 5; CO 1000 1000; Cl2 32 10; Cu 20 10; \
    Zn 30 30; HCl 200 50; HF 50 20; H2S 7.5 7.5; SO2 1500 500; NOx 2000 1000; NOx 1000 850; H2SO4 100 50; HNO3 1000 500";
/// QCVN 19:2024/BTNMT: boilers, then gas engines and turbines; zones A, B, C.
const STACKS_2024: &str = "PM 40 50 60; PM 30 40 50; SO2 130 200 250; NOx 150 250 350; CO 200 300 350; PM 15 15 20; SO2 50 60 70; \
    NOx 50 70 90; SO2 50 70 80; NOx 50 90 110; SO2 50 80 90; NOx 70 120 150";
/// QCVN 14:2025/BTNMT from memory: columns A, B, C.
const DOMESTIC_2025: &str = "BOD5 30 35 40; COD 80 90 100; TSS 50 60 70; NH4 6 8 10; Coliform 3000 5000 5000";
/// QCVN 40:2025/BTNMT from memory: up to 2,000 m³/day, then above; columns A, B, C.
const INDUSTRIAL_2025: &str = "BOD5 40 60 80; COD 65 90 130; TSS 40 80 120; BOD5 30 50 60; COD 60 80 110; TSS 30 60 80";
/// QCVN 26:2010/BTNMT: by day, by night; special and ordinary areas.
const NOISE_2010: &str = "Leq 55 70; Leq 45 55";
/// QCVN 26:2025/BNNMT: day, evening, night; areas A to E.
const NOISE_2025: &str = "Leq 50 55 60 65 70; Leq 45 50 55 60 65; Leq 40 45 50 55 60";

#[rstest]
#[case("QCVN 40:2011/BTNMT", "2026-11-22", INDUSTRIAL)]
#[case("QCVN 14:2008/BTNMT", "2026-11-22", DOMESTIC)]
#[case("QCVN 05:2023/BTNMT", "2026-11-22", AIR)]
#[case("QCVN 08:2023/BTNMT", "2026-11-22", SURFACE)]
#[case("QCVN 08-MT:2015/BTNMT", "2020-01-01", SURFACE_2015)]
#[case("QCVN 09:2023/BTNMT", "2026-11-22", GROUND)]
#[case("QCVN 10:2023/BTNMT", "2026-11-22", SEA)]
#[case("QCVN 19:2009/BTNMT", "2026-11-22", STACKS_2009)]
#[case("QCVN 19:2024/BTNMT", "2026-11-22", STACKS_2024)]
#[case("QCVN 14:2025/BTNMT", "2026-11-22", DOMESTIC_2025)]
#[case("QCVN 40:2025/BTNMT", "2026-11-22", INDUSTRIAL_2025)]
#[case("QCVN 26:2010/BTNMT", "2020-01-01", NOISE_2010)]
#[case("QCVN 26:2025/BNNMT", "2026-11-22", NOISE_2025)]
fn tables_say_what_they_were_transcribed_from(#[case] set: &str, #[case] on: &str, #[case] table: &str) {
    let expected: Vec<String> =
        table.split(';').map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(lines(set, on), expected);
}

#[test]
fn the_toxic_substances_are_37() {
    let set = limit_set("QCVN 05:2023/BTNMT", "2026-11-22");
    let toxic = set.body.limits.iter().filter(|r| r.article.as_deref().is_some_and(|a| a.ends_with("Bảng 2")));
    let names: std::collections::BTreeSet<&str> = toxic.map(|r| r.parameter.as_str()).collect();
    assert_eq!(names.len(), 37, "{names:?}");
}
