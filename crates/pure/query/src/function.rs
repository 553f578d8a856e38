//! The functions of SensorThings 1.1 and OData 4: names, arguments, results. A table, no behaviour.

use crate::scalar::Kind;

/// What an argument must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// A number, whole or measured.
    Number,
    /// An instant or a span of time.
    TimeLine,
    /// A span of time.
    Interval,
    /// A place.
    Geometry,
}

impl Want {
    /// Whether a value of `kind` will do.
    pub fn accepts(self, kind: Kind) -> bool {
        match self {
            Want::Text => kind == Kind::Text,
            Want::Whole => kind == Kind::Integer,
            Want::Number => kind.is_number(),
            Want::TimeLine => kind.is_time_line(),
            Want::Interval => kind == Kind::Interval,
            Want::Geometry => kind == Kind::Geometry,
        }
    }

    /// The word that messages select their text by.
    pub fn name(self) -> &'static str {
        match self {
            Want::Text => "text",
            Want::Whole => "integer",
            Want::Number => "number",
            Want::TimeLine => "moment",
            Want::Interval => "interval",
            Want::Geometry => "geometry",
        }
    }
}

/// What a function yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yields {
    /// Always this kind.
    Always(Kind),
    /// The kind of its first argument.
    AsFirst,
}

/// What a function takes and yields.
#[derive(Debug, Clone, Copy)]
pub struct Signature {
    /// What each argument must be.
    pub wants: &'static [Want],
    /// How many of them may be left out at the end.
    pub optional: usize,
    /// What it yields.
    pub yields: Yields,
}

macro_rules! functions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal ($($want:ident),*) $(optional $optional:literal)? -> $yields:expr;)*) => {
        /// A function that a filter may call.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Function { $($(#[$doc])* $variant),* }

        impl Function {
            /// All of them.
            pub const ALL: &'static [Function] = &[$(Function::$variant),*];

            /// Its name in a filter.
            pub fn name(self) -> &'static str {
                match self { $(Function::$variant => $name),* }
            }

            /// What it takes and yields.
            pub fn signature(self) -> Signature {
                match self {
                    $(Function::$variant => Signature { wants: &[$(Want::$want),*], optional: 0 $(+ $optional)?, yields: $yields }),*
                }
            }
        }
    };
}

const YES_NO: Yields = Yields::Always(Kind::Boolean);
const WHOLE: Yields = Yields::Always(Kind::Integer);
const NUMBER: Yields = Yields::Always(Kind::Real);
const TEXT: Yields = Yields::Always(Kind::Text);
const MOMENT: Yields = Yields::Always(Kind::Moment);

functions! {
    /// The second text holds the first.
    SubstringOf = "substringof"(Text, Text) -> YES_NO;
    /// The first text holds the second.
    Contains = "contains"(Text, Text) -> YES_NO;
    /// The first text starts with the second.
    StartsWith = "startswith"(Text, Text) -> YES_NO;
    /// The first text ends with the second.
    EndsWith = "endswith"(Text, Text) -> YES_NO;
    /// Number of characters (code points).
    Length = "length"(Text) -> WHOLE;
    /// Where the second text begins in the first, from 0; -1 where it does not.
    IndexOf = "indexof"(Text, Text) -> WHOLE;
    /// The text from a position (from 0) on, at most so many characters of it.
    Substring = "substring"(Text, Whole, Whole) optional 1 -> TEXT;
    /// Small letters, of all scripts.
    ToLower = "tolower"(Text) -> TEXT;
    /// Capital letters, of all scripts.
    ToUpper = "toupper"(Text) -> TEXT;
    /// Without white space at both ends.
    Trim = "trim"(Text) -> TEXT;
    /// The two texts joined.
    Concat = "concat"(Text, Text) -> TEXT;
    /// Year, in UTC as the interface writes moments; of a span, of its start. So for all parts below.
    Year = "year"(TimeLine) -> WHOLE;
    /// Month, 1 to 12.
    Month = "month"(TimeLine) -> WHOLE;
    /// Day of the month.
    Day = "day"(TimeLine) -> WHOLE;
    /// Hour, 0 to 23.
    Hour = "hour"(TimeLine) -> WHOLE;
    /// Minute.
    Minute = "minute"(TimeLine) -> WHOLE;
    /// Whole second.
    Second = "second"(TimeLine) -> WHOLE;
    /// Fraction of the second, 0 up to 1.
    FractionalSeconds = "fractionalseconds"(TimeLine) -> NUMBER;
    /// The calendar day.
    Date = "date"(TimeLine) -> Yields::Always(Kind::Day);
    /// The time of day.
    Time = "time"(TimeLine) -> Yields::Always(Kind::Time);
    /// Offset from UTC in minutes: always 0, for moments are written in UTC.
    TotalOffsetMinutes = "totaloffsetminutes"(TimeLine) -> WHOLE;
    /// The present moment; it is given to the check, which puts it in.
    Now = "now"() -> MOMENT;
    /// The earliest moment.
    MinDateTime = "mindatetime"() -> MOMENT;
    /// The latest moment.
    MaxDateTime = "maxdatetime"() -> MOMENT;
    /// The nearest whole number, halves away from zero.
    Round = "round"(Number) -> Yields::AsFirst;
    /// The next whole number below.
    Floor = "floor"(Number) -> Yields::AsFirst;
    /// The next whole number above.
    Ceiling = "ceiling"(Number) -> Yields::AsFirst;
    /// Distance in degrees, as SensorThings servers measure it.
    GeoDistance = "geo.distance"(Geometry, Geometry) -> NUMBER;
    /// Length of lines in degrees.
    GeoLength = "geo.length"(Geometry) -> NUMBER;
    /// They share a point.
    GeoIntersects = "geo.intersects"(Geometry, Geometry) -> YES_NO;
    /// They are the same set of points.
    StEquals = "st_equals"(Geometry, Geometry) -> YES_NO;
    /// They share no point.
    StDisjoint = "st_disjoint"(Geometry, Geometry) -> YES_NO;
    /// They meet at boundaries only.
    StTouches = "st_touches"(Geometry, Geometry) -> YES_NO;
    /// The first lies within the second.
    StWithin = "st_within"(Geometry, Geometry) -> YES_NO;
    /// They share a part of their own dimension, and neither holds the other.
    StOverlaps = "st_overlaps"(Geometry, Geometry) -> YES_NO;
    /// They cross.
    StCrosses = "st_crosses"(Geometry, Geometry) -> YES_NO;
    /// They share a point.
    StIntersects = "st_intersects"(Geometry, Geometry) -> YES_NO;
    /// The first holds the second.
    StContains = "st_contains"(Geometry, Geometry) -> YES_NO;
    /// Their intersection matrix (DE-9IM) fits the pattern.
    StRelate = "st_relate"(Geometry, Geometry, Text) -> YES_NO;
    /// The first ends before the second starts.
    Before = "before"(TimeLine, TimeLine) -> YES_NO;
    /// The first starts after the second ends.
    After = "after"(TimeLine, TimeLine) -> YES_NO;
    /// One ends where the other starts.
    Meets = "meets"(TimeLine, TimeLine) -> YES_NO;
    /// The first lies within the second, which is a span.
    During = "during"(TimeLine, Interval) -> YES_NO;
    /// They share an instant.
    Overlaps = "overlaps"(TimeLine, TimeLine) -> YES_NO;
    /// They start together.
    Starts = "starts"(TimeLine, TimeLine) -> YES_NO;
    /// They end together.
    Finishes = "finishes"(TimeLine, TimeLine) -> YES_NO;
}

impl Function {
    /// The function of this name; capitals do not matter.
    pub fn named(name: &str) -> Option<Function> {
        Function::ALL.iter().copied().find(|f| f.name().eq_ignore_ascii_case(name))
    }

    /// Whether it compares two spans of time.
    pub fn is_temporal_relation(self) -> bool {
        use Function::{After, Before, During, Finishes, Meets, Overlaps, Starts};
        matches!(self, Before | After | Meets | During | Overlaps | Starts | Finishes)
    }
}
