//! Whether a value can be one at all (*khoảng hợp lý*): what a definition says of its parameter in its medium.

use definitions::kinds::MediumUse;
use series::flags;

/// Values below zero within so many units of the last digit that is shown are the noise of an instrument at zero.
const NOISE: f64 = 10.0;

/// The flags of a value in its kept unit.
pub fn flags_of(kept: &MediumUse, value: f64) -> u16 {
    let Some([low, high]) = kept.plausible else { return 0 };
    let noise = NOISE * 10_f64.powi(-i32::from(kept.decimals));
    if value > high || value < low - if low == 0.0 { noise } else { 0.0 } {
        flags::OUT_OF_RANGE
    } else if value < low {
        flags::NEGATIVE
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_is_flagged() {
        let used = |plausible, decimals| MediumUse {
            unit: "-".to_owned(),
            decimals,
            plausible,
            jump: None,
            still_hours: None,
        };
        let (ph, air) = (used(Some([0.0, 14.0]), 2), used(Some([-10.0, 50.0]), 1));
        let cases = [
            (&ph, 7.0, 0),
            (&ph, 14.0, 0),
            (&ph, 14.01, flags::OUT_OF_RANGE),
            (&ph, -0.05, flags::NEGATIVE),
            (&ph, -0.11, flags::OUT_OF_RANGE),
            (&air, -10.0, 0),
            (&air, -10.1, flags::OUT_OF_RANGE),
            (&used(None, 1), -1e9, 0),
        ];
        for (kept, value, expected) in cases {
            assert_eq!(flags_of(kept, value), expected, "{value}");
        }
    }
}
