//! Every route of the program, joined, and the menus that lead to them.

use web_api::Api;
use web_desk::Desk;
use web_kit::i18n::t;
use web_kit::ui::Icon;
use web_kit::{NavItem, Routes, Site, gallery};
use web_portal::Portal;

use crate::health;
use crate::house::House;

/// All routes.
pub fn all(house: &House) -> Routes {
    let portal = Portal {
        db: house.db.clone(),
        network: house.network.clone(),
        law: house.law.clone(),
        home: house.settings.public_url.clone(),
    };
    let (db, network, law) = (house.db.clone(), house.network.clone(), house.law.clone());
    let api = Api { db, network, law, intake: house.intake() };
    let desk = Desk::new(house.db.clone(), house.gate.clone(), house.network.clone(), house.law.clone())
        .with_loggers_at(house.settings.ftp_listen.map(|address| address.port()).filter(|port| *port != 0))
        .with_sms(house.texter.is_some());
    let own = Routes::new().get("/healthz", health::lives).get("/readyz", health::is_ready).with_state(house.clone());
    web_kit::stack::routes()
        .and(gallery::routes())
        .and(own)
        .and(web_portal::routes().with_state(portal))
        .and(web_api::routes().with_state(api))
        .and(web_desk::routes().with_state(desk))
}

/// The menus.
pub fn menus() -> Site {
    Site {
        portal_menu: vec![
            NavItem { label: |lang| t(lang, "home-short"), icon: Some(Icon::Home), href: "/", right: None },
            NavItem { label: |lang| t(lang, "law-title"), icon: Some(Icon::List), href: "/definitions", right: None },
        ],
        desk_menu: web_desk::menu(),
        ..Site::default()
    }
}
