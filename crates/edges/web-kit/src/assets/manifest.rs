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
    /// The icons, as one picture of symbols.
    Icons,
}

impl Asset {
    /// Its name in the manifest.
    fn name(self) -> &'static str {
        match self {
            Asset::Style => "app.css",
            Asset::Script => "app.js",
            Asset::Icons => "icons.svg",
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
    MANIFEST.get(asset.name()).map(|file| format!("/assets/{}", file.trim_start_matches("/assets/")))
}

/// The manifest's file of any other name.
pub(super) fn named(name: &str) -> Option<&'static str> {
    MANIFEST.get(name).map(String::as_str)
}
