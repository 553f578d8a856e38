//! The face of a LED panel (*bảng điện tử*): the same on the panel itself and in the desk's preview. A panel draws it
//! at its own pixels; whoever looks at the preview sees it in its proportions.
//!
//! It holds every frame, one of them shown: the script on the panel takes them in turn, and goes on with them when the
//! line is down. Which one it is follows from the clock alone, so that a page that renews itself loses nothing.

use definitions::rules::limit::Limit;
use kernel::{Lang, Moment};
use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::panel::face::{Face, Figure};
use monitoring::panel::{Layout, Panel};
use monitoring::rules::condition::Condition;
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::hex;

mod turns;

use turns::{Shown, Whom};

/// How large the face is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// At the panel's own pixels.
    Pixels,
    /// As wide as there is room.
    Preview,
}

/// One station of a frame in its words.
struct Line<'a> {
    face: &'a Face,
    value: String,
    unit: String,
    /// What is measured.
    symbol: String,
    /// The same, and over which time.
    what: String,
    /// Of an index, the parameter that leads: what it does, and its symbol.
    lead: Option<(String, String)>,
    sign: Sign,
    word: String,
}

/// The sign before the word: a shape of its own for each meaning, so that colour is not the only one.
enum Sign {
    Band([u8; 3]),
    Over,
    Kept,
    Silent,
    None,
}

/// The face with all its frames.
pub fn face(panel: &Panel, law: &Current, faces: &[Face], scale: Scale, now: Moment, made: &str) -> Markup {
    let setup = &panel.setup;
    let (width, height) = (setup.width, setup.height);
    let pixels = (scale == Scale::Pixels).then_some((width, height)).unzip();
    let frames = frames(panel, law, faces, now);
    let shown = turn(now, setup.dwell_seconds, frames.len());
    html! {
        div.led data-layout=(setup.layout.code()) data-night[setup.night.is_some_and(|n| n.holds_at(now))]
            data-dwell=(setup.dwell_seconds) data-made=(made) {
            // It only gives the face its size: pages carry no inline style.
            svg.led-size width=[pixels.0] height=[pixels.1] viewBox={ "0 0 " (width) " " (height) } aria-hidden="true" focusable="false" {}
            div.led-face {
                @for (n, (shows, lang, frame)) in frames.iter().enumerate() {
                    div.led-frame lang=(lang.code()) data-shows=(shows) hidden[n != shown] { (frame) }
                }
            }
        }
    }
}

/// What is on the panel now, as it reports it: `KXQ001@20261122100000`.
pub fn shows(panel: &Panel, faces: &[Face], now: Moment) -> String {
    let sequence = turns::sequence(panel.setup.layout.at_once(), faces);
    let count = sequence.len() * panel.setup.languages.len();
    let shown = turn(now, panel.setup.dwell_seconds, count) % sequence.len().max(1);
    sequence.get(shown).map(Shown::report).unwrap_or_default()
}

/// Whose turn it is.
fn turn(now: Moment, dwell_seconds: i64, count: usize) -> usize {
    let turns = now.0.div_euclid(1_000_000 * dwell_seconds.max(1));
    turns.rem_euclid(count.max(1) as i64) as usize
}

/// All frames: every station in the first language, then in the next.
fn frames(panel: &Panel, law: &Current, faces: &[Face], now: Moment) -> Vec<(String, Lang, Markup)> {
    let setup = &panel.setup;
    let sequence = turns::sequence(setup.layout.at_once(), faces);
    if sequence.is_empty() {
        let nothing = |lang: &Lang| (String::new(), *lang, html! { p.led-nothing { (t(*lang, "led-nothing")) } });
        return setup.languages.iter().map(nothing).collect();
    }
    let drawn = |lang: Lang, shown: &Shown<'_>| {
        let lines: Vec<Line<'_>> = shown.faces().iter().map(|face| line(lang, law, face, now)).collect();
        match (shown, setup.layout, lines.as_slice()) {
            (Shown::Advice(_, whom, advice), _, lines) => advised(lang, lines, *whom, advice.get(lang)),
            (Shown::Figures(_), Layout::Turn, [one]) => alone(lang, one),
            (Shown::Figures(_), _, lines) => together(lang, lines),
        }
    };
    let of = |lang: Lang| sequence.iter().map(move |shown| (shown.report(), lang, drawn(lang, shown)));
    setup.languages.iter().flat_map(|lang| of(*lang)).collect()
}

fn alone(lang: Lang, line: &Line<'_>) -> Markup {
    html! {
        p.led-name data-length=(name_length(&line.face.profile.station.name)) { (line.face.profile.station.name) }
        p.led-value data-length=(length(&line.value)) {
            span.led-number { (line.value) } " "
            @if let Some((leads, symbol)) = &line.lead { span.led-unit.led-lead { (leads) br; (symbol) } }
            @else { span.led-unit { (line.unit) } }
        }
        p.led-word { (sign(&line.sign)) span { (line.word) } @if !line.what.is_empty() { " " span.led-what { (line.what) } } }
        (time(lang, line.face.figure.as_ref().map(Figure::at)))
    }
}

fn together(lang: Lang, lines: &[Line<'_>]) -> Markup {
    // One time for all of them: that of the oldest, so that it promises too much of none.
    let oldest = lines.iter().filter_map(|l| l.face.figure.as_ref().map(Figure::at)).min();
    html! {
        @for line in lines {
            div.led-row {
                div {
                    p.led-name { (line.face.profile.station.name) }
                    p.led-word { (sign(&line.sign)) span { (line.word) } " " span.led-what {
                        (line.symbol) " " (line.unit)
                        @if let Some((leads, symbol)) = &line.lead { "· " (leads) " " (symbol) }
                    } }
                }
                p.led-value data-length=(length(&line.value)) { span.led-number { (line.value) } }
            }
        }
        (time(lang, oldest))
    }
}

/// The index once more, what people are advised by it, whose index it is and where its figures come from. Several
/// stations of one band share the advice; the figure is the worst of theirs, which comes first.
fn advised(lang: Lang, lines: &[Line<'_>], whom: Whom, advice: &str) -> Markup {
    let Some(worst) = lines.first() else { return html! {} };
    let names: Vec<&str> = lines.iter().map(|l| l.face.profile.station.name.as_str()).collect();
    let issuer = match &worst.face.figure {
        Some(Figure::Index { rule, .. }) => rule.issuer().map(|issuer| issuer.get(lang)),
        _ => None,
    };
    html! {
        div.led-row.led-head {
            div {
                p.led-name { (names.join(" · ")) }
                p.led-word { (sign(&worst.sign)) span { (worst.word) } " " span.led-what { (worst.symbol) } }
            }
            p.led-value data-length=(length(&worst.value)) { span.led-number { (worst.value) } }
        }
        p.led-advice {
            @if whom == Whom::Sensitive { strong { (t(lang, "led-sensitive")) } " " }
            (advice)
        }
        p.led-source {
            (worst.symbol)
            @if let Some(issuer) = issuer { " (" (issuer) ")" }
            " · " (t_with(lang, "led-source", &[("source", t(lang, "index-source").into())]))
        }
        (time(lang, worst.face.figure.as_ref().map(Figure::at)))
    }
}

/// How long a figure is, as the style sheet fits it.
fn length(value: &str) -> usize {
    value.chars().count().clamp(3, 9)
}

/// How long a station's name is, as the style sheet fits it on a line or two.
fn name_length(name: &str) -> &'static str {
    match name.chars().count() {
        0..=24 => "short",
        25..=31 => "long",
        _ => "longer",
    }
}

/// When the figures were measured; the words behind are shown while the line is down.
fn time(lang: Lang, at: Option<Moment>) -> Markup {
    html! {
        p.led-time {
            @if let Some(at) = at { (t_with(lang, "led-time", &[("time", format::moment(at).into())])) }
            @else { (t(lang, "station-never")) }
            span.led-lost { ", " (t(lang, "led-lost")) }
        }
    }
}

fn line<'a>(lang: Lang, law: &Current, face: &'a Face, now: Moment) -> Line<'a> {
    let station = &face.profile.station;
    let (value, unit, symbol, mut sign, mut word) = match &face.figure {
        Some(Figure::Index { rule, verdict, .. }) => (
            verdict.value.to_string(),
            String::new(),
            rule.code().to_owned(),
            Sign::Band(verdict.band.rgb),
            verdict.band.title.get(lang).to_owned(),
        ),
        Some(Figure::Mean { slot, value, limit, over, .. }) => {
            let decimals = law.decimals(&slot.symbol, &station.medium, now.day());
            let (sign, word) = judged(lang, limit, *over);
            (
                format::number(lang, *value, decimals),
                law.unit_symbol(&slot.unit).to_owned(),
                slot.symbol.clone(),
                sign,
                word,
            )
        }
        Some(Figure::Reading { slot, newest }) => {
            let value = crate::reading(lang, newest).unwrap_or_else(|| format::NONE.to_owned());
            let word = crate::condition(lang, face.condition).1;
            (value, law.unit_symbol(&slot.unit).to_owned(), slot.symbol.clone(), Sign::None, word)
        }
        None => (format::NONE.to_owned(), String::new(), String::new(), Sign::None, t(lang, "station-never")),
    };
    // Whatever the figure says, it does not speak of now.
    if face.condition == Condition::Silent {
        (sign, word) = (Sign::Silent, crate::condition(lang, Condition::Silent).1);
    }
    let what = match &face.figure {
        Some(Figure::Mean { period, .. }) => format!("{symbol}, {}", t_of(lang, "led-averaging", period.code())),
        _ => symbol.clone(),
    };
    let lead = match &face.figure {
        Some(Figure::Index { rule, verdict, .. }) => verdict.leading().map(|part| {
            let leads = t_of(lang, "index-leads", rule.word());
            (leads, part.symbol.clone())
        }),
        _ => None,
    };
    Line { face, value, unit, symbol, what, lead, sign, word }
}

/// Kept or passed; the limit itself where that takes more than this average.
fn judged(lang: Lang, limit: &Limit, over: Option<bool>) -> (Sign, String) {
    match over {
        Some(true) => (Sign::Over, t(lang, "led-over")),
        Some(false) => (Sign::Kept, t(lang, "led-kept")),
        None => {
            // Its unit is that of the figure above.
            (Sign::None, t_with(lang, "led-limit", &[("bound", crate::bound(lang, limit.bound).into())]))
        }
    }
}

fn sign(sign: &Sign) -> Markup {
    let drawn = |shape: Markup| {
        html! { svg.led-sign viewBox="0 0 20 20" aria-hidden="true" focusable="false" { (shape) } " " }
    };
    match sign {
        Sign::Band(rgb) => drawn(
            html! { rect x="1" y="1" width="18" height="18" fill=(hex(*rgb)) stroke="#ffffff" stroke-width="1.5" {} },
        ),
        Sign::Over => {
            drawn(html! { path d="M10 1L19 10 10 19 1 10z" fill="#ff0000" stroke="#ffffff" stroke-width="1.5" {} })
        }
        Sign::Kept => {
            drawn(html! { circle cx="10" cy="10" r="8.5" fill="#00a651" stroke="#ffffff" stroke-width="1.5" {} })
        }
        Sign::Silent => drawn(html! { path d="M10 2L19 18H1z" fill="#ffd166" stroke="#ffffff" stroke-width="1.5" {} }),
        Sign::None => html! {},
    }
}
