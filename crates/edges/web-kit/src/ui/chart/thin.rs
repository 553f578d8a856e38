//! Fewer points where there are more than a screen can show, without losing a peak.

use crate::ui::chart::{Point, drawable};

/// A screen has about so many columns; each keeps its first, lowest, highest and last value.
const COLUMNS: usize = 400;

/// The points that a drawing needs, in order.
pub(super) fn thinned(points: &[Point]) -> Vec<&Point> {
    if points.len() <= COLUMNS * 4 {
        return points.iter().collect();
    }
    let per_column = points.len().div_ceil(COLUMNS);
    points.chunks(per_column).flat_map(column).collect()
}

fn column(chunk: &[Point]) -> Vec<&Point> {
    let numbers = || chunk.iter().enumerate().filter(|(_, p)| drawable(p.value));
    let low = numbers().min_by(|a, b| a.1.value.total_cmp(&b.1.value));
    let high = numbers().max_by(|a, b| a.1.value.total_cmp(&b.1.value));
    let mut kept: Vec<usize> = [Some(0), low.map(|(n, _)| n), high.map(|(n, _)| n), chunk.len().checked_sub(1)]
        .into_iter()
        .flatten()
        .collect();
    // What is missing must stay missing: one point that breaks the line stays for all in the column.
    kept.extend(chunk.iter().position(|p| !drawable(p.value)));
    kept.sort_unstable();
    kept.dedup();
    kept.into_iter().map(|n| &chunk[n]).collect()
}
