//! The door of pages and interfaces: HTTP or HTTPS, with a limit to every patience.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect};
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Handle, Server};
use kernel::{Crowd, Outcome};
use rustls::ServerConfig;
use tokio::net::TcpListener;

use super::broken;
use super::doorkeeper::Doorkeeper;

/// Time for the head of a request, and for an idle connection to ask again.
const HEAD: Duration = Duration::from_secs(20);
/// Time for requests to end after the signal to stop; then streams are cut.
const FAREWELL: Duration = Duration::from_secs(5);
/// Bytes of a head: long addresses and cookies, not more.
const HEAD_BYTES: usize = 32 * 1024;
/// Streams of one HTTP/2 connection.
const STREAMS: u32 = 64;

/// Answers on `listener` until `stopped`, then lets requests end.
pub async fn serve(
    listener: TcpListener,
    tls: Option<Arc<ServerConfig>>,
    crowd: Crowd,
    app: Router,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> Outcome<()> {
    let handle = Handle::new();
    let ending = handle.clone();
    let end = tokio::spawn(async move {
        stopped.await;
        ending.graceful_shutdown(Some(FAREWELL));
    });
    let server = patient(Server::from_listener(listener)).handle(handle);
    let door = Doorkeeper(crowd);
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    let served = match tls {
        None => server.acceptor(door).serve(app).await,
        Some(config) => {
            let mut offered = (*config).clone();
            offered.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
            let config = RustlsConfig::from_config(Arc::new(offered));
            server.acceptor(RustlsAcceptor::new(config).acceptor(door)).serve(app).await
        }
    };
    end.abort();
    served.map_err(broken)
}

/// Sends whoever comes unencrypted to the same page of `public_url`.
pub async fn redirect(
    listener: TcpListener,
    crowd: Crowd,
    public_url: String,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> Outcome<()> {
    let app = Router::new().fallback(async move |uri: Uri| match uri.path_and_query() {
        Some(page) => Redirect::permanent(&format!("{public_url}{page}")).into_response(),
        None => StatusCode::BAD_REQUEST.into_response(),
    });
    serve(listener, None, crowd, app, stopped).await
}

fn patient(mut server: Server<SocketAddr>) -> Server<SocketAddr> {
    let builder = server.http_builder();
    builder.http1().header_read_timeout(HEAD).max_buf_size(HEAD_BYTES);
    builder
        .http2()
        .max_concurrent_streams(STREAMS)
        .max_header_list_size(HEAD_BYTES as u32)
        .keep_alive_interval(HEAD)
        .keep_alive_timeout(HEAD);
    server.first_request_timeout(HEAD)
}
