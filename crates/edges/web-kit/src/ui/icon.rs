//! Icons from the one sprite that `web-client/` builds; the names are those of its `icons.json`.

use maud::{Markup, html};

use crate::assets;

/// The icons that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A station.
    Station,
    /// A map.
    Map,
    /// A list.
    List,
    /// A table.
    Table,
    /// A chart.
    Chart,
    /// Search.
    Search,
    /// Filter.
    Filter,
    /// Download.
    Download,
    /// Upload.
    Upload,
    /// Print.
    Print,
    /// Copy.
    Copy,
    /// Leads elsewhere.
    External,
    /// Home.
    Home,
    /// Onward.
    Next,
    /// Back.
    Previous,
    /// Upward.
    Up,
    /// Downward.
    Down,
    /// Sign in.
    SignIn,
    /// Sign out.
    SignOut,
    /// A person.
    Person,
    /// People.
    People,
    /// Language.
    Language,
    /// In order.
    Ok,
    /// Needs attention.
    Warn,
    /// Illegal, late or dangerous.
    Bad,
    /// To know.
    Info,
    /// Nothing to say.
    Muted,
    /// A time.
    Time,
    /// A date.
    Calendar,
    /// A definition.
    Definition,
    /// Law.
    Law,
    /// Evidence.
    Evidence,
    /// A receipt.
    Receipt,
    /// An exceedance.
    Exceedance,
    /// A facility.
    Facility,
    /// Wastewater.
    Water,
    /// Surface water.
    SurfaceWater,
    /// Ambient air.
    Air,
    /// Emissions.
    Emission,
    /// Weather.
    Weather,
    /// Groundwater.
    Groundwater,
    /// A file.
    File,
    /// Incoming.
    Inbox,
    /// A notice.
    Notice,
    /// History.
    History,
    /// Locked.
    Lock,
    /// A key.
    Key,
    /// A seal.
    Seal,
    /// Settings.
    Settings,
    /// Edit.
    Edit,
    /// Add.
    Add,
    /// Close.
    Close,
    /// Done.
    Done,
    /// No connection.
    Offline,
    /// The office.
    Organisation,
    /// A place.
    Place,
    /// A LED panel.
    Panel,
}

impl Icon {
    /// All of them.
    pub const ALL: [Icon; 57] = [
        Icon::Station,
        Icon::Map,
        Icon::List,
        Icon::Table,
        Icon::Chart,
        Icon::Search,
        Icon::Filter,
        Icon::Download,
        Icon::Upload,
        Icon::Print,
        Icon::Copy,
        Icon::External,
        Icon::Home,
        Icon::Next,
        Icon::Previous,
        Icon::Up,
        Icon::Down,
        Icon::SignIn,
        Icon::SignOut,
        Icon::Person,
        Icon::People,
        Icon::Language,
        Icon::Ok,
        Icon::Warn,
        Icon::Bad,
        Icon::Info,
        Icon::Muted,
        Icon::Time,
        Icon::Calendar,
        Icon::Definition,
        Icon::Law,
        Icon::Evidence,
        Icon::Receipt,
        Icon::Exceedance,
        Icon::Facility,
        Icon::Water,
        Icon::SurfaceWater,
        Icon::Air,
        Icon::Emission,
        Icon::Weather,
        Icon::Groundwater,
        Icon::File,
        Icon::Inbox,
        Icon::Notice,
        Icon::History,
        Icon::Lock,
        Icon::Key,
        Icon::Seal,
        Icon::Settings,
        Icon::Edit,
        Icon::Add,
        Icon::Close,
        Icon::Done,
        Icon::Offline,
        Icon::Organisation,
        Icon::Place,
        Icon::Panel,
    ];

    /// Its name in the sprite.
    pub fn name(self) -> &'static str {
        match self {
            Icon::Station => "station",
            Icon::Map => "map",
            Icon::List => "list",
            Icon::Table => "table",
            Icon::Chart => "chart",
            Icon::Search => "search",
            Icon::Filter => "filter",
            Icon::Download => "download",
            Icon::Upload => "upload",
            Icon::Print => "print",
            Icon::Copy => "copy",
            Icon::External => "external",
            Icon::Home => "home",
            Icon::Next => "next",
            Icon::Previous => "previous",
            Icon::Up => "up",
            Icon::Down => "down",
            Icon::SignIn => "sign-in",
            Icon::SignOut => "sign-out",
            Icon::Person => "person",
            Icon::People => "people",
            Icon::Language => "language",
            Icon::Ok => "ok",
            Icon::Warn => "warn",
            Icon::Bad => "bad",
            Icon::Info => "info",
            Icon::Muted => "muted",
            Icon::Time => "time",
            Icon::Calendar => "calendar",
            Icon::Definition => "definition",
            Icon::Law => "law",
            Icon::Evidence => "evidence",
            Icon::Receipt => "receipt",
            Icon::Exceedance => "exceedance",
            Icon::Facility => "facility",
            Icon::Water => "water",
            Icon::SurfaceWater => "surface-water",
            Icon::Air => "air",
            Icon::Emission => "emission",
            Icon::Weather => "weather",
            Icon::Groundwater => "groundwater",
            Icon::File => "file",
            Icon::Inbox => "inbox",
            Icon::Notice => "notice",
            Icon::History => "history",
            Icon::Lock => "lock",
            Icon::Key => "key",
            Icon::Seal => "seal",
            Icon::Settings => "settings",
            Icon::Edit => "edit",
            Icon::Add => "add",
            Icon::Close => "close",
            Icon::Done => "done",
            Icon::Offline => "offline",
            Icon::Organisation => "organisation",
            Icon::Place => "place",
            Icon::Panel => "panel",
        }
    }
}

/// An icon beside words that say the same; screen readers pass over it. Nothing where no sprite
/// was built.
pub fn icon(icon: Icon) -> Markup {
    html! {
        @if let Some(sprite) = assets::of(assets::Asset::Icons) {
            svg.icon aria-hidden="true" focusable="false" width="20" height="20" {
                use href={ (sprite) "#" (icon.name()) } {}
            }
        }
    }
}
