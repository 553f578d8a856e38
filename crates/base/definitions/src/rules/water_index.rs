//! VN_WQI: a score for each parameter, groups of them, one number (QĐ 1460/QĐ-TCMT).

use std::collections::BTreeMap;

use super::decimal::{over, plus, times};
use crate::kinds::{Formula, Group, Part, Saturation, Scale, WaterIndex};

/// The score of one parameter (*WQI thông số*).
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// The parameter.
    pub parameter: String,
    /// Its group.
    pub group: String,
    /// Its value, in `unit`.
    pub concentration: f64,
    /// The unit of its scale.
    pub unit: String,
    /// For oxygen: the share of saturation in %.
    pub saturation: Option<f64>,
    /// The score, 10 to 100.
    pub value: f64,
}

/// What a group comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupValue {
    /// Its number, e.g. `IV`.
    pub code: String,
    /// The mean of its parameters: geometric for factors, arithmetic for the others.
    pub value: f64,
}

/// The index of a water (*giá trị WQI*).
#[derive(Debug, Clone, PartialEq)]
pub struct WaterValue {
    /// The index, not rounded.
    pub exact: f64,
    /// The groups that there are.
    pub groups: Vec<GroupValue>,
    /// Every score, in the order of the table.
    pub parts: Vec<Quality>,
    /// Which score is the lowest: it pulls the water down most.
    pub lead: usize,
}

/// Why there is no index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotEnough {
    /// Groups with enough parameters.
    pub groups: Vec<String>,
    /// How many groups it takes.
    pub least_groups: usize,
    /// Groups with too few parameters.
    pub lacking: Vec<Lack>,
    /// Oxygen was measured, but not the temperature of the water, which it takes.
    pub temperature: Option<String>,
}

/// A group with too few parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The group.
    pub group: String,
    /// Whether there is no index without it.
    pub required: bool,
    /// Parameters that it has.
    pub has: Vec<String>,
    /// How many it takes.
    pub least: usize,
    /// Parameters that would count and are not there.
    pub missing: Vec<String>,
}

/// The oxygen that water of a temperature can hold, in mg/L; none where the polynomial has left the world.
pub fn saturation(rule: &Saturation, temperature: f64) -> Option<f64> {
    let held = rule.polynomial.iter().rev().fold(0.0, |sum, c| sum * temperature + c);
    (held.is_finite() && held > 0.0).then_some(held)
}

/// The score of a value; for oxygen the value is its share of saturation.
///
/// Falling: `(qi − qi+1)/(BPi+1 − BPi)·(BPi+1 − C) + qi+1`; rising: `(qi+1 − qi)/(BPi+1 − BPi)·(C − BPi) + qi`: the
/// same straight line, written from either end.
pub fn score(scale: &Scale, value: f64) -> Option<f64> {
    let ([first, q_first], [last, q_last]) = (*scale.points.first()?, *scale.points.last()?);
    if value.is_nan() {
        return None;
    }
    if value < first {
        return Some(scale.below.unwrap_or(q_first));
    }
    if value > last {
        return Some(scale.above.unwrap_or(q_last));
    }
    let Some(pair) = scale.points.windows(2).find(|pair| value < pair[1][0]) else { return Some(q_last) };
    let ([bp1, q1], [bp2, q2]) = (pair[0], pair[1]);
    let change = over(times(plus(value, -bp1), plus(q2, -q1)), plus(bp2, -bp1));
    Some(plus(q1, change).clamp(q1.min(q2), q1.max(q2)))
}

/// The index of what was measured, each parameter in the unit of its scale, the temperature in °C.
pub fn index(rule: &WaterIndex, formula: Formula, measured: &BTreeMap<String, f64>) -> Result<WaterValue, NotEnough> {
    let temperature = measured.get(&rule.saturation.temperature).copied();
    let parts: Vec<Quality> = rule.scales.iter().filter_map(|s| quality(rule, s, measured, temperature)).collect();
    let of = |group: &Group| parts.iter().filter(|p| p.group == group.code).count();
    let (there, lacking): (Vec<&Group>, Vec<&Group>) = rule.groups.iter().partition(|g| of(g) >= g.least.max(1));
    if there.len() < rule.least_groups || lacking.iter().any(|g| g.required) {
        let oxygen = rule.scales.iter().any(|s| s.of_saturation && measured.contains_key(&s.parameter));
        return Err(NotEnough {
            groups: there.iter().map(|g| g.code.clone()).collect(),
            least_groups: rule.least_groups,
            lacking: lacking.into_iter().map(|g| lack(rule, g, &parts)).collect(),
            temperature: (oxygen && temperature.is_none()).then(|| rule.saturation.temperature.clone()),
        });
    }
    let groups: Vec<(Part, GroupValue)> = there.into_iter().map(|g| (g.part, mean(g, &parts))).collect();
    let exact = together(formula, &groups);
    let lead = (0..parts.len()).fold(0, |lead, n| if parts[n].value < parts[lead].value { n } else { lead });
    Ok(WaterValue { exact, groups: groups.into_iter().map(|(_, g)| g).collect(), parts, lead })
}

fn quality(
    rule: &WaterIndex,
    scale: &Scale,
    measured: &BTreeMap<String, f64>,
    temperature: Option<f64>,
) -> Option<Quality> {
    let concentration = *measured.get(&scale.parameter)?;
    let saturation = if scale.of_saturation {
        Some(over(times(concentration, 100.0), saturation(&rule.saturation, temperature?)?))
    } else {
        None
    };
    let value = score(scale, saturation.unwrap_or(concentration))?;
    let (parameter, group, unit) = (scale.parameter.clone(), scale.group.clone(), scale.unit.clone());
    Some(Quality { parameter, group, concentration, unit, saturation, value })
}

fn mean(group: &Group, parts: &[Quality]) -> GroupValue {
    let scores: Vec<f64> = parts.iter().filter(|p| p.group == group.code).map(|p| p.value).collect();
    let count = scores.len() as f64;
    let value = match group.part {
        Part::Factor => scores.iter().product::<f64>().powf(1.0 / count),
        Part::Chemical | Part::Microbial => scores.iter().sum::<f64>() / count,
    };
    GroupValue { code: group.code.clone(), value: over(value, 1.0) }
}

/// `WQI = I/100 × II/100 × III/100 × M`; a factor group that is not there is 1, and without microbes M is the mean
/// of the chemical group.
fn together(formula: Formula, groups: &[(Part, GroupValue)]) -> f64 {
    let of = |part: Part| groups.iter().find(|(p, _)| *p == part).map(|(_, g)| g.value);
    let factor: f64 = groups.iter().filter(|(p, _)| *p == Part::Factor).map(|(_, g)| g.value / 100.0).product();
    let chemical = of(Part::Chemical).unwrap_or(0.0);
    let middle = match (of(Part::Microbial), formula) {
        (None, _) => chemical,
        (Some(microbial), Formula::WeightedCubeRoot) => (chemical * chemical * microbial).cbrt(),
        (Some(microbial), _) => (chemical * microbial).sqrt(),
    };
    over(factor * middle, 1.0).clamp(0.0, 100.0)
}

fn lack(rule: &WaterIndex, group: &Group, parts: &[Quality]) -> Lack {
    let (has, missing) = rule
        .scales
        .iter()
        .filter(|s| s.group == group.code)
        .map(|s| s.parameter.clone())
        .partition(|symbol| parts.iter().any(|p| p.parameter == *symbol));
    Lack { group: group.code.clone(), required: group.required, has, least: group.least.max(1), missing }
}
