//! Correction of stack gas to the reference oxygen (*quy đổi về nồng độ ôxy tham chiếu*).
//!
//! A limit holds at a certain content of oxygen (7 % for a boiler under QCVN 19:2024/BTNMT); gas
//! thinned with air has a lower concentration and pollutes as much. Comparing uncorrected values is
//! the classic error, so where the correction cannot be done it is refused and nothing is compared.

use serde::{Deserialize, Serialize};

/// Oxygen in dry air, % by volume, as the formula has it.
pub const OXYGEN_IN_AIR: f64 = 20.9;

/// Nearer to air than this the factor is made of the analyser's own error (0.1 % by volume at best).
pub const MARGIN: f64 = 0.1;

/// A corrected concentration, and the factor that made it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// The concentration at reference oxygen.
    pub value: f64,
    /// What the measured concentration was multiplied by.
    pub factor: f64,
}

/// Why a concentration cannot be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectionRefused {
    /// The concentration is no number.
    Concentration,
    /// The measured oxygen is no number or below zero.
    MeasuredOxygen,
    /// The measured gas is air, or nearly.
    NearlyAir,
    /// The reference oxygen is not from 0 to below that of air.
    ReferenceOxygen,
}

impl CorrectionRefused {
    /// The stable code, part of message keys.
    pub fn code(self) -> &'static str {
        match self {
            CorrectionRefused::Concentration => "concentration",
            CorrectionRefused::MeasuredOxygen => "measured-oxygen",
            CorrectionRefused::NearlyAir => "nearly-air",
            CorrectionRefused::ReferenceOxygen => "reference-oxygen",
        }
    }
}

/// `C × (20.9 − O₂ reference) / (20.9 − O₂ measured)`, oxygen in % by volume.
pub fn to_reference_oxygen(
    concentration: f64,
    measured_oxygen: f64,
    reference_oxygen: f64,
) -> Result<Corrected, CorrectionRefused> {
    if !concentration.is_finite() {
        return Err(CorrectionRefused::Concentration);
    }
    if !measured_oxygen.is_finite() || measured_oxygen < 0.0 {
        return Err(CorrectionRefused::MeasuredOxygen);
    }
    if !(0.0..OXYGEN_IN_AIR).contains(&reference_oxygen) {
        return Err(CorrectionRefused::ReferenceOxygen);
    }
    if measured_oxygen >= OXYGEN_IN_AIR - MARGIN {
        return Err(CorrectionRefused::NearlyAir);
    }
    let factor = (OXYGEN_IN_AIR - reference_oxygen) / (OXYGEN_IN_AIR - measured_oxygen);
    Ok(Corrected { value: concentration * factor, factor })
}
