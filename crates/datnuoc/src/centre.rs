//! The wiring of the operations centre (*trung tâm điều hành thông minh*): its broker, and what is told there.

mod programmes;
mod told;

use std::sync::Arc;

use exchange::mqtt::{self, Broker, Kind, Publisher, Seen};
use kernel::{Failure, Outcome, Problem};
use monitoring::programme::delivery;
use monitoring::published;
use tokio::runtime;

use crate::house::House;
use crate::settings::{Mqtt, secret};

/// Name of this client, and what topics begin with, until the operator chooses others.
const OURS: &str = "datnuoc";

/// Who keeps the broker up to date, where the settings name one.
pub fn publisher(house: &House) -> Outcome<Option<Publisher>> {
    let Some(broker) = broker(&house.settings.mqtt)? else { return Ok(None) };
    let (network, law, clock) = (house.network.clone(), house.law.clone(), house.clock.clone());
    let base = house.settings.public_url.clone();
    let (stations, programmes) = (broker.below(Kind::Station), broker.below(Kind::Programme));
    Ok(Some(Publisher {
        db: house.db.clone(),
        broker,
        source: Arc::new(move |tx| {
            let now = clock.now();
            let open = published::stations(tx, &network, &law.current(), now)?;
            let mut messages = Vec::new();
            for station in &open {
                messages.extend(told::messages(&stations, base.as_deref(), station)?);
            }
            for shown in delivery::public_among(tx, open.iter().map(|open| &open.glance), now)? {
                messages.push(programmes::message(&programmes, base.as_deref(), &shown, now)?);
            }
            Ok(messages)
        }),
        moved: Arc::default(),
    }))
}

/// What the operator should know of the broker; nothing where none is set or all is well.
pub fn needs(house: &House) -> Outcome<Option<String>> {
    let Some(publisher) = &house.publisher else { return Ok(None) };
    let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(Problem::new)?;
    Ok(match runtime.block_on(mqtt::look(&publisher.broker)) {
        Ok(Seen::Online) => None,
        Ok(Seen::Offline) => Some(
            "Máy chủ MQTT chưa thấy chương trình kết nối; chương trình có đang chạy không? / The MQTT broker does not have the program; is it serving?".to_owned(),
        ),
        Err(problem) => {
            Some(format!("Không tới được máy chủ MQTT: {problem}. / The MQTT broker cannot be reached: {problem}."))
        }
    })
}

fn broker(mqtt: &Mqtt) -> Outcome<Option<Broker>> {
    let Some(url) = &mqtt.url else { return Ok(None) };
    let password = match &mqtt.password_file {
        Some(path) => Some(secret(path).map_err(|e| Failure::Broken(Problem::new(e)))?),
        None => None,
    };
    let credentials = mqtt.user.clone().zip(password);
    let client = mqtt.client_id.as_deref().unwrap_or(OURS);
    let prefix = mqtt.prefix.as_deref().unwrap_or(OURS);
    Ok(Some(Broker::new(url, mqtt.ca.as_deref(), client, credentials, prefix)?))
}
