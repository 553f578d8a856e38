//! Why there is no limit, in terms that tell what to mend.

use kernel::{Day, Refusal};

use crate::kinds::Window;

/// Why there is no limit to compare with. Not being limited is a normal answer; the others
/// mean that an assignment is incomplete.
#[derive(Debug, Clone, PartialEq)]
pub enum NoLimit {
    /// The set does not hold on that day.
    SetNotInForce {
        /// That day.
        day: Day,
    },
    /// The set says nothing about the parameter.
    NotLimited,
    /// It does, but no value holds on that day.
    ValueNotInForce {
        /// That day.
        day: Day,
    },
    /// It does, but for other averages.
    OtherAveraging {
        /// Those averages.
        limited: Vec<Window>,
    },
    /// It does, but not for such a source.
    OtherSource,
    /// It does, but what we have of it may be wrong.
    Doubtful,
    /// This fact about the source must be known first.
    FactMissing {
        /// Code of the fact.
        fact: String,
    },
    /// The set has columns, and none was assigned.
    ColumnMissing {
        /// The columns.
        columns: Vec<String>,
    },
    /// The set has no such column.
    ColumnUnknown {
        /// The column assigned.
        column: String,
        /// The columns.
        columns: Vec<String>,
    },
    /// The column has no value for the parameter.
    ColumnEmpty {
        /// The column.
        column: String,
    },
    /// A coefficient was not assigned.
    CoefficientMissing {
        /// Its symbol.
        symbol: String,
    },
    /// The set has no such coefficient.
    CoefficientUnknown {
        /// Its symbol.
        symbol: String,
    },
    /// A coefficient has a value that none of its tables gives.
    CoefficientUnlawful {
        /// Its symbol.
        symbol: String,
        /// The value assigned.
        value: f64,
        /// The values of its tables.
        lawful: Vec<f64>,
    },
}

impl NoLimit {
    /// Whether that is an answer and not a mistake: nobody needs to mend anything.
    pub fn is_normal(&self) -> bool {
        matches!(
            self,
            NoLimit::NotLimited
                | NoLimit::OtherAveraging { .. }
                | NoLimit::OtherSource
                | NoLimit::ValueNotInForce { .. }
        )
    }

    /// For people; `set` is the code of the set asked.
    pub fn refusal(&self, set: &str) -> Refusal {
        let refusal = |code: &'static str| Refusal::new(code).with("set", set);
        let numbers = |list: &[f64]| list.iter().map(f64::to_string).collect::<Vec<_>>().join("; ");
        match self {
            NoLimit::SetNotInForce { day } => refusal("refused-limit-set-not-in-force").with("day", day.to_string()),
            NoLimit::NotLimited => refusal("refused-limit-none"),
            NoLimit::ValueNotInForce { day } => {
                refusal("refused-limit-value-not-in-force").with("day", day.to_string())
            }
            NoLimit::OtherAveraging { limited } => refusal("refused-limit-other-averaging")
                .with("limited", limited.iter().map(|w| w.code()).collect::<Vec<_>>().join(", ")),
            NoLimit::OtherSource => refusal("refused-limit-other-source"),
            NoLimit::Doubtful => refusal("refused-limit-doubtful"),
            NoLimit::FactMissing { fact } => refusal("refused-limit-fact-missing").with("fact", fact.as_str()),
            NoLimit::ColumnMissing { columns } => {
                refusal("refused-limit-column-missing").with("columns", columns.join(", "))
            }
            NoLimit::ColumnUnknown { column, columns } if columns.is_empty() => {
                refusal("refused-limit-no-columns").with("column", column.as_str())
            }
            NoLimit::ColumnUnknown { column, columns } => refusal("refused-limit-column-unknown")
                .with("column", column.as_str())
                .with("columns", columns.join(", ")),
            NoLimit::ColumnEmpty { column } => refusal("refused-limit-column-empty").with("column", column.as_str()),
            NoLimit::CoefficientMissing { symbol } => {
                refusal("refused-coefficient-missing").with("symbol", symbol.as_str())
            }
            NoLimit::CoefficientUnknown { symbol } => {
                refusal("refused-coefficient-unknown").with("symbol", symbol.as_str())
            }
            NoLimit::CoefficientUnlawful { symbol, value, lawful } => refusal("refused-coefficient-unlawful")
                .with("symbol", symbol.as_str())
                .with("value", *value)
                .with("lawful", numbers(lawful)),
        }
    }
}
