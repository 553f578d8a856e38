//! What a programme says, and which programmes can be carried out at all. All that is wrong is told at once, each at
//! its field.

use kernel::{Basis, Bilingual, Day, Failure, Outcome, Refusal};
use serde::{Deserialize, Serialize};

use crate::law::Current;

/// More stations than a province's largest programme has.
pub const MOST_STATIONS: usize = 200;
/// More parameters than any regulation names for one medium.
pub const MOST_PARAMETERS: usize = 100;

/// Which kind of monitoring (*loại hình quan trắc*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Stations measure by themselves, all the time (*tự động, liên tục*).
    Automatic,
    /// People take samples in rounds (*định kỳ*).
    Periodic,
    /// For an occasion (*đột xuất*).
    AdHoc,
}

impl Kind {
    /// All of them, the usual one first.
    pub const ALL: [Kind; 3] = [Kind::Automatic, Kind::Periodic, Kind::AdHoc];

    /// `automatic`, `periodic`, `ad-hoc`.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Automatic => "automatic",
            Kind::Periodic => "periodic",
            Kind::AdHoc => "ad-hoc",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a programme says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// Name that people read; the English one may be empty.
    pub name: Bilingual,
    /// Which kind of monitoring.
    pub kind: Kind,
    /// What for, in the department's words.
    pub purpose: String,
    /// Code of the medium.
    pub medium: String,
    /// The stations it observes (ids) in their order.
    pub stations: Vec<i64>,
    /// Canonical symbols of what is observed.
    pub parameters: Vec<String>,
    /// Rounds in a year, where there are rounds.
    pub rounds_per_year: Option<i64>,
    /// How often, in words; may be empty.
    pub frequency: String,
    /// Who ordered it.
    pub ordered_by: String,
    /// By which document; the place in it may be empty.
    pub basis: Basis,
    /// Who carries it out.
    pub carried_out_by: String,
    /// Its first day.
    pub first: Day,
    /// Its last day, where one is set.
    pub last: Option<Day>,
    /// Whether everybody may read it.
    pub public: bool,
}

impl Setup {
    /// The same with every symbol as the law spells it; refuses what can be no programme. Whether its stations are
    /// there is not asked here.
    pub(super) fn checked(self, law: &Current, today: Day) -> Outcome<Setup> {
        let mut wrong: Vec<Refusal> = [
            text("name", &self.name.vi, 1..=200),
            text("name_en", &self.name.en, 0..=200),
            text("purpose", &self.purpose, 1..=2000),
            text("frequency", &self.frequency, 0..=200),
            text("ordered_by", &self.ordered_by, 1..=200),
            text("document", &self.basis.document, 1..=200),
            text("article", &self.basis.article, 0..=200),
            text("carried_out_by", &self.carried_out_by, 1..=200),
            count("stations", self.stations.len(), usize::from(self.kind == Kind::Automatic)..=MOST_STATIONS),
            count("parameters", self.parameters.len(), 1..=MOST_PARAMETERS),
        ]
        .into_iter()
        .flatten()
        .collect();
        let parameters = self.symbols(law, today, &mut wrong);
        if (1..self.stations.len()).any(|n| self.stations[..n].contains(&self.stations[n])) {
            wrong.push(Refusal::new("refused-programme-station-twice").at("stations"));
        }
        if self.rounds_per_year.is_some_and(|rounds| !(1..=366).contains(&rounds)) {
            let refusal = Refusal::new("refused-field-bounds").at("rounds_per_year");
            wrong.push(refusal.with("least", 1_i64).with("most", 366_i64));
        }
        if self.kind == Kind::Periodic && self.rounds_per_year.is_none() && self.frequency.trim().is_empty() {
            wrong.push(Refusal::new("refused-programme-rounds").at("rounds_per_year"));
        }
        if self.last.is_some_and(|last| last < self.first) {
            wrong.push(Refusal::new("refused-valid-days-empty").at("last"));
        }
        if wrong.is_empty() { Ok(Setup { parameters, ..self }) } else { Err(Failure::Refused(wrong)) }
    }

    fn symbols(&self, law: &Current, today: Day, wrong: &mut Vec<Refusal>) -> Vec<String> {
        let mut symbols: Vec<String> = Vec::with_capacity(self.parameters.len());
        if law.medium(&self.medium, today).is_none() {
            let refusal = Refusal::new("refused-medium-unknown").at("medium").with("medium", self.medium.as_str());
            wrong.push(refusal.with("known", law.media(today).join(", ")));
            return symbols;
        }
        for written in &self.parameters {
            match law.measured(&self.medium, written, today) {
                Err(why) => wrong.push(why.refusal(written, &self.medium).at("parameters")),
                Ok(found) if symbols.contains(&found.parameter.code) => {
                    let symbol = found.parameter.code.as_str();
                    wrong.push(Refusal::new("refused-parameter-twice").at("parameters").with("symbol", symbol));
                }
                Ok(found) => symbols.push(found.parameter.code.clone()),
            }
        }
        symbols
    }
}

/// What is wrong with the length of a text.
pub(super) fn text(field: &'static str, text: &str, bounds: std::ops::RangeInclusive<usize>) -> Option<Refusal> {
    match text.trim().chars().count() {
        0 if *bounds.start() > 0 => Some(Refusal::new("refused-field-empty").at(field)),
        n if n > *bounds.end() => Some(Refusal::new("refused-field-long").at(field).with("most", *bounds.end())),
        _ => None,
    }
}

fn count(field: &'static str, n: usize, bounds: std::ops::RangeInclusive<usize>) -> Option<Refusal> {
    match n {
        n if n < *bounds.start() => Some(Refusal::new("refused-field-empty").at(field)),
        n if n > *bounds.end() => Some(Refusal::new("refused-programme-many").at(field).with("most", *bounds.end())),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use definitions::{Catalogue, Live, Package};

    use super::*;
    use crate::law::Law;

    pub fn setup() -> Setup {
        Setup {
            name: Bilingual::new("Quan trắc nước mặt", ""),
            kind: Kind::Periodic,
            purpose: "Theo dõi diễn biến.".to_owned(),
            medium: "surface_water".to_owned(),
            stations: vec![1, 2],
            parameters: vec!["pH".to_owned(), "cod".to_owned()],
            rounds_per_year: Some(4),
            frequency: String::new(),
            ordered_by: "Sở Nông nghiệp và Môi trường".to_owned(),
            basis: Basis { document: "Quyết định 1/QĐ-SNNMT".to_owned(), article: String::new() },
            carried_out_by: "Trung tâm quan trắc".to_owned(),
            first: Day::new(2026, 1, 1).unwrap(),
            last: None,
            public: true,
        }
    }

    #[test]
    fn every_fault_is_told_at_its_field() {
        type Change = fn(&mut Setup);
        let today = Day::new(2026, 11, 22).unwrap();
        let law = Law::new(Live::new(Catalogue::of_packages(&[Package::built_in().unwrap()]))).current();
        let cases: [(Change, &[&str]); 16] = [
            (|_| {}, &[]),
            (|s| s.name.vi.clear(), &["name"]),
            (|s| s.name.en = "x".repeat(201), &["name_en"]),
            (|s| (s.purpose, s.carried_out_by) = (" ".to_owned(), String::new()), &["purpose", "carried_out_by"]),
            (|s| s.basis.document.clear(), &["document"]),
            (|s| s.medium = "soil".to_owned(), &["medium"]),
            (|s| s.parameters.clear(), &["parameters"]),
            (|s| s.parameters.push("XYZ".to_owned()), &["parameters"]),
            (|s| s.parameters.push("PM10".to_owned()), &["parameters"]),
            (|s| s.parameters.push("COD".to_owned()), &["parameters"]),
            (|s| s.stations = vec![1, 2, 1], &["stations"]),
            (|s| s.stations.clear(), &[]),
            (|s| (s.kind, s.stations) = (Kind::Automatic, vec![]), &["stations"]),
            (|s| s.rounds_per_year = None, &["rounds_per_year"]),
            (|s| s.rounds_per_year = Some(367), &["rounds_per_year"]),
            (|s| s.last = Day::new(2025, 12, 31), &["last"]),
        ];
        for (n, (change, expected)) in cases.into_iter().enumerate() {
            let mut changed = setup();
            change(&mut changed);
            let fields: Vec<String> = match changed.checked(&law, today) {
                Ok(setup) => {
                    assert_eq!(setup.parameters, ["pH", "COD"], "case {n}: as the law spells them");
                    Vec::new()
                }
                Err(Failure::Refused(wrong)) => wrong.into_iter().filter_map(|r| r.field).collect(),
                Err(broken) => panic!("{broken}"),
            };
            assert_eq!(fields, expected, "case {n}");
        }
    }
}
