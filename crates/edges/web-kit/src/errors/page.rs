//! A fault as a page: what happened, what to do now, and the reference to tell somebody who helps.

use kernel::{Lang, PublicId, Refusal};
use maud::{Markup, html};

use crate::errors::{Fault, Kind};
use crate::i18n::{self, t, t_of};
use crate::layout::Page;
use crate::session::{Visitor, sign_in_at};
use crate::ui;

pub(super) fn of(visitor: &Visitor, fault: &Fault, reference: Option<&PublicId>) -> Markup {
    let lang = visitor.lang();
    let word = fault.kind().word();
    let body = html! {
        @if !fault.refusals().is_empty() { (reasons(lang, fault.refusals())) }
        p { (t_of(lang, "kit-error-do", word)) }
        p { (way_on(visitor, fault.kind())) }
        @if let Some(reference) = reference {
            p.reference {
                (t(lang, "kit-error-reference")) " "
                code { (grouped(reference.as_str())) }
            }
        }
    };
    let page = Page::new(t_of(lang, "kit-error-title", word), body).lead(t_of(lang, "kit-error-what", word)).unlisted();
    if visitor.path().starts_with("/desk") && visitor.authority().is_some() {
        page.desk(visitor)
    } else {
        page.portal(visitor)
    }
}

fn reasons(lang: Lang, refusals: &[Refusal]) -> Markup {
    ui::notice(
        ui::Tone::Warn,
        html! {
            ul {
                @for refusal in refusals {
                    li {
                        (i18n::refusal(lang, refusal))
                        @if let Some(basis) = &refusal.basis { " " small { (i18n::basis(lang, basis)) } }
                    }
                }
            }
        },
    )
}

/// The one thing to do next.
fn way_on(visitor: &Visitor, kind: Kind) -> Markup {
    let lang = visitor.lang();
    match kind {
        Kind::SignInFirst => {
            ui::link_button(ui::Weight::Primary, &t(lang, "kit-sign-in"), &sign_in_at(visitor.again()))
        }
        Kind::Busy | Kind::TooSlow | Kind::Unavailable | Kind::Broken | Kind::StaleForm | Kind::Conflict => {
            ui::link_button(ui::Weight::Primary, &t(lang, "kit-error-again"), visitor.again())
        }
        _ => {
            let home = if visitor.path().starts_with("/desk") && visitor.authority().is_some() { "/desk" } else { "/" };
            ui::link_button(ui::Weight::Primary, &t(lang, "kit-error-home"), home)
        }
    }
}

/// In fours, so that it can be read over the telephone.
fn grouped(reference: &str) -> String {
    let digits: Vec<char> = reference.chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}
