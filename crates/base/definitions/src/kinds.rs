//! The registry of kinds (*loại định nghĩa*): which there are, in which folder they lie, which type
//! their body has. A new kind is one line here, one file beside, and its checks.

mod air_index;
mod area_list;
mod arrival;
mod averaging;
mod band;
mod index_formula;
mod kpi;
mod limit_set;
mod limit_value;
mod logger_status;
mod medium;
mod office_calendar;
mod parameter;
mod role;
mod severity;
mod unit;
mod warning;
mod water_index;
mod window;

use serde::Deserialize;
use serde_json::Value;

use crate::definition::Pinned;
use crate::shelf::Shelf;

pub use air_index::{AirIndex, Breakpoints, Channel, Duty, NowCast, Statistic};
pub use area_list::AreaList;
pub use arrival::Arrival;
pub use averaging::{Averaging, Label};
pub use band::{Advice, Band, band};
pub use index_formula::{Formula, IndexFormula};
pub use kpi::{Better, Counter, Kpi};
pub use limit_set::{
    Addition, Choice, Coefficient, CoefficientRow, CoefficientTable, Column, ColumnRule, Fact, Hours, Judged, LimitRow,
    LimitSet, Transition,
};
pub use limit_value::{Bound, Condition, Conditions, Span};
pub use logger_status::{LoggerStatus, Meaning};
pub use medium::{Medium, OxygenCorrection};
pub use office_calendar::{Holiday, HourSpan, MadeUp, OfficeCalendar, WeekHours};
pub use parameter::{MediumUse, Parameter, Summary};
pub use role::{RIGHTS, Reach, Role};
pub use severity::{Severity, Tier};
pub use unit::Unit;
pub use warning::{Certainty, Gravity, NO_RATIO, Response, Urgency, Warning, WarningLevel};
pub use water_index::{Group, Part, Saturation, Scale, WaterIndex};
pub use window::{NotAWindow, Window};

/// A body type knows its kind, so that `in_force::<LimitSet>` needs no second name.
pub trait OfKind: Sized + Clone + Send + Sync + 'static {
    /// Its kind.
    const KIND: Kind;
    /// A look at the body as this type, if it is one.
    fn in_body(body: &Body) -> Option<&Self>;
    /// Where definitions of this kind stand.
    fn shelf(shelves: &Shelves) -> &Shelf<Self>;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $shelf:ident = $code:literal;)*) => {
        /// A kind of definition; its code is the folder's name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// All kinds, in the order in which the definitions page shows them.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// Its code: folder, column in the database, and message key `definition-kind-<code>`.
            pub fn code(self) -> &'static str {
                match self { $(Kind::$name => $code,)* }
            }
        }

        /// What a definition says, by kind.
        #[expect(clippy::large_enum_variant, reason = "some hundreds exist, and they are moved at start only")]
        #[derive(Debug, Clone, PartialEq)]
        pub enum Body {
            $($(#[$doc])* $name($name),)*
        }

        impl Body {
            /// Its kind.
            pub fn kind(&self) -> Kind {
                match self { $(Body::$name(_) => Kind::$name,)* }
            }

            /// As JSON, for the database and the hash.
            pub fn to_json(&self) -> Value {
                match self { $(Body::$name(body) => serde_json::to_value(body).unwrap_or_default(),)* }
            }

            /// Reads the body of a `kind` from any self-describing format (TOML files, JSON rows).
            pub fn read<'de, D: serde::Deserializer<'de>>(kind: Kind, from: D) -> Result<Body, D::Error> {
                match kind { $(Kind::$name => $name::deserialize(from).map(Body::$name),)* }
            }
        }

        $(impl OfKind for $name {
            const KIND: Kind = Kind::$name;
            fn in_body(body: &Body) -> Option<&Self> {
                match body { Body::$name(inner) => Some(inner), _ => None }
            }
            fn shelf(shelves: &Shelves) -> &Shelf<Self> {
                &shelves.$shelf
            }
        })*

        /// All definitions in force, by kind.
        #[derive(Debug, Default)]
        pub struct Shelves {
            $($shelf: Shelf<$name>,)*
        }

        impl Shelves {
            /// Puts a definition where it belongs.
            pub(crate) fn put(&mut self, definition: Pinned<Body>) {
                match definition.body {
                    $(Body::$name(ref body) => {
                        let body = body.clone();
                        self.$shelf.put(definition.with_body(body));
                    })*
                }
            }
        }
    };
}

kinds! {
    /// Limits of a technical regulation (*quy chuẩn kỹ thuật quốc gia*).
    LimitSet limit_set = "limit-set";
    /// Air quality indices (*chỉ số chất lượng không khí*).
    AirIndex air_index = "air-index";
    /// Water quality indices (*chỉ số chất lượng nước*).
    WaterIndex water_index = "water-index";
    /// Which formula an index uses (*công thức của chỉ số*).
    IndexFormula index_formula = "index-formula";
    /// What is measured (*thông số quan trắc*).
    Parameter parameter = "parameter";
    /// Units of measurement and how loggers spell them (*đơn vị đo*).
    Unit unit = "unit";
    /// What is sampled (*thành phần môi trường*).
    Medium medium = "medium";
    /// How averages are formed and when they count (*quy tắc tính trung bình*).
    Averaging averaging = "averaging";
    /// When readings must arrive (*thời gian truyền số liệu*).
    Arrival arrival = "arrival";
    /// Status codes of data loggers (*mã trạng thái thiết bị*).
    LoggerStatus logger_status = "logger-status";
    /// Tiers of an exceedance (*mức vượt quy chuẩn*).
    Severity severity = "severity";
    /// What is told to the public as a warning (*quy tắc cảnh báo*).
    Warning warning = "warning";
    /// When the office works (*giờ làm việc, lịch nghỉ*).
    OfficeCalendar office_calendar = "office-calendar";
    /// Key figures (*chỉ số điều hành*).
    Kpi kpi = "kpi";
    /// Rights of a position (*vai trò*).
    Role role = "role";
    /// Provinces and communes (*đơn vị hành chính*).
    AreaList area_list = "area";
}

impl Kind {
    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|k| k.code() == code)
    }
}

impl Body {
    /// The name that pages show for the definition `code`, where the kind gives one.
    pub fn title(&self) -> Option<&kernel::Bilingual> {
        match self {
            Body::LimitSet(b) => Some(&b.title),
            Body::AirIndex(b) => Some(&b.title),
            Body::WaterIndex(b) => Some(&b.title),
            Body::IndexFormula(b) => Some(&b.title),
            Body::Parameter(b) => Some(&b.name),
            Body::Unit(b) => Some(&b.name),
            Body::Medium(b) => Some(&b.name),
            Body::Averaging(b) => Some(&b.title),
            Body::Arrival(b) => Some(&b.title),
            Body::LoggerStatus(b) => Some(&b.title),
            Body::Severity(b) => Some(&b.title),
            Body::Warning(b) => Some(&b.title),
            Body::OfficeCalendar(b) => Some(&b.title),
            Body::Kpi(b) => Some(&b.title),
            Body::Role(b) => Some(&b.title),
            Body::AreaList(b) => Some(&b.title),
        }
    }
}
