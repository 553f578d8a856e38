//! The questions about an account as markup.

use identity::account::Account;
use identity::organisation::chart::Branch;
use maud::{Markup, html};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::{self, Field, Icon, Kind, Weight};
use web_kit::{Filled, Officer};

use super::address;
use super::change::Change;
use crate::accounts::{self, contacts, name};
use crate::ask::{self, Ask};
use crate::people;

/// The places above an account's questions.
fn under(officer: &Officer, account: &Account) -> Vec<(String, String)> {
    vec![
        (t(officer.lang(), "desk-accounts"), accounts::ADDRESS.to_owned()),
        (name(account, officer.authority()), address(account.id)),
    ]
}

/// Locking, unlocking, closing, reopening.
pub fn change(officer: &Officer, account: &Account, change: Change, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let label = t(lang, "desk-reason");
    let title = t_of(lang, "account-change", change.word());
    let ask = Ask {
        title: format!("{title}: {}", name(account, officer.authority())),
        lead: Some(t_of(lang, "account-will", change.word())),
        under: under(officer, account),
        action: &format!("{}/state/{}", address(account.id), change.word()),
        fields: ask::reason(officer, &label, &t(lang, "desk-reason-hint"), filled),
        labels: &[("reason", &label)],
        weight: change.weight(),
        button: title.clone(),
    };
    ask::page(officer, filled, ask)
}

/// Another name, other contacts.
pub fn amend(officer: &Officer, account: &Account, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (label, email, phone) = (t(lang, "accounts-name"), t(lang, "accounts-email"), t(lang, "accounts-phone"));
    let fields = html! {
        (ui::hidden("seen", &account.version.to_string()))
        (ui::field(lang, Kind::Text, &Field::new("name", &label).autocomplete("off").filled(lang, filled)))
        (contacts::fields(officer, false, filled))
    };
    let ask = Ask {
        title: t_with(lang, "accounts-amend-title", &[("name", name(account, officer.authority()).into())]),
        lead: Some(t(lang, "accounts-amend-lead")),
        under: under(officer, account),
        action: &format!("{}/amend", address(account.id)),
        fields,
        labels: &[("name", &label), ("email", &email), ("phone", &phone)],
        weight: Weight::Primary,
        button: t(lang, "desk-save"),
    };
    ask::page(officer, filled, ask)
}

/// A one-time word.
pub fn reset(officer: &Officer, account: &Account, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (label, drop) = (t(lang, "desk-reason"), t(lang, "accounts-drop-factor"));
    let drop_hint = t(lang, "accounts-drop-factor-hint");
    let fields = html! {
        (ask::reason(officer, &label, &t(lang, "accounts-reset-reason-hint"), filled))
        (ui::checkbox(lang, &Field::new("drop_factor", &drop).optional().hint(&drop_hint).filled(lang, filled)))
    };
    let ask = Ask {
        title: t_with(lang, "accounts-reset-title", &[("name", name(account, officer.authority()).into())]),
        lead: Some(t(lang, "accounts-reset-lead")),
        under: under(officer, account),
        action: &format!("{}/reset", address(account.id)),
        fields,
        labels: &[("reason", &label)],
        weight: Weight::Primary,
        button: t(lang, "accounts-reset"),
    };
    ask::page(officer, filled, ask)
}

/// A position for its owner.
pub fn position(officer: &Officer, account: &Account, chart: &[Branch], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let choices = people::positions(lang, officer.authority(), chart);
    let (label, from, to) = (t(lang, "organisation-position"), t(lang, "desk-from"), t(lang, "desk-last-day"));
    let fields = html! {
        @if choices.is_empty() { (ui::empty(Icon::Organisation, &t(lang, "organisation-no-positions"), None)) }
        (ask::select(officer, &Field::new("position", &label).filled(lang, filled), &choices))
        p { small { (t(lang, "accounts-other-position")) " " a href="/desk/organisation/positions/new" { (t(lang, "position-new")) } } }
        (ask::day(officer, "from", &from, &t(lang, "desk-from-hint"), filled))
        (ui::field(lang, ui::Kind::Date, &Field::new("to", &to).optional().hint(&t(lang, "desk-last-day-hint")).filled(lang, filled)))
    };
    let ask = Ask {
        title: t_with(lang, "accounts-assign-title", &[("name", name(account, officer.authority()).into())]),
        lead: Some(t(lang, "accounts-assign-lead")),
        under: under(officer, account),
        action: &format!("{}/position", address(account.id)),
        fields,
        labels: &[("position", &label), ("from", &from), ("to", &to)],
        weight: Weight::Primary,
        button: t(lang, "accounts-assign"),
    };
    ask::page(officer, filled, ask)
}
