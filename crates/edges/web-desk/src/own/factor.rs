//! One's own second factor (*xác thực hai lớp*): offered with a QR code, in force after a first code, turned
//! off again. Each asks for a password that was given recently.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use identity::Act;
use identity::second_factor::{self, Offer};
use qrcode::{Color, QrCode};
use web_kit::{Fault, Filled, Officer, Sent};

use super::{ADDRESS, page};
use crate::{Desk, refused, sign_in, signed};

/// Offers a factor and shows its QR code.
pub async fn offer(State(desk): State<Desk>, officer: Officer, _: Sent) -> Result<Response, Fault> {
    let (by, now, token, gate) =
        (officer.authority().clone(), officer.now(), signed::token(&officer), desk.gate.clone());
    let offered = desk.db.write(move |tx| {
        let session = signed::of_token(tx, token.as_ref(), now)?;
        second_factor::offer(tx, &gate.vault, &gate.random, Act::new(&by, now), &session)
    });
    match refused::of_form(offered.await)? {
        Ok(offer) => Ok(page::enrol(&officer, Some(&shown(&offer)?), &Filled::empty()).into_response()),
        Err(refusals) if refused::wants_password(&refusals) => {
            Ok(Redirect::to(&sign_in::again_at(ADDRESS)).into_response())
        }
        Err(refusals) => Err(kernel::Failure::Refused(refusals).into()),
    }
}

/// What the enrolment page shows, once.
pub struct Enrolment {
    /// The modules of the QR code, row by row.
    pub modules: Vec<bool>,
    /// Modules in a row.
    pub width: usize,
    /// The secret for typing by hand.
    pub typed: String,
}

fn shown(offer: &Offer) -> Result<Enrolment, Fault> {
    let code = QrCode::new(offer.address.as_bytes()).map_err(|e| Fault::broken(e.to_string()))?;
    let modules = code.to_colors().into_iter().map(|c| c == Color::Dark).collect();
    Ok(Enrolment { modules, width: code.width(), typed: offer.secret.in_groups()? })
}

/// Puts it in force and shows the recovery codes, once.
pub async fn confirm(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let (by, now, token, gate) =
        (officer.authority().clone(), officer.now(), signed::token(&officer), desk.gate.clone());
    let outcome = match sent.read(|form| form.text("code", 40)) {
        Err(refusals) => Err(refusals),
        Ok(code) => {
            let confirmed = desk.db.write(move |tx| {
                let session = signed::of_token(tx, token.as_ref(), now)?;
                second_factor::confirm(tx, &gate.vault, &gate.random, Act::new(&by, now), &session, &code)
            });
            refused::of_form(confirmed.await)?
        }
    };
    match outcome {
        Ok(codes) => Ok(page::recovery_codes(&officer, codes.as_slice()).into_response()),
        Err(refusals) if refused::wants_password(&refusals) => {
            Ok(Redirect::to(&sign_in::again_at(ADDRESS)).into_response())
        }
        // The code drawn before still holds; it is kept sealed and not drawn twice.
        Err(refusals) => {
            let form = page::enrol(&officer, None, &Filled::refused(sent, refusals));
            Ok((refused::AGAIN, form).into_response())
        }
    }
}

/// Turns it off.
pub async fn off(State(desk): State<Desk>, officer: Officer, _: Sent) -> Result<Response, Fault> {
    let (by, now, token) = (officer.authority().clone(), officer.now(), signed::token(&officer));
    let done = desk.db.write(move |tx| {
        let session = signed::of_token(tx, token.as_ref(), now)?;
        second_factor::turn_off(tx, Act::new(&by, now), &session)
    });
    match refused::of_form(done.await)? {
        Ok(()) => Ok(Redirect::to(ADDRESS).into_response()),
        Err(refusals) if refused::wants_password(&refusals) => {
            Ok(Redirect::to(&sign_in::again_at(ADDRESS)).into_response())
        }
        Err(refusals) => Err(kernel::Failure::Refused(refusals).into()),
    }
}
