//! Where the pages' secrets are checked: the session of a cookie, the station of a token.

use std::net::IpAddr;
use std::sync::Arc;

use identity::session::{self, Step, Token};
use identity::{Authority, authority};
use intake::Intake;
use kernel::{Failure, Outcome};
use web_kit::Doors;

use crate::house::House;

/// The doors of a house.
pub fn doors(house: &House) -> Doors {
    let (signed, intake) = (house.clone(), house.intake());
    Doors {
        session: Arc::new(move |token| {
            let house = signed.clone();
            Box::pin(async move { session(&house, token).await })
        }),
        station: Arc::new(move |(account, from)| {
            let intake = intake.clone();
            Box::pin(async move { station(&intake, &account, from).await })
        }),
    }
}

/// The station of an account `CODE:SECRET` that calls from an address: the same door as that of FTP, with the same
/// patience.
async fn station(intake: &Intake, account: &str, from: IpAddr) -> Outcome<Option<i64>> {
    let Some((code, secret)) = account.split_once(':') else { return Ok(None) };
    match intake::sign_in(intake, code, secret, from).await {
        Ok(logger) => Ok(Some(logger.station)),
        Err(Failure::Refused(why)) if why.iter().any(|refusal| refusal.code == "refused-too-many-attempts") => {
            Err(Failure::Refused(why))
        }
        Err(Failure::Refused(_)) => Ok(None),
        Err(broken) => Err(broken),
    }
}

/// Who a cookie's token stands for, when its session goes on and owes nothing.
async fn session(house: &House, token: String) -> Outcome<Option<Authority>> {
    let Some(token) = Token::from_cookie(&token) else { return Ok(None) };
    let (law, now) = (house.law.current(), house.clock.now());
    let found = house
        .db
        .read(move |tx| {
            let Some(session) = session::find(tx, &token, now)? else { return Ok(None) };
            if session.step != Step::Open {
                return Ok(None);
            }
            Ok(authority::of_session(tx, law.catalogue(), &session, now)?.map(|authority| (session, authority)))
        })
        .await?;
    let Some((session, authority)) = found else { return Ok(None) };
    if session.is_stale(now) {
        house.db.write(move |tx| session::touch(tx, session.id, now)).await?;
    }
    Ok(Some(authority))
}
