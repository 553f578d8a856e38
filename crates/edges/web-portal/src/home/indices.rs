//! Air and water at a glance: the index that matters most, how the other stations are, a way to each.

use kernel::{Lang, Moment};
use maud::{Markup, html};
use monitoring::index::{Rule, StationIndex, Verdict};
use monitoring::overview::Glance;
use web_kit::Visitor;
use web_kit::format;
use web_kit::i18n::{t_of, t_with};
use web_kit::ui::{self, Size};

use crate::home::Indices;
use crate::station::shown;

/// What indices are of, air first.
const WORDS: [&str; 2] = ["air", "water"];

/// One card for air and one for water; nothing where no station has such an index.
pub fn at_a_glance(visitor: &Visitor, glances: &[Glance], indices: &Indices) -> Markup {
    let lang = visitor.lang();
    let of = |word: &str| -> Vec<(&Glance, &StationIndex)> {
        let with = glances.iter().filter_map(|g| Some((g, indices.get(&g.profile.station.id)?)));
        with.filter(|(_, index)| index.rule.word() == word).collect()
    };
    let groups = WORDS.map(|word| (word, of(word)));
    html! {
        div.card-grid {
            @for (word, of) in groups.iter().filter(|(_, of)| !of.is_empty()) { (card(visitor, lang, word, of)) }
        }
    }
}

fn card(visitor: &Visitor, lang: Lang, word: &str, of: &[(&Glance, &StationIndex)]) -> Markup {
    let now = visitor.now();
    let known: Vec<(&Glance, &StationIndex, &Verdict)> =
        of.iter().filter_map(|(g, i)| Some((*g, *i, i.current(now)?.1))).collect();
    let worst = known.iter().max_by_key(|(_, index, verdict)| badness(&index.rule, verdict.value));
    html! {
        div.card {
            h2 { (t_of(lang, "home-index", word)) }
            @if let Some((glance, index, verdict)) = worst {
                (ui::index(Size::Large, &shown(lang, &index.rule, verdict)))
                p { (t_of(lang, "home-worst", word)) " " a href={ "/stations/" (glance.profile.station.code) } { (glance.profile.station.name) } }
                p { (bands(lang, &index.rule, &known)) }
            }
            @let without = of.len() - known.len();
            @if without > 0 { p.stamp { (t_with(lang, without_key(word), &[("count", (without as i64).into())])) } }
        }
    }
}

fn without_key(word: &str) -> &'static str {
    if word == "air" { "home-without-air" } else { "home-without-water" }
}

/// What is worse is greater: high in air, low in water.
fn badness(rule: &Rule, index: u32) -> i64 {
    match rule {
        Rule::Air(_) => i64::from(index),
        Rule::Water(_) => -i64::from(index),
    }
}

/// `2 trạm Tốt, 1 trạm Kém`.
fn bands(lang: Lang, rule: &Rule, known: &[(&Glance, &StationIndex, &Verdict)]) -> String {
    let counted = rule.bands().iter().filter_map(|band| {
        let count = known.iter().filter(|(_, _, v)| v.band.code == band.code).count() as i64;
        let args = [("count", count.into()), ("word", band.title.get(lang).into())];
        (count > 0).then(|| t_with(lang, "home-in-band", &args))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// The index of a station on its card: the number, or nothing where there is none now.
pub fn of_station(lang: Lang, now: Moment, index: Option<&StationIndex>) -> Markup {
    let Some(index) = index else { return html! {} };
    html! {
        @match index.current(now) {
            Some((reading, verdict)) => {
                (ui::index(Size::Small, &shown(lang, &index.rule, verdict)))
                p.stamp {
                    @if let Some(part) = verdict.leading() { (part.symbol) " · " }
                    (format::moment(reading.until))
                }
            }
            None => { p.stamp { (t_of(lang, "home-no-index", index.rule.word())) } }
        }
    }
}
