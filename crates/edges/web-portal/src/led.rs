//! The page of a LED panel (*bảng điện tử*): public figures at the panel's own pixels, without cookies, menus or a
//! sign-in. It renews itself, and works without script as well.
//!
//! A panel that knows its key is noted as seen, a passer-by who opens the same address without it is not
//! ([`monitoring::panel::watch`]).

use axum::extract::{Path, State};
use kernel::Outcome;
use maud::{DOCTYPE, Markup, html};
use monitoring::panel::face::{self, Face};
use monitoring::panel::{self, Panel, watch};
use web_kit::assets::{self, Asset};
use web_kit::{Fault, Visitor, query_value};

use crate::Portal;
use crate::words::panel::{Scale, face as drawn, shows};

/// The page.
pub async fn show(State(portal): State<Portal>, visitor: Visitor, Path(code): Path<String>) -> Result<Markup, Fault> {
    let key = visitor.asked("key");
    let (panel, faces) = read(&portal, &visitor, code, key.clone(), None).await?;
    Ok(page(&portal, &visitor, &panel, &faces, key.as_deref()))
}

/// Its face alone, for the script on the panel.
pub async fn renew(State(portal): State<Portal>, visitor: Visitor, Path(code): Path<String>) -> Result<Markup, Fault> {
    let (key, shown) = (visitor.asked("key"), visitor.asked("shows").unwrap_or_default());
    let (panel, faces) = read(&portal, &visitor, code, key, Some(shown)).await?;
    Ok(drawn(&panel, &portal.law.current(), &faces, Scale::Pixels, visitor.now(), &made()))
}

/// The panel and its faces; with its key also a note that it was here. `reported` is what it had on it, for a page
/// that is only now sent what that will have.
async fn read(
    portal: &Portal,
    visitor: &Visitor,
    code: String,
    key: Option<String>,
    reported: Option<String>,
) -> Result<(Panel, Vec<Face>), Fault> {
    let (network, law, now) = (portal.network.clone(), portal.law.current(), visitor.now());
    let found = portal.db.read(move |tx| -> Outcome<Option<(Panel, Vec<Face>, bool)>> {
        let Some(panel) = panel::by_code(tx, &code)?.filter(|p| !p.retired) else { return Ok(None) };
        let faces = face::all(tx, &network, &law, &panel, now)?;
        let noted = match key {
            Some(key) => watch::wants(tx, panel.id, &key, now)?,
            None => false,
        };
        Ok(Some((panel, faces, noted)))
    });
    let (panel, faces, noted) = found.await?.ok_or_else(Fault::not_found)?;
    if noted {
        let shown = reported.unwrap_or_else(|| shows(&panel, &faces, now));
        let id = panel.id;
        // The panel gets its figures also when nobody can write down that it was here.
        if let Err(failure) = portal.db.write_bulk(move |tx| watch::note(tx, id, &shown, now)).await {
            tracing::warn!(panel = id, %failure, "panel.unnoted");
        }
    }
    Ok((panel, faces))
}

/// Which script the page runs: one that learns of another loads the page anew.
fn made() -> String {
    assets::of(Asset::PanelScript).unwrap_or_default()
}

fn page(portal: &Portal, visitor: &Visitor, panel: &Panel, faces: &[Face], key: Option<&str>) -> Markup {
    let lang = panel.setup.languages.first().copied().unwrap_or_default();
    let source = match key {
        Some(key) => format!("/led/{}/face?key={}", panel.code, query_value(key)),
        None => format!("/led/{}/face", panel.code),
    };
    html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (panel.setup.name) }
                meta name="robots" content="noindex";
                meta name="color-scheme" content="dark";
                link rel="icon" href="/favicon.ico";
                noscript { meta http-equiv="refresh" content=(panel.setup.dwell_seconds); }
                @if let Some(style) = assets::of(Asset::PanelStyle) { link rel="stylesheet" href=(style); }
                @if let Some(script) = assets::of(Asset::PanelScript) { script type="module" src=(script) {} }
            }
            body.led-page {
                main data-led-src=(source) {
                    h1.visually-hidden { (panel.setup.name) }
                    (drawn(panel, &portal.law.current(), faces, Scale::Pixels, visitor.now(), &made()))
                }
            }
        }
    }
}
