//! A position as markup.

use identity::Right;
use identity::organisation::assignment::Assignment;
use maud::{Markup, html};
use web_kit::Officer;
use web_kit::i18n::{t, t_of};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Table, Tone, Weight};

use super::{Shown, address, forms};
use crate::{account, assignment, delegation, people};

/// The whole page.
pub fn position(officer: &Officer, shown: &Shown) -> Markup {
    let (lang, today) = (officer.lang(), officer.now().day());
    let manages = officer.authority().may(Right::OrganisationManage);
    let vacant = !shown.held.iter().any(|a| a.days.contains(today));
    let body = html! {
        @if vacant {
            (ui::notice(Tone::Warn, html! {
                p { (t(lang, "position-vacant")) }
                @if manages { p { (ui::link_button(Weight::Primary, &t(lang, "position-assign"), &format!("{}/assign", address(shown.position.id)))) } }
            }))
        }
        div.split {
            section aria-labelledby="facts" { h2 #facts { (t(lang, "position-facts")) } (facts(officer, shown)) }
            section aria-labelledby="rights" { h2 #rights { (t(lang, "position-rights")) } (rights(officer, shown)) }
        }
        section { h2 #held { (t(lang, "position-holders")) } (held(officer, shown)) }
        section {
            h2 #lent { (t(lang, "delegation-list")) }
            (delegation::table(officer, &shown.lent, &shown.chart, &shown.names))
        }
    };
    let actions = html! {
        @if manages {
            (ui::link_button(Weight::Secondary, &t(lang, "desk-amend"), &format!("{}/amend", address(shown.position.id))))
            (ui::link_button(Weight::Secondary, &t(lang, "position-abolish"), &format!("{}/abolish", address(shown.position.id))))
            @if !vacant { (ui::link_button(Weight::Primary, &t(lang, "position-assign"), &format!("{}/assign", address(shown.position.id)))) }
        }
    };
    let mut page = Page::new(shown.position.draft.title.get(lang), body).actions(actions).width(Width::Wide);
    for (label, href) in forms::under(officer, None) {
        page = page.under(label, href);
    }
    page.desk(officer)
}

fn facts(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let unit = shown.chart.iter().find(|b| b.unit.id == shown.position.draft.unit);
    let areas = match &shown.places.of_areas {
        None => t(lang, "position-all-areas"),
        Some(ids) => {
            let names = shown.places.areas.iter().filter(|a| ids.contains(&a.id)).map(|a| a.name.get(lang));
            names.collect::<Vec<_>>().join(", ")
        }
    };
    let facilities = match &shown.places.of_facilities {
        None => t(lang, "position-all-facilities"),
        Some(found) => found.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", "),
    };
    let role = shown.role.as_ref().map_or(shown.position.draft.role.as_str(), |r| r.title.get(lang));
    ui::kv_dense(&[
        (t(lang, "position-unit"), html! { (unit.map_or("", |b| b.unit.name.get(lang))) }),
        (t(lang, "organisation-role"), html! { (role) }),
        (t(lang, "position-areas"), html! { (areas) }),
        (t(lang, "position-facilities"), html! { (facilities) }),
        (t(lang, "desk-days"), people::days(lang, shown.position.days)),
    ])
}

fn rights(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    html! {
        @match &shown.role {
            Some(role) => { ul { @for right in role.rights.iter() { li { (t_of(lang, "right", right.code())) } } } }
            None => { p { (t(lang, "position-no-role")) } }
        }
    }
}

fn held(officer: &Officer, shown: &Shown) -> Markup {
    let (lang, today, by) = (officer.lang(), officer.now().day(), officer.authority());
    let mut table = Table::new(lang, t(lang, "position-holders"))
        .text(t(lang, "accounts-name"), |a: &Assignment| {
            let name = people::person(lang, &shown.names, a.account);
            html! { @if by.may(Right::AccountsManage) { a href=(account::address(a.account)) { (name) } } @else { (name) } }
        })
        .text(t(lang, "desk-days"), |a| people::days(lang, a.days))
        .text(t(lang, "kit-state"), |a| people::standing(lang, a.days, today));
    if by.may(Right::OrganisationManage) {
        table = table.text(t(lang, "accounts-do"), |a| {
            html! {
                @if a.days.to.is_none_or(|to| today < to) {
                    a href={ (assignment::address(a.id)) "/hand-over" } { (t(lang, "assignment-hand-over")) } " · "
                    a href={ (assignment::address(a.id)) "/end" } { (t(lang, "assignment-end")) } " · "
                    a href=(delegation::new_at(a.position, a.account)) { (t(lang, "delegation-new")) }
                }
            }
        });
    }
    table.dense().empty(ui::empty(Icon::Person, &t(lang, "position-never-held"), None)).rows(&shown.held)
}
