//! The frame of the portal (*cổng thông tin*): for everybody, on any phone.

use maud::{Markup, html};

use crate::i18n::t;
use crate::layout::{Page, frame};
use crate::session::{SIGN_IN, Visitor};
use crate::ui;

pub(super) fn frame(page: Page, visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let body = html! {
        header.site-header {
            (frame::brand(visitor, "/"))
            nav.site-nav aria-label=(t(lang, "kit-menu")) { (frame::entries(visitor, &visitor.site().portal_menu)) }
            (frame::languages(visitor))
        }
        (frame::main(&page, visitor))
        footer.site-footer {
            (frame::office(visitor))
            (frame::themes(visitor))
            p {
                @if visitor.authority().is_some() {
                    a href="/desk" { (ui::icon(ui::Icon::Person)) " " (t(lang, "kit-to-desk")) }
                } @else {
                    a href=(SIGN_IN) { (ui::icon(ui::Icon::SignIn)) " " (t(lang, "kit-for-officers")) }
                }
            }
        }
    };
    frame::document(&page, visitor, "portal", body)
}
