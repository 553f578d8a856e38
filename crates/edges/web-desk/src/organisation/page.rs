//! The organisation as markup.

use identity::Right;
use identity::organisation::chart::{Branch, Holder};
use identity::organisation::position::Position;
use maud::{Markup, html};
use web_kit::i18n::{t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Table, Tone, Weight};
use web_kit::{Officer, format};

use super::Shown;
use crate::{account, people, position, telling, unit};

/// The whole page.
pub fn organisation(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let manages = officer.authority().may(Right::OrganisationManage);
    let body = html! {
        @if shown.chart.is_empty() {
            (ui::empty(Icon::Organisation, &t(lang, "organisation-none"), None))
        }
        @for branch in &shown.chart { (self::branch(officer, shown, branch, manages)) }
    };
    let actions = html! {
        @if manages {
            (ui::link_button(Weight::Secondary, &t(lang, "telling"), telling::ADDRESS))
            (ui::link_button(Weight::Secondary, &t(lang, "unit-new"), unit::NEW))
            (ui::link_button(Weight::Primary, &t(lang, "position-new"), position::NEW))
        }
    };
    Page::new(t(lang, "desk-organisation"), body)
        .lead(t_with(lang, "organisation-lead", &[("day", format::day(officer.now().day()).into())]))
        .actions(actions)
        .width(Width::Wide)
        .desk(officer)
}

fn branch(officer: &Officer, shown: &Shown, branch: &Branch, manages: bool) -> Markup {
    let lang = officer.lang();
    let id = format!("unit-{}", branch.unit.id);
    let above = shown.chart.iter().find(|b| Some(b.unit.id) == branch.unit.parent);
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (branch.unit.name.get(lang)) " " small { (branch.unit.code) } }
            p.stamp {
                @if let Some(above) = above { (t_with(lang, "unit-under", &[("unit", above.unit.name.get(lang).into())])) }
                @if manages {
                    @if above.is_some() { " · " }
                    a href=(unit::address(branch.unit.id)) { (t(lang, "unit-amend")) } " · "
                    a href={ (position::NEW) "?unit=" (branch.unit.id) } { (t(lang, "position-new-here")) }
                }
            }
            (positions(officer, shown, branch))
        }
    }
}

fn positions(officer: &Officer, shown: &Shown, branch: &Branch) -> Markup {
    let lang = officer.lang();
    let caption = t_with(lang, "organisation-positions-of", &[("unit", branch.unit.name.get(lang).into())]);
    Table::new(lang, caption)
        .text(t(lang, "organisation-position"), |(p, _): &(Position, Vec<Holder>)| {
            html! { a href=(position::address(p.id)) { (p.draft.title.get(lang)) } }
        })
        .text(t(lang, "organisation-role"), |(p, _)| html! { (role(officer, shown, &p.draft.role)) })
        .text(t(lang, "organisation-holder"), |(p, held)| holders(officer, shown, p, held))
        .text(t(lang, "organisation-since"), |(_, held)| {
            html! { @for (n, h) in held.iter().enumerate() { @if n > 0 { br; } (format::day(h.assignment.days.from)) } }
        })
        .tone(|(_, held)| held.is_empty().then_some(Tone::Warn))
        .dense()
        .empty(html! { p { (t(lang, "organisation-no-positions-here")) } })
        .rows(&branch.positions)
}

fn role(officer: &Officer, shown: &Shown, code: &str) -> String {
    let found = shown.roles.iter().find(|r| r.code == code);
    found.map_or_else(|| code.to_owned(), |r| r.title.get(officer.lang()).to_owned())
}

/// Who holds a position, and who acts for him today.
fn holders(officer: &Officer, shown: &Shown, position: &Position, held: &[Holder]) -> Markup {
    let (lang, by) = (officer.lang(), officer.authority());
    html! {
        @if held.is_empty() { (ui::badge(Tone::Warn, &t(lang, "organisation-vacant"))) }
        @for (n, holder) in held.iter().enumerate() {
            @if n > 0 { br; }
            @if by.may(Right::AccountsManage) {
                a href=(account::address(holder.assignment.account)) { (people::name(by, &holder.name)) }
            } @else { (people::name(by, &holder.name)) }
            @for d in shown.lent.iter().filter(|d| d.draft.position == position.id && d.draft.from == holder.assignment.account) {
                " " small { (t_with(lang, "organisation-acted-for", &[("name", people::person(lang, &shown.names, d.draft.to).into())])) }
            }
        }
    }
}
