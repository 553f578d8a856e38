//! From the layers that were written one over another to the days that each still speaks for.

use ::store::row;
use kernel::{Day, DayRange};

row! {
    /// What one version says about days, without its body.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Layer {
        /// Its number; a higher one covers a lower.
        pub version: i64,
        /// First day.
        pub valid_from: Day,
        /// First day no longer; none: until further notice.
        pub valid_to: Option<Day>,
        /// Whether the thing is on these days; `false` cuts them out.
        pub present: bool,
    }
}

/// Days on which one version holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// The days.
    pub valid: DayRange,
    /// The version.
    pub version: i64,
}

/// The days each version still speaks for, in order of days, without overlap. `layers` stand in
/// order of their versions.
pub fn timeline(layers: &[Layer]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for layer in layers {
        let over = DayRange { from: layer.valid_from, to: layer.valid_to };
        segments = segments.iter().flat_map(|s| uncovered(s, &over)).collect();
        if layer.present {
            let place = segments.partition_point(|s| s.valid.from < over.from);
            segments.insert(place, Segment { valid: over, version: layer.version });
        }
    }
    segments
}

/// What a new layer leaves of a segment: all, its left end, its right end, both, or nothing.
fn uncovered(segment: &Segment, over: &DayRange) -> impl Iterator<Item = Segment> + use<> {
    let Segment { valid, version } = *segment;
    let overlaps = valid.overlaps(over);
    let whole = (!overlaps).then_some(valid);
    let left = (overlaps && valid.from < over.from).then_some(DayRange { from: valid.from, to: Some(over.from) });
    let right = over
        .to
        .filter(|end| overlaps && valid.to.is_none_or(|to| *end < to))
        .map(|end| DayRange { from: end, to: valid.to });
    [whole, left, right].into_iter().flatten().map(move |valid| Segment { valid, version })
}
