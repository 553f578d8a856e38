//! Where the pages' secrets are checked: the session of a cookie, the station of a token.

use std::net::IpAddr;
use std::sync::Arc;

use identity::device::Door;
use identity::session::{self, Step, Token};
use identity::{Authority, authority};
use kernel::{Failure, Outcome, Problem};
use web_kit::Doors;

use crate::house::House;

/// The doors of a house.
pub fn doors(house: &House) -> Doors {
    let (signed, house) = (house.clone(), house.clone());
    let door = Arc::new(Door::new(house.gate.clone()));
    Doors {
        session: Arc::new(move |token| {
            let house = signed.clone();
            Box::pin(async move { session(&house, token).await })
        }),
        station: Arc::new(move |(account, from)| {
            let (house, door) = (house.clone(), door.clone());
            Box::pin(async move { station(&house, door, account, from).await })
        }),
    }
}

/// The station of an account `CODE:SECRET` that calls from an address.
async fn station(house: &House, door: Arc<Door>, account: String, from: IpAddr) -> Outcome<Option<i64>> {
    let Some((code, secret)) = account.split_once(':') else { return Ok(None) };
    let (code, secret) = (code.to_owned(), secret.to_owned());
    let asked = code.clone();
    let found = house.db.read(move |tx| monitoring::station_view::station_of_code(tx, &asked)).await?;
    let Some(found) = found else { return Ok(None) };
    let (now, code) = (house.clock.now(), found.code.clone());
    let proved = tokio::task::spawn_blocking(move || door.verify(&code, &secret, from, now)).await;
    match proved.map_err(Problem::new)? {
        Ok(_) => Ok(Some(found.id)),
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
