//! What the instruments of the sample province measure: each kind of station with its parameters and their levels.

use super::signals::Signal;

/// A parameter whose level differs from station to station.
const fn signal(
    symbol: &'static str,
    unit: &'static str,
    level: (f64, f64, f64),
    peak_hour: f64,
    noise: f64,
    decimals: usize,
) -> Signal {
    Signal {
        symbol,
        unit,
        base: level.0,
        daily: level.1,
        weather: level.2,
        peak_hour,
        noise,
        decimals,
        grows: true,
        season: (0.0, 0.0),
    }
}

/// The outlet of a treatment plant.
pub const WASTEWATER: [Signal; 7] = [
    signal("Flow", "m3/h", (118.0, 26.0, 8.0), 14.0, 5.0, 2),
    signal("pH", "-", (7.2, 0.15, 0.2), 15.0, 0.06, 2).steady(),
    signal("Temp", "oC", (29.5, 1.8, 1.0), 15.0, 0.2, 2).steady().season(0.12, 160.0),
    signal("COD", "mg/L", (44.0, 7.0, 7.0), 16.0, 2.5, 2),
    signal("TSS", "mg/L", (26.0, 4.0, 5.0), 16.0, 2.0, 2),
    signal("NH4", "mg/L", (2.9, 0.5, 0.6), 17.0, 0.2, 2),
    signal("Color", "Pt-Co", (28.0, 4.0, 4.0), 16.0, 2.0, 1),
];

/// Ambient air in a town or beside a road.
pub const AMBIENT: [Signal; 8] = [
    signal("PM10", "µg/Nm3", (52.0, 13.0, 16.0), 7.5, 5.0, 1).season(0.32, 12.0),
    signal("PM2,5", "µg/Nm3", (24.0, 7.0, 8.0), 7.5, 3.0, 1).season(0.32, 12.0),
    signal("SO2", "µg/Nm3", (16.0, 4.0, 4.0), 10.0, 2.0, 1),
    signal("NO2", "µg/Nm3", (31.0, 11.0, 6.0), 18.5, 4.0, 1).season(0.15, 12.0),
    signal("CO", "µg/Nm3", (820.0, 230.0, 140.0), 18.5, 60.0, 0).season(0.15, 12.0),
    signal("O3", "µg/Nm3", (58.0, 36.0, 12.0), 13.5, 5.0, 1).season(0.18, 95.0),
    signal("Temp", "oC", (28.2, 4.2, 1.2), 14.0, 0.2, 1).steady().season(0.12, 160.0),
    signal("RH", "%", (76.0, -13.0, 6.0), 14.0, 1.0, 1).steady(),
];

/// A stack, with what its correction needs.
pub const STACK: [Signal; 8] = [
    signal("Flow", "m3/h", (54_300.0, 2_400.0, 1_800.0), 14.0, 600.0, 0),
    signal("Temp", "oC", (138.0, 3.0, 2.0), 14.0, 1.0, 1).steady(),
    signal("P", "kPa", (101.1, 0.1, 0.2), 10.0, 0.05, 1).steady(),
    signal("O2", "%", (11.4, 0.3, 0.3), 3.0, 0.12, 2).steady(),
    signal("PM", "mg/Nm3", (48.0, 6.0, 8.0), 14.0, 3.0, 1),
    signal("SO2", "mg/Nm3", (209.0, 22.0, 30.0), 14.0, 9.0, 1),
    signal("NOx", "mg/Nm3", (262.0, 24.0, 28.0), 14.0, 10.0, 1),
    signal("CO", "mg/Nm3", (150.0, 14.0, 16.0), 14.0, 7.0, 1),
];

/// A river or lake.
pub const SURFACE: [Signal; 5] = [
    signal("Temp", "oC", (27.8, 1.4, 1.0), 15.0, 0.1, 2).steady().season(0.12, 160.0),
    signal("pH", "-", (7.0, 0.1, 0.15), 15.0, 0.04, 2).steady(),
    signal("DO", "mg/L", (5.6, 0.8, 0.4), 15.0, 0.12, 2).steady().season(0.08, 15.0),
    signal("TSS", "mg/L", (34.0, 3.0, 12.0), 9.0, 2.0, 1).season(0.35, 265.0),
    signal("NH4", "mg/L", (0.24, 0.04, 0.06), 6.0, 0.02, 2),
];

/// A station at the intake of a waterworks measures more: enough for a water quality index.
pub const RAW_WATER: [Signal; 9] = [
    signal("Temp", "oC", (27.8, 1.4, 1.0), 15.0, 0.1, 2).steady().season(0.12, 160.0),
    signal("pH", "-", (7.0, 0.1, 0.15), 15.0, 0.04, 2).steady(),
    signal("DO", "mg/L", (5.6, 0.8, 0.4), 15.0, 0.12, 2).steady().season(0.08, 15.0),
    signal("TSS", "mg/L", (34.0, 3.0, 12.0), 9.0, 2.0, 1).season(0.35, 265.0),
    signal("NH4", "mg/L", (0.24, 0.04, 0.06), 6.0, 0.02, 2),
    signal("COD", "mg/L", (15.0, 1.2, 2.5), 9.0, 0.6, 1),
    signal("NO3", "mg/L", (1.3, 0.1, 0.3), 9.0, 0.05, 2),
    signal("PO4", "mg/L", (0.13, 0.01, 0.03), 9.0, 0.005, 3),
    signal("Coliform", "MPN/100mL", (4200.0, 300.0, 700.0), 7.0, 150.0, 0),
];

/// A monitoring well.
pub const WELL: [Signal; 5] = [
    signal("Temp", "oC", (26.4, 0.1, 0.3), 15.0, 0.05, 2).steady(),
    signal("pH", "-", (6.8, 0.02, 0.1), 15.0, 0.02, 2).steady(),
    signal("EC", "µS/cm", (410.0, 4.0, 22.0), 15.0, 3.0, 0).season(0.08, 110.0),
    signal("TDS", "mg/L", (262.0, 3.0, 14.0), 15.0, 2.0, 0).season(0.08, 110.0),
    signal("NO3", "mg/L", (3.2, 0.05, 0.5), 15.0, 0.08, 2),
];

/// A buoy off the coast.
pub const SEA: [Signal; 6] = [
    signal("Temp", "oC", (27.2, 0.9, 0.8), 15.0, 0.1, 2).steady().season(0.1, 170.0),
    signal("pH", "-", (8.1, 0.04, 0.05), 15.0, 0.02, 2).steady(),
    signal("DO", "mg/L", (6.2, 0.5, 0.3), 15.0, 0.1, 2).steady(),
    signal("Sal", "‰", (29.5, 0.6, 1.6), 4.0, 0.2, 2).steady().season(0.06, 105.0),
    signal("TUR", "NTU", (7.5, 1.1, 2.6), 9.0, 0.6, 1).season(0.3, 300.0),
    signal("NO3", "mg/L", (0.06, 0.005, 0.02), 9.0, 0.004, 3),
];

/// A weather mast.
pub const MAST: [Signal; 4] = [
    signal("Temp", "oC", (28.0, 4.4, 1.4), 14.0, 0.2, 1).steady().season(0.12, 160.0),
    signal("RH", "%", (77.0, -13.0, 6.0), 14.0, 1.0, 1).steady(),
    signal("WS", "m/s", (2.4, 1.1, 0.9), 15.0, 0.4, 1).steady(),
    signal("WD", "°", (140.0, 30.0, 60.0), 15.0, 12.0, 0).steady(),
];
