//! A place for every connection of the pages; whoever comes beyond them is closed at once, so that the
//! program stays there for those who are inside.

use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum_server::accept::Accept;
use kernel::{Crowd, Place};
use tokio::net::TcpStream;
use tower::Service;

/// Gives connections their place.
#[derive(Debug, Clone)]
pub struct Doorkeeper(pub Crowd);

impl<S> Accept<TcpStream, S> for Doorkeeper {
    type Stream = TcpStream;
    type Service = Held<S>;
    type Future = std::future::Ready<io::Result<(TcpStream, Held<S>)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        std::future::ready(self.admit(stream, service))
    }
}

impl Doorkeeper {
    fn admit<S>(&self, stream: TcpStream, service: S) -> io::Result<(TcpStream, Held<S>)> {
        let address = stream.peer_addr()?.ip();
        // Small answers must not wait for more to be sent with them.
        stream.set_nodelay(true)?;
        let Some(place) = self.0.place(address) else {
            metrics::counter!("datnuoc_http_turned_away_total").increment(1);
            return Err(io::Error::other("no place"));
        };
        Ok((stream, Held { service, _place: Arc::new(place) }))
    }
}

/// The service of a connection, which holds its place as long as it lives.
#[derive(Debug, Clone)]
pub struct Held<S> {
    service: S,
    _place: Arc<Place>,
}

impl<S: Service<R>, R> Service<R> for Held<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, request: R) -> S::Future {
        self.service.call(request)
    }
}
