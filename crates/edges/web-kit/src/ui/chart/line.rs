//! The line itself: joined where values follow one another, broken where they do not.

use std::fmt::Write as _;

use kernel::MICROS_PER_SECOND;

use crate::ui::chart::scale::Scale;
use crate::ui::chart::{Chart, Point, State, drawable};

/// The paths of one series in the inner drawing, which is 1000 wide.
#[derive(Debug, Default)]
pub(super) struct Paths {
    /// All that was measured.
    pub(super) line: String,
    /// Where both ends exceed a limit.
    pub(super) over: String,
}

/// Whether a point is part of the line.
pub(super) fn joins(point: &Point) -> bool {
    drawable(point.value) && point.state != State::Invalid
}

/// Whether two neighbours are joined. Thinned points lie further apart than the instrument's step.
pub(super) fn joined(a: &Point, b: &Point, gap_seconds: i64, thinned_by: i64) -> bool {
    let apart = b.at.0.saturating_sub(a.at.0);
    joins(a) && joins(b) && apart <= gap_seconds.saturating_mul(MICROS_PER_SECOND).saturating_mul(thinned_by.max(1))
}

/// Draws the line of these points.
pub(super) fn paths(chart: &Chart<'_>, scale: &Scale, points: &[&Point], gap_seconds: i64, thinned_by: i64) -> Paths {
    let mut paths = Paths::default();
    let place = |p: &Point| format!("{:.1} {:.1}", chart.along(p.at) * 10.0, scale.y(p.value));
    for (n, point) in points.iter().enumerate() {
        if !joins(point) {
            continue;
        }
        let before =
            n.checked_sub(1).map(|n| points[n]).filter(|before| joined(before, point, gap_seconds, thinned_by));
        let pen = if before.is_some() { 'L' } else { 'M' };
        let _ = write!(paths.line, "{pen}{}", place(point));
        let alone =
            before.is_none() && points.get(n + 1).is_none_or(|after| !joined(point, after, gap_seconds, thinned_by));
        if alone {
            // A value between two gaps is a line of no length, which round ends show as a dot.
            let _ = write!(paths.line, "l0.1 0");
        }
        if let Some(before) = before.filter(|before| before.over && point.over) {
            let _ = write!(paths.over, "M{}L{}", place(before), place(point));
        }
    }
    paths
}
