//! One connection to the broker, from its beginning to its loss or our leaving.
//!
//! Two things go on side by side in one task: the line is read and written, and what should lie at the broker is
//! compared with what lies there. The second waits for the first where the broker is slow, and nobody waits for them.

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use kernel::Problem;
use rumqttc::{
    AsyncClient, ClientError, ConnectionError, Event, EventLoop, Outgoing, Packet, QoS, SubscribeReasonCode,
};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, timeout};
use tracing::{info, warn};

use super::shelf::{Message, Shelf};
use super::{CONNECTED, Kind, Publisher};

/// Messages handed over that the line has not taken yet.
const QUEUE: usize = 16;
/// What moved gathers for this long, so that a burst is one look.
const GATHER: Duration = Duration::from_secs(1);
/// A look is taken at least this often: a station falls silent without anything arriving.
const AT_LEAST: Duration = Duration::from_secs(30);
/// How long we listen for what lay at the broker before us.
const LISTENING: Duration = Duration::from_secs(30);
/// How long leaving may take.
const FAREWELL: Duration = Duration::from_secs(2);
/// Topics of others that wait to be looked at.
const MOST_FOUND: usize = 20_000;

/// What the line has heard.
#[derive(Default)]
struct Heard {
    heard: Mutex<Inner>,
    news: Notify,
}

#[derive(Default)]
struct Inner {
    connected: bool,
    /// Topics below ours under which something lay.
    found: Vec<String>,
    /// Messages that the broker has acknowledged.
    acknowledged: u64,
}

impl Heard {
    fn with<T>(&self, what: impl FnOnce(&mut Inner) -> T) -> T {
        what(&mut self.heard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Keeps the broker up to date until the line is lost, which is an error, or `stopped`.
pub(super) async fn session(
    publisher: &Publisher,
    shelf: &mut Shelf,
    stopped: Pin<&mut impl Future<Output = ()>>,
) -> Result<(), Problem> {
    let (client, mut line) = AsyncClient::new(publisher.broker.publishing(), QUEUE);
    let heard = Heard::default();
    let below = Kind::ALL.map(|kind| publisher.broker.below(kind));
    tokio::select! {
        lost = keep(&mut line, &heard, &below) => return Err(Problem::new(lost)),
        Err(lost) = feed(publisher, &client, &heard, shelf) => return Err(Problem::new(lost)),
        () = stopped => {}
    }
    if heard.with(|h| h.connected) {
        // Whoever does not answer hears from the broker itself that we are gone.
        let _in_time = timeout(FAREWELL, leave(&mut line, &client, publisher.broker.online())).await;
    }
    Ok(())
}

/// Reads and writes the line until it is lost.
async fn keep(line: &mut EventLoop, heard: &Heard, below: &[String]) -> ConnectionError {
    loop {
        match line.poll().await {
            Ok(Event::Incoming(Packet::ConnAck(_))) => {
                heard.with(|h| h.connected = true);
                heard.news.notify_one();
            }
            Ok(Event::Incoming(Packet::PubAck(_))) => heard.with(|h| h.acknowledged += 1),
            // Our own words come back to us with this mark off.
            Ok(Event::Incoming(Packet::Publish(lay)))
                if lay.retain && !lay.payload.is_empty() && below.iter().any(|own| lay.topic.starts_with(own)) =>
            {
                heard.with(|h| {
                    if h.found.len() < MOST_FOUND {
                        h.found.push(lay.topic);
                    }
                });
                heard.news.notify_one();
            }
            Ok(Event::Incoming(Packet::SubAck(answer)))
                if answer.return_codes.contains(&SubscribeReasonCode::Failure) =>
            {
                warn!("mqtt.deaf");
            }
            Ok(_) => {}
            Err(lost) => return lost,
        }
    }
}

/// Says what must be said, again and again; ends when the line does not take it.
async fn feed(
    publisher: &Publisher,
    client: &AsyncClient,
    heard: &Heard,
    shelf: &mut Shelf,
) -> Result<(), ClientError> {
    while !heard.with(|h| h.connected) {
        heard.news.notified().await;
    }
    metrics::gauge!(CONNECTED).set(1.0);
    info!("mqtt.connected");
    let since = Instant::now();
    let all = Kind::ALL.map(|kind| format!("{}#", publisher.broker.below(kind)));
    say(client, Message { topic: publisher.broker.online(), payload: b"true".to_vec() }).await?;
    for own in &all {
        client.subscribe(own, QoS::AtMostOnce).await?;
    }
    let (mut said, mut listening) = (1, true);
    loop {
        heard.with(|h| std::mem::take(&mut h.found)).into_iter().for_each(|topic| shelf.found(topic));
        if heard.with(|h| h.acknowledged) >= said {
            shelf.settle();
            if listening && since.elapsed() >= LISTENING {
                listening = false;
                for own in &all {
                    client.unsubscribe(own).await?;
                }
            }
        }
        let source = publisher.source.clone();
        match publisher.db.read(move |tx| source(tx)).await {
            Ok(wanted) => {
                for message in shelf.bring(wanted) {
                    say(client, message).await?;
                    said += 1;
                }
            }
            // The database may be away; the broker keeps what it has.
            Err(failure) => warn!(%failure, "mqtt.look"),
        }
        tokio::select! {
            () = publisher.moved.notified() => {}
            () = heard.news.notified() => {}
            () = sleep(AT_LEAST) => {}
        }
        sleep(GATHER).await;
    }
}

async fn say(client: &AsyncClient, message: Message) -> Result<(), ClientError> {
    client.publish(message.topic, QoS::AtLeastOnce, true, message.payload).await?;
    metrics::counter!("datnuoc_mqtt_messages_total").increment(1);
    Ok(())
}

/// Says that we go, and goes.
async fn leave(line: &mut EventLoop, client: &AsyncClient, online: String) {
    let farewell = async {
        let told = client.publish(online, QoS::AtLeastOnce, true, "false").await;
        if told.is_ok() && client.disconnect().await.is_ok() {
            std::future::pending::<()>().await;
        }
    };
    let written = async {
        while let Ok(event) = line.poll().await {
            if event == Event::Outgoing(Outgoing::Disconnect) {
                return;
            }
        }
    };
    tokio::select! {
        () = farewell => {}
        () = written => {}
    }
}
