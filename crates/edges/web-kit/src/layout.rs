//! The frames of pages: portal for everybody, desk for officers, print for paper. A page is a
//! title, a body and where it stands; the frame adds the rest.
//!
//! It does not know any page. Menus and the office's name come from the wiring.

mod desk;
mod frame;
mod portal;
mod print;

use kernel::Lang;
use maud::Markup;

use crate::session::Visitor;

/// How wide the content runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// As lists and cards need.
    #[default]
    Normal,
    /// As text and forms need.
    Narrow,
    /// As wide tables and maps need.
    Wide,
}

/// A place above the page in the order of things (*đường dẫn*): label and address.
#[derive(Debug, Clone)]
pub struct Crumb {
    pub(crate) label: String,
    pub(crate) href: String,
}

/// A page without its frame.
#[must_use]
pub struct Page {
    title: String,
    description: Option<String>,
    lead: Option<String>,
    crumbs: Vec<Crumb>,
    actions: Option<Markup>,
    body: Markup,
    width: Width,
    listed: bool,
    headed: bool,
}

impl Page {
    /// A page with this title (its `h1`) and body.
    pub fn new(title: impl Into<String>, body: Markup) -> Page {
        Page {
            title: title.into(),
            description: None,
            lead: None,
            crumbs: Vec::new(),
            actions: None,
            body,
            width: Width::Normal,
            listed: true,
            headed: true,
        }
    }

    /// The sentence that search engines show.
    pub fn describe(mut self, description: impl Into<String>) -> Page {
        self.description = Some(description.into());
        self
    }

    /// The first sentence, larger; also the description if there is no other.
    pub fn lead(mut self, lead: impl Into<String>) -> Page {
        self.lead = Some(lead.into());
        self
    }

    /// A place above this page; the outermost first.
    pub fn under(mut self, label: impl Into<String>, href: impl Into<String>) -> Page {
        self.crumbs.push(Crumb { label: label.into(), href: href.into() });
        self
    }

    /// What can be done here, beside the title; at most one of them primary.
    pub fn actions(mut self, actions: Markup) -> Page {
        self.actions = Some(actions);
        self
    }

    /// How wide the content runs.
    pub fn width(mut self, width: Width) -> Page {
        self.width = width;
        self
    }

    /// Search engines shall not keep it.
    pub fn unlisted(mut self) -> Page {
        self.listed = false;
        self
    }

    /// The body brings its own `h1` (a home page).
    pub fn own_heading(mut self) -> Page {
        self.headed = false;
        self
    }

    /// In the frame of the portal.
    pub fn portal(self, visitor: &Visitor) -> Markup {
        portal::frame(self, visitor)
    }

    /// In the frame of the desk.
    pub fn desk(self, visitor: &Visitor) -> Markup {
        desk::frame(self.unlisted(), visitor)
    }

    /// On paper: letterhead, no menus.
    pub fn print(self, visitor: &Visitor) -> Markup {
        print::frame(self.unlisted(), visitor)
    }
}

/// The name of a language in that language.
pub(crate) fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Tiếng Việt",
        Lang::En => "English",
    }
}
