//! What hours of readings look like to somebody who mistrusts them (*kiểm tra nghi ngờ*): a jump that comes and goes,
//! a needle that does not move, two parameters that contradict each other.
//!
//! A suspicion changes no value and takes none away: it asks an officer to look. How large a jump, how long a
//! standstill is suspicious is the office's choice and arrives as a value.

use crate::average::Sample;

/// As many readings that stand apart are a spike; where more do, the level itself has changed.
const FEW: usize = 2;
/// An hour as its extremes tell it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extremes {
    /// Least value that counted.
    pub min: f64,
    /// Greatest value that counted.
    pub max: f64,
}

/// Whether one or two readings of an hour stand farther than `jump` from its median.
pub fn has_spike(samples: &[Sample], jump: f64) -> bool {
    let mut values: Vec<f64> = samples.iter().filter_map(Sample::counted).collect();
    values.sort_unstable_by(f64::total_cmp);
    let Some(median) = values.get(values.len() / 2).copied() else { return false };
    let apart = values.iter().filter(|v| (**v - median).abs() > jump).count();
    (1..=FEW).contains(&apart) && values.len() > 2 * FEW
}

/// Whether hours in a row have one and the same value. The hours are all that the standstill must last; one without
/// a reading breaks it.
pub fn stands_still(hours: &[Option<Extremes>]) -> bool {
    let Some(Some(first)) = hours.first() else { return false };
    hours.iter().flatten().count() == hours.len()
        && hours.iter().flatten().all(|h| h.min.total_cmp(&first.min).is_eq() && h.max.total_cmp(&h.min).is_eq())
}

/// Whether a whole is less than `share` of its own part: fine dust above all dust.
pub fn contradicts(whole: f64, part: f64, share: f64) -> bool {
    part > 0.0 && whole < part * share
}

#[cfg(test)]
mod tests {
    use kernel::Moment;

    use super::*;
    use crate::StatusCode;

    fn samples(values: &[f64]) -> Vec<Sample> {
        let sample = |(i, value): (usize, &f64)| Sample {
            at: Moment(i as i64),
            value: Some(*value),
            status: StatusCode::MEASURING,
            flags: 0,
        };
        values.iter().enumerate().map(sample).collect()
    }

    #[test]
    fn a_jump_that_comes_and_goes_is_a_spike() {
        let cases: [(&[f64], bool); 7] = [
            (&[10.0, 11.0, 10.0, 95.0, 10.0, 11.0], true),
            (&[10.0, 11.0, 10.0, 11.0, 10.0, 95.0], true),
            (&[10.0, 10.0, 95.0, 94.0, 10.0, 11.0, 10.0], true),
            (&[10.0, 10.0, 10.0, 95.0, 94.0, 96.0, 95.0], false),
            (&[10.0, 20.0, 30.0, 40.0, 45.0, 50.0], false),
            (&[10.0, 95.0], false),
            (&[], false),
        ];
        for (values, expected) in cases {
            assert_eq!(has_spike(&samples(values), 50.0), expected, "{values:?}");
        }
        let mut calibrating = samples(&[10.0, 11.0, 10.0, 95.0, 10.0, 11.0]);
        calibrating[3].flags = crate::flags::CALIBRATION;
        assert!(!has_spike(&calibrating, 50.0), "what does not count is no suspicion");
    }

    #[test]
    fn hours_of_one_value_stand_still() {
        let hour = |min, max| Some(Extremes { min, max });
        let still = hour(7.0, 7.0);
        let cases = [
            (vec![still, still, still], true),
            (vec![still, hour(7.0, 7.1), still], false),
            (vec![still, hour(7.1, 7.1), still], false),
            (vec![still, None, still], false),
            (vec![None, still, still], false),
            (vec![], false),
        ];
        for (hours, expected) in cases {
            assert_eq!(stands_still(&hours), expected, "{hours:?}");
        }
    }

    #[test]
    fn a_part_is_not_more_than_its_whole() {
        for (whole, part, expected) in [(40.0, 35.0, false), (34.0, 35.0, false), (30.0, 35.0, true), (0.0, 0.0, false)]
        {
            assert_eq!(contradicts(whole, part, 0.95), expected, "{whole} {part}");
        }
    }
}
