//! The evidence page of an exceedance (*phiếu chứng cứ vượt ngưỡng*): what was measured, against which limit,
//! under which rule, how it was computed. On screen and on paper.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{Outcome, PublicId};
use monitoring::datastream::{self, Datastream};
use monitoring::exceedance::{self, Evidence, Exceedance};
use monitoring::network::Profile;
use monitoring::station_view::{self, Point};
use std::sync::Arc;
use web_kit::{Fault, Visitor};

use crate::Portal;
use crate::words::evidence::{self, About};

mod page;

/// An exceedance with all that its page shows.
pub struct Shown {
    /// The exceedance.
    pub exceedance: Exceedance,
    /// Its evidence, newest version first, each with when it was recorded.
    pub versions: Vec<(kernel::Moment, Evidence)>,
    /// The station.
    pub profile: Arc<Profile>,
    /// Name of its facility.
    pub facility: Option<String>,
    /// The series that exceeded.
    pub stream: Datastream,
    /// What the statistic was computed from: readings of an hour, hours of a day.
    pub parts: Vec<Point>,
}

impl Shown {
    /// What its explanation needs.
    fn about(&self) -> About<'_> {
        About {
            exceedance: &self.exceedance,
            versions: self.versions.iter().map(|(at, e)| (*at, e)).collect(),
            profile: &self.profile,
            facility: self.facility.as_deref(),
        }
    }
}

/// The page, or with `.pdf` behind its id the sheet.
pub async fn show(State(portal): State<Portal>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Fault> {
    let (id, as_sheet) = id.strip_suffix(".pdf").map_or((id.as_str(), false), |id| (id, true));
    let id: PublicId = id.parse().map_err(|_| Fault::not_found())?;
    let shown = read(&portal, id).await?;
    let law = portal.law.current();
    if !as_sheet {
        return Ok(page::evidence(&visitor, &law, &shown).into_response());
    }
    let id = &shown.exceedance.public_id;
    let issued = evidence::issued(&visitor, &format!("/exceedances/{id}"));
    let sheet = evidence::sheet(visitor.lang(), &law, &shown.about(), issued).ok_or_else(Fault::not_found)?;
    web_kit::sheet(sheet, &id.to_string()).await
}

async fn read(portal: &Portal, id: PublicId) -> Result<Shown, Fault> {
    let network = portal.network.clone();
    let shown = portal
        .db
        .read(move |tx| -> Outcome<Option<Shown>> {
            let Some(exceedance) = exceedance::store::by_public_id(tx, &id)? else { return Ok(None) };
            let Some(profile) = network.profile(tx, exceedance.station_id)? else { return Ok(None) };
            let Some(stream) = datastream::store::by_id(tx, exceedance.datastream_id)? else { return Ok(None) };
            if !profile.station.public {
                return Ok(None);
            }
            let versions = exceedance::history(tx, exceedance.id)?;
            let facility = match exceedance.facility_id {
                Some(id) => parties::facility::public_name(tx, id)?,
                None => None,
            };
            let parts = match profile.by_slot(stream.slot) {
                Some(slot) => station_view::points(
                    tx,
                    &profile,
                    slot,
                    stream.averaging.parts(),
                    exceedance.starts_at,
                    exceedance.ends_at,
                )?,
                None => Vec::new(),
            };
            Ok(Some(Shown { exceedance, versions, profile, facility, stream, parts }))
        })
        .await?;
    shown.ok_or_else(Fault::not_found)
}
