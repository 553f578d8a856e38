//! Newest values at a broker of MQTT 3.1.1 (*máy chủ MQTT của trung tâm điều hành*), as retained messages: whoever
//! subscribes gets the present state at once, and then what changes.
//!
//! It goes by state and not by events. What should lie at the broker is read anew whenever something has moved and
//! compared with what lies there, so a lost line costs nothing but a look: after it everything is said again.
//! Nothing waits in a queue, and nobody waits for the broker.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use kernel::Outcome;
use store::{Db, Tx};
use tokio::sync::Notify;
use tokio::time::Instant;
use tracing::{info, warn};

mod broker;
mod look;
mod session;
mod shelf;

pub use broker::{Broker, Kind};
pub use look::{Seen, look};
pub use shelf::Message;

use shelf::Shelf;

/// The gauge: 1 while the broker has us.
const CONNECTED: &str = "datnuoc_mqtt_connected";
/// The first pause before the broker is called again; each further one is twice as long.
const SHORTEST_REST: Duration = Duration::from_secs(1);
/// The longest pause.
const LONGEST_REST: Duration = Duration::from_mins(1);
/// A connection that lasted this long was a good one: the next pause is short again.
const GOOD: Duration = Duration::from_mins(1);

/// What should lie at the broker now, topics below [`Broker::below`].
pub type Source = Arc<dyn Fn(&mut Tx) -> Outcome<Vec<Message>> + Send + Sync>;

/// Keeps the broker up to date.
#[derive(Clone)]
pub struct Publisher {
    /// The database.
    pub db: Db,
    /// The broker.
    pub broker: Broker,
    /// What should lie there.
    pub source: Source,
    /// Rung when something may have moved.
    pub moved: Arc<Notify>,
}

impl Publisher {
    /// Works until `stopped`; then says so to the broker and leaves.
    pub async fn run(self, stopped: impl Future<Output = ()>) {
        let mut stopped = pin!(stopped);
        let mut shelf = Shelf::default();
        let mut rest = SHORTEST_REST;
        metrics::gauge!(CONNECTED).set(0.0);
        loop {
            let since = Instant::now();
            let ended = session::session(&self, &mut shelf, stopped.as_mut()).await;
            metrics::gauge!(CONNECTED).set(0.0);
            let Err(error) = ended else {
                info!("mqtt.left");
                return;
            };
            if since.elapsed() >= GOOD {
                rest = SHORTEST_REST;
            }
            metrics::counter!("datnuoc_mqtt_failures_total").increment(1);
            warn!(%error, rest_seconds = rest.as_secs(), "mqtt.away");
            tokio::select! {
                () = tokio::time::sleep(rest) => {}
                () = stopped.as_mut() => return,
            }
            rest = (rest * 2).min(LONGEST_REST);
            shelf.forget();
        }
    }
}
