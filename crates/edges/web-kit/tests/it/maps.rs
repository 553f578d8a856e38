//! Maps: places are links with names and shapes, and no coordinate breaks the drawing.

use kernel::Lang;
use rstest::rstest;
use web_kit::ui::Tone;
use web_kit::ui::map::{Bands, Ground, Map, Outline, Place, map};

use crate::support::readable;

fn place(longitude: f64, latitude: f64, tone: Tone) -> Place<'static> {
    Place { name: "NUO001 \"<b>\"", words: "vượt", href: "/stations/NUO001", longitude, latitude, tone, band: None }
}

fn drawn(outlines: &[Outline<'_>], places: &[Place<'_>]) -> String {
    let key = [(Tone::Bad, "Vượt giới hạn".to_owned())];
    let shown = Map {
        title: "Các trạm",
        outlines,
        places,
        stations: "/s.geojson",
        base: Some("/b.geojson"),
        attribution: "Sở",
        key: &key,
        bands: &[],
    };
    readable(&map(Lang::Vi, &shown).into_string())
}

#[test]
fn a_small_province() {
    let ring = vec![vec![(106.0, 11.0), (106.5, 11.0), (106.5, 11.4), (106.0, 11.0)]];
    let outlines = [Outline { ground: Ground::Commune, name: "Bến Cát", lines: &ring }];
    let places = [place(106.2, 11.1, Tone::Bad), place(106.4, 11.1, Tone::Ok), place(106.3, 11.2, Tone::Muted)];
    insta::assert_snapshot!(drawn(&outlines, &places));
}

#[rstest]
#[case(&[(f64::NAN, 11.0)], 0)]
#[case(&[(1000.0, 11.0)], 0)]
#[case(&[], 0)]
#[case(&[(106.0, 11.0)], 1)]
#[case(&[(106.0, 11.0), (106.0, 11.0)], 2)]
#[case(&[(-180.0, -85.0), (180.0, 85.0), (f64::INFINITY, 0.0)], 2)]
fn odd_places_draw_soundly(#[case] places: &[(f64, f64)], #[case] links: usize) {
    let places: Vec<Place<'_>> = places.iter().map(|(x, y)| place(*x, *y, Tone::Ok)).collect();
    let text = drawn(&[], &places);
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    assert_eq!(text.matches("<a href").count(), links);
    assert_eq!(text.contains("Danh sách bên cạnh"), links == 0);
}

#[test]
fn names_stay_names_and_shapes_differ() {
    let places: Vec<Place<'_>> =
        Tone::ALL.iter().zip(0_i32..).map(|(tone, n)| place(106.0 + f64::from(n) / 10.0, 11.0, *tone)).collect();
    let text = drawn(&[], &places);
    assert!(text.contains("NUO001 &quot;&lt;b&gt;&quot;: vượt") && !text.contains("<b>"));
    let shapes: std::collections::BTreeSet<&str> =
        text.split("class=\"station\"").skip(1).filter_map(|s| s.split("fill=").next()?.split("\" ").nth(1)).collect();
    assert_eq!(shapes.len(), Tone::ALL.len(), "{shapes:?}");
}

#[test]
fn a_band_is_seen_inside_the_sign_and_named_in_the_key() {
    let places = [Place { band: Some([255, 126, 0]), ..place(106.2, 11.1, Tone::Bad) }, place(106.4, 11.1, Tone::Ok)];
    let bands = [Bands { title: "VN_AQI".to_owned(), words: vec![([255, 126, 0], "Kém".to_owned())] }];
    let shown = Map {
        title: "Các trạm",
        outlines: &[],
        places: &places,
        stations: "/s.geojson",
        base: None,
        attribution: "",
        key: &[],
        bands: &bands,
    };
    let text = map(Lang::Vi, &shown).into_string();
    assert_eq!(text.matches("class=\"band\"").count(), 1);
    assert!(text.contains("fill=\"#ff7e00\"") && text.contains("VN_AQI") && text.contains("Kém"), "{text}");
}
