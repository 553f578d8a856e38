//! Creating Observations (*gửi số liệu qua SensorThings*): one at `Observations` or below its Datastream, many as
//! arrays at `CreateObservations`. A station writes its own series with its own account; all else that the interface
//! shows is set up by the office, and nothing of it is created, changed or removed here.

use std::sync::LazyLock;

use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use intake::{LARGEST, Room};
use kernel::{Moment, Outcome, Refusal};
use monitoring::observation::Observation;
use monitoring::receive::observed::{Observed, Stored};
use query::{Options, Plan};
use web_kit::errors::Kind;
use web_kit::policy::StationCaller;
use web_kit::{Fault, Visitor};

use super::address::{Address, End};
use super::entity::Entity;
use super::observations::{Form, Found};
use super::{json_text, links, text};
use crate::{Api, body, refused};

mod arrays;
mod cell;
mod json;
mod one;

/// The path of arrays below the root.
const ARRAYS: &str = "CreateObservations";
/// The longest request with one observation.
const LARGEST_ONE: usize = 16 * 1024;
/// Up to this size arrays are read on the spot; larger ones on a thread that may take its time.
const QUICK: usize = 64 * 1024;

/// An Observation with all its properties.
static WHOLE: LazyLock<Option<Plan>> =
    LazyLock::new(|| Plan::new(Options::default(), Entity::Observation.registry(), Moment(0)).ok());

/// Creates observations of the station that calls.
pub async fn create(
    State(api): State<Api>,
    visitor: Visitor,
    Extension(StationCaller(station)): Extension<StationCaller>,
    Path(path): Path<String>,
    request: Request,
) -> Result<Response, Fault> {
    body::plain(request.headers())?;
    let call = Call { station, api, visitor };
    if path.trim_end_matches('/') == ARRAYS {
        return call.arrays(request).await;
    }
    let address = Address::parse(&path).map_err(refused::question)?;
    if !is_written(&address) {
        return Ok(only_read(address.is_set()));
    }
    let series = if address.first == Entity::Datastream { address.id } else { None };
    call.one(series, request).await
}

/// Changing and removing is not done here.
pub async fn change() -> Response {
    only_read(false)
}

/// Whether an address is that of all observations, or of those of one series.
fn is_written(address: &Address) -> bool {
    let is_list = address.is_set() && address.end == End::Entities && address.entity() == Entity::Observation;
    is_list && matches!((address.first, address.steps.len()), (Entity::Observation, 0) | (Entity::Datastream, 1))
}

fn only_read(is_set: bool) -> Response {
    let code = if is_set { "refused-api-only-observations" } else { "refused-api-only-read" };
    let mut response = Fault::new(Kind::WrongMethod).because(Refusal::new(code)).into_response();
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
    response
}

/// A request of a station.
struct Call {
    station: i64,
    api: Api,
    visitor: Visitor,
}

impl Call {
    async fn one(self, series: Option<i64>, request: Request) -> Result<Response, Fault> {
        let minimal = wants_little(request.headers());
        let bytes = body::whole(request.into_body(), LARGEST_ONE, &mut Room::default()).await?;
        let mut sent = self.begin("/sta/v1.1/Observations").await?;
        one::read(&bytes, series, &mut sent).map_err(foreign)?;
        let (source, path) = (self.source(), self.visitor.path().to_owned());
        let made = self.api.intake.observe(sent, source, path, bytes).await.map_err(refused::failed)?;
        self.made(made, minimal)
    }

    fn made(&self, observation: Observation, minimal: bool) -> Result<Response, Fault> {
        let root = links::root(&self.visitor);
        let found = Found::reading(0, observation);
        let address = links::entity(&root, Entity::Observation, found.id);
        let address = HeaderValue::try_from(address).map_err(Fault::broken)?;
        let mut response = if minimal {
            let applied = [("preference-applied", HeaderValue::from_static("return=minimal"))];
            (StatusCode::CREATED, applied).into_response()
        } else {
            let plan = WHOLE.as_ref().ok_or_else(|| Fault::broken("an observation cannot be written whole"))?;
            let form = Form::of(plan, &root);
            let mut document = Vec::with_capacity(form.room(1));
            form.write(&found, &mut document);
            (StatusCode::CREATED, json_text(document)).into_response()
        };
        response.headers_mut().insert(header::LOCATION, address);
        Ok(response)
    }

    async fn arrays(self, request: Request) -> Result<Response, Fault> {
        let mut room = Room::default();
        let bytes = body::whole(request.into_body(), LARGEST, &mut room).await?;
        let sent = self.begin("/sta/v1.1/CreateObservations").await?;
        let (sent, bytes) = beside(bytes.len(), move || {
            let mut sent = sent;
            arrays::read(&bytes, &mut sent).map(|()| (sent, bytes))
        })
        .await?
        .map_err(foreign)?;
        let (source, path, rows) = (self.source(), self.visitor.path().to_owned(), sent.rows().to_vec());
        let stored = self.api.intake.observe_all(sent, source, path, bytes).await.map_err(refused::failed)?;
        let root = links::root(&self.visitor);
        let document = beside(rows.len() * 64, move || addresses(&root, &rows, &stored)).await?;
        drop(room);
        Ok((StatusCode::CREATED, json_text(document)).into_response())
    }

    async fn begin(&self, path: &'static str) -> Result<Observed, Fault> {
        let intake = &self.api.intake;
        let begun = async {
            let profile = intake.profile(self.station).await?;
            Observed::begin(profile, &intake.receiver.law.current(), path, intake.clock.now())
        };
        let begun: Outcome<Observed> = begun.await;
        begun.map_err(refused::failed)
    }

    fn source(&self) -> String {
        self.visitor.client().address.to_canonical().to_string()
    }
}

/// Does what takes its time on a thread of its own.
async fn beside<T: Send + 'static>(bytes: usize, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    if bytes <= QUICK {
        return Ok(work());
    }
    tokio::task::spawn_blocking(work).await.map_err(Fault::broken)
}

/// The address of each row's observation; "error" where it is none.
fn addresses(root: &str, rows: &[Option<(Moment, u16)>], stored: &Stored) -> Vec<u8> {
    let mut out = Vec::with_capacity(rows.len() * (root.len() + 40));
    let mut start = Vec::new();
    text::value(&mut start, format!("{root}/{}(", Entity::Observation.set()));
    start.pop();
    text::list(&mut out, rows, |out, row| match row.and_then(|key| stored.id(key)) {
        Some(id) => {
            out.extend_from_slice(&start);
            text::value(out, id * 2);
            out.extend_from_slice(b")\"");
        }
        None => text::value(out, "error"),
    });
    out
}

/// `Prefer: return=minimal` (RFC 7240).
fn wants_little(headers: &HeaderMap) -> bool {
    headers.get_all("prefer").iter().filter_map(|v| v.to_str().ok()).any(|v| {
        v.split(',')
            .any(|wish| wish.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("return=minimal"))
    })
}

/// The fault of a request that was refused: a series that the station may not write is forbidden to it.
fn foreign(refusal: Refusal) -> Fault {
    match refusal.code.as_ref() {
        "refused-api-datastream-foreign" | "refused-api-datastream-computed" => {
            Fault::new(Kind::Forbidden).because(refusal)
        }
        _ => refused::question(refusal),
    }
}
