//! The index of a station, for everybody: the number, what it means, what to do, and where it comes from.
//!
//! What must stand here is said by Table 3 of QĐ 1459/QĐ-TCMT, as data in the definition; a test holds this page
//! to it.

use definitions::kinds::Advice;
use kernel::{Day, Lang, Moment};
use maud::{Markup, html};
use monitoring::index::{Lack, Part, Reading, Rule, StationIndex, Verdict};
use monitoring::law::Current;
use monitoring::rules::window::Period;
use web_kit::Visitor;
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::{self, Checked, Icon, Index, Size, Stamp, Table, Tone};

use crate::words;

/// The index now, its day, and how it came about.
pub fn section(visitor: &Visitor, law: &Current, index: &StationIndex) -> Markup {
    let lang = visitor.lang();
    html! {
        section.stack aria-labelledby="index" {
            h2 #index { (index.rule.title().get(lang)) }
            @match index.readings.first() {
                Some(newest) => { (reading(visitor, law, index, newest)) }
                None => { (ui::empty(Icon::Station, &t_of(lang, "index-nothing", index.rule.word()), None)) }
            }
            @for day in index.readings.iter().skip(1) { (earlier(visitor, law, index, day)) }
            (method(lang, index))
        }
    }
}

/// The newest reading: a number, or why there is none.
fn reading(visitor: &Visitor, law: &Current, index: &StationIndex, reading: &Reading) -> Markup {
    let lang = visitor.lang();
    let now = visitor.now();
    html! {
        @if !reading.is_fresh(now) {
            (ui::notice(Tone::Warn, html! { p { (t_with(lang, "index-stale", &[("ago", format::ago(lang, now, reading.until).into())])) } }))
        }
        @match &reading.outcome {
            Ok(verdict) => { (verdict_of(visitor, law, index, reading, verdict)) }
            Err(lack) => { (ui::notice(Tone::Info, html! { p { strong { (title(lang, reading)) } } (self::lack(lang, law, index, lack, now.day())) })) }
        }
    }
}

fn verdict_of(visitor: &Visitor, law: &Current, index: &StationIndex, reading: &Reading, verdict: &Verdict) -> Markup {
    let lang = visitor.lang();
    let today = visitor.now().day();
    html! {
        div.index-head {
            (ui::index(Size::Large, &shown(lang, &index.rule, verdict)))
            div {
                p { strong { (title(lang, reading)) } }
                @if let Some(part) = verdict.leading() { p { (leading(lang, law, &index.rule, part, today)) } }
                (stamp(lang, visitor.now(), reading))
            }
        }
        p { (verdict.band.meaning.get(lang)) }
        @if let Some(advice) = &verdict.band.advice { (self::advice(lang, advice)) }
        @if let Some(other) = &verdict.other {
            (ui::notice(Tone::Info, html! { p { (t_with(lang, "index-other", &[
                ("formula", t_of(lang, "index-formula", other.formula.code()).into()),
                ("index", i64::from(other.value).into()),
                ("word", other.band.title.get(lang).into()),
            ])) } }))
        }
        (parts(lang, law, index, verdict, today))
        (scale(lang, &index.rule, verdict))
    }
}

/// The index with its colour and word.
pub fn shown<'a>(lang: Lang, rule: &'a Rule, verdict: &'a Verdict) -> Index<'a> {
    Index { name: rule.code(), value: verdict.value, word: verdict.band.title.get(lang), rgb: verdict.band.rgb }
}

/// Which hour or day it is of.
fn title(lang: Lang, reading: &Reading) -> String {
    match reading.period {
        Period::Hour => t_with(lang, "index-hour", &[("at", format::moment(reading.until).into())]),
        Period::EightHours | Period::Day | Period::Year => {
            t_with(lang, "index-day", &[("day", format::day(Moment(reading.until.0 - 1).day()).into())])
        }
    }
}

/// What leads: the dirtiest of air, what pulls the water down.
fn leading(lang: Lang, law: &Current, rule: &Rule, part: &Part, day: Day) -> String {
    let key = match rule {
        Rule::Air(_) => "index-leading-air",
        Rule::Water(_) => "index-leading-water",
    };
    t_with(lang, key, &[("parameter", words::parameter(lang, law, &part.symbol, day).into())])
}

fn stamp(lang: Lang, now: Moment, reading: &Reading) -> Markup {
    let source = t(lang, "index-source");
    // Readings of automatic stations are not validated before they are published.
    ui::stamp(lang, now, &Stamp { at: Some(reading.until), source: Some(&source), checked: Checked::Provisional })
}

fn advice(lang: Lang, advice: &Advice) -> Markup {
    html! {
        div.card-grid {
            div.card { h3 { (t(lang, "index-advice-general")) } p { (advice.general.get(lang)) } }
            div.card { h3 { (t(lang, "index-advice-sensitive")) } p { (advice.sensitive.get(lang)) } }
        }
    }
}

/// Every parameter with its sub-index; the one that leads is marked in words.
fn parts(lang: Lang, law: &Current, index: &StationIndex, verdict: &Verdict, day: Day) -> Markup {
    let rows: Vec<(usize, &Part)> = verdict.parts.iter().enumerate().collect();
    let mut table =
        Table::new(lang, t(lang, "index-parts")).text(t(lang, "station-parameter"), |(_, part): &(usize, &Part)| {
            html! { (words::parameter(lang, law, &part.symbol, day)) }
        });
    table = match &index.rule {
        Rule::Air(_) => table.text(t(lang, "index-statistic"), |(_, part)| {
            html! { @if let Some(statistic) = part.statistic { (t_of(lang, "index-statistic", statistic.code())) } }
        }),
        Rule::Water(rule) => table.text(t(lang, "index-group"), |(_, part)| {
            let group = rule.body.groups.iter().find(|g| Some(&g.code) == part.group.as_ref());
            html! { @if let Some(group) = group { (group.code) " – " (group.title.get(lang)) } }
        }),
    };
    table
        .text(t(lang, "index-concentration"), |(_, part)| html! { (concentration(lang, law, part)) })
        .text(t(lang, "index-sub-index"), |(n, part)| {
            html! {
                strong { (part.rounded()) }
                @if *n == verdict.lead { " " (ui::badge(Tone::Info, &t_of(lang, "index-leads", index.rule.word()))) }
            }
        })
        .stacked()
        .rows(&rows)
}

fn concentration(lang: Lang, law: &Current, part: &Part) -> String {
    let unit = law.unit_symbol(&part.unit);
    let value = format!("{} {unit}", format::number(lang, part.concentration, decimals(part.concentration)));
    match part.saturation {
        Some(share) => t_with(
            lang,
            "index-saturation",
            &[("value", value.trim().into()), ("share", format::number(lang, share, 1).into())],
        ),
        None => value.trim().to_owned(),
    }
}

/// As many decimals as a number of this size is read with.
fn decimals(value: f64) -> usize {
    match value.abs() {
        v if v >= 1000.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    }
}

fn scale(lang: Lang, rule: &Rule, verdict: &Verdict) -> Markup {
    let bands: Vec<_> = rule
        .bands()
        .iter()
        .map(|b| {
            let now = b.code == verdict.band.code;
            (format!("{} – {}", b.from, b.up_to), b.rgb, b.title.get(lang).to_owned(), now)
        })
        .collect();
    ui::index_scale(&t(lang, "index-scale"), &bands)
}

/// A reading before the newest, in a line: the day that was.
fn earlier(visitor: &Visitor, law: &Current, index: &StationIndex, reading: &Reading) -> Markup {
    let lang = visitor.lang();
    let today = visitor.now().day();
    html! {
        details {
            summary {
                (title(lang, reading))
                @match &reading.outcome {
                    Ok(verdict) => { ": " strong { (verdict.value) " – " (verdict.band.title.get(lang)) } }
                    Err(_) => { ": " (t(lang, "index-none")) }
                }
            }
            @match &reading.outcome {
                Ok(verdict) => {
                    (ui::index(Size::Small, &shown(lang, &index.rule, verdict)))
                    @if let Some(part) = verdict.leading() { p { (leading(lang, law, &index.rule, part, today)) } }
                    (parts(lang, law, index, verdict, today))
                }
                Err(lack) => { (self::lack(lang, law, index, lack, today)) }
            }
        }
    }
}

/// Why there is no index, and what it would take.
fn lack(lang: Lang, law: &Current, index: &StationIndex, lack: &Lack, day: Day) -> Markup {
    let named = |symbols: &[String]| {
        let names: Vec<String> = symbols.iter().map(|s| words::parameter(lang, law, s, day)).collect();
        names.join(", ")
    };
    match lack {
        Lack::Dust(dust) => {
            html! { p { (t_with(lang, "index-no-dust", &[("parameters", named(&dust.needs_one_of).into())])) } }
        }
        Lack::Parameters(few) => html! {
            p { (t_with(lang, "index-too-few", &[("least", (few.least_groups as i64).into()), ("there", (few.groups.len() as i64).into())])) }
            @if few.temperature.is_some() { p { (t(lang, "index-no-temperature")) } }
            ul {
                @for group in &few.lacking {
                    li {
                        strong { (group_title(lang, index, &group.group)) }
                        @if group.required { " (" (t(lang, "index-required")) ")" }
                        ": "
                        (t_with(lang, "index-lacking", &[("least", (group.least as i64).into()), ("there", (group.has.len() as i64).into()), ("missing", named(&group.missing).into())]))
                    }
                }
            }
        },
    }
}

fn group_title(lang: Lang, index: &StationIndex, code: &str) -> String {
    let Rule::Water(rule) = &index.rule else { return code.to_owned() };
    let group = rule.body.groups.iter().find(|g| g.code == code);
    group.map_or_else(|| code.to_owned(), |g| format!("{code} – {}", g.title.get(lang)))
}

/// The method with its explanation, and the definitions that a verdict pins.
fn method(lang: Lang, index: &StationIndex) -> Markup {
    let (rule, formula) = (&index.rule, &index.formula);
    let citation = rule.citation();
    let defined = |kind: &str, code: &str, version: i64, hash: &str, provisional: bool| {
        html! {
            a href={ "/definitions/" (kind) "/" (web_kit::path_value(code)) } { (code) } ", "
            (t_with(lang, "evidence-version", &[("version", version.into())])) " · " code { (hash.get(..16).unwrap_or_default()) }
            @if provisional { " " (ui::provisional(lang)) }
        }
    };
    let pin = rule.pin();
    let mut pairs = vec![(t(lang, "index-method"), html! { (rule.title().get(lang)) })];
    if let Rule::Air(air) = rule {
        pairs.push((t(lang, "index-issuer"), html! { (air.body.issuer.get(lang)) }));
    }
    pairs.push((t(lang, "law-source"), html! { cite { (citation.document) ", " (citation.article) } }));
    pairs
        .push((t(lang, "index-definition"), defined(&pin.kind, &pin.code, pin.version, &pin.hash, rule.provisional())));
    pairs.push((t(lang, "index-formula"), html! {
        (formula.body.title.get(lang)) br; (defined("index-formula", &formula.code, formula.version, &formula.hash, formula.provisional))
    }));
    html! {
        details {
            summary { (t_with(lang, "index-how", &[("index", rule.code().into())])) }
            p { (rule.method().get(lang)) }
            p { (formula.body.explanation.get(lang)) }
            (ui::kv(&pairs))
        }
    }
}
