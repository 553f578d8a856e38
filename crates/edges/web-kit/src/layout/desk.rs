//! The frame of the desk (*bàn làm việc*): for officers, all day. Menu at the side, who one is and
//! the way out at the top.

use maud::{Markup, html};

use crate::i18n::t;
use crate::layout::{Page, frame};
use crate::session::{SIGN_OUT, Visitor};
use crate::ui;

pub(super) fn frame(page: Page, visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let body = html! {
        header.site-header {
            (frame::brand(visitor, if visitor.authority().is_some() { "/desk" } else { "/" }))
            nav.site-nav aria-label=(t(lang, "kit-menu-other")) {
                ul { li { a href="/" { (ui::icon(ui::Icon::Home)) (t(lang, "kit-to-portal")) } } }
            }
            (who(visitor))
            (frame::languages(visitor))
        }
        @if visitor.authority().is_some() {
            div.desk {
                nav.desk-nav aria-label=(t(lang, "kit-menu")) { (frame::entries(visitor, &visitor.site().desk_menu)) }
                (frame::main(&page, visitor))
            }
        } @else {
            (frame::main(&page, visitor))
        }
        footer.site-footer { (frame::office(visitor)) (frame::themes(visitor)) }
    };
    frame::document(&page, visitor, "desk", body)
}

fn who(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    html! {
        @if let Some(authority) = visitor.authority() {
            form.row method="post" action=(SIGN_OUT) {
                (ui::form_token(visitor))
                span {
                    (ui::icon(ui::Icon::Person)) " " (authority.display_name())
                    @if !authority.title().get(lang).is_empty() { " · " small { (authority.title().get(lang)) } }
                }
                (ui::submit(ui::Weight::Secondary, &t(lang, "kit-sign-out")))
            }
        }
    }
}
