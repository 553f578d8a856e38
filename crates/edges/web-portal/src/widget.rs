//! A station in the page of somebody else (*khung nhúng*): a commune's site, a school, a newspaper. Its newest figures
//! in a small frame that leads to the station's page. It sets no cookie and runs no script.

use axum::extract::{Path, State};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{IntoResponse, Response};
use kernel::{Lang, Outcome};
use maud::{DOCTYPE, Markup, html};
use monitoring::index::{self, StationIndex};
use monitoring::law::Current;
use monitoring::overview::{Glance, glances};
use monitoring::station_view;
use web_kit::assets::{self, Asset};
use web_kit::i18n::{t, t_with};
use web_kit::ui;
use web_kit::{Fault, Visitor, format};

use crate::home::{headline, of_station};
use crate::{Portal, words};

/// Anybody may frame it; in it there is nothing that could be tricked into doing something.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; \
form-action 'none'; frame-ancestors *";
/// Seconds after which the frame is loaded anew.
const RENEW: i64 = 300;

/// The frame.
pub async fn show(State(portal): State<Portal>, visitor: Visitor, Path(code): Path<String>) -> Result<Response, Fault> {
    let (network, law, now) = (portal.network.clone(), portal.law.current(), visitor.now());
    let found = portal.db.read(move |tx| -> Outcome<Option<(Glance, Option<StationIndex>)>> {
        let station = station_view::station_of_code(tx, &code)?.filter(|s| s.public);
        let Some(station) = station else { return Ok(None) };
        let id = station.id;
        let Some(glance) = glances(tx, &network, &law, vec![station], now)?.pop() else { return Ok(None) };
        let mut indices = index::newest(tx, &law, std::slice::from_ref(&glance.profile), now)?;
        Ok(Some((glance, indices.remove(&id))))
    });
    let (glance, index) = found.await?.ok_or_else(Fault::not_found)?;
    // A word of its own for the language: `lang` would be remembered by a cookie, and a frame sets none.
    let lang = visitor.asked("language").as_deref().and_then(Lang::from_code).unwrap_or_else(|| visitor.lang());
    let page = page(&visitor, lang, &portal.law.current(), &glance, index.as_ref());
    Ok(([(CONTENT_SECURITY_POLICY, POLICY)], page).into_response())
}

fn page(visitor: &Visitor, lang: Lang, law: &Current, glance: &Glance, index: Option<&StationIndex>) -> Markup {
    let station = &glance.profile.station;
    let (tone, word) = words::condition(lang, glance.condition);
    let office = visitor.site().office.get(lang);
    html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="refresh" content=(RENEW);
                meta name="robots" content="noindex";
                title { (station.name) }
                meta name="color-scheme" content="light dark";
                @if let Some(style) = assets::of(Asset::Style) { link rel="stylesheet" href=(style); }
            }
            body data-place="widget" {
                main.card data-tone=(tone.word()) {
                    h1 { a href={ "/stations/" (station.code) } target="_blank" rel="noopener" { (station.name) } }
                    p { (ui::badge(tone, &word)) }
                    (of_station(lang, visitor.now(), index))
                    (headline(lang, law, glance))
                    p.stamp {
                        @match &glance.latest {
                            Some(latest) => { (format::moment(latest.time)) }
                            None => { (t(lang, "station-never")) }
                        }
                        @if !office.is_empty() { " · " (t_with(lang, "widget-source", &[("office", office.into())])) }
                    }
                }
            }
        }
    }
}
