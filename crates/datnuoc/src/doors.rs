//! Where the pages' secrets are checked: the session of a cookie, the station of a token.

use std::sync::Arc;

use identity::session::{self, Step, Token};
use identity::{Authority, authority};
use kernel::Outcome;
use web_kit::Doors;

use crate::house::House;

/// The doors of a house.
pub fn doors(house: &House) -> Doors {
    let signed = house.clone();
    Doors {
        session: Arc::new(move |token| {
            let house = signed.clone();
            Box::pin(async move { session(&house, token).await })
        }),
        // Stations deliver by FTP; their tokens for HTTP come with HTTP intake.
        station: Arc::new(|_| Box::pin(async { Ok(None) })),
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
