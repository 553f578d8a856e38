//! The government's list of units (*danh mục đơn vị hành chính*): which there are since a day, and what those
//! before them went into. It is read from the text of two tables; it must not know where that text comes from.

use kernel::{Bilingual, Day, Problem};

use super::Level;

/// The kind of a unit (*loại đơn vị*): its word in the tables, its level, and its word in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its word in the tables.
    pub word: &'static str,
    /// Its level.
    pub level: Level,
    /// What its name begins with.
    vi: &'static str,
    /// What its name ends with in English.
    en: &'static str,
}

const fn kind(word: &'static str, level: Level, vi: &'static str, en: &'static str) -> Kind {
    Kind { word, level, vi, en }
}

/// All kinds, also those of the units before 2025-07-01.
const KINDS: [Kind; 10] = [
    kind("tỉnh", Level::Province, "Tỉnh", "Province"),
    kind("thành phố", Level::Province, "Thành phố", "City"),
    kind("xã", Level::Commune, "Xã", "Commune"),
    kind("phường", Level::Commune, "Phường", "Ward"),
    kind("đặc khu", Level::Commune, "Đặc khu", "Special Zone"),
    kind("thị trấn", Level::Commune, "Thị trấn", "Township"),
    kind("quận", Level::District, "Quận", "Urban District"),
    kind("huyện", Level::District, "Huyện", "District"),
    kind("thị xã", Level::District, "Thị xã", "Town"),
    kind("thành phố thuộc tỉnh", Level::District, "Thành phố", "City"),
];

/// A unit of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit<'a> {
    /// The government's code.
    pub code: &'a str,
    /// What it is.
    pub kind: Kind,
    /// Its name without the word for its kind.
    pub bare: &'a str,
    /// Code of the province that it lies in; none for a province.
    pub province: Option<&'a str>,
}

/// A unit that was before the list (*đơn vị cũ*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former<'a> {
    /// What it was.
    pub unit: Unit<'a>,
    /// Code of the district that it lay in.
    pub district: Option<&'a str>,
    /// Codes of what it went into, the larger part first; none for a district, more than one where its land was
    /// divided.
    pub into: Vec<&'a str>,
    /// Codes that sources differ about; whoever relies on them should read the resolution.
    pub doubt: Vec<&'a str>,
}

/// A list of units (*danh mục*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<'a> {
    /// The first day of these units.
    pub from: Day,
    /// The units, each province before its communes.
    pub units: Vec<Unit<'a>>,
    /// Those that were until then.
    pub former: Vec<Former<'a>>,
}

impl Unit<'_> {
    /// Its full name.
    pub fn name(&self) -> Bilingual {
        Bilingual::new(format!("{} {}", self.kind.vi, self.bare), format!("{} {}", self.bare, self.kind.en))
    }
}

impl<'a> List<'a> {
    /// Reads the two tables; their first lines are heads, no cell has quotes.
    pub fn parse(from: Day, units: &'a str, former: &'a str) -> Result<List<'a>, Problem> {
        let units = rows(units, |[code, kind, bare, province, _also]| unit(code, kind, bare, province));
        let former = rows(former, |[code, kind, bare, province, district, into, doubt]| {
            Some(Former {
                unit: unit(code, kind, bare, province)?,
                district: some(district),
                into: into.split_whitespace().collect(),
                doubt: doubt.split_whitespace().collect(),
            })
        });
        Ok(List { from, units: units?, former: former? })
    }

    /// The unit that has a code.
    pub fn unit(&self, code: &str) -> Option<&Unit<'a>> {
        self.units.iter().find(|u| u.code == code)
    }

    /// The unit that had a code before.
    pub fn former(&self, code: &str) -> Option<&Former<'a>> {
        self.former.iter().find(|f| f.unit.code == code)
    }

    /// A province and its communes.
    pub fn of_province(&self, code: &str) -> impl Iterator<Item = &Unit<'a>> {
        self.units.iter().filter(move |u| u.code == code || u.province == Some(code))
    }

    /// What went into a unit, wholly or in part (*đơn vị tiền thân*).
    pub fn predecessors(&self, code: &str) -> impl Iterator<Item = &Former<'a>> {
        self.former.iter().filter(move |f| f.into.contains(&code))
    }

    /// Whether a unit went on as it was: same code, name and kind, and nothing was joined to it.
    pub fn goes_on(&self, former: &Former<'a>) -> bool {
        let same = |unit: &Unit<'a>| {
            (unit.code, unit.kind, unit.bare) == (former.unit.code, former.unit.kind, former.unit.bare)
        };
        former.into == [former.unit.code]
            && self.unit(former.unit.code).is_some_and(same)
            && self.predecessors(former.unit.code).count() == 1
    }
}

fn unit<'a>(code: &'a str, kind: &str, bare: &'a str, province: &'a str) -> Option<Unit<'a>> {
    let kind = KINDS.iter().find(|k| k.word == kind)?;
    let digits = match kind.level {
        Level::Country => return None,
        Level::Province => 2,
        Level::District => 3,
        Level::Commune => 5,
    };
    let province = some(province);
    let whole = code.len() == digits
        && code.bytes().all(|b| b.is_ascii_digit())
        && !bare.is_empty()
        && province.is_none() == (kind.level == Level::Province);
    whole.then_some(Unit { code, kind: *kind, bare, province })
}

fn some(cell: &str) -> Option<&str> {
    Some(cell).filter(|c| !c.is_empty())
}

fn rows<'a, T, const N: usize>(text: &'a str, read: impl Fn([&'a str; N]) -> Option<T>) -> Result<Vec<T>, Problem> {
    let row = |(n, line): (usize, &'a str)| {
        let cells: Vec<&str> = line.split(',').collect();
        let row = <[&str; N]>::try_from(cells).ok().and_then(&read);
        row.ok_or_else(|| Problem::new(format!("line {} of the list of units reads `{line}`", n + 1)))
    };
    text.lines().enumerate().skip(1).map(row).collect()
}
