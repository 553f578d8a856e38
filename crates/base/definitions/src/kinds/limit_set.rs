//! A technical regulation as data: columns, coefficients, rows of limits. How they are put
//! together is `rules::limit`; here is only what the document says.

use std::collections::BTreeMap;

use kernel::{Bilingual, Day, DayRange};
use serde::{Deserialize, Serialize};

use super::{Bound, Conditions, Span, Window};
use crate::definition::Citation;

/// Limits of one regulation (*quy chuẩn*), e.g. `QCVN 40:2011/BTNMT`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitSet {
    /// Its title.
    pub title: Bilingual,
    /// The media it is for.
    pub media: Vec<String>,
    /// The documents that it replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
    /// Which average is compared, where the rows do not say it themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judged>,
    /// What happens after a newer document came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transition: Option<Transition>,
    /// Columns of its table; none where there is one value for all.
    #[serde(default, rename = "column", skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// What must be known about the source to find its row or coefficient.
    #[serde(default, rename = "fact", skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Symbols of the coefficients that each limit is multiplied by, unless its row is `as_written`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub multiplied_by: Vec<String>,
    /// Those coefficients.
    #[serde(default, rename = "coefficient", skip_serializing_if = "Vec::is_empty")]
    pub coefficients: Vec<Coefficient>,
    /// Cases in which the document names the column itself.
    #[serde(default, rename = "column_rule", skip_serializing_if = "Vec::is_empty")]
    pub column_rules: Vec<ColumnRule>,
    /// What is added to the limit in some cases; the first whose conditions hold counts.
    #[serde(default, rename = "addition", skip_serializing_if = "Vec::is_empty")]
    pub additions: Vec<Addition>,
    /// The limits.
    #[serde(rename = "limit")]
    pub limits: Vec<LimitRow>,
}

/// Which average is compared with the limits (*giá trị dùng để đánh giá*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// The average.
    pub averaging: Window,
    /// Where that stands written; often another document than the limits.
    pub citation: Citation,
    /// Not yet checked against the official text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// What the reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
}

/// Who may keep an old regulation, and until when (*chuyển tiếp*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// The newer document.
    pub successor: String,
    /// From this day on only those keep the old one whom `rule` names.
    pub from: Day,
    /// In words.
    pub rule: Bilingual,
    /// Where that stands written.
    pub citation: Citation,
}

/// A column of the table (*cột*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its letter.
    pub code: String,
    /// For which receiving water, zone or class.
    pub title: Bilingual,
}

/// Something that must be known about the source (*thông tin về nguồn thải*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Name used in conditions.
    pub code: String,
    /// The question.
    pub title: Bilingual,
    /// Unit of the answer, where it is a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Possible answers, where it is a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Text used in conditions.
    pub code: String,
    /// What people read.
    pub title: Bilingual,
    /// The hours of the day that it is, where the time itself answers the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
}

/// Hours of the day (*khung giờ*), over midnight where the end is before the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The hour that it begins with.
    pub from: u8,
    /// The hour that it ends before.
    pub to: u8,
}

impl Hours {
    /// Whether the hour that begins at `hour` lies inside.
    pub fn contain(self, hour: u8) -> bool {
        if self.from < self.to { (self.from..self.to).contains(&hour) } else { hour >= self.from || hour < self.to }
    }
}

/// What is added to a limit in a case (*mức cộng thêm*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addition {
    /// The case in words.
    pub title: Bilingual,
    /// That case as conditions.
    pub when: Conditions,
    /// How much, in the unit of the limit.
    pub value: f64,
}

/// A coefficient (*hệ số*), e.g. Kq.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coefficient {
    /// Its symbol.
    pub symbol: String,
    /// What it stands for.
    pub title: Bilingual,
    /// Its tables; the first whose conditions hold counts.
    #[serde(rename = "table")]
    pub tables: Vec<CoefficientTable>,
}

/// One table of a coefficient: a fixed value, or rows by a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoefficientTable {
    /// For which case.
    pub title: Bilingual,
    /// That case as conditions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub when: Conditions,
    /// The value, where it is fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The fact whose number chooses the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The rows, rising, without gaps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<CoefficientRow>,
    /// The value where that number is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_data: Option<f64>,
}

/// A row of a coefficient's table. Its span is written out beside the value (`serde(flatten)`
/// would accept unknown keys).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoefficientRow {
    /// Above this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    over: Option<f64>,
    /// From this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<f64>,
    /// Up to this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    up_to: Option<f64>,
    /// Below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    below: Option<f64>,
    /// The coefficient.
    pub value: f64,
}

impl CoefficientRow {
    /// The numbers it is for.
    pub fn span(&self) -> Span {
        Span { over: self.over, from: self.from, up_to: self.up_to, below: self.below }
    }
}

/// A case in which the document itself names the column (*trường hợp riêng*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnRule {
    /// The case.
    pub when: Conditions,
    /// The column that then counts, whatever else was chosen.
    pub column: String,
    /// Whether its values count as written, without coefficients.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub as_written: bool,
    /// In words.
    pub title: Bilingual,
}

/// A row of limits (*dòng giới hạn*) for one parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitRow {
    /// Code of the parameter.
    pub parameter: String,
    /// Code of the unit.
    pub unit: String,
    /// Expressed as which substance: `N`, `P`, `NO2`, `F`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// The average that is compared; else what `judged` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub averaging: Option<Window>,
    /// For which sources.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub when: Conditions,
    /// The limit, where the set has no columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Bound>,
    /// The limits by column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, Bound>,
    /// Whether the value counts as written (Cmax = C), without coefficients.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub as_written: bool,
    /// Reference oxygen content in %, to which measured values are corrected first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oxygen_reference: Option<f64>,
    /// First day of this value, where it began later than the set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// First day on which this value no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    /// Not yet checked against the official text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// May be wrong (*còn nghi vấn*): shown, but no value is judged by it until somebody has read the official text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub doubtful: bool,
    /// The place in the document, e.g. `Bảng 1, số 5`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// What the reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
}

impl LimitRow {
    /// The days on which this value holds, inside the `set`'s.
    pub fn valid(&self, set: DayRange) -> DayRange {
        let from = self.valid_from.map_or(set.from, |from| from.max(set.from));
        let to = match (self.valid_to, set.to) {
            (Some(own), Some(all)) => Some(own.min(all)),
            (own, all) => own.or(all),
        };
        DayRange { from, to }
    }
}

impl LimitSet {
    /// The average that `row` is compared with.
    pub fn window(&self, row: &LimitRow) -> Option<Window> {
        row.averaging.or(self.judged.as_ref().map(|j| j.averaging))
    }

    /// The coefficient of a symbol.
    pub fn coefficient(&self, symbol: &str) -> Option<&Coefficient> {
        self.coefficients.iter().find(|c| c.symbol == symbol)
    }

    /// Codes of all parameters that it limits, each once, in the document's order.
    pub fn parameters(&self) -> Vec<&str> {
        let mut seen = Vec::new();
        for row in &self.limits {
            if !seen.contains(&row.parameter.as_str()) {
                seen.push(row.parameter.as_str());
            }
        }
        seen
    }
}
