//! What whoever watches the server may know: `/metrics` on an inner address of its own, for Prometheus
//! and its like. Nothing personal is counted.

use std::sync::LazyLock;
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use kernel::{Crowd, Outcome};
use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;

use super::{broken, pages};

/// Places for those who ask; one program usually does.
const PLACES: usize = 16;
/// How often recorded durations are put into their buckets.
const UPKEEP: Duration = Duration::from_secs(5);
/// Bounds of the buckets of durations, in seconds.
const BUCKETS: [f64; 8] = [0.005, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];
/// What counts are written in.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Starts counting. Call it once, before anything that counts.
pub fn start() -> Outcome<PrometheusHandle> {
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
        .map_err(broken)?
        .build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).map_err(|e| broken(e.to_string()))?;
    describe();
    Ok(handle)
}

/// Answers on `listener` until `stopped`. `look` reads what is a state and not an event, just before.
pub async fn serve(
    listener: TcpListener,
    handle: PrometheusHandle,
    look: impl Fn() + Clone + Send + Sync + 'static,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> Outcome<()> {
    let kept = handle.clone();
    let upkeep = tokio::spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP).await;
            kept.run_upkeep();
        }
    });
    let answer = move || {
        look();
        let text = handle.render();
        async move { ([(CONTENT_TYPE, TEXT)], text) }
    };
    let app = Router::new().route("/metrics", get(answer));
    let served = pages::serve(listener, None, Crowd::new(PLACES, PLACES, Vec::new()), app, stopped).await;
    upkeep.abort();
    served
}

/// Bytes of memory that the process holds, where the system tells.
pub fn resident_bytes() -> Option<f64> {
    static PAGE: LazyLock<usize> = LazyLock::new(rustix::param::page_size);
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: usize = statm.split(' ').nth(1)?.parse().ok()?;
    Some((pages * *PAGE) as f64)
}

fn describe() {
    describe_counter!("datnuoc_http_requests_total", "Requests answered, by route and class of status");
    describe_histogram!("datnuoc_http_seconds", Unit::Seconds, "Time until the head of an answer, by route");
    describe_gauge!("datnuoc_http_connections", "Connections of pages that are open");
    describe_counter!("datnuoc_http_turned_away_total", "Connections that found no place");
    describe_counter!("datnuoc_intake_files_total", "Files acknowledged");
    describe_counter!("datnuoc_intake_readings_total", "Readings in them, by what became of them");
    describe_histogram!("datnuoc_work_seconds", Unit::Seconds, "Time of one round of averages, sealing and judging");
    describe_counter!("datnuoc_work_failures_total", "Rounds, jobs and deliveries that failed, by step");
    describe_gauge!("datnuoc_mqtt_connected", "1 while the operations centre's broker has this program");
    describe_counter!("datnuoc_mqtt_messages_total", "Retained messages told to the broker");
    describe_counter!("datnuoc_mqtt_failures_total", "Connections to the broker that failed or were lost");
    describe_gauge!("datnuoc_database_waiting", "Questions and changes that wait for the database, by lane");
    describe_gauge!("datnuoc_journal_seq", "Number of the journal's newest entry that live pages know");
    describe_gauge!("datnuoc_live_listeners", "Pages that are being kept up to date");
    describe_gauge!("datnuoc_memory_bytes", Unit::Bytes, "Memory that the process holds");
}
