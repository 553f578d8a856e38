//! Delegations as markup.

use identity::Right;
use identity::names::Names;
use identity::organisation::chart::Branch;
use identity::organisation::delegation::Delegation;
use kernel::DayRange;
use maud::{Markup, html};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::{self, Choice, Field, Icon, Kind, Table, Weight};
use web_kit::{Filled, Officer};

use super::{Made, NEW, Offered};
use crate::ask::{self, Ask};
use crate::{organisation, own, people};

/// The days of a delegation.
fn days(delegation: &Delegation) -> DayRange {
    DayRange { from: delegation.draft.first, to: Some(delegation.draft.end) }
}

/// Delegations with the way to take back those that are not over.
pub fn table(officer: &Officer, rows: &[Delegation], chart: &[Branch], names: &Names) -> Markup {
    let (lang, today, by) = (officer.lang(), officer.now().day(), officer.authority());
    let may = |d: &Delegation| {
        (by.account() == Some(d.draft.from) && by.on_behalf_of().is_none()) || by.may(Right::OrganisationManage)
    };
    Table::new(lang, t(lang, "delegation-list"))
        .text(t(lang, "delegation-from"), |d: &Delegation| html! { (people::person(lang, names, d.draft.from)) })
        .text(t(lang, "delegation-to"), |d| html! { (people::person(lang, names, d.draft.to)) })
        .text(t(lang, "organisation-position"), |d| html! { (people::title(lang, chart, d.draft.position)) })
        .text(t(lang, "desk-days"), |d| people::days(lang, days(d)))
        .text(t(lang, "kit-state"), |d| people::standing(lang, days(d), today))
        .text(t(lang, "desk-reason"), |d| html! { (d.draft.reason) })
        .text(t(lang, "accounts-do"), |d| {
            html! {
                @if may(d) && today < d.draft.end {
                    a href={ "/desk/account/delegations/" (d.id) "/withdraw" } { (t(lang, "delegation-withdraw")) }
                }
            }
        })
        .dense()
        .empty(ui::empty(Icon::People, &t(lang, "delegation-none"), None))
        .rows(rows)
}

/// The places above: the organisation for whoever manages it, his own page for the holder.
fn under(officer: &Officer, holder: i64) -> Vec<(String, String)> {
    let lang = officer.lang();
    if officer.authority().account() == Some(holder) {
        vec![(t(lang, "desk-own"), own::ADDRESS.to_owned())]
    } else {
        vec![(t(lang, "desk-organisation"), organisation::ADDRESS.to_owned())]
    }
}

/// One more.
pub fn new(officer: &Officer, offered: &Offered, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let others = people::choices(officer.authority(), &offered.colleagues, Some(offered.holder));
    let codes: Vec<&str> = offered.rights.iter().map(Right::code).collect();
    let choices: Vec<Choice<'_>> =
        codes.iter().map(|code| Choice { value: code, label: t_of(lang, "right", code) }).collect();
    // A deputy usually does all that the holder does.
    let chosen: Vec<&str> = if filled.was_sent() { filled.values("rights").collect() } else { codes.clone() };
    let (to, first, end) = (t(lang, "delegation-to"), t(lang, "delegation-first"), t(lang, "delegation-last"));
    let (rights, reason) = (t(lang, "delegation-rights"), t(lang, "desk-reason"));
    let fields = html! {
        (ui::hidden("position", &offered.position.id.to_string()))
        (ui::hidden("holder", &offered.holder.to_string()))
        (ask::select(officer, &Field::new("to", &to).filled(lang, filled), &others))
        (ask::day(officer, "first", &first, &t(lang, "delegation-first-hint"), filled))
        (ui::field(lang, Kind::Date, &Field::new("end", &end).hint(&t(lang, "delegation-last-hint")).filled(lang, filled)))
        (ui::checkboxes(lang, &Field::new("rights", &rights).hint(&t(lang, "delegation-rights-hint")).filled(lang, filled), &choices, &chosen))
        (ask::reason(officer, &reason, &t(lang, "delegation-reason-hint"), filled))
    };
    let name = people::person(lang, &offered.names, offered.holder);
    let title = offered.position.draft.title.get(lang);
    let lead = if officer.authority().account() == Some(offered.holder) {
        t_with(lang, "delegation-lead-own", &[("position", title.into())])
    } else {
        t_with(lang, "delegation-lead", &[("name", name.into()), ("position", title.into())])
    };
    let ask = Ask {
        title: t(lang, "delegation-new"),
        lead: Some(lead),
        under: under(officer, offered.holder),
        action: NEW,
        fields,
        labels: &[("to", &to), ("first", &first), ("end", &end), ("rights", &rights), ("reason", &reason)],
        weight: Weight::Primary,
        button: t(lang, "delegation-new"),
    };
    ask::page(officer, filled, ask)
}

/// Taking one back.
pub fn withdraw(officer: &Officer, made: &Made, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let draft = &made.delegation.draft;
    let name = |account| people::person(lang, &made.names, account);
    let from = t(lang, "delegation-withdraw-from");
    let fields = html! {
        (ui::kv_dense(&[
            (t(lang, "organisation-position"), html! { (people::title(lang, &made.chart, draft.position)) }),
            (t(lang, "desk-days"), people::days(lang, days(&made.delegation))),
            (t(lang, "desk-reason"), html! { (draft.reason) }),
        ]))
        (ui::hidden("seen", &made.delegation.version.to_string()))
        (ask::day(officer, "from", &from, &t(lang, "delegation-withdraw-hint"), filled))
    };
    let people = [("from", name(draft.from).into()), ("to", name(draft.to).into())];
    let ask = Ask {
        title: t(lang, "delegation-withdraw"),
        lead: Some(t_with(lang, "delegation-withdraw-lead", &people)),
        under: under(officer, draft.from),
        action: &format!("/desk/account/delegations/{}/withdraw", made.delegation.id),
        fields,
        labels: &[("from", &from)],
        weight: Weight::Danger,
        button: t(lang, "delegation-withdraw"),
    };
    ask::page(officer, filled, ask)
}
