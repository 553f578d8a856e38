//! What the wiring hands to the pages: the office's name and menus, clock and randomness, and
//! the doors behind which sessions and station tokens are looked up.

use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;

use kernel::{Bilingual, Clock, Failure, Lang, Random};

use crate::client::Transport;
use crate::limits::Limits;
use crate::live::Live;
use crate::shared::Shared;
use crate::ui::Icon;
use identity::{Authority, Right};

/// An answer that may take the database.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send>>;

/// Looks a secret up.
pub type Lookup<S, T> = Arc<dyn Fn(S) -> Answer<Option<T>> + Send + Sync>;

/// Where secrets are checked. Closures, because this crate must not hold a database.
#[derive(Clone)]
pub struct Doors {
    /// Who a cookie's token stands for, when its session goes on and owes nothing.
    pub session: Lookup<String, Authority>,
    /// The station of an account, sent as `CODE:SECRET` from an address.
    pub station: Lookup<(String, IpAddr), i64>,
}

impl Doors {
    /// Doors that nobody passes: for pages without accounts, and tests.
    pub fn closed() -> Doors {
        Doors {
            session: Arc::new(|_| Box::pin(async { Ok(None) })),
            station: Arc::new(|_| Box::pin(async { Ok(None) })),
        }
    }
}

/// An entry of a menu.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Its text.
    pub label: fn(Lang) -> String,
    /// Its picture, in the desk's menu.
    pub icon: Option<Icon>,
    /// Where it leads; the entry is current on this path and those below it.
    pub href: &'static str,
    /// Shown only to those who have it.
    pub right: Option<Right>,
}

/// The office as its pages show it. Names change by decision and are therefore data.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The department, e.g. *Sở Nông nghiệp và Môi trường tỉnh Bình Dương*.
    pub office: Bilingual,
    /// Address, telephone, hours: one line in the footer.
    pub contact: Bilingual,
    /// Menu of the portal.
    pub portal_menu: Vec<NavItem>,
    /// Menu of the desk.
    pub desk_menu: Vec<NavItem>,
    /// A sentence above every page, e.g. that this is a demonstration with invented figures.
    pub banner: Option<Bilingual>,
}

/// What the wiring decides.
#[derive(Clone)]
pub struct Settings {
    /// The office.
    pub site: Site,
    /// How requests arrive.
    pub transport: Transport,
    /// The clock.
    pub clock: Clock,
    /// The randomness.
    pub random: Random,
    /// Sizes, times and counts.
    pub limits: Limits,
    /// Where secrets are checked.
    pub doors: Doors,
    /// The hub of live pages.
    pub live: Live,
    /// Which pages are drawn once for everybody, if any.
    pub shared: Option<Shared>,
}

/// The settings, shared by all requests.
#[derive(Clone)]
pub struct Kit(Arc<Settings>);

impl Kit {
    /// From what the wiring decides.
    pub fn new(settings: Settings) -> Kit {
        Kit(Arc::new(settings))
    }
}

impl std::ops::Deref for Kit {
    type Target = Settings;
    fn deref(&self) -> &Settings {
        &self.0
    }
}
