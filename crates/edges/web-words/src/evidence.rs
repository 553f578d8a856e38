//! How an exceedance is explained (*phiếu chứng cứ*): the same facts on the page and on paper.

use kernel::{Lang, Moment};
use monitoring::exceedance::{Evidence, Exceedance};
use monitoring::law::Current;
use monitoring::network::Profile;
use paper::{Block, Sheet};
use web_kit::Visitor;
use web_kit::format;
use web_kit::i18n::{self, t, t_of, t_with};

use crate::{averaging, limit, parameter, ratio, source};

/// An exceedance with what its explanation needs.
pub struct About<'a> {
    /// The exceedance.
    pub exceedance: &'a Exceedance,
    /// Its evidence, newest version first, each with when it was recorded.
    pub versions: Vec<(Moment, &'a Evidence)>,
    /// The station.
    pub profile: &'a Profile,
    /// Name of its facility.
    pub facility: Option<&'a str>,
}

/// Who issues a sheet, and where its page is.
pub struct Issued {
    /// The office.
    pub office: String,
    /// A sentence above everything, as that the figures are invented.
    pub banner: Option<String>,
    /// The whole address of the page.
    pub address: String,
}

/// What this site says of itself on a sheet whose page is at `path`.
pub fn issued(visitor: &Visitor, path: &str) -> Issued {
    let banner = visitor.site().banner.as_ref().map(|banner| banner.get(visitor.lang()).to_owned());
    Issued { office: visitor.office(visitor.lang()).to_owned(), banner, address: format!("{}{path}", visitor.origin()) }
}

/// The statistic with its unit.
pub fn value(lang: Lang, law: &Current, about: &About<'_>, e: &Evidence) -> String {
    let decimals = law.decimals(&e.symbol, &about.profile.station.medium, about.exceedance.ends_at.day());
    format!("{} {}", format::number(lang, e.value, decimals), law.unit_symbol(&e.unit))
}

/// What was compared, in a sentence.
pub fn sentence(lang: Lang, law: &Current, e: &Evidence) -> String {
    t_with(
        lang,
        "evidence-sentence",
        &[
            ("averaging", averaging(lang, &e.averaging).into()),
            ("limit", limit(lang, e).into()),
            ("unit", law.unit_symbol(&e.unit).into()),
        ],
    )
}

/// By how much, and in which tier, where that can be said.
pub fn by_how_much(lang: Lang, law: &Current, exceedance: &Exceedance) -> Option<String> {
    exceedance.ratio?;
    let times = format!("{} {}", ratio(lang, exceedance.ratio), t(lang, "evidence-of-limit"));
    let tier = law.severity_title(&exceedance.severity, exceedance.ends_at.day());
    Some(tier.map_or_else(|| times.clone(), |tier| format!("{times} · {}", tier.get(lang))))
}

/// How statistic and limit were computed, line by line.
pub fn derivation(lang: Lang, law: &Current, about: &About<'_>, e: &Evidence) -> Vec<(String, String)> {
    let unit = law.unit_symbol(&e.unit);
    let n = |v: f64| format::shortest(lang, v);
    let counts = [("valid", e.valid_count.into()), ("expected", e.expected_count.into())];
    let counted = format!("{}: {}", averaging(lang, &e.averaging), t_with(lang, "evidence-counts", &counts));
    let mut rows = vec![(t(lang, "evidence-statistic"), counted)];
    let suspicions: Vec<String> = series::flags::names(e.flags).map(|name| t_of(lang, "reading-flag", name)).collect();
    if !suspicions.is_empty() {
        rows.push((t(lang, "evidence-suspicious"), suspicions.join("; ")));
    }
    if let Some(c) = &e.corrected {
        let figures = [
            ("measured", n(c.measured).into()),
            ("oxygen", n(c.oxygen).into()),
            ("reference", n(c.reference).into()),
            ("result", n(e.value).into()),
        ];
        rows.push((t(lang, "evidence-oxygen"), t_with(lang, "evidence-oxygen-line", &figures)));
    }
    if let (Some(written), Some(high)) = (e.written, e.high) {
        let names: String = e.factors.iter().map(|(name, _)| format!(" × {name}")).collect();
        let values: String = e.factors.iter().map(|(_, v)| format!(" × {}", n(*v))).collect();
        let formula = if e.factors.is_empty() {
            format!("Cmax = C = {} {unit}", n(high))
        } else {
            format!("Cmax = C{names} = {}{values} = {} {unit}", n(written), n(high))
        };
        rows.push((t(lang, "evidence-formula"), formula));
    }
    if let Some(column) = &e.column {
        rows.push((t(lang, "evidence-column"), column.clone()));
    }
    for line in source(lang, law, &e.law.code, &e.source, about.exceedance.ends_at.day()) {
        rows.push((t(lang, "evidence-source"), line));
    }
    rows.push((t(lang, "station-code"), about.profile.station.code.clone()));
    if let Some(facility) = about.facility {
        rows.push((t(lang, "station-facility"), facility.to_owned()));
    }
    rows.push((t(lang, "evidence-setup"), e.setup_version.to_string()));
    rows
}

/// The heading of an exceedance, and what it is about.
pub fn title(lang: Lang, law: &Current, about: &About<'_>, symbol: &str) -> (String, String) {
    let (e, station) = (about.exceedance, &about.profile.station);
    let parameter = parameter(lang, law, symbol, e.ends_at.day());
    let lead = [
        ("station", station.name.as_str().into()),
        ("from", format::moment(e.starts_at).into()),
        ("to", format::moment(e.ends_at).into()),
    ];
    (t_with(lang, "evidence-title", &[("parameter", parameter.into())]), t_with(lang, "evidence-lead", &lead))
}

/// The sheet; none where there is no evidence to print.
pub fn sheet(lang: Lang, law: &Current, about: &About<'_>, issued: Issued) -> Option<Sheet> {
    let (recorded, e) = about.versions.first()?;
    let (title, lead) = title(lang, law, about, &e.symbol);
    let mut blocks: Vec<Block> = issued.banner.into_iter().map(Block::Text).collect();
    blocks.push(Block::Figure(value(lang, law, about, e)));
    blocks.push(Block::Text(sentence(lang, law, e)));
    blocks.extend(by_how_much(lang, law, about.exceedance).map(Block::Text));
    blocks.push(Block::Heading(t(lang, "evidence-derivation")));
    blocks.push(Block::Facts(derivation(lang, law, about, e)));
    blocks.push(Block::Heading(t(lang, "evidence-basis")));
    blocks.push(Block::Facts(basis(lang, e)));
    blocks.push(Block::Heading(t(lang, "evidence-history")));
    blocks.push(Block::Steps(about.versions.iter().rev().map(|(at, e)| step(lang, law, about, *at, e)).collect()));
    Some(Sheet {
        lang,
        issuer: issued.office,
        title,
        lead,
        blocks,
        address: issued.address,
        about_code: t(lang, "evidence-code"),
        about_hash: t(lang, "evidence-sheet-hash"),
        recorded: clock(*recorded),
    })
}

/// The rule with its version and hash.
fn basis(lang: Lang, e: &Evidence) -> Vec<(String, String)> {
    let mut rule = i18n::basis(lang, &e.citation.basis());
    if e.provisional {
        rule = format!("{rule} ({})", t(lang, "kit-provisional"));
    }
    let version = t_with(lang, "evidence-version", &[("version", e.law.version.into())]);
    vec![
        (t(lang, "evidence-rule"), rule),
        (t(lang, "evidence-definition"), format!("{}, {version}", e.law.code)),
        (t(lang, "evidence-hash"), e.law.hash.clone()),
    ]
}

/// One thing that happened.
fn step(lang: Lang, law: &Current, about: &About<'_>, at: Moment, e: &Evidence) -> String {
    let state = t_of(lang, "exceedance-state", e.state.code());
    let mut step = format!("{}: {state}, {}", format::moment(at), value(lang, law, about, e));
    if !e.note.is_empty() {
        step = format!("{step}. {}", e.note);
    }
    step
}

/// A moment as the clock on the wall shows it.
fn clock(at: Moment) -> [u16; 6] {
    let digits = at.compact_local();
    let part = |from: usize, until: usize| digits.get(from..until).and_then(|d| d.parse().ok()).unwrap_or_default();
    [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 12), part(12, 14)]
}
