//! Whom a notice reaches, by which way and when (*báo cho ai, bằng cách nào, lúc nào*). The office decides it all;
//! nothing of it is law.

use std::collections::{BTreeMap, BTreeSet};

use definitions::kinds::OfficeCalendar;
use definitions::rules::office_time;
use kernel::{Moment, Refusal};
use platform::notices::Way;
use serde::{Deserialize, Serialize};

/// How much something weighs (*mức độ*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It can wait for the next working morning (*thường*).
    Ordinary,
    /// It cannot (*nghiêm trọng*).
    Serious,
}

/// By which ways a position wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// By e-mail.
    Mail,
    /// By SMS.
    Sms,
    /// By both.
    Both,
    /// Not at all.
    Nothing,
}

impl Wish {
    /// All, as forms offer them.
    pub const ALL: [Wish; 4] = [Wish::Mail, Wish::Sms, Wish::Both, Wish::Nothing];

    /// `mail`, `sms`, `both`, `nothing`; the text is `telling-wish-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Wish::Mail => "mail",
            Wish::Sms => "sms",
            Wish::Both => "both",
            Wish::Nothing => "nothing",
        }
    }

    /// The ways; where no SMS leave, e-mail stands for them.
    fn ways(self, sms: bool) -> &'static [Way] {
        match (self, sms) {
            (Wish::Nothing, _) => &[],
            (Wish::Mail, _) | (Wish::Sms | Wish::Both, false) => &[Way::Mail],
            (Wish::Sms, true) => &[Way::Sms],
            (Wish::Both, true) => &[Way::Mail, Way::Sms],
        }
    }
}

/// What a position wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// Of what is ordinary.
    pub ordinary: Wish,
    /// Of what is serious.
    pub serious: Wish,
}

impl Default for Wishes {
    fn default() -> Wishes {
        Wishes { ordinary: Wish::Mail, serious: Wish::Both }
    }
}

/// Hours of the night in which facilities are left alone, in minutes of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// When they begin.
    pub from: i64,
    /// When they end, perhaps on the next day.
    pub until: i64,
}

impl Quiet {
    /// The moment itself, or the end of the quiet hours that it is in.
    fn end(self, at: Moment) -> Moment {
        let midnight = at.day().start();
        let minute = at.seconds_since(midnight).div_euclid(60);
        let until = midnight.plus_seconds(self.until * 60);
        match self.from < self.until {
            true if (self.from..self.until).contains(&minute) => until,
            false if minute < self.until => until,
            false if minute >= self.from => at.day().plus(1).start().plus_seconds(self.until * 60),
            _ => at,
        }
    }
}

/// How the office wants people to be told (*cách thông báo*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Telling {
    /// Whether SMS leave at all.
    pub sms: bool,
    /// Whether what is ordinary waits for working hours.
    pub waits: bool,
    /// Whether the patience with what nobody takes up is counted in working hours.
    pub patience_at_work: bool,
    /// An exceedance from this ratio on is serious.
    pub serious_ratio: f64,
    /// So is the last of so many windows in a row.
    pub serious_in_a_row: i64,
    /// Quiet hours of facilities.
    pub quiet: Option<Quiet>,
    /// The position on duty (*trực*) outside working hours.
    pub duty: Option<i64>,
    /// What positions wish that said so.
    pub wishes: BTreeMap<i64, Wishes>,
}

impl Default for Telling {
    fn default() -> Telling {
        Telling {
            sms: false,
            waits: true,
            patience_at_work: false,
            serious_ratio: 3.0,
            serious_in_a_row: 3,
            quiet: Some(Quiet { from: 22 * 60, until: 6 * 60 }),
            duty: None,
            wishes: BTreeMap::new(),
        }
    }
}

/// The most windows in a row that can be asked for.
pub const MOST_IN_A_ROW: i64 = 48;

impl Telling {
    /// Whether it can be.
    pub fn check(&self) -> Result<(), Refusal> {
        if !(1.0..=1000.0).contains(&self.serious_ratio) {
            return Err(Refusal::new("refused-telling-ratio").at("serious_ratio"));
        }
        if !(1..=MOST_IN_A_ROW).contains(&self.serious_in_a_row) {
            let refusal = Refusal::new("refused-field-bounds").at("serious_in_a_row");
            return Err(refusal.with("least", 1_i64).with("most", MOST_IN_A_ROW));
        }
        let of_a_day = |q: &Quiet| [q.from, q.until].iter().all(|m| (0..24 * 60).contains(m)) && q.from != q.until;
        if !self.quiet.as_ref().is_none_or(of_a_day) {
            return Err(Refusal::new("refused-telling-quiet").at("quiet_from"));
        }
        Ok(())
    }

    /// What an exceedance weighs, by its ratio, if it has one, and how many windows in a row it is the last of.
    pub fn weight(&self, ratio: Option<f64>, in_a_row: i64) -> Weight {
        let far = ratio.is_some_and(|r| r >= self.serious_ratio);
        if far || in_a_row >= self.serious_in_a_row { Weight::Serious } else { Weight::Ordinary }
    }

    /// What a position wishes.
    pub fn wishes_of(&self, position: i64) -> Wishes {
        self.wishes.get(&position).copied().unwrap_or_default()
    }
}

/// Whose a position is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The office's, which has working hours.
    Office,
    /// A facility's, whose plant runs day and night.
    Facility,
}

/// One notice to one position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Call {
    /// Whom.
    pub position: i64,
    /// How.
    pub way: Way,
    /// When it may leave.
    pub at: Moment,
}

/// Whom something is told that concerns these positions, how and when; each at most once each way.
///
/// What is ordinary waits for working hours, at facilities for the end of the quiet hours. What is serious waits for
/// nobody; outside working hours whoever is on duty hears of it too, both ways.
pub fn calls(
    telling: &Telling,
    calendar: Option<&OfficeCalendar>,
    concerned: &BTreeSet<(i64, Whose)>,
    weight: Weight,
    now: Moment,
) -> Vec<Call> {
    let opens = calendar.map_or(now, |c| office_time::next_open(c, now));
    let mut calls: BTreeMap<(i64, Way), Moment> = BTreeMap::new();
    let mut add = |position, wish: Wish, at: Moment| {
        for way in wish.ways(telling.sms) {
            let known = calls.entry((position, *way)).or_insert(at);
            *known = at.min(*known);
        }
    };
    for (position, whose) in concerned {
        let wishes = telling.wishes_of(*position);
        match (weight, whose) {
            (Weight::Serious, _) => add(*position, wishes.serious, now),
            (Weight::Ordinary, Whose::Office) if telling.waits => add(*position, wishes.ordinary, opens),
            (Weight::Ordinary, Whose::Office) => add(*position, wishes.ordinary, now),
            (Weight::Ordinary, Whose::Facility) => {
                add(*position, wishes.ordinary, telling.quiet.map_or(now, |q| q.end(now)));
            }
        }
    }
    if let Some(duty) = telling.duty.filter(|_| weight == Weight::Serious && opens > now) {
        add(duty, Wish::Both, now);
    }
    calls.into_iter().map(|((position, way), at)| Call { position, way, at }).collect()
}
