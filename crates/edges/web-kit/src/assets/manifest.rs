//! Which hashed file stands for `app.css` now: read once from `manifest.json`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::assets::Dist;

/// The files that pages ask for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asset {
    /// The style sheet of every page.
    Style,
    /// The script of every page.
    Script,
    /// The style sheet of a LED panel.
    PanelStyle,
    /// The script of a LED panel.
    PanelScript,
    /// The icons, as one picture of symbols.
    Icons,
    /// The letters that both languages share.
    Latin,
    /// The letters that only Vietnamese has.
    Vietnamese,
    /// The mark of the office's program.
    Mark,
}

impl Asset {
    /// Its name in the manifest.
    fn name(self) -> &'static str {
        match self {
            Asset::Style => "app.css",
            Asset::Script => "app.js",
            Asset::PanelStyle => "led.css",
            Asset::PanelScript => "led.js",
            Asset::Icons => "icons.svg",
            Asset::Latin => "be-vietnam-pro-latin-400.woff2",
            Asset::Vietnamese => "be-vietnam-pro-vietnamese-400.woff2",
            Asset::Mark => "favicon.svg",
        }
    }
}

static MANIFEST: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let Some(file) = Dist::get("manifest.json") else { return HashMap::new() };
    serde_json::from_slice(&file.data).unwrap_or_else(|error| {
        tracing::error!(%error, "assets.manifest");
        HashMap::new()
    })
});

/// The address of an asset, if it was built.
pub fn of(asset: Asset) -> Option<String> {
    file(asset).map(|file| format!("/assets/{file}"))
}

/// The hashed file of an asset, if it was built.
pub(super) fn file(asset: Asset) -> Option<&'static str> {
    MANIFEST.get(asset.name()).map(String::as_str)
}
