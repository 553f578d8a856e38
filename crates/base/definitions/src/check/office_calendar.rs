//! The hours of an office: every day of the week at most once, hours in order, holidays that end after they begin.

use kernel::Refusal;

use super::Report;
use crate::definition::Definition;
use crate::kinds::OfficeCalendar;

pub(super) fn check(report: &mut Report<'_>, definition: &Definition, body: &OfficeCalendar) {
    let days: Vec<String> = body.week.iter().flat_map(|w| &w.days).map(ToString::to_string).collect();
    report.each_once(definition, "week", days.iter().map(String::as_str));
    let named = body.week.iter().flat_map(|w| &w.days).chain(body.made_up.iter().map(|m| &m.hours_of));
    for day in named.filter(|day| !(1..=7).contains(*day)) {
        report.add(definition, "week", Refusal::new("refused-definition-weekday").with("day", i64::from(*day)));
    }
    for (i, week) in body.week.iter().enumerate() {
        for pair in week.hours.windows(2) {
            report.rising(definition, &format!("week[{i}].hours"), pair[0].until as f64 - 0.5, pair[1].from as f64);
        }
    }
    for (i, holiday) in body.holidays.iter().enumerate() {
        report.both_languages(definition, &format!("holiday[{i}].title"), &holiday.title);
        if holiday.last < holiday.first {
            report.add(definition, &format!("holiday[{i}].last"), Refusal::new("refused-definition-period-empty"));
        }
    }
}
