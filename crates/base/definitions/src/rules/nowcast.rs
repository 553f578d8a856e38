//! The NowCast of dust: a mean of the last hours in which the newer ones weigh more, the faster the
//! concentration changes (QĐ 1459/QĐ-TCMT, Hướng dẫn kỹ thuật, 2.2.1.a).

use super::decimal::over;
use crate::kinds::{Formula, NowCast};

/// The NowCast of hourly means, the newest last; hours without a value are `None`. None where too few of the
/// newest hours have one: *coi như "không có dữ liệu"*.
///
/// `w* = min/max`; `w = w*`, but at least ½. For `w > ½` it is `Σ w^(i−1)·cᵢ / Σ w^(i−1)`; for `w = ½` the decision
/// writes `Σ (½)^i·cᵢ`, whose weights add up to almost 1 only if no hour is missing. [`Formula::NowcastNormalised`]
/// divides by their sum there, too.
pub fn nowcast(rule: &NowCast, formula: Formula, hours: &[Option<f64>]) -> Option<f64> {
    // Instruments scatter around zero in clean air; less than nothing is nothing.
    let newest: Vec<Option<f64>> =
        hours.iter().rev().take(rule.hours).map(|c| c.filter(|c| c.is_finite()).map(|c| c.max(0.0))).collect();
    if newest.iter().take(rule.recent).flatten().count() < rule.least_recent.max(1) {
        return None;
    }
    let (least, most) = newest.iter().flatten().fold((f64::INFINITY, 0.0_f64), |(a, b), c| (a.min(*c), b.max(*c)));
    // 0/0 is no weight; where nothing was measured but zeros, the mean is zero however it is weighted.
    if most <= 0.0 {
        return Some(0.0);
    }
    let changing = least / most <= rule.least_weight;
    let weight = if changing { rule.least_weight } else { least / most };
    let (mut sum, mut weights, mut power) = (0.0, 0.0, 1.0);
    for value in &newest {
        if let Some(value) = value {
            sum += power * value;
            weights += power;
        }
        power *= weight;
    }
    let literal = changing && formula == Formula::NowcastLiteral;
    // Literally the first weight is ½, not 1: each weight is one power further.
    Some(if literal { over(sum * weight, 1.0) } else { over(sum, weights) })
}
