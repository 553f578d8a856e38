//! `datnuoc definitions check`: everything that can be wrong in definition files beyond their shape,
//! each fault located. Nothing is published that has one.
//!
//! Checks look at whole packages, lowest layer first, because definitions lean on one another: a
//! limit on its parameter, a parameter on its unit.

mod air_index;
mod area_list;
mod arrival;
mod averaging;
mod band;
mod coefficient;
mod common;
mod index_formula;
mod kpi;
mod limit_row;
mod limit_set;
mod measured;
mod medium;
mod office_calendar;
mod parameter;
mod role;
mod severity;
mod spelling;
mod unit;
mod warning;
mod water_index;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Bilingual, Refusal};

use crate::definition::Definition;
use crate::fault::Fault;
use crate::kinds::{AirIndex, Body, Kind, NO_RATIO, OfKind, Parameter, Severity, Unit, WaterIndex};
use crate::package::Package;

/// All faults of the packages of an installation, lowest layer first.
pub fn check(packages: &[Package]) -> Vec<Fault> {
    let known = Known::of(packages);
    let mut faults = Vec::new();
    for package in packages {
        let mut report = Report { package, faults: Vec::new() };
        for definition in &package.definitions {
            common::check(&mut report, definition);
            body(&mut report, &known, definition);
        }
        common::check_periods(&mut report);
        faults.append(&mut report.faults);
    }
    faults.extend(spelling::check(packages));
    faults.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    faults
}

fn body(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition) {
    match &definition.body {
        Body::Parameter(body) => parameter::check(report, known, definition, body),
        Body::Unit(body) => unit::check(report, definition, body),
        Body::LimitSet(body) => limit_set::check(report, known, definition, body),
        Body::Medium(body) => medium::check(report, definition, body),
        Body::Averaging(body) => averaging::check(report, known, definition, body),
        Body::Arrival(body) => arrival::check(report, definition, body),
        Body::LoggerStatus(body) => medium::check_status(report, definition, body),
        Body::Severity(body) => severity::check(report, definition, body),
        Body::Warning(body) => warning::check(report, known, definition, body),
        Body::OfficeCalendar(body) => office_calendar::check(report, definition, body),
        Body::Kpi(body) => kpi::check(report, known, definition, body),
        Body::Role(body) => role::check(report, definition, body),
        Body::AreaList(_) => area_list::check(report, definition),
        Body::AirIndex(body) => air_index::check(report, known, definition, body),
        Body::WaterIndex(body) => water_index::check(report, known, definition, body),
        Body::IndexFormula(body) => index_formula::check(report, known, definition, body),
    }
}

/// What definitions may refer to.
struct Known<'a> {
    codes: BTreeSet<(Kind, &'a str)>,
    units: BTreeMap<&'a str, &'a Unit>,
    parameters: BTreeMap<&'a str, Vec<&'a Parameter>>,
    /// Tiers and bands by the definition that they are of.
    levels: BTreeMap<&'a str, (Kind, Vec<&'a str>)>,
}

impl<'a> Known<'a> {
    fn of(packages: &'a [Package]) -> Known<'a> {
        let (codes, levels) = (BTreeSet::new(), BTreeMap::new());
        let mut known = Known { codes, units: BTreeMap::new(), parameters: BTreeMap::new(), levels };
        for definition in packages.iter().flat_map(|p| &p.definitions) {
            let code = definition.code.as_str();
            known.codes.insert((definition.kind(), code));
            if let Some(unit) = Unit::in_body(&definition.body) {
                known.units.insert(code, unit);
            }
            if let Some(parameter) = Parameter::in_body(&definition.body) {
                known.parameters.entry(code).or_default().push(parameter);
            }
            if let Some(levels) = levels_of(&definition.body) {
                // Earlier layers' levels go on to hold on other days.
                known.levels.entry(code).or_insert_with(|| (definition.kind(), Vec::new())).1.extend(levels);
            }
        }
        known
    }

    fn has(&self, kind: Kind, code: &str) -> bool {
        self.codes.contains(&(kind, code))
    }

    /// The tiers or bands of a definition, and which kind it is of.
    fn levels(&self, code: &str) -> (Kind, &[&'a str]) {
        self.levels.get(code).map_or((Kind::Severity, &[]), |(kind, levels)| (*kind, levels))
    }
}

/// The codes of the tiers or bands of a definition that has such.
fn levels_of(body: &Body) -> Option<Vec<&str>> {
    let bands = AirIndex::in_body(body).map(|i| &i.bands).or(WaterIndex::in_body(body).map(|i| &i.bands));
    let tiers = || Severity::in_body(body).map(|s| s.tiers.iter().map(|t| t.code.as_str()).chain([NO_RATIO]).collect());
    bands.map(|bands| bands.iter().map(|b| b.code.as_str()).collect()).or_else(tiers)
}

/// The faults found in one package.
struct Report<'a> {
    package: &'a Package,
    faults: Vec<Fault>,
}

impl Report<'_> {
    fn add(&mut self, definition: &Definition, key: &str, what: Refusal) {
        self.faults.push(Fault::of(self.package, definition, key, what));
    }

    /// Both languages must be there, or a page has a hole.
    fn both_languages(&mut self, definition: &Definition, key: &str, text: &Bilingual) {
        for (lang, text) in [("vi", &text.vi), ("en", &text.en)] {
            if text.trim().is_empty() {
                self.add(definition, &format!("{key}.{lang}"), Refusal::new("refused-definition-text-missing"));
            }
        }
    }

    fn known(&mut self, known: &Known<'_>, definition: &Definition, key: &str, kind: Kind, code: &str) -> bool {
        let there = known.has(kind, code);
        if !there {
            self.unknown(definition, key, kind, code);
        }
        there
    }

    fn unknown(&mut self, definition: &Definition, key: &str, kind: Kind, code: &str) {
        let what = Refusal::new("refused-definition-reference-unknown").with("kind", kind.code()).with("code", code);
        self.add(definition, key, what);
    }

    fn positive(&mut self, definition: &Definition, key: &str, number: f64) {
        if !(number.is_finite() && number > 0.0) {
            let what = Refusal::new("refused-definition-not-positive").with("number", number.to_string());
            self.add(definition, key, what);
        }
    }

    /// `low < high`, both finite.
    fn rising(&mut self, definition: &Definition, key: &str, low: f64, high: f64) {
        if !(low.is_finite() && high.is_finite() && low < high) {
            let what = Refusal::new("refused-definition-range-empty")
                .with("low", low.to_string())
                .with("high", high.to_string());
            self.add(definition, key, what);
        }
    }

    /// No text twice in a list.
    fn each_once<'t>(&mut self, definition: &Definition, key: &str, texts: impl IntoIterator<Item = &'t str>) {
        let mut seen = BTreeSet::new();
        for (i, text) in texts.into_iter().enumerate() {
            if !seen.insert(text) {
                let what = Refusal::new("refused-definition-twice").with("text", text);
                self.add(definition, &format!("{key}[{i}]"), what);
            }
        }
    }
}
