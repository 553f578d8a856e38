//! What a panel shows and how, and which set-ups can be shown at all.

use kernel::{Lang, Moment, Refusal};
use serde::{Deserialize, Serialize};

/// More stations than anybody waits for before a panel.
pub const MOST_STATIONS: usize = 12;
/// Pixels of panels that are built: from a row of modules over a gate to a wall.
const WIDTHS: std::ops::RangeInclusive<i64> = 192..=1920;
/// As [`WIDTHS`].
const HEIGHTS: std::ops::RangeInclusive<i64> = 96..=1080;

/// How stations stand on a panel (*bố cục*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// One station at a time, as large as it gets.
    Turn,
    /// Three stations at a time, one under the other.
    List,
}

impl Layout {
    /// Both, the usual one first.
    pub const ALL: [Layout; 2] = [Layout::Turn, Layout::List];

    /// `turn`, `list`.
    pub fn code(self) -> &'static str {
        match self {
            Layout::Turn => "turn",
            Layout::List => "list",
        }
    }

    /// Stations that are seen at one time.
    pub fn at_once(self) -> usize {
        match self {
            Layout::Turn => 1,
            Layout::List => 3,
        }
    }
}

/// The hours in which a panel is dimmed (*chế độ ban đêm*), in minutes of the local day. They may pass midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Night {
    /// The first dim minute.
    pub from: i64,
    /// The first bright one.
    pub until: i64,
}

impl Night {
    /// Whether it is night at a moment.
    pub fn holds_at(self, at: Moment) -> bool {
        let minute = at.seconds_since(at.day().start()) / 60;
        if self.from <= self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        }
    }
}

/// The set-up of a panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// Name that people read.
    pub name: String,
    /// Where it hangs.
    pub place: String,
    /// Width in pixels.
    pub width: i64,
    /// Height in pixels.
    pub height: i64,
    /// How stations stand on it.
    pub layout: Layout,
    /// Languages, in turn.
    pub languages: Vec<Lang>,
    /// Seconds that a face stays.
    pub dwell_seconds: i64,
    /// When it is dimmed.
    pub night: Option<Night>,
    /// Minutes of silence after which somebody should look.
    pub unseen_minutes: i64,
    /// Its stations (ids) in their order.
    pub stations: Vec<i64>,
}

impl Setup {
    /// Refuses what no panel can show so that people can read it. Whether the stations may be shown is not asked here.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        within("width", self.width, &WIDTHS)?;
        within("height", self.height, &HEIGHTS)?;
        // On a narrower face a figure of six digits would be lower than a sixth of the panel.
        if self.width * 2 < self.height * 3 {
            return Err(Refusal::new("refused-panel-shape").at("width"));
        }
        // A third of a lower face has no room for the letters of a name.
        if self.layout == Layout::List && self.height < 192 {
            return Err(Refusal::new("refused-panel-list-low").at("layout"));
        }
        within("dwell_seconds", self.dwell_seconds, &(5..=300))?;
        within("unseen_minutes", self.unseen_minutes, &(2..=1440))?;
        text("name", &self.name)?;
        text("place", &self.place)?;
        if self.languages.is_empty() {
            return Err(Refusal::new("refused-field-unchosen").at("languages"));
        }
        if self.stations.is_empty() {
            return Err(Refusal::new("refused-field-empty").at("stations"));
        }
        if self.stations.len() > MOST_STATIONS {
            return Err(Refusal::new("refused-panel-stations").at("stations").with("most", MOST_STATIONS));
        }
        let twice = (1..self.stations.len()).any(|n| self.stations[..n].contains(&self.stations[n]));
        if twice {
            return Err(Refusal::new("refused-panel-station-twice").at("stations"));
        }
        let minute = |m: i64| (0..1440).contains(&m);
        match self.night {
            Some(night) if !minute(night.from) || !minute(night.until) || night.from == night.until => {
                Err(Refusal::new("refused-panel-night").at("night_from"))
            }
            _ => Ok(()),
        }
    }
}

fn within(field: &'static str, value: i64, bounds: &std::ops::RangeInclusive<i64>) -> Result<(), Refusal> {
    if bounds.contains(&value) {
        return Ok(());
    }
    Err(Refusal::new("refused-field-bounds").at(field).with("least", *bounds.start()).with("most", *bounds.end()))
}

fn text(field: &'static str, text: &str) -> Result<(), Refusal> {
    match text.trim().chars().count() {
        0 => Err(Refusal::new("refused-field-empty").at(field)),
        1..=200 => Ok(()),
        _ => Err(Refusal::new("refused-field-long").at(field).with("most", 200_i64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup() -> Setup {
        Setup {
            name: "Cổng khu công nghiệp".to_owned(),
            place: "Đường số 1".to_owned(),
            width: 384,
            height: 192,
            layout: Layout::Turn,
            languages: vec![Lang::Vi],
            dwell_seconds: 10,
            night: None,
            unseen_minutes: 10,
            stations: vec![1, 2],
        }
    }

    #[test]
    fn only_what_can_be_read_from_a_distance_is_taken() {
        type Change = fn(&mut Setup);
        let with = |change: Change| {
            let mut setup = setup();
            change(&mut setup);
            setup.check().err().and_then(|r| r.field)
        };
        let cases: [(Change, Option<&str>); 16] = [
            (|_| {}, None),
            (|s| (s.width, s.height) = (192, 96), None),
            (|s| (s.width, s.height) = (1920, 1080), None),
            (|s| s.width = 191, Some("width")),
            (|s| s.height = 1081, Some("height")),
            (|s| (s.width, s.height) = (287, 192), Some("width")),
            (|s| (s.height, s.layout) = (191, Layout::List), Some("layout")),
            (|s| (s.height, s.layout) = (192, Layout::List), None),
            (|s| s.dwell_seconds = 4, Some("dwell_seconds")),
            (|s| s.unseen_minutes = 1, Some("unseen_minutes")),
            (|s| s.place = " ".to_owned(), Some("place")),
            (|s| s.languages.clear(), Some("languages")),
            (|s| s.stations.clear(), Some("stations")),
            (|s| s.stations = (0..13).collect(), Some("stations")),
            (|s| s.stations = vec![1, 2, 1], Some("stations")),
            (|s| s.night = Some(Night { from: 60, until: 60 }), Some("night_from")),
        ];
        for (n, (change, expected)) in cases.into_iter().enumerate() {
            assert_eq!(with(change).as_deref(), expected, "case {n}");
        }
    }

    #[test]
    fn a_night_passes_midnight() {
        let at = |text: &str| Moment::from_compact_local(text).unwrap();
        let night = Night { from: 18 * 60, until: 6 * 60 };
        let nap = Night { from: 12 * 60, until: 13 * 60 };
        for (time, in_night, in_nap) in [
            ("20261122175959", false, false),
            ("20261122180000", true, false),
            ("20261122235959", true, false),
            ("20261122055959", true, false),
            ("20261122060000", false, false),
            ("20261122120000", false, true),
            ("20261122130000", false, false),
        ] {
            assert_eq!((night.holds_at(at(time)), nap.holds_at(at(time))), (in_night, in_nap), "{time}");
        }
    }
}
