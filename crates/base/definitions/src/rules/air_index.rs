//! VN_AQI: from concentrations to sub-indices, from these to the index of an hour or a day
//! (QĐ 1459/QĐ-TCMT, Hướng dẫn kỹ thuật, Mục 2).

use std::collections::BTreeMap;

use super::decimal::{over, plus, times};
use super::nowcast::nowcast;
use crate::kinds::{AirIndex, Averaging, Breakpoints, Formula, Statistic};

/// Hours of a day.
const DAY: usize = 24;
/// Hours of a running mean of ozone.
const EIGHT: usize = 8;
/// Hours that the running means of a day reach over: 24 of its own, and 7 before.
pub const HOURS_OF_DAY: usize = DAY + EIGHT - 1;

/// Hourly means that end one after another, the newest last, in the unit of the breakpoints.
pub type Hours = Vec<Option<f64>>;

/// What was measured of a parameter on a day.
#[derive(Debug, Clone, Default)]
pub struct DayOf {
    /// Its hours, and the seven before: [`HOURS_OF_DAY`] of them.
    pub hours: Hours,
    /// Its mean.
    pub mean: Option<f64>,
}

/// The index of one parameter (*AQI thông số*).
#[derive(Debug, Clone, PartialEq)]
pub struct SubIndex {
    /// The parameter.
    pub parameter: String,
    /// What was looked up.
    pub statistic: Statistic,
    /// Its value, in `unit`.
    pub concentration: f64,
    /// The unit of the breakpoints.
    pub unit: String,
    /// The sub-index, not rounded.
    pub value: f64,
}

/// The index of an hour or a day (*giá trị AQI tổng hợp*).
#[derive(Debug, Clone, PartialEq)]
pub struct AirValue {
    /// Every sub-index, in the order of the table.
    pub parts: Vec<SubIndex>,
    /// Which of them leads: the index is its value.
    pub lead: usize,
}

impl AirValue {
    /// The index before rounding.
    pub fn exact(&self) -> f64 {
        self.parts.get(self.lead).map_or(0.0, |p| p.value)
    }
}

/// Why there is no index: none of the parameters that it needs has a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDust {
    /// One of these is needed.
    pub needs_one_of: Vec<String>,
}

/// A whole number, halves up: 109.5 is 110 (worked sample of QĐ 1459/QĐ-TCMT, 2.3.c).
pub fn rounded(index: f64) -> u32 {
    // An index is never below zero nor near the end of the type; the cast saturates and takes NaN to 0.
    plus(index, 0.5).floor() as u32
}

/// The sub-index of a concentration (công thức 1 và 2): straight lines between breakpoints, without gaps at 51
/// or 101. None for what is no number and above `skip_above`.
pub fn sub_index(column: &Breakpoints, steps: &[f64], concentration: f64) -> Option<f64> {
    if concentration.is_nan() || column.skip_above.is_some_and(|most| concentration > most) {
        return None;
    }
    let points: Vec<(f64, f64)> = column.values.iter().copied().zip(steps.iter().copied()).collect();
    let (first, last) = (points.first()?, points.last()?);
    if concentration <= first.0 {
        return Some(first.1);
    }
    if concentration >= last.0 {
        return Some(last.1);
    }
    let at = points.windows(2).find(|pair| concentration < pair[1].0)?;
    let ((bp1, i1), (bp2, i2)) = (at[0], at[1]);
    let rise = over(times(plus(concentration, -bp1), plus(i2, -i1)), plus(bp2, -bp1));
    Some(plus(i1, rise).clamp(i1, i2))
}

/// The index of the hour that the last of `hours` is of, by parameter.
pub fn hourly(index: &AirIndex, formula: Formula, hours: &BTreeMap<String, Hours>) -> Result<AirValue, NoDust> {
    let found = index.breakpoints.iter().filter_map(|column| {
        let statistic = column.hourly?;
        let hours = hours.get(&column.parameter)?;
        let concentration = match statistic {
            Statistic::HourMean => hours.last().copied().flatten(),
            Statistic::Nowcast => nowcast(&index.nowcast, formula, hours),
            Statistic::DayMean | Statistic::HighestHour | Statistic::Highest8Hours => None,
        };
        part(index, column, statistic, concentration?)
    });
    together(index, found.collect())
}

/// The index of a day, by parameter. `day` and `eight` say how many hours make a day's highest value and an
/// 8-hour mean.
pub fn daily(
    index: &AirIndex,
    measured: &BTreeMap<String, DayOf>,
    day: &Averaging,
    eight: &Averaging,
) -> Result<AirValue, NoDust> {
    let found = index.breakpoints.iter().filter_map(|column| {
        let statistic = column.daily?;
        let of = measured.get(&column.parameter)?;
        let concentration = match statistic {
            Statistic::DayMean => of.mean,
            Statistic::HighestHour => {
                let own = of.hours.len().saturating_sub(DAY);
                highest(of.hours.iter().skip(own).copied(), day)
            }
            Statistic::Highest8Hours => highest(running_means(&of.hours, eight), day),
            Statistic::HourMean | Statistic::Nowcast => None,
        };
        part(index, column, statistic, concentration?)
    });
    together(index, found.collect())
}

/// The 8-hour means that end with each hour of a day: the arithmetic mean of eight hours in a row
/// (2.2.2.a; *mỗi ngày có 24 giá trị trung bình 8 giờ*).
pub fn running_means(hours: &[Option<f64>], rule: &Averaging) -> impl Iterator<Item = Option<f64>> {
    hours.windows(EIGHT).map(|eight| {
        let values: Vec<f64> = eight.iter().flatten().copied().collect();
        let enough = rule.is_enough(values.len() as u32, EIGHT as u32);
        enough.then(|| over(values.iter().sum(), values.len() as f64))
    })
}

/// The highest of a day's values; none if too few of its 24 are there, for the highest may be among the others.
fn highest(values: impl Iterator<Item = Option<f64>>, rule: &Averaging) -> Option<f64> {
    let there: Vec<f64> = values.flatten().filter(|v| v.is_finite()).collect();
    if !rule.is_enough(there.len() as u32, DAY as u32) {
        return None;
    }
    there.into_iter().reduce(f64::max)
}

fn part(index: &AirIndex, column: &Breakpoints, statistic: Statistic, concentration: f64) -> Option<SubIndex> {
    let value = sub_index(column, &index.steps, concentration)?;
    let (parameter, unit) = (column.parameter.clone(), column.unit.clone());
    Some(SubIndex { parameter, statistic, concentration, unit, value })
}

/// `AQI = max(AQIx)`, where one of the dusts must be among them.
fn together(index: &AirIndex, parts: Vec<SubIndex>) -> Result<AirValue, NoDust> {
    if !parts.iter().any(|p| index.needs_one_of.contains(&p.parameter)) {
        return Err(NoDust { needs_one_of: index.needs_one_of.clone() });
    }
    let lead = (0..parts.len()).fold(0, |lead, n| if parts[n].value > parts[lead].value { n } else { lead });
    Ok(AirValue { parts, lead })
}
