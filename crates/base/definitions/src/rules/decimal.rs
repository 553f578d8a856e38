//! Arithmetic as on paper. A limit of 75 × 0.9 × 1.1 must come out as 74.25, not as
//! 74.25000000000001, and a value must not be "above" a limit by the dust of binary fractions.
//!
//! Numbers stay `f64`, as they are stored; each operation reads the shortest decimal that means
//! its operand (that is what the law or the logger wrote), calculates exactly in whole numbers, and
//! rounds once to the nearest `f64`. Where an operand is not finite or the digits do not fit, it
//! is plain floating point.

/// Digits that a quotient keeps: more than any instrument has, fewer than show binary dust.
const QUOTIENT_DIGITS: i32 = 15;

/// `mantissa × 10^exponent`.
#[derive(Clone, Copy)]
struct Decimal {
    mantissa: i128,
    exponent: i32,
}

impl Decimal {
    fn of(v: f64) -> Option<Decimal> {
        if !v.is_finite() {
            return None;
        }
        let text = format!("{v:e}");
        let (digits, exponent) = text.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let mantissa = format!("{whole}{fraction}").parse().ok()?;
        Some(Decimal { mantissa, exponent: exponent - fraction.len() as i32 })
    }

    fn value(self) -> Option<f64> {
        format!("{}e{}", self.mantissa, self.exponent).parse().ok()
    }

    fn raised_to(self, exponent: i32) -> Option<i128> {
        let tens = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.mantissa.checked_mul(10_i128.checked_pow(tens)?)
    }
}

/// `a × b`.
pub fn times(a: f64, b: f64) -> f64 {
    let exact = || {
        let (a, b) = (Decimal::of(a)?, Decimal::of(b)?);
        Decimal { mantissa: a.mantissa.checked_mul(b.mantissa)?, exponent: a.exponent + b.exponent }.value()
    };
    exact().unwrap_or(a * b)
}

/// `a + b`.
pub fn plus(a: f64, b: f64) -> f64 {
    let exact = || {
        let (a, b) = (Decimal::of(a)?, Decimal::of(b)?);
        let exponent = a.exponent.min(b.exponent);
        let mantissa = a.raised_to(exponent)?.checked_add(b.raised_to(exponent)?)?;
        Decimal { mantissa, exponent }.value()
    };
    exact().unwrap_or(a + b)
}

/// `a ÷ b`, to 15 significant digits.
pub fn over(a: f64, b: f64) -> f64 {
    rounded(a / b, QUOTIENT_DIGITS)
}

fn rounded(v: f64, digits: i32) -> f64 {
    if !v.is_finite() {
        return v;
    }
    let places = (digits - 1).max(0) as usize;
    format!("{v:.places$e}").parse().unwrap_or(v)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn products_sums_and_quotients_are_as_on_paper() {
        assert_eq!(times(0.1, 3.0), 0.3);
        assert_eq!(times(times(75.0, 0.9), 1.1), 74.25);
        assert_eq!(times(0.007, 1000.0), 7.0);
        assert_eq!(plus(0.1, 0.2), 0.3);
        assert_eq!(plus(20.9, -7.0), 13.9);
        assert_eq!(plus(1e300, 1.0), 1e300);
        assert_eq!(over(24.0, 24.0), 1.0);
        assert_eq!(over(1.0, 3.0), 0.333_333_333_333_333);
        assert_eq!(times(f64::INFINITY, 2.0), f64::INFINITY);
        assert!(times(f64::NAN, 2.0).is_nan());
        assert!(over(0.0, 0.0).is_nan());
        assert_eq!(times(f64::MAX, 2.0), f64::INFINITY);
    }

    proptest! {
        #[test]
        fn never_further_than_floating_point_itself(a in -1e12..1e12_f64, b in -1e12..1e12_f64) {
            prop_assert!((times(a, b) - a * b).abs() <= (a * b).abs() * 1e-15);
            prop_assert!((plus(a, b) - (a + b)).abs() <= (a.abs() + b.abs()) * 1e-15);
            prop_assert_eq!(times(a, 1.0), a);
            prop_assert_eq!(plus(a, 0.0), a);
        }

        #[test]
        fn any_bits_are_taken(a in any::<f64>(), b in any::<f64>()) {
            let _ = (times(a, b), plus(a, b), over(a, b));
        }
    }
}
