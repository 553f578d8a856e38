//! Signing in and out (*đăng nhập, đăng xuất*): name and password, then whatever is still owed: a code, a
//! password of one's own. And once more, before a dangerous act.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::response::{IntoResponse, Redirect, Response};
use identity::password::{self, Change, Typed};
use identity::session::{self, Step};
use identity::sign_in::{self, Attempt, SignedIn};
use kernel::Refusal;
use maud::Markup;
use web_kit::session::SIGN_IN;
use web_kit::{Fault, Filled, Officer, Routes, Sent, Visitor};

use crate::signed::{self, lead_on, lead_out, next, waiting};
use crate::{Desk, refused};

mod page;

const CODE: &str = "/desk/sign-in/code";
const AGAIN: &str = "/desk/sign-in/again";
const PASSWORD: &str = "/desk/password";

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get(SIGN_IN, ask)
        .post(SIGN_IN, answer)
        .get(CODE, ask_code)
        .post(CODE, answer_code)
        .get(AGAIN, ask_again)
        .post(AGAIN, answer_again)
        .get(PASSWORD, ask_password)
        .post(PASSWORD, answer_password)
        .post(web_kit::session::SIGN_OUT, out)
}

/// Where somebody gives his password once more and comes back.
pub fn again_at(back: &str) -> String {
    signed::step(AGAIN, back)
}

async fn ask(visitor: Visitor) -> Response {
    let asked = visitor.asked("next");
    if visitor.authority().is_some() {
        return Redirect::to(next(asked.as_deref())).into_response();
    }
    page::sign_in(&visitor, next(asked.as_deref()), &Filled::empty()).into_response()
}

async fn answer(State(desk): State<Desk>, visitor: Visitor, headers: HeaderMap, sent: Sent) -> Result<Response, Fault> {
    let (from, now) = (visitor.client().address, visitor.now());
    desk.tries.take(from, now)?;
    let to = next(sent.get("next")).to_owned();
    let read = sent.read(|form| (form.text("name", 200), form.secret("password")));
    let outcome = match read {
        Err(refusals) => Err(refusals),
        Ok((name, password)) => {
            let (gate, agent) = (desk.gate.clone(), agent(&headers));
            let attempt = Attempt { name, password: Typed::new(&password), code: None, from, agent };
            refused::of_form(waiting(move || sign_in::run(&gate, attempt, now)).await?)?
        }
    };
    match outcome {
        Ok(done) => {
            desk.tries.give_back(from);
            go_on(&visitor, &done, &to)
        }
        Err(refusals) => {
            let form = page::sign_in(&visitor, &to, &Filled::refused(sent, refusals));
            Ok((refused::AGAIN, form).into_response())
        }
    }
}

/// The next step, or where he wanted to go.
fn go_on(visitor: &Visitor, done: &SignedIn, to: &str) -> Result<Response, Fault> {
    match done.step {
        Step::Open => lead_on(visitor, &done.token, to),
        Step::Code => lead_on(visitor, &done.token, &signed::step(CODE, to)),
        Step::Password => lead_on(visitor, &done.token, &signed::step(PASSWORD, to)),
    }
}

/// What the browser says it is, for the owner's list of sessions.
fn agent(headers: &HeaderMap) -> String {
    headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
}

async fn ask_code(State(desk): State<Desk>, visitor: Visitor) -> Result<Response, Fault> {
    let asked = visitor.asked("next");
    match signed::session(&desk, &visitor).await? {
        Some(session) if session.step == Step::Code => {
            Ok(page::code(&visitor, next(asked.as_deref()), &Filled::empty()).into_response())
        }
        _ => Ok(Redirect::to(SIGN_IN).into_response()),
    }
}

async fn answer_code(State(desk): State<Desk>, visitor: Visitor, sent: Sent) -> Result<Response, Fault> {
    let (from, now) = (visitor.client().address, visitor.now());
    desk.tries.take(from, now)?;
    let to = next(sent.get("next")).to_owned();
    let Some(token) = signed::token(&visitor) else { return Ok(Redirect::to(SIGN_IN).into_response()) };
    let outcome = match sent.read(|form| form.text("code", 40)) {
        Err(refusals) => Err(refusals),
        Ok(code) => {
            let gate = desk.gate.clone();
            refused::of_form(waiting(move || sign_in::enter_code(&gate, token, code, from, now)).await?)?
        }
    };
    match outcome {
        Ok(done) => {
            desk.tries.give_back(from);
            go_on(&visitor, &done, &to)
        }
        Err(refusals) if refused::wants_password(&refusals) => Ok(Redirect::to(SIGN_IN).into_response()),
        Err(refusals) => {
            let form = page::code(&visitor, &to, &Filled::refused(sent, refusals));
            Ok((refused::AGAIN, form).into_response())
        }
    }
}

async fn ask_again(officer: Officer) -> Markup {
    let asked = officer.asked("next");
    page::again(&officer, next(asked.as_deref()), &Filled::empty())
}

async fn answer_again(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let (from, now) = (officer.client().address, officer.now());
    desk.tries.take(from, now)?;
    let to = next(sent.get("next")).to_owned();
    let session = signed::session(&desk, &officer).await?.ok_or_else(Fault::sign_in_first)?;
    let outcome = match sent.read(|form| form.secret("password")) {
        Err(refusals) => Err(refusals),
        Ok(typed) => {
            let gate = desk.gate.clone();
            let work = move || sign_in::again(&gate, session, Typed::new(&typed), from, now);
            refused::of_form(waiting(work).await?)?
        }
    };
    match outcome {
        Ok(done) => {
            desk.tries.give_back(from);
            lead_on(&officer, &done.token, &to)
        }
        Err(refusals) => {
            let form = page::again(&officer, &to, &Filled::refused(sent, refusals));
            Ok((refused::AGAIN, form).into_response())
        }
    }
}

async fn ask_password(State(desk): State<Desk>, visitor: Visitor) -> Result<Response, Fault> {
    let asked = visitor.asked("next");
    match signed::session(&desk, &visitor).await?.map(|s| s.step) {
        Some(step @ (Step::Password | Step::Open)) => {
            let form = page::password(&visitor, step == Step::Open, next(asked.as_deref()), &Filled::empty());
            Ok(form.into_response())
        }
        Some(Step::Code) | None => Ok(Redirect::to(SIGN_IN).into_response()),
    }
}

async fn answer_password(State(desk): State<Desk>, visitor: Visitor, sent: Sent) -> Result<Response, Fault> {
    let (from, now) = (visitor.client().address, visitor.now());
    desk.tries.take(from, now)?;
    let to = next(sent.get("next")).to_owned();
    let Some(session) = signed::session(&desk, &visitor).await? else {
        return Ok(Redirect::to(SIGN_IN).into_response());
    };
    let open = session.step == Step::Open;
    let read = sent.read(|form| {
        let current = open.then(|| form.secret("current"));
        let (new, repeated) = (form.secret("password"), form.secret("repeated"));
        if new != repeated {
            form.refuse(Refusal::new("refused-password-differs").at("repeated"));
        }
        Change { current: current.map(|c| Typed::new(&c)), new, from }
    });
    let outcome = match read {
        Err(refusals) => Err(refusals),
        Ok(change) => {
            let gate = desk.gate.clone();
            refused::of_form(waiting(move || password::change(&gate, session, change, now)).await?)?
        }
    };
    match outcome {
        Ok(token) => {
            desk.tries.give_back(from);
            lead_on(&visitor, &token, &to)
        }
        Err(refusals) => {
            let form = page::password(&visitor, open, &to, &Filled::refused(sent, refusals));
            Ok((refused::AGAIN, form).into_response())
        }
    }
}

/// Ends the session; also one that is over already or still owes something.
async fn out(State(desk): State<Desk>, visitor: Visitor, _: Sent) -> Result<Response, Fault> {
    if let Some(session) = signed::session(&desk, &visitor).await? {
        desk.db.write(move |tx| session::sign_out(tx, &session)).await?;
    }
    Ok(lead_out(&visitor, SIGN_IN))
}
