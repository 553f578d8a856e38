//! The frame on paper (*bản in*): letterhead, the page, and from where and when it was taken.

use kernel::Arg;
use maud::{Markup, html};

use crate::format;
use crate::i18n::{t, t_with};
use crate::layout::{Page, frame};
use crate::session::Visitor;
use crate::ui;

pub(super) fn frame(page: Page, visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let site = visitor.site();
    // Whoever holds the sheet later must be able to tell what it showed and find it again.
    let taken = [
        ("time", Arg::from(format::moment(visitor.now()))),
        ("address", Arg::from(format!("{}{}", visitor.client().host, visitor.path()))),
    ];
    let body = html! {
        header.letterhead {
            p { strong { (site.office.get(lang)) } }
            p { (site.contact.get(lang)) }
        }
        div.row.screen-only {
            button type="button" data-print hidden { (ui::icon(ui::Icon::Print)) (t(lang, "kit-print")) }
            (frame::languages(visitor))
        }
        (frame::main(&page, visitor))
        footer.site-footer-print { p.stamp { (t_with(lang, "kit-print-taken", &taken)) } }
    };
    frame::document(&page, visitor, "print", body)
}
