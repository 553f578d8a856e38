//! Badges, buttons, cards, notices, places without content.

use kernel::Basis;
use maud::{Markup, html};

use crate::i18n::{t, t_of};
use crate::session::Visitor;
use crate::ui::{self, Card, Evidence, Icon, Tone, Weight};

pub(super) fn section(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let word = |tone: Tone| t_of(lang, "gallery-tone", tone.word());
    let card = |tone| Card {
        title: "NUO001",
        href: Some("#main"),
        tone,
        body: html! { p { (t(lang, "gallery-notice-text")) } },
    };
    let basis = Basis { document: "QCVN 40:2011/BTNMT".into(), article: "Bảng 1, cột A".into() };
    let evidence = Evidence {
        basis: &basis,
        version: Some("2012-02-15"),
        provisional: true,
        inputs: vec![("Kq".into(), html! { "0,9" }), ("Kf".into(), html! { "1,0" })],
    };
    html! {
        h3 { (t(lang, "gallery-badge")) }
        p.row { @for tone in Tone::ALL { (ui::badge(tone, &word(tone))) } (ui::provisional(lang)) }
        h3 { (t(lang, "gallery-button")) }
        p.row {
            (ui::link_button(Weight::Primary, &t(lang, "gallery-primary"), "#main"))
            (ui::link_button(Weight::Secondary, &t(lang, "gallery-secondary"), "#main"))
            (ui::link_button(Weight::Danger, &t(lang, "gallery-danger"), "#main"))
        }
        h3 { (t(lang, "gallery-notice")) }
        @for tone in [Tone::Info, Tone::Ok, Tone::Warn, Tone::Bad, Tone::Muted] {
            (ui::notice(tone, html! { p { (t(lang, "gallery-notice-text")) } }))
        }
        h3 { (t(lang, "gallery-card")) }
        (ui::card_grid(&[card(None), card(Some(Tone::Ok)), card(Some(Tone::Bad))]))
        h3 { (t(lang, "gallery-evidence")) }
        (ui::evidence(lang, &evidence))
        h3 { (t(lang, "gallery-empty")) }
        (ui::empty(Icon::Inbox, &t(lang, "gallery-empty-text"), Some(html! { a href="#main" { (t(lang, "gallery-empty-action")) } })))
        h3 { (t(lang, "gallery-skeleton")) }
        (ui::skeleton(lang, 3))
        h3 { (t(lang, "gallery-icons")) }
        p.row { @for icon in Icon::ALL { span { (ui::icon(icon)) " " code { (icon.name()) } } } }
    }
}
