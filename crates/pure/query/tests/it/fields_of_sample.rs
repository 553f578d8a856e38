//! An entity with a field of every kind, and some rows of it with everything that tends to differ
//! between engines: nothing, capitals, marks, moments before 1970, large numbers.

use kernel::{Day, Moment};
use query::{Field, Geometry, Interval, Kind, Param, Path, Registry, Relation, Scalar};
use store::Migration;

pub static SAMPLE: Registry = Registry::new(
    "Sample",
    "sample",
    &[
        Field::new("id", Kind::Integer, "{t}.id"),
        Field::new("flag", Kind::Boolean, "{t}.flag").nullable(),
        Field::new("whole", Kind::Integer, "{t}.whole").nullable(),
        Field::new("real", Kind::Real, "{t}.measured").nullable(),
        Field::new("text", Kind::Text, "{t}.words").nullable(),
        Field::new("code", Kind::Text, "{t}.code"),
        Field::new("at", Kind::Moment, "{t}.happened").nullable(),
        Field::pair("span", Kind::Interval, "{t}.starts", "{t}.ends").nullable(),
        Field::new("lasts", Kind::Duration, "{t}.lasts").nullable(),
        Field::new("day", Kind::Day, "{t}.day").nullable(),
        Field::new("clock", Kind::Time, "{t}.clock").nullable(),
        Field::pair("place", Kind::Geometry, "{t}.lon", "{t}.lat").nullable(),
        Field::new("area", Kind::Integer, "{t}.area").hidden(),
    ],
)
.related(&[
    Relation::one("Parent", &SAMPLE, "{r}.id = {t}.parent").optional(),
    Relation::many("Children", &SAMPLE, "{r}.parent = {t}.id"),
])
.scoped(Some("area"), None);

const TABLE: &str = "-- file: main
-- class: recorded
create table sample (
    id bigint primary key,
    parent bigint,
    flag boolean,
    whole bigint,
    measured double precision,
    words text,
    code text not null,
    happened bigint,
    starts bigint,
    ends bigint,
    lasts bigint,
    day text,
    clock bigint,
    lon double precision,
    lat double precision,
    area bigint not null
);
";

pub fn migrations() -> Vec<Migration> {
    vec![Migration::new("0001_sample", TABLE)]
}

#[derive(Debug, Clone)]
pub struct Sample {
    pub id: i64,
    pub parent: Option<i64>,
    pub flag: Option<bool>,
    pub whole: Option<i64>,
    pub real: Option<f64>,
    pub text: Option<String>,
    pub code: String,
    pub at: Option<Moment>,
    pub span: Option<Interval>,
    pub lasts: Option<i64>,
    pub day: Option<Day>,
    pub clock: Option<i64>,
    pub place: Option<(f64, f64)>,
    pub area: i64,
}

pub const TEXTS: [&str; 10] = ["", "a", "A", "ab", "trạm Đo", "Trạm đo", "  trạm ", "100%_'x", "zz\u{1F30A}z", "TRẠM"];
pub const WHOLES: [i64; 8] = [0, 1, -1, 2, 7, 100, i64::MAX, i64::MIN];
pub const REALS: [f64; 8] = [0.0, 1.0, -2.5, 0.1, 7.0, 100.25, 1e300, 9_007_199_254_740_993.0];
pub const DAYS: [&str; 4] = ["1969-12-31", "2026-02-28", "2026-11-22", "9999-12-31"];

/// 2026-11-22T03:15:00Z
pub const NOON: i64 = 1_795_317_300_000_000;
pub const MOMENTS: [i64; 7] =
    [NOON, NOON + 1, NOON - 3_600_000_000, -1, -86_400_000_001, -62_135_596_800_000_000, 253_402_207_199_999_999];

/// Sixty rows; each field counts with a step of its own, so that values meet in many ways.
pub fn rows() -> Vec<Sample> {
    let pick =
        |n: usize, step: usize, of: usize| (!(n * step + step).is_multiple_of(5)).then_some((n * step + n / 7) % of);
    (0..60_usize)
        .map(|n| Sample {
            id: n as i64 + 1,
            parent: (n > 3 && n % 4 != 0).then_some((n / 3) as i64),
            flag: pick(n, 3, 2).map(|i| i == 1),
            whole: pick(n, 7, WHOLES.len()).map(|i| WHOLES[i]),
            real: pick(n, 11, REALS.len()).map(|i| REALS[i]),
            text: pick(n, 13, TEXTS.len()).map(|i| TEXTS[i].to_owned()),
            code: TEXTS[(n * 7) % TEXTS.len()].to_owned(),
            at: pick(n, 17, MOMENTS.len()).map(|i| Moment(MOMENTS[i])),
            span: pick(n, 19, MOMENTS.len()).map(|i| {
                let start = MOMENTS[i].min(NOON + 5);
                Interval { start: Moment(start), end: Moment(start + [0, 1, 3_600_000_000][n % 3]) }
            }),
            lasts: pick(n, 23, 3).map(|i| [0, -1_000_000, 3_600_000_000][i]),
            day: pick(n, 29, DAYS.len()).map(|i| DAYS[i].parse().expect("a day")),
            clock: pick(n, 31, 3).map(|i| [0, 1, 86_399_999_999][i]),
            place: pick(n, 37, 3).map(|i| [(105.8, 21.0), (106.7, 10.75), (0.0, 0.0)][i]),
            area: n as i64 % 3 + 1,
        })
        .collect()
}

impl Sample {
    /// The values of the table's columns, in order.
    pub fn params(&self) -> Vec<Param> {
        let int = |v: Option<i64>| v.map_or(Param::Null, Param::Int);
        let real = |v: Option<f64>| v.map_or(Param::Null, Param::Real);
        vec![
            Param::Int(self.id),
            int(self.parent),
            self.flag.map_or(Param::Null, Param::Bool),
            int(self.whole),
            real(self.real),
            self.text.clone().map_or(Param::Null, Param::Text),
            Param::Text(self.code.clone()),
            int(self.at.map(|m| m.0)),
            int(self.span.map(|i| i.start.0)),
            int(self.span.map(|i| i.end.0)),
            int(self.lasts),
            self.day.map_or(Param::Null, |d| Param::Text(d.to_string())),
            int(self.clock),
            real(self.place.map(|p| p.0)),
            real(self.place.map(|p| p.1)),
            Param::Int(self.area),
        ]
    }

    /// The value of a field of this row, or of its parent's.
    pub fn value(&self, all: &[Sample], path: &Path) -> Scalar {
        if let Some(rest) = path.after("Parent") {
            let parent = all.iter().find(|s| Some(s.id) == self.parent);
            return parent.map_or(Scalar::Null, |p| p.value(all, &Path::from(rest)));
        }
        match path.as_str() {
            "id" | "@iot.id" => self.id.into(),
            "flag" => self.flag.into(),
            "whole" => self.whole.into(),
            "real" => self.real.into(),
            "text" => self.text.clone().into(),
            "code" => self.code.clone().into(),
            "at" => self.at.into(),
            "span" => self.span.into(),
            "lasts" => self.lasts.map_or(Scalar::Null, Scalar::Duration),
            "day" => self.day.into(),
            "clock" => self.clock.map_or(Scalar::Null, Scalar::Time),
            "place" => self.place.map(|(x, y)| Geometry::point(x, y)).into(),
            "area" => self.area.into(),
            other => panic!("no field {other}"),
        }
    }
}
