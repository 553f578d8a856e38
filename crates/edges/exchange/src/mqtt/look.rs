//! A look at the broker from outside of the program that serves: for whoever asks whether all is well.

use std::time::Duration;

use kernel::Problem;
use rumqttc::{AsyncClient, Event, Packet, QoS};
use tokio::time::timeout;

use super::Broker;

/// How long the broker may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// The broker has the program that serves.
    Online,
    /// The broker is there, the program that serves is not.
    Offline,
}

/// Looks; an error says why the broker cannot be looked at.
pub async fn look(broker: &Broker) -> Result<Seen, Problem> {
    let (client, mut line) = AsyncClient::new(broker.looking(), 4);
    let asked = client.subscribe(broker.online(), QoS::AtMostOnce).await;
    asked.map_err(Problem::new)?;
    let mut connected = false;
    let told = timeout(PATIENCE, async {
        loop {
            match line.poll().await {
                Ok(Event::Incoming(Packet::Publish(told))) => return Ok(told.payload == "true"),
                Ok(event) => connected |= matches!(event, Event::Incoming(_)),
                Err(error) => return Err(Problem::new(error)),
            }
        }
    })
    .await;
    match told {
        Ok(Ok(true)) => Ok(Seen::Online),
        Ok(Ok(false)) => Ok(Seen::Offline),
        // It has never heard of us, or tells us nothing.
        Err(_) if connected => Ok(Seen::Offline),
        Err(late) => Err(Problem::new(late)),
        Ok(Err(problem)) => Err(problem),
    }
}
