//! Components: what they say, and that nothing in a name becomes markup.

use kernel::{Basis, Counted, Lang};
use maud::{Markup, html};
use web_kit::ui::{
    self, Bar, Card, Checked, Evidence, FigureBig, Icon, Live, Pager, Stamp, Stat, Tab, Table, Tone, Weight,
};

use crate::support::{LANGS, now, readable};

/// A name as somebody with bad intent would write it.
const HOSTILE: &str = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\u{202e}";

fn shown(markup: Markup) -> String {
    readable(&markup.into_string())
}

#[test]
fn hostile_names_stay_names() {
    let lang = Lang::Vi;
    let basis = Basis { document: HOSTILE.into(), article: HOSTILE.into() };
    let stamp = || Stamp { at: Some(now()), source: Some(HOSTILE), checked: Checked::Yes };
    let evidence = Evidence {
        basis: &basis,
        version: Some(HOSTILE),
        provisional: true,
        inputs: vec![(HOSTILE.into(), html! { (HOSTILE) })],
    };
    let figure = FigureBig {
        label: HOSTILE,
        value: Some(HOSTILE.into()),
        unit: HOSTILE,
        state: Some((Tone::Bad, HOSTILE)),
        stamp: stamp(),
        href: Some(HOSTILE),
    };
    let all = [
        ui::badge(Tone::Bad, HOSTILE),
        ui::link_button(Weight::Primary, HOSTILE, HOSTILE),
        ui::submit(Weight::Danger, HOSTILE),
        ui::card_grid(&[Card { title: HOSTILE, href: Some(HOSTILE), tone: None, body: html! { (HOSTILE) } }]),
        ui::notice(Tone::Warn, html! { (HOSTILE) }),
        ui::empty(Icon::Inbox, HOSTILE, None),
        ui::evidence(lang, &evidence),
        ui::figure_big(lang, now(), &figure),
        ui::stat(lang, &Stat { label: HOSTILE, count: Counted::Exactly(1), tone: Some(Tone::Bad), href: HOSTILE }),
        ui::stepper(lang, &[HOSTILE.to_owned()], 0),
        ui::tabs(HOSTILE, &[Tab { label: HOSTILE.into(), href: HOSTILE, current: true }]),
        ui::pager(lang, &Pager { first: Some(HOSTILE), next: None, shown: HOSTILE }),
        ui::live(&Live { topics: &[HOSTILE], src: HOSTILE, name: HOSTILE }, html! {}),
        ui::bars(lang, HOSTILE, HOSTILE, &[Bar { label: HOSTILE, value: 1.0, tone: None }]),
        ui::sparkline(&[1.0, 2.0], HOSTILE),
        Table::new(lang, HOSTILE)
            .text(HOSTILE, |r: &&str| html! { (r) })
            .number(HOSTILE, |r| (*r).to_owned())
            .rows(&[HOSTILE]),
        ui::select(
            lang,
            &ui::Field::new("x", HOSTILE).value(HOSTILE),
            &[ui::Choice { value: HOSTILE, label: HOSTILE.into() }],
        ),
        ui::textarea(lang, &ui::Field::new("x", HOSTILE).value("</textarea><script>"), 3),
    ];
    for markup in all {
        let text = markup.into_string();
        assert!(!text.contains("<script") && !text.contains("<img") && !text.contains("\"'>"), "{text}");
    }
}

#[test]
fn a_figure_says_its_time_unit_source_and_state() {
    let figure = |lang| {
        let stamp = Stamp { at: Some(now().plus_seconds(-300)), source: Some("NUO001"), checked: Checked::Provisional };
        let value = Some(web_kit::format::original(lang, "1240.50"));
        ui::figure_big(
            lang,
            now(),
            &FigureBig { label: "COD", value, unit: "mg/L", state: Some((Tone::Bad, "Vượt")), stamp, href: None },
        )
    };
    insta::assert_snapshot!(LANGS.map(|lang| shown(figure(lang))).join("\n\n"));
}

#[test]
fn a_figure_that_is_not_there_is_a_dash() {
    let stamp = Stamp { at: None, source: None, checked: Checked::NotAsked };
    let text = shown(ui::figure_big(
        Lang::Vi,
        now(),
        &FigureBig { label: "COD", value: None, unit: "mg/L", state: None, stamp, href: None },
    ));
    assert!(text.contains("—") && !text.contains("mg/L"), "{text}");
}

#[test]
fn an_empty_table_says_so() {
    let table = || Table::new(Lang::Vi, "Trạm").text("Tên", |r: &&str| html! { (r) });
    assert_eq!(shown(table().rows(&[])), "<p>Chưa có dòng nào.</p>");
    assert_eq!(shown(table().empty(html! { "xyz" }).rows(&[])), "xyz");
}

#[test]
fn a_table_has_headers_for_columns_and_rows() {
    let table = Table::new(Lang::Vi, "Trạm")
        .text("Tên", |r: &(&str, f64)| html! { (r.0) })
        .number("COD", |r| web_kit::format::shortest(Lang::Vi, r.1))
        .tone(|r| (r.1 > 50.0).then_some(Tone::Bad))
        .dense();
    insta::assert_snapshot!(shown(table.rows(&[("NUO001", 80.2), ("NUO002", 12.0)])));
}

#[test]
fn bars_and_sparklines_bear_any_number() {
    let odd = [f64::NAN, f64::INFINITY, -5.0, 0.0, 1e300, 3.0];
    let bars: Vec<Bar<'_>> = odd.iter().map(|v| Bar { label: "x", value: *v, tone: None }).collect();
    let text = shown(ui::bars(Lang::Vi, "x", "mg/L", &bars)) + &shown(ui::sparkline(&odd, "x"));
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    for values in [&[][..], &[1.0][..], &[2.0, 2.0][..], &[f64::NAN][..]] {
        assert!(!shown(ui::sparkline(values, "x")).contains("NaN"));
    }
}

#[test]
fn the_icons_are_those_of_the_sprite() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../web-client/src/icons.json");
    let sprite: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let ours: std::collections::BTreeSet<&str> = Icon::ALL.iter().map(|icon| icon.name()).collect();
    assert_eq!(ours, sprite.keys().map(String::as_str).collect());
}
