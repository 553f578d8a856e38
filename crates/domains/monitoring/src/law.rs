//! The law as monitoring asks for it: a few questions to the catalogue of definitions.
//!
//! It decides nothing; the rules are in `definitions::rules` and in [`crate::rules`].

use std::sync::Arc;

use definitions::kinds::{
    AirIndex, Arrival, IndexFormula, Kpi, LimitSet, Medium, OfficeCalendar, OxygenCorrection, Parameter, Severity,
    Warning, WaterIndex, Window,
};
use definitions::rules::limit::Limit;
use definitions::rules::office_time;
use definitions::rules::units::Conversion;
use definitions::{Catalogue, Live, Measured, NoParameter, Pinned};
use kernel::{Bilingual, Day, Moment, Outcome, Problem};
use series::average::{MinRatio, Summary};

use crate::index::Rule;
use crate::rules::window::Period;

/// The code of the rule of arrival.
const ARRIVAL: &str = "datalogger";
/// The code of the office's calendar.
const OFFICE: &str = "office";

/// The law in force, always the newest; clones share it.
#[derive(Debug, Clone)]
pub struct Law(Live);

impl Law {
    /// The law of this catalogue and those that follow it.
    pub fn new(live: Live) -> Law {
        Law(live)
    }

    /// The law now. Take it once for a piece of work, so that the work sees one law.
    pub fn current(&self) -> Current {
        Current(self.0.current())
    }
}

/// The law as a piece of work sees it.
#[derive(Debug, Clone)]
pub struct Current(Arc<Catalogue>);

impl Current {
    /// The catalogue behind it, for pages that list definitions.
    pub fn catalogue(&self) -> &Catalogue {
        &self.0
    }

    /// The parameter that `symbol` means in `medium` on `day`.
    pub fn measured(&self, medium: &str, symbol: &str, day: Day) -> Result<Measured<'_>, NoParameter> {
        self.0.measured(medium, symbol, day)
    }

    /// How a value with this spelling of a unit becomes one in the unit that is kept.
    pub fn to_kept_unit(&self, measured: &Measured<'_>, spelling: &str) -> Option<Conversion> {
        self.0.to_kept_unit(measured, spelling)
    }

    /// What a reading's time is judged by on `day`.
    pub fn arrival(&self, day: Day) -> Outcome<&Pinned<Arrival>> {
        let rule = self.0.in_force::<Arrival>(ARRIVAL, day);
        Ok(rule.ok_or_else(|| Problem::new(format!("no rule of arrival is in force on {day}")))?)
    }

    /// When the office works; none where nothing says so.
    pub fn office_calendar(&self, day: Day) -> Option<&OfficeCalendar> {
        self.0.in_force::<OfficeCalendar>(OFFICE, day).map(|calendar| &calendar.body)
    }

    /// The moment itself while the office works, or when it next does; none where nothing says when it works.
    pub fn office_opens(&self, now: Moment) -> Option<Moment> {
        self.office_calendar(now.day()).map(|calendar| office_time::next_open(calendar, now))
    }

    /// The share of values that makes an average of a period in a medium.
    pub fn enough(&self, medium: &str, period: Period, day: Day) -> Outcome<MinRatio> {
        let rule = self.0.averaging(medium, period.into(), day);
        let share = rule.and_then(|r| MinRatio::new(r.body.min_ratio));
        share.ok_or_else(|| {
            Problem::new(format!("no rule says when a {} mean of {medium} is complete on {day}", period.code())).into()
        })
    }

    /// A limit set as it holds on `day`.
    pub fn limit_set(&self, code: &str, day: Day) -> Option<&Arc<Pinned<LimitSet>>> {
        self.0.in_force(code, day)
    }

    /// Whether some limit of a medium is for this average of a parameter, and a rule says how it is made.
    pub fn asks_for(&self, medium: &str, symbol: &str, period: Period, day: Day) -> bool {
        let window = Window::from(period);
        let limits = |set: &Arc<Pinned<LimitSet>>| {
            let rows = set.body.limits.iter();
            set.body.media.iter().any(|m| m == medium)
                && rows.filter(|row| row.parameter == symbol).any(|row| set.body.window(row) == Some(window))
        };
        self.0.averaging(medium, window, day).is_some() && self.0.all_in_force::<LimitSet>(day).any(limits)
    }

    /// Whether a limit set compares averages at all: some limit single samples only, which nobody takes automatically.
    pub fn compares_averages(&self, code: &str, day: Day) -> bool {
        let windows = Period::ALL.map(|period| Some(Window::from(period)));
        self.limit_set(code, day)
            .is_some_and(|set| set.body.limits.iter().any(|row| windows.contains(&set.body.window(row))))
    }

    /// A limit with its bound in another unit.
    pub fn in_unit(&self, limit: Limit, unit: &str) -> Option<Limit> {
        self.0.limit_in_unit(limit, unit)
    }

    /// How stack values of a medium are corrected to reference oxygen.
    pub fn oxygen(&self, medium: &str, day: Day) -> Option<OxygenCorrection> {
        self.0.in_force::<Medium>(medium, day).and_then(|m| m.body.oxygen)
    }

    /// The index that the law has for a medium, with the formula it is computed by.
    pub fn index(&self, medium: &str, day: Day) -> Option<(Rule, Arc<Pinned<IndexFormula>>)> {
        let air = self.0.all_in_force::<AirIndex>(day).find(|i| i.body.medium == medium).cloned().map(Rule::Air);
        let water = || self.0.all_in_force::<WaterIndex>(day).find(|i| i.body.medium == medium).cloned();
        let rule = air.or_else(|| water().map(Rule::Water))?;
        let formula = self.0.in_force::<IndexFormula>(rule.code(), day)?.clone();
        Some((rule, formula))
    }

    /// The code of the severity tier of a ratio above 1.
    pub fn severity(&self, ratio: f64, day: Day) -> Option<String> {
        self.0.tier(ratio, day).map(|(tier, _)| tier.code.clone())
    }

    /// The title of a severity tier.
    pub fn severity_title(&self, code: &str, day: Day) -> Option<Bilingual> {
        let ladder = self.0.in_force::<Severity>("exceedance", day)?;
        ladder.body.tiers.iter().find(|t| t.code == code).map(|t| t.title.clone())
    }

    /// The rule of warnings for exceedances, or for an index by its code.
    pub fn warning(&self, code: &str, day: Day) -> Option<&Arc<Pinned<Warning>>> {
        self.0.in_force(code, day)
    }

    /// The key figures, by code.
    pub fn kpis(&self, day: Day) -> Vec<Arc<Pinned<Kpi>>> {
        self.0.all_in_force::<Kpi>(day).cloned().collect()
    }

    /// A medium by its code.
    pub fn medium(&self, code: &str, day: Day) -> Option<&Medium> {
        self.0.in_force::<Medium>(code, day).map(|m| &m.body)
    }

    /// The codes of all media.
    pub fn media(&self, day: Day) -> Vec<&str> {
        self.0.all_in_force::<Medium>(day).map(|m| m.code.as_str()).collect()
    }

    /// A parameter by its canonical symbol.
    pub fn parameter(&self, symbol: &str, day: Day) -> Option<&Parameter> {
        self.0.in_force::<Parameter>(symbol, day).map(|p| &p.body)
    }

    /// How several values of a parameter become one.
    pub fn summary(&self, symbol: &str, day: Day) -> Summary {
        self.parameter(symbol, day).map(|p| p.summary).unwrap_or_default()
    }

    /// How many decimals averages of a parameter are shown with in a medium.
    pub fn decimals(&self, symbol: &str, medium: &str, day: Day) -> usize {
        let used = self.parameter(symbol, day).and_then(|p| p.media.get(medium));
        used.map_or(2, |m| usize::from(m.decimals))
    }

    /// A unit as it is printed; nothing where a quantity has none.
    pub fn unit_symbol<'a>(&'a self, code: &'a str) -> &'a str {
        match self.0.unit(code).map_or(code, |u| u.symbol.as_str()) {
            "–" | "-" => "",
            symbol => symbol,
        }
    }
}

impl From<Period> for Window {
    fn from(period: Period) -> Window {
        match period {
            Period::Hour => Window::PT1H,
            Period::EightHours => Window::PT8H,
            Period::Day => Window::P1D,
            Period::Year => Window::P1Y,
        }
    }
}
