//! An account as markup.

use identity::Right;
use identity::account::{Happened, State};
use identity::organisation::assignment::Assignment;
use maud::{Markup, html};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Table, Tone, Weight};
use web_kit::{Officer, format};

use super::change::Change;
use super::{Shown, address};
use crate::accounts::{self, name};
use crate::{audit, delegation, people};

/// The whole page.
pub fn account(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let body = html! {
        p { (accounts::page::state(officer, &shown.account)) }
        (without_position(officer, shown))
        div.split {
            section aria-labelledby="facts" { h2 #facts { (t(lang, "account-facts")) } (facts(officer, shown)) }
            section aria-labelledby="acts" { h2 #acts { (t(lang, "accounts-do")) } (acts(officer, shown)) }
        }
        section { h2 #held { (t(lang, "account-held")) } (held(officer, shown)) }
        @if !shown.lent.is_empty() {
            section {
                h2 #lent { (t(lang, "delegation-list")) }
                (delegation::table(officer, &shown.lent, &shown.chart, &shown.names))
            }
        }
        section { h2 #history { (t(lang, "account-history")) } (history(officer, shown)) }
    };
    Page::new(name(&shown.account, officer.authority()), body)
        .under(t(lang, "desk-accounts"), accounts::ADDRESS)
        .width(Width::Wide)
        .desk(officer)
}

fn is_own(officer: &Officer, shown: &Shown) -> bool {
    officer.authority().account() == Some(shown.account.id)
}

fn may_assign(officer: &Officer, shown: &Shown) -> bool {
    officer.authority().may(Right::OrganisationManage)
        && !is_own(officer, shown)
        && shown.account.state != State::Closed
}

/// Somebody without a position can sign in and do nothing: the next step stands first.
fn without_position(officer: &Officer, shown: &Shown) -> Markup {
    let (lang, today) = (officer.lang(), officer.now().day());
    let holds = shown.held.iter().any(|a| a.days.to.is_none_or(|to| to > today));
    html! {
        @if !holds && may_assign(officer, shown) {
            (ui::notice(Tone::Warn, html! {
                p { (t(lang, "account-no-position")) }
                p { (ui::link_button(Weight::Primary, &t(lang, "accounts-assign"), &format!("{}/position", address(shown.account.id)))) }
            }))
        }
    }
}

fn facts(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let seen = html! {
        @match &shown.seen {
            Some(seen) => { (ui::time(seen.at)) " (" (format::ago(lang, officer.now(), seen.at)) "), " (seen.network) }
            None => { (t(lang, "accounts-never")) }
        }
    };
    let factor = html! {
        @if let Some(left) = shown.factor { (t(lang, "own-factor-on")) ". " (t_with(lang, "own-codes-left", &[("count", left.into())])) }
        @else { (t(lang, "own-factor-off")) }
    };
    let known = |masked: &Option<String>, missing| html! { @if let Some(text) = masked { (text) } @else { (t(lang, missing)) } };
    let mut facts = vec![
        (t(lang, "sign-in-name"), html! { code { (shown.account.login) } }),
        (t(lang, "accounts-email"), known(&shown.masked.email, "accounts-no-email")),
        (t(lang, "accounts-phone"), known(&shown.masked.phone, "accounts-no-phone")),
        (t(lang, "accounts-seen"), seen),
        (t(lang, "account-factor"), factor),
    ];
    if let Some(until) = shown.shut_until {
        facts.push((t(lang, "kit-state"), html! { (t(lang, "account-shut-out")) " " (ui::time(until)) }));
    }
    if let Some(until) = shown.reset {
        facts.push((t(lang, "accounts-word"), html! { (t(lang, "account-word-until")) " " (ui::time(until)) }));
    }
    ui::kv_dense(&facts)
}

fn acts(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let (id, state) = (shown.account.id, shown.account.state);
    if is_own(officer, shown) {
        return html! { p { (t(lang, "account-own")) " " a href="/desk/account" { (t(lang, "desk-own")) } } };
    }
    html! {
        p.row {
            @if may_assign(officer, shown) {
                (ui::link_button(Weight::Secondary, &t(lang, "accounts-assign"), &format!("{}/position", address(id))))
            }
            @if state != State::Closed {
                (ui::link_button(Weight::Secondary, &t(lang, "accounts-amend"), &format!("{}/amend", address(id))))
                (ui::link_button(Weight::Secondary, &t(lang, "accounts-reset"), &format!("{}/reset", address(id))))
            }
            @for change in Change::of(state, shown.shut_until.is_some()) {
                (ui::link_button(Weight::Secondary, &t_of(lang, "account-change", change.word()), &format!("{}/state/{}", address(id), change.word())))
            }
        }
    }
}

fn held(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let today = officer.now().day();
    Table::new(lang, t(lang, "account-held"))
        .text(t(lang, "organisation-position"), |a: &Assignment| people::position(lang, &shown.chart, a.position))
        .text(t(lang, "desk-days"), |a| people::days(lang, a.days))
        .text(t(lang, "kit-state"), |a| people::standing(lang, a.days, today))
        .dense()
        .empty(ui::empty(Icon::Organisation, &t(lang, "account-none-held"), None))
        .rows(&shown.held)
}

fn history(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    Table::new(lang, t(lang, "account-history"))
        .text(t(lang, "kit-time"), |h: &Happened| ui::time(h.at))
        .text(t(lang, "audit-verb"), |h| html! { (audit::verb(lang, &h.verb)) })
        .text(t(lang, "audit-actor"), |h| html! { (people::actor(lang, &shown.names, &h.actor)) })
        .text(t(lang, "desk-reason"), |h| html! { (h.reason.as_deref().unwrap_or_default()) })
        .dense()
        .rows(&shown.history)
}
