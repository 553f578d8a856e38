//! Who is at the other end of the connection: address, and whether the way to him is encrypted.
//!
//! What a proxy says is believed only from a proxy that the office listed.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Request};

/// How requests reach the program.
#[derive(Debug, Clone, Default)]
pub enum Transport {
    /// Plain HTTP, for a demonstration or a closed network.
    #[default]
    Plain,
    /// TLS ends in this program.
    Tls,
    /// TLS ends in one of these proxies, which set `X-Forwarded-For`, `-Proto` and `-Host`.
    Proxies(Vec<IpAddr>),
}

/// The other end of a request.
#[derive(Debug, Clone)]
pub struct Client {
    /// His address; that of the last hop that no listed proxy made.
    pub address: IpAddr,
    /// Whether the request travelled encrypted up to us or our proxy.
    pub secure: bool,
    /// The host name that his browser asked for, with port.
    pub host: String,
}

impl Client {
    /// Reads the connection and, behind a listed proxy, its headers.
    pub fn of<B>(request: &Request<B>, transport: &Transport) -> Client {
        let peer = request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip().to_canonical());
        let headers = request.headers();
        // HTTP/2 carries the host in the target, HTTP/1 in a header.
        let host =
            request.uri().authority().map(Authority::as_str).or_else(|| text(headers, "host")).unwrap_or_default();
        let direct = |secure| Client { address: peer, secure, host: host.to_owned() };
        match transport {
            Transport::Tls => direct(true),
            Transport::Proxies(listed) if listed.contains(&peer) => Client {
                address: first_foreign(headers, listed).unwrap_or(peer),
                secure: text(headers, "x-forwarded-proto").is_some_and(|p| p.eq_ignore_ascii_case("https")),
                host: text(headers, "x-forwarded-host").unwrap_or(host).to_owned(),
            },
            Transport::Plain | Transport::Proxies(_) => direct(false),
        }
    }
}

/// The right-most address that none of our proxies has: what stands left of it anybody can write.
fn first_foreign(headers: &HeaderMap, listed: &[IpAddr]) -> Option<IpAddr> {
    headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .filter_map(|part| part.trim().parse::<IpAddr>().ok())
        .map(|ip| ip.to_canonical())
        .rfind(|ip| !listed.contains(ip))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
