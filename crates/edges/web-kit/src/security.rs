//! Headers that tell browsers what our pages never do: run foreign code, be framed, leak
//! addresses, ask for the camera.

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::client::Client;
use crate::errors::for_programs;
use crate::kit::Kit;

/// No inline script or style anywhere; maps need workers and images that they draw themselves.
pub const CONTENT_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'; \
img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; \
base-uri 'none'; form-action 'self'; frame-src 'none'; frame-ancestors 'none'";

/// Documents for programs hold nothing that a browser should run or load.
const CONTENT_POLICY_FOR_PROGRAMS: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

const ALWAYS: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // `same-origin`, not `no-referrer`: with the latter browsers send `Origin: null` with forms.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), interest-cohort=()",
    ),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
];

/// The outermost layer.
pub async fn headers(State(kit): State<Kit>, request: Request, next: Next) -> Response {
    let secure = Client::of(&request, &kit.transport).secure;
    let program = for_programs(request.uri().path());
    let with_cookie = request.headers().contains_key("cookie");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        absent(headers, name, value);
    }
    // A page that brings its own policy says there who may frame it; this header could not.
    if !headers.contains_key(CONTENT_SECURITY_POLICY) {
        absent(headers, X_FRAME_OPTIONS, "DENY");
    }
    absent(headers, CONTENT_SECURITY_POLICY, if program { CONTENT_POLICY_FOR_PROGRAMS } else { CONTENT_POLICY });
    // Open data is for everybody's pages; our own pages and files are for ours.
    let resource = HeaderName::from_static("cross-origin-resource-policy");
    absent(headers, resource, if program { "cross-origin" } else { "same-origin" });
    if program {
        // With `*` no foreign page can read an answer that cookies have shaped.
        absent(headers, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    if secure {
        absent(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    if !headers.contains_key(CACHE_CONTROL) {
        // A page that a session may have shaped must not stay on a shared computer.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(if with_cookie { "no-store" } else { "no-cache" }));
        headers.append(VARY, HeaderValue::from_static("accept-language, cookie"));
    }
    response
}

fn absent(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
