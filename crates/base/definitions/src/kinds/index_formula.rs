//! Which formula an index uses where practice knows two. A definition of its own, so that an office
//! changes it by a few lines and every verdict says which it was.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// The formula of an index (*công thức của chỉ số*); the definition's code is that of the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexFormula {
    /// What it is called.
    pub title: Bilingual,
    /// What it does, for everybody.
    pub explanation: Bilingual,
    /// Which it is.
    pub formula: Formula,
}

/// The formulas that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formula {
    /// NowCast as QĐ 1459/QĐ-TCMT writes it: halves are not divided by the sum of weights.
    NowcastLiteral,
    /// NowCast divided by the sum of weights throughout.
    NowcastNormalised,
    /// WQI: √(IV × V).
    SquareRoot,
    /// WQI: ∛(IV² × V).
    WeightedCubeRoot,
}

impl Formula {
    /// Its code, also the message key `index-formula-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Formula::NowcastLiteral => "nowcast-literal",
            Formula::NowcastNormalised => "nowcast-normalised",
            Formula::SquareRoot => "square-root",
            Formula::WeightedCubeRoot => "weighted-cube-root",
        }
    }

    /// The other formula of the same index.
    pub fn other(self) -> Formula {
        match self {
            Formula::NowcastLiteral => Formula::NowcastNormalised,
            Formula::NowcastNormalised => Formula::NowcastLiteral,
            Formula::SquareRoot => Formula::WeightedCubeRoot,
            Formula::WeightedCubeRoot => Formula::SquareRoot,
        }
    }

    /// Whether it is one of air.
    pub fn is_of_air(self) -> bool {
        matches!(self, Formula::NowcastLiteral | Formula::NowcastNormalised)
    }
}
