//! The drawing: ground first, then the places, the worst on top.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::ui::Tone;
use crate::ui::map::projection::{Projection, WIDTH, on_earth};
use crate::ui::map::{Ground, Map, Outline, Place, sign};

pub(super) fn drawing(map: &Map<'_>, projection: &Projection) -> Markup {
    let mut places: Vec<&Place<'_>> = map.places.iter().filter(|p| on_earth(p.longitude, p.latitude)).collect();
    places.sort_by_key(|p| weight(p.tone));
    let height = format!("{:.0}", projection.height);
    html! {
        svg.map-still viewBox={ "0 0 " (WIDTH) " " (height) } role="group" aria-label=(map.title) font-size="12" {
            @for outline in map.outlines { (ground(outline, projection)) }
            @for place in places {
                @let (x, y) = projection.place(place.longitude, place.latitude);
                a href=(place.href) aria-label={ (place.name) ": " (place.words) } transform=(format!("translate({x:.1} {y:.1})")) {
                    title { (place.name) ": " (place.words) }
                    // A finger needs more room than the sign shows.
                    circle r="14" fill="transparent" {}
                    (sign::shape(place.tone))
                    @if let Some(rgb) = place.band { (sign::band(rgb)) }
                }
            }
        }
    }
}

fn weight(tone: Tone) -> u8 {
    match tone {
        Tone::Muted => 0,
        Tone::Info => 1,
        Tone::Ok => 2,
        Tone::Warn => 3,
        Tone::Bad => 4,
    }
}

fn ground(outline: &Outline<'_>, projection: &Projection) -> Markup {
    let closed = outline.ground != Ground::River;
    let path = path(outline, projection, closed);
    html! {
        @match outline.ground {
            Ground::Commune => path.commune d=(path) fill="#f1ede4" stroke="#8a8272" stroke-width="0.75" { title { (outline.name) } },
            Ground::Water => path.water d=(path) fill="#e2f1f1" { title { (outline.name) } },
            Ground::River => path.river d=(path) fill="none" stroke="#0b6e75" stroke-width="1.5" { title { (outline.name) } },
        }
    }
}

/// Points that fall on the same tenth of the drawing are one: an outline of a survey has more than
/// any screen can show.
fn path(outline: &Outline<'_>, projection: &Projection, closed: bool) -> String {
    let mut path = String::new();
    for line in outline.lines {
        let mut last = None;
        for (longitude, latitude) in line.iter().filter(|(x, y)| on_earth(*x, *y)) {
            let (x, y) = projection.place(*longitude, *latitude);
            let here = ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
            if last == Some(here) {
                continue;
            }
            let pen = if last.is_none() { 'M' } else { 'L' };
            let _ = write!(path, "{pen}{x:.1} {y:.1}");
            last = Some(here);
        }
        if closed && last.is_some() {
            path.push('z');
        }
    }
    path
}
